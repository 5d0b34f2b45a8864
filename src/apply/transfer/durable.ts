// Makes what was changed survive a power cut: whole writes, synced files, synced folders.
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { platform } from 'node:os';
import { codeOf } from '../../disk/errno.ts';
import { hashing } from './hash-beside.ts';

/** Folders that can't be synced: everywhere where the file system has no such thing, on Windows always. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);
const NO_FOLDER_SYNC_WINDOWS = new Set(['EPERM', 'EACCES', 'EISDIR', 'EBADF']);

/** Writes all of it; a disk may take less than it was given. `at`: where in the file; null: after what was written last. */
export function writeAll(fd: number, bytes: Uint8Array, at: number | null = null): void {
  for (let written = 0; written < bytes.length;)
    written += writeSync(fd, bytes, written, bytes.length - written, at === null ? null : at + written);
}

/** Makes the names in a folder durable. Any error but "there is no such thing here" is final and thrown. */
export function syncFolder(path: string): void {
  try {
    const fd = openSync(path, constants.O_RDONLY);
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throwUnlessNoFolderSync(error);
  }
}

/** Throws what came of syncing a folder, unless it says that there is no such thing here. */
export function throwUnlessNoFolderSync(error: unknown): void {
  const code = codeOf(error);
  if (NO_FOLDER_SYNC.has(code)) return;
  if (platform() === 'win32' && NO_FOLDER_SYNC_WINDOWS.has(code)) return;
  throw error;
}

/** SHA-256 of a file's content in hex. `goOn` is asked at each block, told how many bytes are read, and may throw. */
export function sha256Of(path: string, goOn: (bytes: number) => void): string {
  const fd = openSync(path, constants.O_RDONLY);
  try {
    let at = 0;
    const wait = (): void => goOn(at);
    return hashing(fstatSync(fd).size, wait, (hash) => {
      for (at = 0; ;) {
        goOn(at);
        const block = hash.room();
        const count = readSync(fd, block, 0, block.length, at);
        if (count === 0) return hash.digest();
        hash.add(count);
        at += count;
      }
    });
  } finally {
    closeSync(fd);
  }
}
