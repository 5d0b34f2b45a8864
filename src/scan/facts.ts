// Size, time, inode and links of files. Asked at once while the disk answers from memory, through the thread pool where it does not: a share
// that hangs must not hang the window.
import { lstatSync, type BigIntStats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { sep } from 'node:path';
import { isMissing } from '../disk/errno.ts';
import type { FileKind, MediaFile } from '../model/media-file.ts';

export interface WantedFile {
  readonly name: string;
  readonly kind: FileKind;
}

export interface FactsReader {
  /** the files that are there and are plain files, in the order given; throws where none of a folder's can be asked (it lists, but has no x) */
  read(folder: string, wanted: readonly WantedFile[]): Promise<readonly MediaFile[]>;
}

/** Asked at once without a pause, in milliseconds: half a frame, so that keys are answered. */
const SLICE_MS = 8;
/** A disk that takes longer than this for one file, in milliseconds, is asked through the thread pool: local ones take 0.003. */
const SLOW_MS = 0.1;
/** Files asked through the thread pool before a slow disk is tried at once again. */
const SLOW_FOR = 2000;
/** Files of one folder asked through the thread pool together. */
const FACTS_AT_ONCE = 32;

const BIGINT = { bigint: true } as const;
const BIGINT_OR_NONE = { bigint: true, throwIfNoEntry: false } as const;

/** A file's facts; null where it is gone since the listing; the error where it can't be asked. */
type Look = BigIntStats | null | Error;

const failed = (error: unknown): Look => (error instanceof Error && !isMissing(error) ? error : null);

const lookNow = (path: string): Look => {
  try {
    return lstatSync(path, BIGINT_OR_NONE) ?? null;
  } catch (error) {
    return failed(error);
  }
};

const lookLater = (path: string): Promise<Look> => lstat(path, BIGINT).catch(failed);

/** A reader of facts that learns how fast the disk answers; `monotonic` in milliseconds. */
export function createFactsReader(monotonic: () => number): FactsReader {
  /** spent and asked since the last pause */
  let spent = SLICE_MS;
  let asked = 0;
  let slowFor = 0;

  /** Files from `at` on asked at once, as many as the slice allows; the index of the first that was not. */
  const takeNow = (prefix: string, wanted: readonly WantedFile[], at: number, found: Look[]): number => {
    const began = monotonic();
    const before = spent;
    let next = at;
    for (let file = wanted[next]; file && spent < SLICE_MS; file = wanted[next]) {
      found.push(lookNow(prefix + file.name));
      asked += 1;
      next += 1;
      spent = before + monotonic() - began;
    }
    return next;
  };

  /** Some files asked through the thread pool, which is a pause as well: whatever else waits has its turn before they are answered. */
  const takeLater = async (paths: readonly string[]): Promise<readonly Look[]> => {
    const slow = asked > 0 && spent / asked > SLOW_MS;
    if (slow) slowFor = SLOW_FOR;
    const looks = await Promise.all(paths.map(lookLater));
    slowFor = Math.max(0, slowFor - looks.length);
    [spent, asked] = [0, 0];
    return looks;
  };

  return {
    async read(folder, wanted) {
      const prefix = folder.endsWith(sep) ? folder : folder + sep;
      const found: Look[] = [];
      for (let at = 0; at < wanted.length; at = found.length) {
        if (slowFor === 0 && takeNow(prefix, wanted, at, found) > at) continue;
        const some = wanted.slice(at, at + (slowFor > 0 ? FACTS_AT_ONCE : 1));
        found.push(...(await takeLater(some.map(({ name }) => prefix + name))));
      }
      return mediaFiles(folder, wanted, found);
    },
  };
}

function mediaFiles(folder: string, wanted: readonly WantedFile[], found: readonly Look[]): readonly MediaFile[] {
  const files: MediaFile[] = [];
  let device: bigint | null = null;
  let dev = '';
  for (const [index, { name, kind }] of wanted.entries()) {
    const facts = found[index];
    // gone between the listing and the look: nothing to tell of
    if (!facts || facts instanceof Error || !facts.isFile()) continue;
    // one text for all files of a device
    if (facts.dev !== device) [device, dev] = [facts.dev, String(facts.dev)];
    const identity = { size: Number(facts.size), mtimeNs: String(facts.mtimeNs), dev, ino: String(facts.ino) };
    files.push({ folder, name, kind, identity, links: Number(facts.nlink) });
  }
  const trouble = files.length === 0 ? found.find((look) => look instanceof Error) : undefined;
  if (trouble) throw trouble;
  return files;
}
