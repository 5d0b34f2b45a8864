// What a folder holds, as `readdir` tells it, in the order in which it is shown.
import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { Clock } from '../model/ports.ts';
import { createPace } from './pace.ts';

/** One name in a folder. */
export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** Reads one folder. Rejects where it can't be read. */
export type FolderReader = (folder: string) => Promise<readonly FolderEntry[]>;

/** A disk that takes longer than this for one folder, in milliseconds, is asked through the thread pool: local ones take 0.05. */
const SLOW_MS = 1;
const WITH_TYPES = { withFileTypes: true } as const;

const natural = new Intl.Collator('en', { numeric: true });
/** Two spellings may be the same to people: every run shall see the same order all the same. */
const byName = (a: FolderEntry, b: FolderEntry): number =>
  natural.compare(a.name, b.name) || (a.name < b.name ? -1 : 1);

/** A reader of folders that learns how fast the disk answers. */
export function createFolderReader(clock: Pick<Clock, 'monotonic' | 'sleep'>): FolderReader {
  const pace = createPace(clock, SLOW_MS);
  return async (folder) => {
    const entries =
      pace.mayAskNow() || (await pace.mayAskSoon())
        ? pace.now(() => readdirSync(folder, WITH_TYPES))
        : await pace.later(1, () => readdir(folder, WITH_TYPES));
    return entries.sort(byName);
  };
}
