// Keeps the cache below its size: what expired goes first, then what was used longest ago.
// How full the cache is, is guessed from a few of its 256 folders (names are hashes, so all fill alike); only a guess
// near the limit lists everything. There is no index that could be wrong.
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

/** Removes entries until the cache is well below `limit` bytes, if it seems near it; returns how many went. */
export const evict = async (entriesFolder: string, limit: number, now: number, start: number): Promise<number> => {
  if ((await sampleBytes(entriesFolder, start)) < limit * SUSPECT_SHARE) return 0;
  const files: EntryFile[] = [];
  for await (const shard of shardsOf(entriesFolder)) files.push(...shard);
  let bytes = bytesOf(files);
  if (bytes <= limit) return 0;
  let removed = 0;
  const remove = (file: EntryFile): void => {
    removeOwnFile(file.path);
    bytes -= file.bytes;
    removed += 1;
  };
  const oldestFirst = files.toSorted((a, b) => a.usedAt - b.usedAt);
  const living: EntryFile[] = [];
  for (const file of oldestFirst) {
    if ((await fileExpiry(file.path)) <= now) remove(file);
    else living.push(file);
  }
  for (const file of living) {
    if (bytes <= limit * TARGET_SHARE) break;
    remove(file);
  }
  return removed;
};
