// Read-only looks at the disk that decide what may be done: is this still that file, are these two names two entries. Changes nothing.
import { lstatSync, readFileSync, readlinkSync, realpathSync, type BigIntStats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { isMissing } from '../disk/errno.ts';
import { isSame } from '../disk/same-file.ts';
import { identityIn, listNames, nearestExisting } from '../disk/survey.ts';
import type { FileIdentity } from '../model/media-file.ts';
import { pathKey } from '../names/path-key.ts';

/** What stands under a name, links not followed; null where nothing does. Any other trouble is thrown: no answer is not "nothing". */
export function statOf(path: string): BigIntStats | null {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Permission bits that a copy keeps: never set-user-id, which a stranger's file could carry. */
export const modeIn = ({ mode }: BigIntStats): number => Number(mode & 0o777n);

/** True where `path` is a regular file that is still the recorded one. */
export const isStill = (path: string, recorded: FileIdentity | null): boolean =>
  recorded !== null && isSame(identityIn(statOf(path)), recorded);

/** True where the folder's listing has this very spelling; null where the folder can't be listed. */
const listed = (path: string): boolean | null => listNames(dirname(path))?.includes(basename(path)) ?? null;

export const isListed = (path: string): boolean => listed(path) === true;

/** The same file in both answers. */
export const isOneFile = (a: BigIntStats | null, b: BigIntStats | null): boolean =>
  a !== null && b !== null && a.dev === b.dev && a.ino === b.ino;

/** The same file under both names, which may even be one entry: see `areLinked`. */
const isOneInode = (a: string, b: string): boolean => isOneFile(statOf(a), statOf(b));

const isOneFolder = (a: string, b: string): boolean => a === b || pathKey(a) === pathKey(b) || isOneInode(a, b);

/** Two names are two entries only in two folders, or where the listing has both exact spellings. */
const areTwoEntries = (a: string, b: string): boolean =>
  !isOneFolder(dirname(a), dirname(b)) || (a !== b && isListed(a) && isListed(b));

/**
 * True where both names are one directory entry: a disk that folds case or Unicode form shows one file under two spellings. The same inode
 * alone proves nothing (hard links), and inode numbers are not stable everywhere: the listing's exact spellings decide.
 */
export function isOneEntry(from: string, to: string): boolean {
  if (from === to) return true;
  // the new name is nearly always free: it is looked at first
  if (statOf(to) === null || statOf(from) === null || !isOneFolder(dirname(from), dirname(to))) return false;
  const [old, other] = [listed(from), listed(to)];
  // a folder that can't be listed proves nothing
  if (old === null || other === null || old === other) return false;
  return isOneInode(from, to) || pathKey(basename(from)) === pathKey(basename(to));
}

/** Two entries of one file: hard links. Only then may one of the names go. */
export const areLinked = (a: string, b: string): boolean => isOneInode(a, b) && areTwoEntries(a, b);

/** True where `path` is what a run leaves when it is killed while it claims a name: the token, its beginning, or nothing yet. */
export function isPlaceholder(path: string, token: string): boolean {
  const found = statOf(path);
  if (found === null || !found.isFile() || found.size > BigInt(Buffer.byteLength(token))) return false;
  return token.startsWith(readFileSync(path, 'utf8'));
}

/** Text of a symbolic link; null where there is none. */
export function linkTarget(path: string): string | null {
  return statOf(path)?.isSymbolicLink() === true ? readlinkSync(path) : null;
}

/** Folders above `path` that do not exist yet, top down. */
export function missingFolders(path: string): readonly string[] {
  const missing: string[] = [];
  for (let folder = dirname(path); statOf(folder) === null && dirname(folder) !== folder; folder = dirname(folder))
    missing.unshift(folder);
  return missing;
}

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

const realWay = (folder: string): string => {
  const there = nearestExisting(folder);
  return join(realpathSync(there), relative(there, folder));
};

/** Looks at folders, each of them once: for many files of few folders, as long as nothing is changed between the looks. */
export interface FolderLooks {
  /** folders above `path` that do not exist yet, top down */
  missing(path: string): readonly string[];
  /** true where the name is below `root` and no symbolic link on the way leads out of it */
  staysInside(root: string, path: string): boolean;
}

/** What leads elsewhere than into the folder it stands in. */
const NO_NAMES = new Set(['', '.', '..']);

export function lookAtFolders(): FolderLooks {
  const missing = new Map<string, readonly string[]>();
  const ways = new Map<string, string>();
  const insides = new Map<string, Map<string, boolean>>();
  const once = <T>(known: Map<string, T>, folder: string, look: () => T): T => {
    const seen = known.get(folder) ?? look();
    known.set(folder, seen);
    return seen;
  };
  const way = (folder: string): string => once(ways, folder, () => realWay(folder));
  const holds = (root: string, folder: string): boolean =>
    once(
      once(insides, root, () => new Map<string, boolean>()),
      folder,
      () => isInside(root, folder) && isInside(way(root), way(folder)),
    );
  return {
    missing: (path) => once(missing, dirname(path), () => missingFolders(path)),
    staysInside: (root, path) => !NO_NAMES.has(basename(path)) && holds(root, dirname(path)),
  };
}
