import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLimiter } from '../../src/tmdb/limiter.ts';
import { openSlots, type Slots } from '../../src/tmdb/slots.ts';
import { timerClock } from '../support/tmdb-client.ts';

const signal = new AbortController().signal;
const START = Date.UTC(2026, 4, 3);
let folder = '';
let reasons: string[] = [];
const opened: Slots[] = [];

const open = (where = folder): Slots => {
  const slots = openSlots({ folder: where, clock: timerClock, onPrivate: (reason) => reasons.push(reason) });
  opened.push(slots);
  return slots;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anivault-slots-'));
  reasons = [];
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
  for (const slots of opened.splice(0)) slots.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits on fake time. */
const settled = async <T>(work: Promise<T>): Promise<T> => {
  await vi.advanceTimersByTimeAsync(5_000);
  return work;
};

describe('moments', () => {
  test('two processes take turns, each at its own spacing after anybody', async () => {
    const [one, two] = [open(), open()];
    expect(await one.reserve(30, signal)).toEqual({ kind: 'send', at: START - 25, until: START });
    expect(await two.reserve(30, signal)).toMatchObject({ at: START + 5 });
    expect(await one.reserve(60, signal)).toMatchObject({ at: START + 65 });
    expect(await two.reserve(30, signal)).toMatchObject({ at: START + 95 });
    vi.setSystemTime(START + 500);
    expect(await two.reserve(30, signal)).toMatchObject({ at: START + 475 });
  });

  test('a pause of one is a pause of all, and takes no moment', async () => {
    const [one, two] = [open(), open()];
    await one.reserve(30, signal);
    await two.reserve(30, signal);
    one.pauseAll(START + 12_000);
    expect(two.pausedUntil()).toBe(START + 12_000);
    two.pauseAll(START + 1_000);
    expect(await two.reserve(30, signal)).toEqual({ kind: 'paused', until: START + 12_000 });
    vi.setSystemTime(START + 12_000);
    expect(await two.reserve(30, signal)).toMatchObject({ kind: 'send', at: START + 11_975 });
  });

  test('a clock that was set back makes nobody wait for the time that was', async () => {
    const slots = open();
    await slots.reserve(30, signal);
    slots.pauseAll(START + 3_600_000);
    vi.setSystemTime(START - 3_600_000);
    expect(slots.pausedUntil()).toBe(0);
    expect(await slots.reserve(30, signal)).toMatchObject({ kind: 'send', at: START - 3_600_000 });
  });
});

describe('the file', () => {
  test('is made when first needed, for its owner only, and nothing else stays beside it', async () => {
    const slots = open(join(folder, 'cache'));
    expect(readdirSync(folder)).toEqual([]);
    await slots.reserve(30, signal);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['rate.db']);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'cache', 'rate.db')).mode & 0o077).toBe(0);
  });

  test.each([['no database at all, but some text '.repeat(40)], ['']])('%j in its place is made good', async (text) => {
    writeFileSync(join(folder, 'rate.db'), text);
    expect(await open().reserve(30, signal)).toMatchObject({ kind: 'send' });
    expect(reasons).toEqual([]);
  });

  test('another process that holds it for a moment is waited for', async () => {
    const slots = open();
    await slots.reserve(30, signal);
    const other = new DatabaseSync(join(folder, 'rate.db'));
    other.exec('BEGIN EXCLUSIVE');
    const waiting = slots.reserve(30, signal);
    await vi.advanceTimersByTimeAsync(500);
    other.exec('COMMIT');
    other.close();
    expect(await settled(waiting)).toMatchObject({ kind: 'send' });
    expect(reasons).toEqual([]);
  });

  test('one that is never let go, or can not be made, is done without, and that is said once', async () => {
    const slots = open();
    await slots.reserve(30, signal);
    const other = new DatabaseSync(join(folder, 'rate.db'));
    other.exec('BEGIN EXCLUSIVE');
    expect(await settled(slots.reserve(30, signal))).toEqual({ kind: 'private' });
    expect(await slots.reserve(30, signal)).toEqual({ kind: 'private' });
    slots.pauseAll(START + 60_000);
    expect(slots.pausedUntil()).toBe(0);
    other.close();
    writeFileSync(join(folder, 'file'), '');
    expect(await open(join(folder, 'file', 'cache')).reserve(30, signal)).toEqual({ kind: 'private' });
    expect(reasons).toHaveLength(2);
  });

  test('an abort ends the waiting for it', async () => {
    const slots = open();
    await slots.reserve(30, signal);
    const other = new DatabaseSync(join(folder, 'rate.db'));
    other.exec('BEGIN EXCLUSIVE');
    const controller = new AbortController();
    const waiting = slots.reserve(30, controller.signal).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(20);
    controller.abort(new Error('enough'));
    expect(await waiting).toMatchObject({ message: 'enough' });
    other.close();
  });
});

describe('four limiters on one budget', () => {
  const limiterOn = (slots: Slots | null) => {
    const told: string[] = [];
    const options = { rate: 35, concurrency: 4, clock: timerClock, slots };
    return { told, ...createLimiter({ ...options, onChange: (_, to) => told.push(to.name) }) };
  };
  const peak = (sent: readonly number[]): number =>
    Math.max(...sent.map((at) => sent.filter((other) => other >= at && other < at + 1000).length));

  test('together they keep the rate and waste none of it', async () => {
    const sent: number[] = [];
    const send = async () => {
      sent.push(performance.now());
      await timerClock.sleep(20);
      return { outcome: 'answered', retryAfterMs: null } as const;
    };
    const limiters = Array.from({ length: 4 }, () => limiterOn(open()));
    const all = Promise.all(limiters.flatMap((each) => Array.from({ length: 35 }, () => each.run(send, signal))));
    await vi.runAllTimersAsync();
    await all;
    expect(peak(sent)).toBeLessThanOrEqual(35);
    const seconds = (Math.max(...sent) - Math.min(...sent)) / 1000;
    expect((sent.length - 1) / seconds).toBeGreaterThanOrEqual(33);
  });

  test('what one is asked to wait, all wait', async () => {
    const [one, two] = [limiterOn(open()), limiterOn(open())];
    await settled(one.run(async () => ({ outcome: 'too-many', retryAfterMs: 12_000 }), signal));
    const asked = performance.now();
    const sent = two.run(async () => ({ outcome: 'answered', retryAfterMs: null, at: performance.now() }), signal);
    await vi.advanceTimersByTimeAsync(100);
    expect(two.allowed().waitMs).toBeGreaterThan(6_000);
    await vi.runAllTimersAsync();
    expect((await sent).at - asked).toBeGreaterThan(6_900);
    expect(two.told).toEqual(['Normal']);
  });

  test('without a shared budget a quarter of the rate is left', async () => {
    writeFileSync(join(folder, 'file'), '');
    const limiter = limiterOn(open(join(folder, 'file', 'cache')));
    const sent: number[] = [];
    const send = async () => {
      sent.push(performance.now());
      return { outcome: 'answered', retryAfterMs: null } as const;
    };
    const all = Promise.all(Array.from({ length: 40 }, () => limiter.run(send, signal)));
    await vi.runAllTimersAsync();
    await all;
    expect(limiter.allowed().rate).toBe(8.75);
    expect(peak(sent.slice(4))).toBeLessThanOrEqual(9);
  });
});
