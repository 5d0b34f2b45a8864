import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLimiter, NotSent, type Ended, type Limiter } from '../../src/tmdb/limiter.ts';
import type { Outcome } from '../../src/tmdb/policy-state.ts';
import { timerClock } from '../support/tmdb-client.ts';

const signal = new AbortController().signal;
const transitions: string[] = [];

const open = (rate = 35, concurrency = 4): Limiter =>
  createLimiter({
    rate,
    concurrency,
    clock: timerClock,
    slots: null,
    onChange: (from, to) => transitions.push(`${from.name} ${to.name}`),
  });

beforeEach(() => {
  vi.useFakeTimers();
  transitions.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

const ended = (outcome: Outcome, retryAfterMs: number | null = null) => ({ outcome, retryAfterMs });

/** Requests that end so, one after the other, each sent whatever the policy says of the others. */
const report = async (limiter: Limiter, ...ends: readonly Ended[]): Promise<void> => {
  const gate = Promise.withResolvers<undefined>();
  const all = ends.map((end) => limiter.run(() => gate.promise.then(() => end), signal));
  await vi.advanceTimersByTimeAsync(1000);
  gate.resolve(undefined);
  await vi.advanceTimersByTimeAsync(50);
  await Promise.all(all);
};

/** Sends `count` requests that each take `latencyMs`; returns when they were sent. */
const sendMany = async (limiter: Limiter, count: number, latencyMs: number): Promise<readonly number[]> => {
  const sent: number[] = [];
  const all = Promise.all(
    Array.from({ length: count }, () =>
      limiter.run(async () => {
        sent.push(performance.now());
        await timerClock.sleep(latencyMs);
        return ended('answered');
      }, signal),
    ),
  );
  await vi.runAllTimersAsync();
  await all;
  return sent;
};

const peak = (sent: readonly number[], windowMs: number): number =>
  Math.max(...sent.map((at) => sent.filter((other) => other >= at && other < at + windowMs).length));

describe('pace', () => {
  test.each([
    [35, 20],
    [35, 100],
    [10, 0],
    [3, 0],
  ])('at %i a second and %i ms latency no second holds more, and little less is sent', async (rate, latencyMs) => {
    const sent = await sendMany(open(rate), rate * 6, latencyMs);
    expect(peak(sent, 1000)).toBeLessThanOrEqual(rate);
    expect((sent.length - 1) / (((sent.at(-1) ?? 0) - (sent[0] ?? 0)) / 1000)).toBeGreaterThanOrEqual(rate * 0.94);
  });

  test('no more than four are in flight, however slow the answers', async () => {
    const limiter = open();
    let most = 0;
    const work = Array.from({ length: 30 }, () =>
      limiter.run(async () => {
        most = Math.max(most, limiter.inFlight());
        await timerClock.sleep(1000);
        return ended('answered');
      }, signal),
    );
    await vi.runAllTimersAsync();
    await Promise.all(work);
    expect(most).toBe(4);
  });
});

describe('the policy is obeyed', () => {
  test('nobody sends before the pause is over, those who already waited included', async () => {
    const limiter = open();
    await report(limiter, ended('too-many', 12_000));
    const start = performance.now();
    const sent = await sendMany(limiter, 40, 10);
    expect(sent[0]).toBeGreaterThanOrEqual(start + 11_900);
    expect(peak(sent, 1000)).toBeLessThanOrEqual(35);
  });

  test('after Sleep exactly one probe is in flight', async () => {
    const limiter = open();
    for (let count = 0; count < 8; count += 1) await report(limiter, ended('too-many'));
    expect(limiter.state().name).toBe('Sleep');
    let most = 0;
    const work = Array.from({ length: 5 }, () =>
      limiter.run(async () => {
        most = Math.max(most, limiter.inFlight());
        await timerClock.sleep(300);
        return ended('answered');
      }, signal),
    );
    await vi.runAllTimersAsync();
    await Promise.all(work);
    expect(most).toBe(1);
    expect(transitions).toEqual(['Normal Throttle', 'Throttle Sleep', 'Sleep HalfOpen', 'HalfOpen Normal']);
  });

  test('who waits is told at once that there is no route, in a pause and before a further try', async () => {
    const limiter = open();
    const resting = limiter.rest(500_000, signal).then(() => performance.now());
    const gate = Promise.withResolvers<undefined>();
    const lost = Array.from({ length: 2 }, () =>
      limiter.run(() => gate.promise.then(() => ended('unreachable')), signal),
    );
    await vi.advanceTimersByTimeAsync(100);
    await report(limiter, ended('too-many', 600_000));
    const waiting = limiter.run(async () => ended('answered'), signal).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(50);
    const now = performance.now();
    gate.resolve(undefined);
    await vi.advanceTimersByTimeAsync(50);
    await Promise.all(lost);
    expect(await waiting).toBeInstanceOf(NotSent);
    expect(await resting).toBeLessThanOrEqual(now + 50);
  });

  test('a long pause is told, a short one is not', async () => {
    const told: string[] = [];
    const limiter = createLimiter({
      ...{ rate: 35, concurrency: 4, clock: timerClock, slots: null },
      onChange: (from, to, now) => told.push(`${from.name} ${to.name} ${Math.round((to.pausedUntil - now) / 1000)}`),
    });
    await report(limiter, ended('too-many', 2_000));
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    await report(limiter, ended('server-error', 12_000));
    expect(told).toEqual(['Normal Normal 12']);
  });
});

test('an abort ends waiting at once, in the queue and in a pause', async () => {
  const limiter = open(35, 1);
  const controller = new AbortController();
  const slow = limiter.run(() => timerClock.sleep(60_000).then(() => ended('too-many', 600_000)), signal);
  const queued = limiter.run(async () => ended('answered'), controller.signal).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(100);
  controller.abort(new Error('enough'));
  expect(await queued).toMatchObject({ message: 'enough' });
  await vi.advanceTimersByTimeAsync(60_000);
  await slow;

  const second = new AbortController();
  const paused = limiter.run(async () => ended('answered'), second.signal).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(100);
  second.abort(new Error('enough'));
  expect(await paused).toMatchObject({ message: 'enough' });
});
