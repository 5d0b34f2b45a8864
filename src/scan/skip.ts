// Why files and folders are left out: named reasons, as data where they are data. Pure.
import type { MediaFile } from '../model/media-file.ts';
import { extensionOf, stemOf } from './kinds.ts';

export interface Skip {
  readonly code: string;
  readonly reason: string;
}

/** Folders that are not gone into, by their whole name in lower case. */
const FOLDERS = new Map<string, Skip>([
  ['@eadir', { code: '@eaDir', reason: 'made by a NAS for itself' }],
  ['#recycle', { code: 'recycle-bin', reason: 'a recycle bin' }],
  ['$recycle.bin', { code: 'recycle-bin', reason: 'a recycle bin' }],
  ['.trash', { code: 'recycle-bin', reason: 'a recycle bin' }],
  ['lost+found', { code: 'lost+found', reason: 'made by the file system' }],
  ['fonts', { code: 'fonts', reason: 'fonts' }],
  ['bdmv', { code: 'disc-folder', reason: 'the files of a disc belong together' }],
  ['video_ts', { code: 'disc-folder', reason: 'the files of a disc belong together' }],
  ['certificate', { code: 'disc-folder', reason: 'the files of a disc belong together' }],
]);

/** Why a folder is not gone into; null where it is. */
export function skippedFolder(name: string): Skip | null {
  const lower = name.toLowerCase();
  const known = FOLDERS.get(lower);
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
/** Most names hold neither word: they are not looked at any closer. */
const SAMPLE_OR_TRAILER = /sample|trailer/i;
const lastWord = (stem: string): string =>
  stem
    .split(/[^\p{L}\p{N}]+/u)
    .findLast(Boolean)
    ?.toLowerCase() ?? '';

interface Surroundings {
  /** the folder's own name */
  readonly folderName: string;
  /** bytes of the largest video beside it */
  readonly largestVideo: number;
}

function skippedVideo(
  { name, identity: { size } }: MediaFile,
  { folderName, largestVideo }: Surroundings,
): Skip | null {
  if (!SAMPLE_OR_TRAILER.test(name) && !SAMPLE_OR_TRAILER.test(folderName)) return null;
  const word = lastWord(stemOf(name));
  const inSamples = /^samples?$/i.test(folderName);
  const small = size < SAMPLE_BYTES && size < largestVideo * SAMPLE_SHARE;
  if ((word === 'sample' || inSamples) && (small || (inSamples && size < SAMPLE_BYTES)))
    return { code: 'sample', reason: 'a sample' };
  return word === 'trailer' || /^trailers?$/i.test(folderName) ? { code: 'trailer', reason: 'a trailer' } : null;
}

export interface SkipLimits {
  readonly minSize: number;
  readonly minAgeMs: number;
  readonly now: number;
  /** `dev:ino` of files that some process writes to */
  readonly beingWritten: ReadonlySet<string>;
}

/** Reasons that pass: what waits for its video to be whole waits with it. */
const PASSING: ReadonlySet<string> = new Set(['open-for-writing', 'too-young']);
export const isPassing = ({ code }: Skip): boolean => PASSING.has(code);

/** Why a file is left out by its name and facts alone; null where it stays. */
export function skippedFile(file: MediaFile, around: Surroundings, limits: SkipLimits): Skip | null {
  const { name, kind } = file;
  const { size, mtimeNs, dev, ino } = file.identity;
  if (name.startsWith('.')) return { code: name.startsWith('.anivault') ? '.anivault' : 'hidden', reason: 'hidden' };
  if (kind === 'video') {
    const skip = skippedVideo(file, around);
    if (skip) return skip;
    if (size > 0 && size < limits.minSize) return { code: 'too-small', reason: 'smaller than asked for' };
  }
  if (limits.beingWritten.size > 0 && limits.beingWritten.has(`${dev}:${ino}`))
    return { code: 'open-for-writing', reason: 'another program is writing to it' };
  if (limits.minAgeMs > 0 && limits.now - Number(BigInt(mtimeNs) / 1_000_000n) < limits.minAgeMs)
    return { code: 'too-young', reason: 'changed too recently' };
  return null;
}
