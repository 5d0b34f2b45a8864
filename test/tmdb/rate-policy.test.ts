import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitsOf, permitOf } from '../../src/tmdb/permit.ts';
import {
  CACHE_ONLY_FIRST_MS,
  PAUSE_LEAST_MS,
  PAUSE_MOST_MS,
  startPolicy,
  type Outcome,
  type PolicyState,
} from '../../src/tmdb/policy-state.ts';
import { stepPolicy } from '../../src/tmdb/rate-policy.ts';

const FULL = { rate: 35, concurrency: 4 };

/** How a request ended that was sent at `sentAt`. */
const result = (outcome: Outcome, sentAt: number, retryAfterMs: number | null = null) =>
  ({ type: 'result', outcome, retryAfterMs, sentAt }) as const;

/** Feeds results one every `everyMs`, from `now` on. */
const feed = (state: PolicyState, outcomes: readonly Outcome[], now: number, everyMs = 100) =>
  outcomes.reduce(
    ({ state: before, now: at }, outcome) => ({
      state: stepPolicy(before, result(outcome, at + everyMs), at + everyMs),
      now: at + everyMs,
    }),
    { state, now },
  );
const times = (count: number, outcome: Outcome): readonly Outcome[] => Array.from({ length: count }, () => outcome);

describe('the road down and up', () => {
  test('three 429s running make Throttle, two do not', () => {
    expect(feed(startPolicy(0), ['too-many', 'too-many', 'answered', 'too-many'], 0).state.name).toBe('Normal');
    expect(feed(startPolicy(0), times(3, 'too-many'), 0).state.name).toBe('Throttle');
  });

  test('a fifth of bad answers must be seen twice', () => {
    const eight = feed(startPolicy(0), [...times(8, 'answered'), ...times(2, 'server-error')], 0);
    expect(eight.state.name).toBe('Normal');
    expect(stepPolicy(eight.state, { type: 'tick' }, eight.now + 1000).name).toBe('Throttle');
    const good = feed(eight.state, times(4, 'answered'), eight.now);
    expect(good.state.name).toBe('Normal');
  });

  test('five 429s running in Throttle end in Sleep, which a probe leaves', () => {
    const asleep = feed(startPolicy(0), times(8, 'too-many'), 0);
    expect(asleep.state.name).toBe('Sleep');
    expect(asleep.state.until - asleep.now).toBe(2000);
    const probing = stepPolicy(asleep.state, { type: 'tick' }, asleep.now + 2000);
    expect(probing.name).toBe('HalfOpen');
    expect(limitsOf(probing, FULL, asleep.now + 2000)).toEqual({ rate: 3, concurrency: 1 });
  });

  test('Throttle ends after ten good answers, Sleep after five at half rate that climbs for 150 s', () => {
    const slow = feed(startPolicy(0), times(3, 'too-many'), 0);
    expect(limitsOf(slow.state, FULL, slow.now)).toEqual({ rate: 17.5, concurrency: 2 });
    const well = feed(slow.state, times(11, 'answered'), slow.now);
    expect(well.state.name).toBe('Normal');
    expect(limitsOf(well.state, FULL, well.now).rate).toBe(35);

    const asleep = feed(startPolicy(0), times(8, 'too-many'), 0);
    const probing = stepPolicy(asleep.state, { type: 'tick' }, asleep.state.until);
    const back = feed(probing, times(5, 'answered'), asleep.state.until);
    expect(back.state.name).toBe('Normal');
    expect(limitsOf(back.state, FULL, back.now).rate).toBeCloseTo(17.5);
    expect(limitsOf(back.state, FULL, back.now + 90_000).rate).toBeCloseTo(28);
    expect(limitsOf(back.state, FULL, back.now + 150_000).rate).toBeCloseTo(35);
  });

  test('failed probes sleep twice as long each, then leave TMDB alone', () => {
    let { state } = feed(startPolicy(0), times(8, 'too-many'), 0);
    const sleeps: number[] = [];
    while (state.name === 'Sleep') {
      sleeps.push((state.until - state.since) / 1000);
      const probing = stepPolicy(state, { type: 'tick' }, state.until);
      state = stepPolicy(probing, result('server-error', state.until + 50), state.until + 50);
    }
    expect(sleeps).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300]);
    expect(state.name).toBe('CacheOnly');
  });

  test('trouble of more than half for a minute makes Sleep', () => {
    const slow = feed(startPolicy(0), times(3, 'too-many'), 0);
    const half = Array.from({ length: 200 }, (_, index): Outcome => (index % 4 === 0 ? 'answered' : 'server-error'));
    expect(feed(slow.state, half.slice(0, 100), slow.now, 500).state.name).toBe('Throttle');
    expect(feed(slow.state, half, slow.now, 500).state.name).toBe('Sleep');
  });

  test('two failures to connect running mean no route; an answer between means luck', () => {
    expect(feed(startPolicy(0), ['unreachable', 'answered', 'unreachable'], 0).state.name).toBe('Normal');
    const gone = feed(startPolicy(0), ['unreachable', 'unreachable'], 0);
    expect(gone.state.name).toBe('CacheOnly');
    expect(permitOf(gone.state, FULL, gone.now)).toEqual({ kind: 'refuse', why: 'cache-only' });
    const probing = stepPolicy(gone.state, { type: 'tick' }, gone.now + CACHE_ONLY_FIRST_MS);
    expect(probing.name).toBe('HalfOpen');
    const again = stepPolicy(probing, result('unreachable', 70_000), 70_000);
    expect(again.name).toBe('CacheOnly');
    expect(again.until - 70_000).toBe(2 * CACHE_ONLY_FIRST_MS);
  });

  test('three connections that stay silent mean no route as well', () => {
    expect(feed(startPolicy(0), ['silent', 'silent', 'network', 'silent', 'silent'], 0).state.name).toBe('Normal');
    expect(feed(startPolicy(0), ['silent', 'unreachable', 'silent'], 0).state.name).toBe('CacheOnly');
  });

  test('a sign-in page ten times running is no TMDB, six times it may be a stumbling server', () => {
    expect(feed(startPolicy(0), [...times(4, 'answered'), ...times(6, 'foreign')], 0).state.name).not.toBe('CacheOnly');
    expect(feed(startPolicy(0), times(10, 'foreign'), 0).state.name).toBe('CacheOnly');
  });

  test('what was sent before a transition says nothing about the state after it', () => {
    const asleep = feed(startPolicy(0), times(8, 'too-many'), 0);
    const probing = stepPolicy(asleep.state, { type: 'tick' }, asleep.state.until);
    const late = stepPolicy(probing, result('network', asleep.now - 50), asleep.state.until + 20);
    expect(late).toMatchObject({ name: 'HalfOpen', results: [], running429: 0 });
    expect(stepPolicy(late, result('network', asleep.state.until + 30), asleep.state.until + 40).name).toBe('Sleep');
  });

  test('a probe fails by any answer that is none', () => {
    for (const outcome of ['broken', 'foreign', 'network', 'silent', 'too-many', 'server-error'] as const) {
      const asleep = feed(startPolicy(0), times(8, 'too-many'), 0);
      const probing = stepPolicy(asleep.state, { type: 'tick' }, asleep.state.until);
      const slow = feed(probing, times(4, 'answered'), asleep.state.until, 10_000);
      expect(feed(slow.state, [outcome], slow.now, 10_000).state.name).toBe('Sleep');
    }
  });

  test('many looks within a second are one evaluation', () => {
    let { state, now } = feed(startPolicy(0), [...times(8, 'answered'), ...times(2, 'server-error')], 0);
    for (let look = 0; look < 9; look += 1) state = stepPolicy(state, { type: 'tick' }, (now += 100));
    expect(state.name).toBe('Normal');
    expect(stepPolicy(state, { type: 'tick' }, now + 100).name).toBe('Throttle');
  });
});

