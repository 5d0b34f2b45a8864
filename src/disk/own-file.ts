// Writing our own files (settings, cache, plans): whole or not at all, also on a full disk. Never touches a user's file.
// Ready-made atomic writers write once, ignore a short count and rename the cut file over the good one; this one counts.
import {
  appendFileSync,
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join, basename } from 'node:path';
import { Failure } from '../model/failure.ts';
import { classifyErrno, codeOf, errorText, isMissing } from './errno.ts';

export interface OwnFileOptions {
  /** default 0600 */
  readonly mode?: number;
  /** the file before is kept beside it as `<name>.bak` */
  readonly keepBackup?: boolean;
}

/** Errors of syncing a directory that only say "not here": Windows and some network shares. */
const NO_FOLDER_SYNC = new Set(['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES', 'EBADF']);

function syncFolder(folder: string): void {
  let handle: number | null = null;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(codeOf(error))) throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // it was never made, or is gone: both are what is wanted
  }
}

/** A disk that takes less than it was given, and says nothing, is full. */
export const cutShort = (): Error => Object.assign(new Error('the file was cut short'), { code: 'ENOSPC' });

function writeAll(path: string, bytes: Uint8Array, mode: number): void {
  const handle = openSync(path, 'wx', mode);
  try {
    for (let at = 0; at < bytes.length;) {
      const written = writeSync(handle, bytes, at);
      if (written === 0) throw cutShort();
      at += written;
    }
    if (fstatSync(handle).size !== bytes.length) throw cutShort();
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export const failureOf = (error: unknown, path: string): Failure =>
  new Failure({
    code: classifyErrno(error).code,
    message: `The file could not be written: ${isMissing(error) ? 'its folder is not there' : errorText(error)}.`,
    path,
    hint: 'What was there before is unchanged.',
    cause: error,
  });

/** A name beside the file that nobody else uses; begins with a dot, so that scans and people pass over it. */
export const temporaryFor = (path: string): string =>
  join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);

/** Makes a folder of our own, 0700, with all above it. Failure by errno (E-FS-PERM, E-FS-FULL …). */
export function makeOwnFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Failure({
      code: classifyErrno(error).code,
      message: `The folder could not be made: ${errorText(error)}.`,
      path,
      hint: 'AniVault keeps files of its own there. HOME, or ANIVAULT_HOME for these files alone, names another place.',
      cause: error,
    });
  }
}

/** Writes the file whole and durable, or leaves what was there. Failure E-FS-FULL, E-FS-PERM … */
export function writeOwnFileSync(path: string, content: string | Uint8Array, options: OwnFileOptions = {}): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { mode = 0o600, keepBackup = false } = options;
  const temporary = temporaryFor(path);
  try {
    writeAll(temporary, bytes, mode);
    if (keepBackup) keepAsBackup(path);
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    removeQuietly(temporary);
    throw failureOf(error, path);
  }
}

/** As `writeOwnFileSync`, for callers that await. */
// eslint-disable-next-line @typescript-eslint/require-await -- the promise is the contract: a failure is a rejection
export async function writeOwnFile(
  path: string,
  content: string | Uint8Array,
  options: OwnFileOptions = {},
): Promise<void> {
  writeOwnFileSync(path, content, options);
}

/** Disks without hard links answer with one of these. */
const NO_LINKS = new Set(['EPERM', 'EISDIR', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES', 'EXDEV']);

/** The good file gets a second name, `<name>.bak`; a backup of before goes. */
function keepAsBackup(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  const fresh = temporaryFor(path);
  try {
    linkSync(path, fresh);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    writeAll(fresh, readFileSync(path), 0o600);
  }
  renameSync(fresh, `${path}.bak`);
}

/**
 * Writes the file whole only where none is: false where another process was first, whose file then stays as it is. Failure E-FS-FULL,
 * E-FS-PERM …
 */
export function createOwnFileSync(path: string, bytes: Uint8Array): boolean {
  const temporary = temporaryFor(path);
  try {
    writeAll(temporary, bytes, 0o600);
    if (!landNew(temporary, path, bytes)) return false;
    syncFolder(dirname(path));
    return true;
  } catch (error) {
    throw failureOf(error, path);
  } finally {
    removeQuietly(temporary);
  }
}

/**
 * Makes a small file at its very name, where nobody is harmed by one that a kill leaves empty: nothing else is ever left beside it. False where
 * one is there. Failure by errno.
 */
export function claimOwnFile(path: string, text: string): boolean {
  try {
    writeAll(path, new TextEncoder().encode(text), 0o600);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw failureOf(error, path);
  }
}

/** Makes a file of ours look as new as `now`, in milliseconds since the epoch. Failure by errno. */
export function renewOwnFile(path: string, now: number): void {
  try {
    utimesSync(path, now / 1000, now / 1000);
  } catch (error) {
    throw failureOf(error, path);
  }
}

/** A link never replaces; without links the file is opened as new and written once more. */
function landNew(temporary: string, path: string, bytes: Uint8Array): boolean {
  try {
    try {
      linkSync(temporary, path);
    } catch (error) {
      if (!NO_LINKS.has(codeOf(error))) throw error;
      writeAll(path, bytes, 0o600);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Puts a backup back in the file's place by renaming, which a full disk allows. Failure by errno. */
export function restoreOwnFile(backup: string, path: string): void {
  try {
    renameSync(backup, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw failureOf(error, path);
  }
}

/** Moves a broken file of ours aside as `<name>.broken-<hex>`; returns the new path, or null where nothing was there. */
export function setAside(path: string, into: string = dirname(path)): string | null {
  const aside = join(into, `${basename(path)}.broken-${randomBytes(4).toString('hex')}`);
  try {
    renameSync(path, aside);
    return aside;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw failureOf(error, path);
  }
}

/** Removes a file of ours; one that is not there is fine. */
export function removeOwnFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw failureOf(error, path);
  }
}

/** Appends to a log of ours; above `maxBytes` it becomes `<name>.1`, the one before `<name>.2` and so on, `keep` in all. Throws what the disk throws. */
export function appendOwnLog(
  path: string,
  text: string,
  { maxBytes, keep }: { readonly maxBytes: number; readonly keep: number },
): void {
  const size = lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size + text.length > maxBytes) {
    for (let i = keep - 1; i >= 1; i -= 1) {
      const from = i === 1 ? path : `${path}.${i - 1}`;
      if (lstatSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${i}`);
    }
  }
  appendFileSync(path, text, { mode: 0o600 });
}

/** Makes an empty file for its owner only; one that is there stays as it is. For what the kernel or SQLite only holds on to. */
export function touchOwnFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}
