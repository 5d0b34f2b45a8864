// As own-file, without holding up the program meanwhile: for the cache, which writes by the dozen a second. Never touches a user's file.
import { open, rename, unlink, utimes } from 'node:fs/promises';
import { cutShort, failureOf, temporaryFor } from './own-file.ts';

async function writeAll(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, at);
      if (bytesWritten === 0) throw cutShort();
      at += bytesWritten;
    }
    if ((await handle.stat()).size !== bytes.length) throw cutShort();
    // some disks tell only here that they are full
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes the file whole, or leaves what was there. A power cut may bring the file before back, never a cut one. Failure E-FS-FULL,
 * E-FS-PERM …
 */
export async function replaceOwnFile(path: string, content: string): Promise<void> {
  const temporary = temporaryFor(path);
  try {
    await writeAll(temporary, new TextEncoder().encode(content));
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw failureOf(error, path);
  }
}

/** Notes on a file of ours that it was used (ms since the epoch both); where that can't be noted nothing is lost. */
export async function markUsed(path: string, usedAt: number, writtenAt: number): Promise<void> {
  await utimes(path, usedAt / 1000, writtenAt / 1000).catch(() => undefined);
}