describe('pauses', () => {
  test.each([
    [2000, 2000],
    [0, PAUSE_LEAST_MS],
    [80_000_000, PAUSE_MOST_MS],
    [null, PAUSE_LEAST_MS],
  ])('a 429 that asks for %s ms pauses everybody for %s ms', (asked, honoured) => {
    const state = stepPolicy(startPolicy(0), result('too-many', 5000, asked), 5000);
    expect(state.name).toBe('Normal');
    expect(permitOf(state, FULL, 5000)).toEqual({ kind: 'wait', ms: honoured });
    expect(permitOf(state, FULL, 5000 + honoured).kind).toBe('send');
  });
});

const outcome = fc.constantFrom<Outcome>(
  'answered',
  'too-many',
  'server-error',
  'network',
  'unreachable',
  'silent',
  'foreign',
  'broken',
);
const step = fc.record({
  after: fc.integer({ min: 0, max: 20_000 }),
  took: fc.integer({ min: 0, max: 20_000 }),
  outcome: fc.option(outcome),
  retryAfterMs: fc.option(fc.integer({ min: 0, max: 2_000_000 })),
});

interface Step {
  readonly after: number;
  readonly took: number;
  readonly outcome: Outcome | null;
  readonly retryAfterMs: number | null;
}

const replay = (steps: readonly Step[]) =>
  steps.reduce(
    ({ state, now }, each) => ({
      now: now + each.after,
      state: stepPolicy(
        state,
        each.outcome === null
          ? { type: 'tick' }
          : result(each.outcome, now + each.after - each.took, each.retryAfterMs),
        now + each.after,
      ),
    }),
    { state: startPolicy(0), now: 0 },
  );

