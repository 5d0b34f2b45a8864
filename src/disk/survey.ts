// Facts about the disk, read only: never follows a link in the last component, never changes anything.
import {
  accessSync,
  constants,
  lstatSync,
  readdirSync,
  realpathSync,
  statfsSync,
  statSync,
  type BigIntStats,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { FileIdentity } from '../model/media-file.ts';

/** Identity out of what the disk says of a path; null for anything but a regular file, or nothing. */
export function identityIn(facts: BigIntStats | null | undefined): FileIdentity | null {
  if (!facts?.isFile()) return null;
  return { size: Number(facts.size), mtimeNs: String(facts.mtimeNs), dev: String(facts.dev), ino: String(facts.ino) };
}

/** Identity of a regular file; null for anything else or nothing. */
export function identityOf(path: string): FileIdentity | null {
  try {
    return identityIn(lstatSync(path, { bigint: true, throwIfNoEntry: false }));
  } catch {
    return null;
  }
}

/** Smaller files may stand in their folder's own blocks, and are no download that was given its room first. */
const TELLING_BYTES = 1024n ** 2n;
const BLOCK_BYTES = 512n;

/** Whether less than nine tenths of a file's bytes are on the disk, as with a download that was given its room first; false where nobody can tell. */
export function hasHoles(path: string): boolean {
  try {
    const facts = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (!facts?.isFile() || facts.size < TELLING_BYTES) return false;
    return facts.blocks * BLOCK_BYTES * 10n < facts.size * 9n;
  } catch {
    return false;
  }
}

/** Whether anything at all bears this name, a dangling link too. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Names in a folder, as read; null where it can't be read or is none. */
export function listNames(folder: string): string[] | null {
  try {
    return readdirSync(folder);
  } catch {
    return null;
  }
}

export interface FolderEntry {
  readonly name: string;
  /** also a link that leads to a folder */
  readonly isFolder: boolean;
}

/** What a folder holds, links followed; empty where it can't be read or is none. */
export function listEntries(folder: string): readonly FolderEntry[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isSymbolicLink() ? isFolder(join(folder, entry.name)) : entry.isDirectory(),
    }));
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

/** Where a folder really is, with the part of it that does not exist yet as it was given. */
export function realFolder(path: string): string {
  const there = nearestExisting(path);
  try {
    return join(realpathSync(there), relative(there, path));
  } catch {
    return path;
  }
}

/** The path itself, or the nearest folder above it that exists. */
export function nearestExisting(path: string): string {
  for (let at = path; ; at = dirname(at)) if (isThere(at) || dirname(at) === at) return at;
}

/** Bytes that this user may still write on the disk of an existing path, and that it has in all; 0 where that can't be told. */
export function diskSpace(path: string): { readonly free: bigint; readonly size: bigint } {
  try {
    const { bavail, blocks, bsize } = statfsSync(path, { bigint: true });
    return { free: bavail * bsize, size: blocks * bsize };
  } catch {
    return { free: 0n, size: 0n };
  }
}

/**
 * File systems of other machines, by the number that statfs tells (linux/magic.h and the drivers' own sources): locks on them are slow, or
 * no locks at all. FUSE is not among them: a lock there is the local kernel's, unless the file system says otherwise.
 */
const NETWORK_DISKS: ReadonlySet<number> = new Set([
  0x6969, // nfs
  0x517b, // smb
  0xff534d42, // cifs
  0xfe534d42, // smb2
  0x01021997, // 9p
  0x00c36400, // ceph
  0x5346414f, // afs
  0x6b414653, // kafs
  0x73757245, // coda
  0x564c, // ncp
  0x0bd00bd0, // lustre
  0x19830326, // beegfs
  0x47504653, // gpfs
]);

/** Whether an existing folder is on another machine's disk, as far as can be told. */
export function isNetworkDisk(
  folder: string,
  typeOf: (folder: string) => number = (path) => statfsSync(path).type,
): boolean {
  if (/^(?:\\\\|\/\/)[^?.\\/]/u.test(folder)) return true;
  try {
    return NETWORK_DISKS.has(typeOf(folder));
  } catch {
    return false;
  }
}

/** Whether this user may make files in an existing folder, as far as can be told without trying. */
export function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Device number of what stands at a path, links followed; null where nothing does. */
export function deviceOf(path: string): string | null {
  try {
    const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
    return facts === undefined ? null : String(facts.dev);
  } catch {
    return null;
  }
}
