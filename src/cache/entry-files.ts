// The cache's folders as they are: which entry files there are, how large, how lately used. Reads only.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, isMissing } from '../disk/errno.ts';
import { expiryOf } from './entry.ts';

/** Nothing else below the cache's folder is ever removed. */
const ENTRY_NAME = /^[0-9a-f]{64}\.json$/u;
/** What was set aside in quarantine. */
export const BROKEN_NAME = /^[0-9a-f]{64}\.json\.broken-[0-9a-f]+$/u;
const SHARD_NAME = /^[0-9a-f]{2}$/u;
/** A header is some 300 bytes; a long query makes it longer. */
const HEADER_BYTES = 4_096;

export interface EntryFile {
  readonly path: string;
  readonly bytes: number;
  /** ms since the epoch, as the file was written */
  readonly writtenAt: number;
  /** ms since the epoch, as well as the file system keeps it */
  readonly usedAt: number;
}

/** Names in a folder; none where it is not there. Throws where it can't be read, or is no folder. */
export const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
};

const entryFileAt = async (path: string): Promise<EntryFile | null> => {
  try {
    const { size, mtimeMs, atimeMs } = await stat(path);
    return { path, bytes: size, writtenAt: mtimeMs, usedAt: Math.max(mtimeMs, atimeMs) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** The files of that name in one folder; entries where no name is given. */
export const filesIn = async (folder: string, wanted = ENTRY_NAME): Promise<readonly EntryFile[]> => {
  const names = (await namesIn(folder)).filter((name) => wanted.test(name));
  const files = await Promise.all(names.map((name) => entryFileAt(join(folder, name))));
  return files.filter((file) => file !== null);
};

/** All entry files, folder by folder, so that a large cache never stands in memory as a whole. */
export async function* shardsOf(entriesFolder: string): AsyncGenerator<readonly EntryFile[]> {
  for (const name of (await namesIn(entriesFolder)).filter((each) => SHARD_NAME.test(each)).toSorted()) {
    yield await filesIn(join(entriesFolder, name));
  }
}

/** When the entry in that file expires (ms since the epoch); 0 where it can't be said, for then it is of no use. */
export const fileExpiry = async (path: string): Promise<number> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { end: HEADER_BYTES - 1 })) chunks.push(chunk as Buffer);
  } catch {
    return 0;
  }
  return expiryOf(Buffer.concat(chunks)) ?? 0;
};
