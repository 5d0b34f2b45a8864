// Answers kept on disk, one file an entry, so that a second run asks nothing. Nothing reads all entries at start.
// A cache never fails its caller: what can't be read is a miss, what can't be written is a warning.
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing } from '../disk/errno.ts';
import { markUsed, replaceOwnFile } from '../disk/own-file-async.ts';
import { makeOwnFolder, removeOwnFile, setAside } from '../disk/own-file.ts';
import { Failure } from '../model/failure.ts';
import type { Clock, Log } from '../model/ports.ts';
import { encodeEntry, entryName, readEntry, type CacheKey } from './entry.ts';
import { BROKEN_NAME, filesIn, namesIn, shardsOf, type EntryFile } from './entry-files.ts';
import { evict } from './eviction.ts';

const LIMIT_BYTES = 512 * 1024 * 1024;
const ENTRY_BYTES = 8 * 1024 * 1024;
const QUARANTINED_MOST = 20;
/** A look at how full the cache is at the first write of a process, then now and then. */
const PUTS_BETWEEN_LOOKS = 256;

/** That an entry is in use is noted once a day: eviction needs no more. */
const USED_EVERY_MS = 86_400_000;

/** Checks stored data again; throws where it is not what it should be. */
export type Decoder<T> = (data: unknown) => T;

export interface CacheStats {
  readonly entries: number;
  readonly bytes: number;
  readonly quarantined: number;
  readonly limitBytes: number;
  readonly folder: string;
}

export interface JsonCache {
  /** the value, with `fresh` false once its time is over; null where there is none */
  get<T>(key: CacheKey, decoder: Decoder<T>): Promise<{ readonly value: T; readonly fresh: boolean } | null>;
  put(key: CacheKey, ttlSec: number, data: unknown): Promise<void>;
  /** Failure E-CACHE-CORRUPT where entries that may be there can't be read; a cache that is not there yet is well */
  check(): Promise<void>;
  /** Failure E-CACHE-CORRUPT where the cache's folder can't be read; so do `clear` and `purge` */
  stats(): Promise<CacheStats>;
  /** removes all entries and what is in quarantine; the number of entries removed */
  clear(): Promise<number>;
  /** removes entries written longer ago than that (ms); the number removed */
  purge(olderThanMs: number): Promise<number>;
}

interface JsonCacheOptions {
  /** the cache's folder; entries and quarantine are made below it */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** bytes; for tests */
  readonly limitBytes?: number;
  /** called once with the reason, where answers can't be kept */
  readonly onUnwritable?: (reason: string) => void;
}

/** Opens the cache in `folder`; nothing is read or made before it is used. */
export const openJsonCache = ({
  folder,
  clock,
  log,
  limitBytes = LIMIT_BYTES,
  onUnwritable,
}: JsonCacheOptions): JsonCache => {
  const entriesFolder = join(folder, 'entries');
  const quarantineFolder = join(folder, 'quarantine');
  const madeShards = new Set<string>();
  let puts = 0;
  let isToldUnwritable = false;

  const pathOf = (key: CacheKey): string => {
    const name = entryName(key);
    return join(entriesFolder, name.slice(0, 2), name);
  };
  const makeShard = (path: string): void => {
    if (madeShards.has(path)) return;
    makeOwnFolder(path);
    madeShards.add(path);
  };
  const quarantined = (): Promise<readonly EntryFile[]> => filesIn(quarantineFolder, BROKEN_NAME);
  const warn = (event: string, error: unknown, path: string): void =>
    log.write('warn', event, { path, error: error instanceof Error ? error.message : String(error) });

  const quarantine = async (path: string, reason: string): Promise<void> => {
    log.write('warn', 'cache-entry-quarantined', { path, reason });
    try {
      makeOwnFolder(quarantineFolder);
      setAside(path, quarantineFolder);
      const kept = (await quarantined()).toSorted((a, b) => b.writtenAt - a.writtenAt);
      for (const file of kept.slice(QUARANTINED_MOST)) removeOwnFile(file.path);
    } catch (error) {
      warn('cache-quarantine-failed', error, path);
    }
  };
  const readBytes = async (path: string): Promise<Buffer | null> => {
    try {
      const { size, atimeMs, mtimeMs } = await stat(path);
      if (size <= ENTRY_BYTES) {
        const bytes = await readFile(path);
        // many disks keep no time of reading, or one a day
        if (clock.now() - Math.max(atimeMs, mtimeMs) > USED_EVERY_MS) await markUsed(path, clock.now(), mtimeMs);
        return bytes;
      }
      await quarantine(path, 'larger than any entry');
    } catch (error) {
      if (!isMissing(error)) warn('cache-read-failed', error, path);
    }
    return null;
  };
  const usable = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw new Failure({
        code: 'E-CACHE-CORRUPT',
        message: 'The cache can’t be used.',
        path: folder,
        hint: 'Check the folder’s permissions, or remove it: it holds nothing that TMDB does not have.',
        cause,
      });
    }
  };
  const removeWhere = async (unwanted: (file: EntryFile) => boolean): Promise<number> => {
    let removed = 0;
    for await (const shard of shardsOf(entriesFolder)) {
      for (const file of shard.filter(unwanted)) {
        removeOwnFile(file.path);
        removed += 1;
      }
    }
    return removed;
  };

  return {
    get: async (key, decoder) => {
      const path = pathOf(key);
      const bytes = await readBytes(path);
      if (bytes === null) return null;
      const entry = readEntry(bytes, key, clock.now());
      if (entry.kind === 'other-version') return null;
      if (entry.kind === 'broken') {
        await quarantine(path, entry.reason);
        return null;
      }
      try {
        return { value: decoder(entry.data), fresh: clock.now() < entry.expiresAt };
      } catch {
        await quarantine(path, 'data of another shape');
        return null;
      }
    },
    put: async (key, ttlSec, data) => {
      const path = pathOf(key);
      try {
        const text = encodeEntry(key, ttlSec, data, clock.now());
        if (Buffer.byteLength(text) > ENTRY_BYTES) return;
        makeShard(dirname(path));
        await replaceOwnFile(path, text);
        puts += 1;
        if (puts % PUTS_BETWEEN_LOOKS !== 1) return;
        const removed = await evict(entriesFolder, limitBytes, clock.now(), parseInt(basename(path).slice(0, 2), 16));
        if (removed > 0) log.write('info', 'cache-evicted', { removed });
      } catch (error) {
        // the folder may have been removed by another process: make it again next time
        madeShards.clear();
        warn('cache-write-failed', error, path);
        if (!isToldUnwritable) onUnwritable?.(error instanceof Error ? error.message : String(error));
        isToldUnwritable = true;
      }
    },
    check: () =>
      usable(async () => {
        await namesIn(entriesFolder);
      }),
    stats: () =>
      usable(async () => {
        let entries = 0;
        let bytes = 0;
        for await (const shard of shardsOf(entriesFolder)) {
          entries += shard.length;
          bytes += shard.reduce((sum, file) => sum + file.bytes, 0);
        }
        return { entries, bytes, quarantined: (await quarantined()).length, limitBytes, folder };
      }),
    clear: () =>
      usable(async () => {
        for (const file of await quarantined()) removeOwnFile(file.path);
        return removeWhere(() => true);
      }),
    purge: (olderThanMs) => usable(() => removeWhere((file) => clock.now() - file.writtenAt > olderThanMs)),
  };
};
