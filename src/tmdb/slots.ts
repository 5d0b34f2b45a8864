// One budget and one pause for all processes of a user: each reserves its moment to send in one row of a database in the cache folder.
// Where that can't be (a network disk, an unwritable folder, a lock that nobody lets go) there is no shared budget, and that is said once.
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { createOwnFileSync, makeOwnFolder, removeOwnFile } from '../disk/own-file.ts';
import { isNetworkDisk, isThere } from '../disk/survey.ts';
import type { Clock } from '../model/ports.ts';
import { PAUSE_MOST_MS } from './policy-state.ts';

/**
 * How late a reserved moment may still be used, ms. Moments are 30 ms apart, 35 in 1,050 ms: half of what that leaves over a second is for a
 * busy sender, the other half for requests that overtake each other on the way.
 */
const LATE_MS = 25;
/** Nobody reserves this far ahead: the row is of a clock that was set back since. */
const ABSURD_MS = 60_000;
/** A row is held for a tenth of a millisecond; a lock that outlasts this is of a process that hangs, or of a disk that can't lock. */
const BUSY_MOST_MS = 2_000;
const BUSY_STEP_MS = 5;

/** SQLite's result codes: another process holds the lock; the file is no database, or a damaged one. */
const BUSY = 5;
const DAMAGED: ReadonlySet<unknown> = new Set([11, 26]);

const SCHEMA = `
  PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF;
  CREATE TABLE IF NOT EXISTS slots (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_at INTEGER NOT NULL,
    paused_until INTEGER NOT NULL
  ) STRICT;
  INSERT OR IGNORE INTO slots VALUES (1, 0, 0)`;
const RESERVE = `
  UPDATE slots SET last_at = CASE
    WHEN paused_until > :now AND paused_until <= :now + ${PAUSE_MOST_MS} THEN last_at
    WHEN last_at > :now + ${ABSURD_MS} THEN :now
    ELSE max(:now - ${LATE_MS}, last_at + :spacing)
  END
  RETURNING last_at, paused_until`;
const PAUSE = 'UPDATE slots SET paused_until = max(min(paused_until, :most), :until)';
const PAUSED = 'SELECT paused_until FROM slots';

export type Slot =
  /** milliseconds since the epoch; no later than `LATE_MS` after it */
  | { readonly kind: 'send'; readonly at: number; readonly until: number }
  | { readonly kind: 'paused'; readonly until: number }
  /** there is no shared budget */
  | { readonly kind: 'private' };

export interface Slots {
  /** the next moment that is `spacingMs` after anybody's last; rejects with the signal's reason only */
  reserve(spacingMs: number, signal: AbortSignal): Promise<Slot>;
  /** until when (ms since the epoch) some process was asked to wait; 0 where none was */
  pausedUntil(): number;
  pauseAll(until: number): void;
  close(): void;
}

interface SlotsOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** called once, where there is no shared budget, with the reason */
  readonly onPrivate: (reason: string) => void;
}

interface Row {
  readonly database: DatabaseSync;
  readonly reserve: StatementSync;
  readonly pause: StatementSync;
  readonly paused: StatementSync;
}

const errcodeOf = (error: unknown): unknown => (error instanceof Error && 'errcode' in error ? error.errcode : null);

const openRow = async (folder: string): Promise<Row> => {
  const { DatabaseSync } = await import('node:sqlite');
  const path = join(folder, 'rate.db');
  const open = (): Row => {
    // made before SQLite would make it, for its owner only
    if (!isThere(path)) createOwnFileSync(path, new Uint8Array());
    const database = new DatabaseSync(path);
    try {
      database.exec(SCHEMA);
      const [reserve, pause, paused] = [RESERVE, PAUSE, PAUSED].map((sql) => database.prepare(sql));
      if (reserve && pause && paused) return { database, reserve, pause, paused };
      throw new Error('no statements');
    } catch (error) {
      database.close();
      throw error;
    }
  };
  try {
    return open();
  } catch (error) {
    if (!DAMAGED.has(errcodeOf(error))) throw error;
    removeOwnFile(path);
    return open();
  }
};

/** The row in `folder`; nothing is opened or made before the first reservation. */
export const openSlots = ({ folder, clock, onPrivate }: SlotsOptions): Slots => {
  let row: Row | null = null;
  let isPrivate = false;

  const close = (): void => {
    row?.database.close();
    row = null;
    isPrivate = true;
  };
  const giveUp = (reason: string): null => {
    if (isPrivate) return null;
    close();
    onPrivate(reason);
    return null;
  };
  const opened = async (): Promise<Row | null> => {
    if (isPrivate) return null;
    if (row !== null) return row;
    makeOwnFolder(folder);
    if (isNetworkDisk(folder)) return giveUp('the cache is on a network disk');
    const fresh = await openRow(folder);
    // another call may have opened it meanwhile, or the client was closed
    if (row === null && !isPrivate) row = fresh;
    else fresh.database.close();
    return row;
  };
  /** null where the row can't be had */
  const patiently = async <T>(work: () => Promise<T | null>, signal: AbortSignal): Promise<T | null> => {
    const start = clock.monotonic();
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (errcodeOf(error) !== BUSY) return giveUp("the cache's folder can't be written");
        if (clock.monotonic() - start > BUSY_MOST_MS) return giveUp('another process does not let go of it');
      }
      await clock.sleep(BUSY_STEP_MS, signal);
    }
  };
  const quietly = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      // another process holds the row for a moment: what was not told or heard now is at the next reservation
      return otherwise;
    }
  };

  return {
    reserve: async (spacingMs, signal) => {
      const reserved = await patiently(async () => {
        const now = Math.floor(clock.now());
        const got = (await opened())?.reserve.get({ now, spacing: Math.ceil(spacingMs) });
        return got === undefined ? null : { now, at: Number(got['last_at']), until: Number(got['paused_until']) };
      }, signal);
      if (reserved === null) return { kind: 'private' };
      const { now, at, until } = reserved;
      if (until > now && until <= now + PAUSE_MOST_MS) return { kind: 'paused', until };
      return { kind: 'send', at, until: at + LATE_MS };
    },
    pausedUntil: () => {
      const until = quietly(() => Number(row?.paused.get()?.['paused_until'] ?? 0), 0);
      return until <= clock.now() + PAUSE_MOST_MS ? until : 0;
    },
    pauseAll: (until) => {
      quietly(
        () => row?.pause.run({ until: Math.ceil(until), most: Math.ceil(clock.now()) + PAUSE_MOST_MS }),
        undefined,
      );
    },
    close,
  };
};
