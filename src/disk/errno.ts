// What an error of the file system means for the work: wait and try again, give up this file, or stop the run.
// Some errors have no name in Node (EDQUOT, ESTALE …), so numbers decide, by platform.
import { platform as systemPlatform } from 'node:os';
import type { FailureCode } from '../model/failure.ts';

export interface ErrnoClass {
  readonly class: 'transient' | 'operation' | 'run';
  readonly code: FailureCode;
  /** for people */
  readonly text: string;
}

/** Numbers of errors that reach us as `Unknown system error -122`, by platform (errno.h). */
const UNNAMED: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  linux: { 37: 'ENOLCK', 112: 'EHOSTDOWN', 116: 'ESTALE', 117: 'EUCLEAN', 122: 'EDQUOT', 123: 'ENOMEDIUM' },
  darwin: { 64: 'EHOSTDOWN', 69: 'EDQUOT', 70: 'ESTALE', 77: 'ENOLCK' },
};

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const PERMISSION = new Set(['EACCES', 'EPERM', 'EROFS']);
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ENOTCONN', 'ESTALE', 'ENOMEDIUM', 'EHOSTDOWN']);
const TRANSIENT = new Set(['EBUSY', 'EAGAIN', 'EINTR', 'ETXTBSY', 'ESTALE']);
/** Would fail for every other file as well. */
const STOPS_THE_RUN = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'ENOTCONN',
  'ENODEV',
  'ENXIO',
  'EHOSTDOWN',
  'ETIMEDOUT',
  'EMFILE',
  'ENFILE',
  'ENOMEDIUM',
  'EUCLEAN',
]);

const TEXTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports an error',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOENT: 'it is not there',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'it is in use',
  ENOTCONN: 'the share is gone',
  ESTALE: 'the share has lost the file',
  EFBIG: 'the file is too large for this disk',
  EEXIST: 'something is there already',
  EXDEV: 'it is on another disk',
  ENOTDIR: 'a part of the path is no folder',
  EMFILE: 'too many files are open',
};

/** The name of a file system error (`ENOENT`, also those Node has no name for), or `EUNKNOWN`. */
export function codeOf(error: unknown, platform: string = systemPlatform()): string {
  if (typeof error !== 'object' || error === null) return 'EUNKNOWN';
  const { code, errno } = error as { code?: unknown; errno?: unknown };
  if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) return code;
  return (typeof errno === 'number' ? UNNAMED[platform]?.[-errno] : undefined) ?? 'EUNKNOWN';
}

const failureCodeOf = (name: string): FailureCode => {
  if (FULL.has(name)) return 'E-FS-FULL';
  if (PERMISSION.has(name)) return 'E-FS-PERM';
  if (GONE.has(name)) return 'E-FS-GONE';
  return name === 'ENAMETOOLONG' ? 'E-FS-LONGPATH' : 'E-FS-IO';
};

/** For people: what the error means. */
export const errorText = (error: unknown, platform: string = systemPlatform()): string => {
  const name = codeOf(error, platform);
  return TEXTS[name] ?? (error instanceof Error ? error.message : name);
};

/** What to do about an error. On Windows a file that another program holds open arrives as EPERM or EACCES: that passes. */
export function classifyErrno(error: unknown, platform: string = systemPlatform()): ErrnoClass {
  const name = codeOf(error, platform);
  const held = platform === 'win32' && (name === 'EPERM' || name === 'EACCES');
  const kind = STOPS_THE_RUN.has(name) ? 'run' : TRANSIENT.has(name) || held ? 'transient' : 'operation';
  return { class: kind, code: failureCodeOf(name), text: errorText(error, platform) };
}

/** Whether the error says that nothing is there. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
