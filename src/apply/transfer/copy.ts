// Copies a file to a temporary file beside its destination and believes nothing: what was read is hashed, what was written is read back.
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  futimesSync,
  openSync,
  readSync,
  unlinkSync,
  type BigIntStats,
} from 'node:fs';
import { codeOf } from '../../disk/errno.ts';
import { Failure } from '../../model/failure.ts';
import type { CopyAdvance } from '../../model/run.ts';
import { modeIn, statOf } from '../look.ts';
import { sha256Of, writeAll } from './durable.ts';
import { hashing } from './hash-beside.ts';
import { type Hands, SourceChanged, Stopped } from './hands.ts';

/** Bytes that are worth a sync of their own while hashing is waited for anyway. */
const WORTH_A_SYNC = 16 * 1024 * 1024;

/**
 * Seconds for `futimes`, whose float can't hold nanoseconds: the smallest one that is not before the wanted time, so that every coarser
 * reading of it (micro-, milliseconds, seconds) is exact. At most 239 ns late.
 */
function secondsOf(ns: bigint): number {
  const whole = Number(ns / 1_000_000_000n);
  const rest = Number(ns % 1_000_000_000n);
  let seconds = whole + rest / 1e9;
  const step = 2 ** (Math.floor(Math.log2(Math.max(1, Math.abs(seconds)))) - 52);
  while (Math.trunc((seconds - whole) * 1e9) < rest) seconds += step;
  return seconds;
}

export interface CopyRequest {
  readonly from: string;
  readonly temp: string;
  /** ns since the epoch that the copy ends with; null: the source's */
  readonly mtimeNs: string | null;
  /** permission bits that it ends with; null: the source's */
  readonly mode: number | null;
  /** told at every block but a part's last one: a file of one block is over before it could be shown */
  readonly onAdvance?: (advance: CopyAdvance) => void;
}

export interface Copied {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Copies `from` into the new file `temp`: whole, synced, with times and permission bits, proven by reading it back. On trouble the temporary
 * file is gone again. Throws Stopped (asked for by the run), SourceChanged, or what the disk says.
 */
export function copyAcross(request: CopyRequest, hands: Hands): Copied {
  const { from, temp } = request;
  const before = statOf(from);
  if (before === null || !before.isFile()) throw new SourceChanged(`${from} is gone.`);
  try {
    const sha256 = copyTo(request, before, hands);
    const after = statOf(from);
    if (after === null || after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ino !== before.ino)
      throw new SourceChanged(`${from} changed while it was copied.`);
    if (sha256Of(temp, listener(request, before, 'read-back', hands)) !== sha256)
      throw new Failure({
        code: 'E-FS-IO',
        message: 'The copy does not read back as what was written; the disk or the way to it corrupts data.',
        path: temp,
      });
    return { sha256, size: Number(before.size) };
  } catch (error) {
    // whatever we made under this name is ours; another's file made open fail before a byte was written
    if (codeOf(error) !== 'EEXIST') discard(temp);
    throw error;
  }
}

function discard(temp: string): void {
  try {
    unlinkSync(temp);
  } catch {
    // the trouble that brought us here is what is told; recovery looks for the file again
  }
}

const throwIfStopped = (hands: Hands): void => {
  if (hands.stopped()) throw new Stopped('The run was asked to stop.');
};

/** What is called at each block: stops where the run shall, and tells how far this part is. */
function listener(
  { onAdvance }: CopyRequest,
  { size }: BigIntStats,
  part: CopyAdvance['part'],
  hands: Hands,
): (bytes: number) => void {
  return (bytes) => {
    throwIfStopped(hands);
    if (bytes > 0 && bytes < size) onAdvance?.({ part, bytes });
  };
}

/** Copies into the new file `temp`, synced and dressed as its source; SHA-256 of what was read. Leaves what it made where it throws. */
export function copyTo(request: CopyRequest, source: BigIntStats, hands: Hands): string {
  const { from, temp, mtimeNs, mode } = request;
  throwIfStopped(hands);
  const goOn = listener(request, source, 'written', hands);
  const cloned = clone(from, temp);
  const fd = openSync(temp, cloned ? 'r+' : 'wx', 0o600);
  try {
    hands.step('temp-made');
    const sha256 = cloned ? sha256Of(temp, goOn) : pour({ from, to: fd, size: Number(source.size), goOn }, hands);
    const written = fstatSync(fd, { bigint: true }).size;
    if (written !== source.size) throw new SourceChanged(`${from} changed while it was copied.`);
    fchmodSync(fd, mode ?? modeIn(source));
    const mtime = mtimeNs === null ? source.mtimeNs : BigInt(mtimeNs);
    futimesSync(fd, secondsOf(source.atimeNs), secondsOf(mtime));
    hands.step('temp-dressed');
    fsyncSync(fd);
    return sha256;
  } finally {
    closeSync(fd);
  }
}

/** Shares the blocks where the disk can (btrfs, xfs, APFS): no byte is moved. False where it can't; then nothing was made. */
function clone(from: string, temp: string): boolean {
  try {
    copyFileSync(from, temp, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    return false;
  }
}

interface Stream {
  readonly from: string;
  /** open for writing, and empty */
  readonly to: number;
  readonly size: number;
  /** told how many bytes are written; may throw */
  readonly goOn: (bytes: number) => void;
}

/** Reads and writes the whole content; SHA-256 of what was read. */
function pour({ from, to, size, goOn }: Stream, hands: Hands): string {
  let isAnew = false;
  let written = 0;
  const wait = (): void => goOn(written);
  return hashing(size, wait, (hash) => {
    const source = openSync(from, constants.O_RDONLY);
    try {
      written = 0;
      let synced = 0;
      const syncSome = (): void => {
        if (written - synced < WORTH_A_SYNC) return;
        fdatasyncSync(to);
        synced = written;
      };
      for (;;) {
        goOn(written);
        const block = hash.room(syncSome);
        const count = readSync(source, block, 0, block.length, null);
        if (count === 0) return hash.digest();
        hash.add(count);
        writeAll(to, block.subarray(0, count), isAnew ? written : null);
        written += count;
        hands.step('block-written');
      }
    } finally {
      isAnew = true;
      closeSync(source);
    }
  });
}
