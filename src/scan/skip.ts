// Why files and folders are left out: named reasons, as data where they are data. Pure.
import type { FileKind } from '../model/media-file.ts';
import { extensionOf, stemOf } from './kinds.ts';

export interface Skip {
  readonly code: string;
  readonly reason: string;
}

/** Folders that are not gone into, by their whole name in lower case. */
const FOLDERS: Readonly<Record<string, Skip>> = {
  '@eadir': { code: '@eaDir', reason: 'made by a NAS for itself' },
  '#recycle': { code: 'recycle-bin', reason: 'a recycle bin' },
  '$recycle.bin': { code: 'recycle-bin', reason: 'a recycle bin' },
  '.trash': { code: 'recycle-bin', reason: 'a recycle bin' },
  'lost+found': { code: 'lost+found', reason: 'made by the file system' },
  fonts: { code: 'fonts', reason: 'fonts' },
  bdmv: { code: 'disc-folder', reason: 'the files of a disc belong together' },
  video_ts: { code: 'disc-folder', reason: 'the files of a disc belong together' },
  certificate: { code: 'disc-folder', reason: 'the files of a disc belong together' },
};

/** Why a folder is not gone into; null where it is. */
export function skippedFolder(name: string): Skip | null {
  const lower = name.toLowerCase();
  const known = FOLDERS[lower];
  if (known) return known;
  if (lower.startsWith('.trash-')) return { code: 'recycle-bin', reason: 'a recycle bin' };
  if (lower.startsWith('.anivault')) return { code: '.anivault', reason: 'AniVault’s own' };
  return lower.startsWith('.') ? { code: 'hidden', reason: 'hidden' } : null;
}

/** Endings that programs give to files they have not finished. */
const UNFINISHED = new Set(['part', '!qb', '!ut', 'crdownload', 'aria2', 'tmp', 'download', 'partial']);

export const isUnfinished = (name: string): boolean => UNFINISHED.has(extensionOf(name));

/** Names that unfinished companions stand for: `a.mkv.aria2` -> `a.mkv`. */
export const unfinishedNames = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.filter(isUnfinished).map(stemOf));

const SAMPLE_BYTES = 100 * 1024 * 1024;
const SAMPLE_SHARE = 0.1;
const lastWord = (stem: string): string => (/[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(stem)?.[0] ?? '').toLowerCase();

export interface FileFacts {
  readonly name: string;
  /** the folder's own name */
  readonly folderName: string;
  readonly kind: FileKind;
  readonly size: number;
  /** milliseconds since the epoch */
  readonly mtimeMs: number;
  /** bytes of the largest video beside it */
  readonly largestVideo: number;
}

/** Why a file is left out by its name and facts alone; null where it stays. */
export function skippedFile(
  facts: FileFacts,
  limits: { readonly minSize: number; readonly minAgeMs: number; readonly now: number },
): Skip | null {
  const stem = stemOf(facts.name);
  const word = lastWord(stem);
  if (facts.name.startsWith('.'))
    return { code: facts.name.startsWith('.anivault') ? '.anivault' : 'hidden', reason: 'hidden' };
  const inSamples = /^samples?$/i.test(facts.folderName);
  const small = facts.size < SAMPLE_BYTES && facts.size < facts.largestVideo * SAMPLE_SHARE;
  if (facts.kind === 'video' && (word === 'sample' || inSamples) && (small || (inSamples && facts.size < SAMPLE_BYTES)))
    return { code: 'sample', reason: 'a sample' };
  if (facts.kind === 'video' && (word === 'trailer' || /^trailers?$/i.test(facts.folderName)))
    return { code: 'trailer', reason: 'a trailer' };
  if (facts.kind === 'video' && facts.size > 0 && facts.size < limits.minSize)
    return { code: 'too-small', reason: 'smaller than asked for' };
  if (limits.minAgeMs > 0 && limits.now - facts.mtimeMs < limits.minAgeMs)
    return { code: 'too-young', reason: 'changed too recently' };
  return null;
}
