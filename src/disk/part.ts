// Parts of files: a head, a few samples. Opens for reading only, regular files only.
// eslint-disable-next-line no-restricted-imports -- openSync with O_RDONLY changes nothing
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Up to `length` bytes from each place of a regular file; null where it is none or can't be read. */
export function readParts(path: string, places: readonly number[], length: number): readonly Buffer[] | null {
  let handle: number | null = null;
  try {
    // a pipe under a file's name must not hold us
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(handle).isFile()) return null;
    const parts: Buffer[] = [];
    for (const at of places) {
      const bytes = Buffer.alloc(length);
      parts.push(bytes.subarray(0, readSync(handle, bytes, 0, length, at)));
    }
    return parts;
  } catch {
    return null;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** At most `maxBytes` from the beginning of a regular file, as text; null where it can't be read. */
export const readHead = (path: string, maxBytes: number): string | null =>
  readParts(path, [0], maxBytes)?.[0]?.toString('utf8') ?? null;

const SAMPLE_BYTES = 65_536;

/**
 * True where beginning, middle and end (64 KiB each) of two files of `size` bytes are the same: enough to say so to a person, never enough to
 * remove one. False where one can't be read.
 */
export function lookAlike(a: string, b: string, size: number): boolean {
  const places = [0, Math.floor((size - SAMPLE_BYTES) / 2), size - SAMPLE_BYTES].map((at) => Math.max(0, at));
  const ours = readParts(a, places, SAMPLE_BYTES);
  const theirs = ours && readParts(b, places, SAMPLE_BYTES);
  return ours !== null && theirs !== null && ours.every((part, index) => theirs[index]?.equals(part) === true);
}
