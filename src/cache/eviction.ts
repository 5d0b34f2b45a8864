// Keeps the cache below its size: what expired goes first, then what was used longest ago.
// How full the cache is, is guessed from a few of its 256 folders (names are hashes, so all fill alike); only a guess
// near the limit lists everything, folder by folder. The index is the file system's own: a wrong time costs a request, never an answer.
import { join } from 'node:path';
import { removeOwnFile } from '../disk/own-file.ts';
import { fileExpiry, filesIn, shardsOf, type EntryFile } from './entry-files.ts';

const SHARDS = 256;
const SAMPLED = 8;
/** A guess from eight folders is good to a fifth or so: look closely well before the limit. */
const SUSPECT_SHARE = 0.75;
/** Make some room at once, or every later entry would start it again. */
const TARGET_SHARE = 0.9;

const bytesOf = (files: readonly EntryFile[]): number => files.reduce((sum, file) => sum + file.bytes, 0);

const sampleBytes = async (entriesFolder: string, start: number): Promise<number> => {
  let bytes = 0;
  for (let index = 0; index < SAMPLED; index += 1) {
    const shard = (start + index * (SHARDS / SAMPLED)) % SHARDS;
    bytes += bytesOf(await filesIn(join(entriesFolder, shard.toString(16).padStart(2, '0'))));
  }
  return bytes * (SHARDS / SAMPLED);
};

/** When the entries that have to go were used last: those used no later, together, hold at least `excess` bytes. */
const cutOff = async (entriesFolder: string, excess: number): Promise<number> => {
  const uses: { readonly at: number; readonly bytes: number }[] = [];
  for await (const shard of shardsOf(entriesFolder))
    for (const { usedAt, bytes } of shard) uses.push({ at: usedAt, bytes });
  let bytes = 0;
  for (const use of uses.toSorted((a, b) => a.at - b.at)) {
    bytes += use.bytes;
    if (bytes >= excess) return use.at;
  }
  return Infinity;
};

/** Removes entries until the cache is well below `limit` bytes, if it seems near it; returns how many went. */
export const evict = async (entriesFolder: string, limit: number, now: number, start: number): Promise<number> => {
  if ((await sampleBytes(entriesFolder, start)) < limit * SUSPECT_SHARE) return 0;
  let bytes = 0;
  for await (const shard of shardsOf(entriesFolder)) bytes += bytesOf(shard);
  if (bytes <= limit) return 0;
  let removed = 0;
  const removeWhere = async (unwanted: (file: EntryFile) => boolean | Promise<boolean>): Promise<void> => {
    for await (const shard of shardsOf(entriesFolder)) {
      for (const file of shard) {
        if (bytes <= limit * TARGET_SHARE) return;
        if (!(await unwanted(file))) continue;
        removeOwnFile(file.path);
        bytes -= file.bytes;
        removed += 1;
      }
    }
  };
  await removeWhere(async (file) => (await fileExpiry(file.path)) <= now);
  const oldest = await cutOff(entriesFolder, bytes - limit * TARGET_SHARE);
  await removeWhere(({ usedAt }) => usedAt <= oldest);
  return removed;
};
