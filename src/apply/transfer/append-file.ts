// A file of ours that only grows: what is appended is there as a whole or not at all, and is on the disk when `sync` returns.
import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder, writeAll } from './durable.ts';

export interface AppendFile {
  /** Throws what the disk says; then nothing of `text` is in the file. */
  append(text: string): void;
  sync(): void;
  close(): void;
}

/** Opens or makes the file (0600), cut to its first `keep` bytes: a torn tail goes. */
export function openAppendFile(path: string, keep: number): AppendFile {
  const fd = openSync(path, 'a', 0o600);
  let size = Math.min(keep, fstatSync(fd).size);
  ftruncateSync(fd, size);
  syncFolder(dirname(path));
  return {
    append(text) {
      const bytes = Buffer.from(text);
      try {
        writeAll(fd, bytes);
      } catch (error) {
        ftruncateSync(fd, size);
        throw error;
      }
      size += bytes.length;
    },
    sync: () => fdatasyncSync(fd),
    close: () => closeSync(fd),
  };
}
