// Folders that are synced two at a time: nearly all of that is waiting for the disk, and a disk takes two flushes at once for the price of one.
import { type Worker } from 'node:worker_threads';
import { getSystemErrorName } from 'node:util';
import { syncFolder, throwUnlessNoFolderSync } from './durable.ts';
import { threadOf } from './thread-of-text.ts';

/** Fewer are synced before another thread has heard of them. */
const WORTH_A_THREAD = 12;
/** Numbers that both threads know: which folder is next, how many the helper is done with; from FIRST on what the system said of each, 0 for yes. */
const [NEXT, DONE, FIRST] = [0, 1, 2];

interface Job {
  readonly folders: readonly string[];
  readonly shared: Int32Array<SharedArrayBuffer>;
}

/** One for each thread that syncs; null: none is to be had, undefined: none yet. */
let helper: Worker | null | undefined;

/** As `syncFolder` for each of these, in any order; all are synced when this returns. Throws the first trouble, when nothing is under way any more. */
export function syncMany(folders: readonly string[]): void {
  if (folders.length >= WORTH_A_THREAD && helper === undefined) helper = threadOf(syncWhatComes, null);
  if (folders.length < WORTH_A_THREAD || !helper) return folders.forEach(syncFolder);
  const shared = new Int32Array(new SharedArrayBuffer((FIRST + folders.length) * Int32Array.BYTES_PER_ELEMENT));
  const job: Job = { folders, shared };
  helper.postMessage(job);
  const errors: unknown[] = [];
  let mine = 0;
  // each is taken by whoever comes first: a helper that is late, or gone, takes none
  for (let at = Atomics.add(shared, NEXT, 1); at < folders.length; at = Atomics.add(shared, NEXT, 1)) {
    mine += 1;
    try {
      syncFolder(folders[at] ?? '');
    } catch (error) {
      errors.push(error);
    }
  }
  const theirs = folders.length - mine;
  for (let done = 0; done < theirs; done = Atomics.load(shared, DONE)) Atomics.wait(shared, DONE, done);
  if (errors.length > 0) throw errors[0];
  for (const errno of shared.subarray(FIRST)) if (errno !== 0) throwUnlessNoFolderSync(errorOf(errno));
}

const errorOf = (errno: number): Error => {
  const code = getSystemErrorName(errno);
  return Object.assign(new Error(`${code}: a folder could not be synced`), { code, errno });
};

/** The helper's whole program. */
function syncWhatComes(): void {
  // eslint-disable-next-line no-restricted-globals -- a thread that begins as a text has no other way to a module
  const module = process.getBuiltinModule.bind(process);
  const { closeSync, fsyncSync, openSync } = module('node:fs');
  const sync = (folder: string): number => {
    try {
      const fd = openSync(folder, 'r');
      try {
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      return 0;
    } catch (error) {
      return (error as { errno?: number }).errno ?? -5;
    }
  };
  module('node:worker_threads').parentPort?.on('message', ({ folders, shared }: Job) => {
    for (let at = Atomics.add(shared, 0, 1); at < folders.length; at = Atomics.add(shared, 0, 1)) {
      Atomics.store(shared, 2 + at, sync(folders[at] ?? ''));
      Atomics.add(shared, 1, 1);
      Atomics.notify(shared, 1);
    }
  });
}
