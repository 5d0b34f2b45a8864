// Many folders are synced by two threads: none is left out, and what a disk says of any of them is told, whichever thread heard it.
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../support/tree.ts';

const COUNT = 24;
const has = vi.hoisted(() => ({ thread: true, synced: 0 }));
vi.mock('../../src/apply/transfer/thread-of-text.ts', async (original) => {
  const { threadOf } = await original<typeof import('../../src/apply/transfer/thread-of-text.ts')>();
  return { threadOf: (...asked: Parameters<typeof threadOf>) => (has.thread ? threadOf(...asked) : null) };
});
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const fsyncSync = (fd: number): void => {
    has.synced += 1;
    real.fsyncSync(fd);
  };
  return { ...real, default: real, fsyncSync };
});

let folder: ReturnType<typeof temporaryFolder>;
let folders: readonly string[];
let syncMany: typeof import('../../src/apply/transfer/sync-many.ts').syncMany;
beforeEach(async () => {
  folder = temporaryFolder();
  folders = Array.from({ length: COUNT }, (_, index) => join(folder.path, String(index)));
  for (const each of folders) fs.mkdirSync(each);
  [has.thread, has.synced] = [true, 0];
  vi.resetModules();
  ({ syncMany } = await import('../../src/apply/transfer/sync-many.ts'));
});
afterEach(() => folder.remove());

it('takes all of them itself where no other thread is to be had', () => {
  has.thread = false;
  syncMany(folders);
  expect(has.synced).toBe(COUNT);
});

it('shares them with another thread', { timeout: 60_000 }, () => {
  // the first times that thread has not started yet
  for (let time = 1; time < 2_000 && has.synced === time * COUNT - COUNT; time += 1) {
    syncMany(folders);
    if (has.synced < time * COUNT) return;
  }
  expect.fail('the other thread never took one');
});

it.each([true, false])(
  'tells of any that can not be synced (with another thread: %s)',
  { timeout: 30_000 },
  (thread) => {
    has.thread = thread;
    for (let time = 0; time < 2; time += 1)
      for (const gone of folders) {
        fs.rmdirSync(gone);
        expect(() => syncMany(folders)).toThrow(expect.objectContaining({ code: 'ENOENT' }) as Error);
        fs.mkdirSync(gone);
      }
    expect(() => syncMany(folders)).not.toThrow();
  },
);
