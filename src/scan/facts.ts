// Size, time, inode and links of files.
import { lstatSync, type BigIntStats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { sep } from 'node:path';
import { isMissing } from '../disk/errno.ts';
import type { FileKind, MediaFile } from '../model/media-file.ts';
import type { Clock } from '../model/ports.ts';
import { createPace } from './pace.ts';

export interface WantedFile {
  readonly name: string;
  readonly kind: FileKind;
}

export interface FactsReader {
  /** the files that are there and are plain files, in the order given; throws where none of a folder's can be asked (it lists, but has no x) */
  read(folder: string, wanted: readonly WantedFile[]): Promise<readonly MediaFile[]>;
}

/** A disk that takes longer than this for one file, in milliseconds, is asked through the thread pool: local ones take 0.003. */
const SLOW_MS = 0.1;
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

/** A reader of facts that learns how fast the disk answers. */
export function createFactsReader(clock: Pick<Clock, 'monotonic' | 'sleep'>): FactsReader {
  const pace = createPace(clock, SLOW_MS);
  return {
    async read(folder, wanted) {
      const prefix = folder.endsWith(sep) ? folder : folder + sep;
      const found: Look[] = [];
      for (let file = wanted[0]; file; file = wanted[found.length]) {
        const path = prefix + file.name;
        if (pace.mayAskNow() || (await pace.mayAskSoon())) found.push(pace.now(() => lookNow(path)));
        else {
          const some = wanted.slice(found.length, found.length + FACTS_AT_ONCE);
          const looks = Promise.all(some.map(({ name }) => lookLater(prefix + name)));
          found.push(...(await pace.later(some.length, () => looks)));
        }
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
