// Whether a file is still the one that was recorded. Pure.
import type { FileIdentity } from '../model/media-file.ts';

/** Same size and time: what counts as unchanged long after, when inode numbers may be others. */
export const isAlike = (found: FileIdentity | null, recorded: FileIdentity | null): boolean =>
  found !== null && recorded !== null && found.size === recorded.size && found.mtimeNs === recorded.mtimeNs;

/** Same size and time, and the same inode where both were read on one device: device numbers do not survive a remount. */
export const isSame = (found: FileIdentity | null, recorded: FileIdentity | null): boolean =>
  isAlike(found, recorded) && (found?.dev !== recorded?.dev || found?.ino === recorded?.ino);
