// Files that are great enough to be hashed in a thread beside: the digest is the file's whatever becomes of that thread, and a run ends as ever.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sha256Of } from '../../src/apply/transfer/durable.ts';
import type { Hands } from '../../src/apply/transfer/hands.ts';
import { temporaryFolder } from '../support/tree.ts';
import { openRoom } from './room.ts';

/** What becomes of the thread: it works, it can't be had, or it is there and never answers. */
type Fate = 'works' | 'none' | 'dumb';
const fate = vi.hoisted((): { of: Fate; started: number } => ({ of: 'works', started: 0 }));
vi.mock('node:worker_threads', async (original) => {
  const threads = await original<typeof import('node:worker_threads')>();
  const Worker = function (...[text, options]: ConstructorParameters<typeof threads.Worker>) {
    if (options?.eval !== true) return new threads.Worker(text, options);
    fate.started += 1;
    if (fate.of === 'none') throw new Error('ERR_WORKER_INIT_FAILED');
    return new threads.Worker(fate.of === 'dumb' ? '' : text, options);
  };
  return { ...threads, default: threads, Worker };
});

/** More than one round of the ring, and no whole number of blocks. */
const BYTES = 40 * 1024 * 1024 + 12_345;
const content = Buffer.alloc(BYTES, 'a great episode, ');
const wanted = createHash('sha256').update(content).digest('hex');
const plainHands: Hands = {
  step: () => undefined,
  stopped: () => false,
  sleep: () => undefined,
  noLinks: false,
  noSameDevice: true,
};

let folder: ReturnType<typeof temporaryFolder>;
let copyAcross: typeof import('../../src/apply/transfer/copy.ts').copyAcross;
beforeEach(async () => {
  folder = temporaryFolder();
  writeFileSync(at('great.mkv'), content);
  [fate.of, fate.started] = ['works', 0];
  // a helper lives as long as its thread: each test begins without one
  vi.resetModules();
  ({ copyAcross } = await import('../../src/apply/transfer/copy.ts'));
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

const at = (name: string): string => join(folder.path, name);
const copy = (hands: Hands = plainHands): ReturnType<typeof copyAcross> =>
  copyAcross({ from: at('great.mkv'), temp: at('copy.mkv'), mtimeNs: null, mode: null }, hands);

it('is copied whole, with the digest of what was read, by one thread for reading and reading back', () => {
  expect(copy()).toEqual({ sha256: wanted, size: BYTES });
  expect(readFileSync(at('copy.mkv')).equals(content)).toBe(true);
  expect(fate.started).toBe(1);
});

it.each(['none', 'dumb'] as const)('has the same digest where the thread is %s', (of) => {
  fate.of = of;
  // nobody answers: the looks need not take their time
  if (of === 'dumb') vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
  expect(copy()).toEqual({ sha256: wanted, size: BYTES });
  expect(readFileSync(at('copy.mkv')).equals(content)).toBe(true);
  // it is not asked for again
  expect(fate.started).toBe(1);
});

it('is given up in the middle where the run shall stop, and is copied right the next time', () => {
  let blocks = 0;
  const step = (name: string): void => void (blocks += name === 'block-written' ? 1 : 0);
  expect(() => copy({ ...plainHands, step, stopped: () => blocks === 20 })).toThrow(/asked to stop/);
  expect(readdirSync(folder.path)).toEqual(['great.mkv']);
  expect(copy().sha256).toBe(wanted);
  expect(fate.started).toBe(2);
});

it('stops also while a thread that never answers is waited for', () => {
  fate.of = 'dumb';
  let looks = 0;
  vi.spyOn(Atomics, 'wait').mockImplementation(() => ((looks += 1), 'timed-out'));
  expect(() => copy({ ...plainHands, stopped: () => looks > 3 })).toThrow(/asked to stop/);
  expect(readdirSync(folder.path)).toEqual(['great.mkv']);
});

it('is read from its beginning by whoever hashes it next', () => {
  const other = Buffer.alloc(BYTES, 'another one ');
  writeFileSync(at('other.mkv'), other);
  expect([sha256Of(at('other.mkv'), () => undefined), sha256Of(at('great.mkv'), () => undefined)]).toEqual([
    createHash('sha256').update(other).digest('hex'),
    wanted,
  ]);
});

it('is copied by a run in its own thread, which ends with the run', { timeout: 30_000 }, async () => {
  const room = openRoom({ 'in/great.mkv': content.toString() });
  try {
    const copying = room.plan([{ from: 'in/great.mkv', to: 'out/great.mkv' }], { mode: 'copy' });
    const { end, ends } = await room.start(room.requests.apply(copying));
    expect([ends, end.state]).toEqual([['o1 done'], 'complete']);
    expect(readFileSync(room.at('out/great.mkv')).equals(content)).toBe(true);
    expect(statSync(room.at('out/great.mkv')).mtimeMs).toBe(lstatSync(room.at('in/great.mkv')).mtimeMs);
    await room.start(room.requests.rollback('run00001'));
    expect(Object.keys(room.tree())).toEqual(['in/great.mkv']);
  } finally {
    room.dispose();
  }
});
