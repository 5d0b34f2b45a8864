// Gives a complete file its final name without ever replacing anything: by a hard link, else by a placeholder that claims the name first.
// The only renames of the program are here. `rename` replaces silently, so it only ever goes over our own placeholder.
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, readFileSync, renameSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { platform } from 'node:os';
import { codeOf } from '../../disk/errno.ts';
import { areLinked, isListed, isOneEntry, isPlaceholder, statOf } from '../look.ts';
import { writeAll } from './durable.ts';
import { type Hands, patiently } from './hands.ts';

/** `linked`: both names stand; `renamed`: only the new one. */
export type Landing = 'linked' | 'renamed' | 'taken' | 'other-device';

export interface Names {
  readonly from: string;
  readonly to: string;
  /** free name beside `to`, for a change of case in two steps */
  readonly temp: string;
  /** content of the placeholder: tells whose it is */
  readonly placeholder: string;
  /** `to` was just seen to be no entry at all, while `from` was one */
  readonly isFree?: boolean;
}

/** Errors of `link` that say "not here" where `rename` may still work. Windows FAT says EISDIR. */
const NO_LINKS_HERE = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES']);

const saysNoLinks = (code: string): boolean => NO_LINKS_HERE.has(code) || (code === 'EISDIR' && platform() === 'win32');

/** Same file system by number. Two mounts of one disk share it and still refuse links between them. */
const isOneDevice = (from: string, to: string): boolean => {
  const [source, target] = [statOf(from), statOf(dirname(to))];
  return source !== null && target !== null && source.dev === target.dev;
};

/**
 * Gives `from` the name `to`. Both lie on one file system or the answer is `other-device`; a name that is taken stays as it is. Throws what the
 * disk says otherwise; then `from` still stands.
 */
export function land(names: Names, hands: Hands): Landing {
  const { from, to, isFree = false } = names;
  if (!isFree && isOneEntry(from, to)) return respell(names, hands);
  if (hands.noLinks) return claim(names, hands);
  try {
    patiently(hands, () => linkSync(from, to));
    return 'linked';
  } catch (error) {
    const code = codeOf(error);
    // a network disk may have done it and said no
    if (areLinked(from, to)) return 'linked';
    if (code === 'EEXIST') return 'taken';
    if (code === 'EXDEV') return isOneDevice(from, to) ? claim(names, hands) : 'other-device';
    if (saysNoLinks(code)) return claim(names, hands);
    throw error;
  }
}

/** Only by a hard link, for those who asked for hard links. */
export function linkOnly(from: string, to: string, hands: Hands): 'linked' | 'taken' {
  try {
    patiently(hands, () => linkSync(from, to));
    return 'linked';
  } catch (error) {
    if (areLinked(from, to)) return 'linked';
    if (codeOf(error) === 'EEXIST') return 'taken';
    throw error;
  }
}

/** A placeholder takes the name, as nobody else can then; the file is renamed over it. */
function claim(names: Names, hands: Hands): Landing {
  const { from, to, placeholder } = names;
  const source = lstatSync(from, { bigint: true });
  let fd: number;
  try {
    fd = patiently(hands, () => openSync(to, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'taken';
    throw error;
  }
  hands.step('claimed');
  try {
    writeAll(fd, Buffer.from(placeholder));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  hands.step('claim-written');
  try {
    if (readFileSync(to, 'utf8') !== placeholder) return 'taken';
    patiently(hands, () => renameSync(from, to));
  } catch (error) {
    const arrived = statOf(to);
    if (statOf(from) === null && arrived !== null && arrived.size === source.size && !isPlaceholder(to, placeholder))
      return 'renamed';
    if (statOf(from) !== null && isPlaceholder(to, placeholder)) unlinkSync(to);
    if (codeOf(error) === 'EXDEV') return 'other-device';
    throw error;
  }
  hands.step('renamed');
  const arrived = lstatSync(to, { bigint: true });
  if (statOf(from) !== null || arrived.size !== source.size || arrived.mtimeNs !== source.mtimeNs)
    throw new Error(`The disk said that ${from} was renamed, but it is not so.`);
  return 'renamed';
}

/** Another spelling of the same entry, which a disk that folds case can't have beside the old one. */
function respell(names: Names, hands: Hands): Landing {
  const { from, to, temp } = names;
  if (from === to) return 'renamed';
  patiently(hands, () => renameSync(from, to));
  hands.step('respelled');
  if (!isListed(from)) return 'renamed';
  // some servers say yes and change nothing: by way of another name then
  patiently(hands, () => renameSync(from, temp));
  hands.step('respelled-half');
  patiently(hands, () => renameSync(temp, to));
  hands.step('respelled-whole');
  return 'renamed';
}
