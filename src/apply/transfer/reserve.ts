// Room that a run keeps free for its journal: on a full disk it is given back, so that what was done can still be told. Ours alone.
import { closeSync, openSync, unlinkSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { codeOf } from '../../disk/errno.ts';
import { writeAll } from './durable.ts';

/** Enough for the ends of any batch. */
const RESERVE_BYTES = 1024 * 1024;

/** Takes the room, or keeps what an earlier part of the run took. Random, as some disks store nothing for zeros. Throws what the disk says. */
export function keepReserve(path: string): void {
  let fd: number;
  try {
    fd = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw error;
  }
  try {
    writeAll(fd, randomBytes(RESERVE_BYTES));
  } catch (error) {
    giveReserve(path);
    throw error;
  } finally {
    closeSync(fd);
  }
}

/** Gives the room back. */
export function giveReserve(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // it was given back before, or stays: a megabyte of ours
  }
}