test('what another process was asked to wait is waited here, within reason', () => {
  const state = stepPolicy(startPolicy(0), { type: 'paused', until: 12_000 }, 1000);
  expect(permitOf(state, FULL, 1000)).toEqual({ kind: 'wait', ms: 11_000 });
  const absurd = stepPolicy(state, { type: 'paused', until: 1e12 }, 1000);
  expect(permitOf(absurd, FULL, 1000)).toEqual({ kind: 'wait', ms: PAUSE_MOST_MS });
});

describe('over any history', () => {
  test('it never allows more than the ceiling, and nothing while it waits', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const { state, now } = replay(steps);
        const permit = permitOf(state, FULL, now);
        if (permit.kind === 'send') {
          expect(permit.rate).toBeLessThanOrEqual(FULL.rate);
          expect(permit.rate).toBeGreaterThan(0);
          expect(permit.concurrency).toBeLessThanOrEqual(FULL.concurrency);
          expect(now).toBeGreaterThanOrEqual(state.pausedUntil);
          expect(['Normal', 'Throttle', 'HalfOpen']).toContain(state.name);
        }
        if (permit.kind === 'wait') expect(permit.ms).toBeLessThanOrEqual(PAUSE_MOST_MS);
      }),
    );
  });

  test('an honest server brings Normal back within 30 minutes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        let { state, now } = replay(steps);
        const end = now + 1_800_000;
        while (now < end && !(state.name === 'Normal' && permitOf(state, FULL, now).kind === 'send')) {
          now += 1000;
          state = stepPolicy(state, { type: 'tick' }, now);
          if (permitOf(state, FULL, now).kind !== 'send') continue;
          state = stepPolicy(state, result('answered', now), now);
        }
        expect(state.name).toBe('Normal');
      }),
    );
  });

  test('a refused key is never tried again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.array(step, { maxLength: 40 }), (before, after) => {
        const refused = replay(before);
        let state = stepPolicy(refused.state, result('key-refused', refused.now), refused.now);
        let { now } = refused;
        for (const each of after) {
          now += each.after;
          const event =
            each.outcome === null ? ({ type: 'tick' } as const) : result(each.outcome, now, each.retryAfterMs);
          state = stepPolicy(state, event, now);
          expect(permitOf(state, FULL, now)).toEqual({ kind: 'refuse', why: 'key-refused' });
        }
      }),
    );
  });
});
