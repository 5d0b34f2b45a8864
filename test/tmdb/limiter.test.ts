import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLimiter, NotSent, type Limiter } from '../../src/tmdb/limiter.ts';
import { timerClock } from '../support/tmdb-client.ts';

const signal = new AbortController().signal;
const transitions: string[] = [];

const open = (rate = 35, concurrency = 4): Limiter =>
  createLimiter({
    rate,
    concurrency,
    clock: timerClock,
    onTransition: (from, to) => transitions.push(`${from.name} ${to.name}`),
  });

beforeEach(() => {
  vi.useFakeTimers();
  transitions.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** Sends `count` requests that each take `latencyMs`; returns when they were sent. */
const sendMany = async (limiter: Limiter, count: number, latencyMs: number): Promise<readonly number[]> => {
  const sent: number[] = [];
  const all = Promise.all(
    Array.from({ length: count }, () =>
      limiter.run(async () => {
        sent.push(performance.now());
        await timerClock.sleep(latencyMs);
        limiter.report('answered', null);
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
    limiter.report('too-many', 12_000);
    const start = performance.now();
    const sent = await sendMany(limiter, 40, 10);
    expect(sent[0]).toBeGreaterThanOrEqual(start + 12_000);
    expect(peak(sent, 1000)).toBeLessThanOrEqual(35);
  });

  test('after Sleep exactly one probe is in flight', async () => {
    const limiter = open();
    for (let count = 0; count < 8; count += 1) limiter.report('too-many', null);
    expect(limiter.state().name).toBe('Sleep');
    let most = 0;
    const work = Array.from({ length: 5 }, () =>
      limiter.run(async () => {
        most = Math.max(most, limiter.inFlight());
        await timerClock.sleep(300);
        limiter.report('answered', null);
      }, signal),
    );
    await vi.runAllTimersAsync();
    await Promise.all(work);
    expect(most).toBe(1);
    expect(transitions).toEqual(['Normal Throttle', 'Throttle Sleep', 'Sleep HalfOpen', 'HalfOpen Normal']);
  });

  test('who waits is told at once that there is no route', async () => {
    const limiter = open();
    limiter.report('too-many', 600_000);
    const waiting = limiter.run(async () => 'sent', signal).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(50);
    limiter.report('unreachable', null);
    limiter.report('unreachable', null);
    await vi.advanceTimersByTimeAsync(50);
    expect(await waiting).toBeInstanceOf(NotSent);
  });
});

test('an abort ends waiting at once, in the queue and in a pause', async () => {
  const limiter = open(35, 1);
  const controller = new AbortController();
  const slow = limiter.run(() => timerClock.sleep(60_000), signal);
  const queued = limiter.run(async () => 'sent', controller.signal).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(100);
  controller.abort(new Error('enough'));
  expect(await queued).toMatchObject({ message: 'enough' });
  await vi.advanceTimersByTimeAsync(60_000);
  await slow;

  limiter.report('too-many', 600_000);
  const second = new AbortController();
  const paused = limiter.run(async () => 'sent', second.signal).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(100);
  second.abort(new Error('enough'));
  expect(await paused).toMatchObject({ message: 'enough' });
});
