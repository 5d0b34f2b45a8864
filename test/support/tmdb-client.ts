// A TMDB client beside its loopback server for tests, and what it is handed: a kept log, no jitter, the timers' clock.
import type { Clock, Log, Random } from '../../src/model/ports.ts';
import { createTmdbClient, type TmdbClient } from '../../src/tmdb/client.ts';
import { proxiesOf } from '../../src/tmdb/proxies.ts';
import { startTmdbServer, type TmdbServer, type TmdbServerOptions } from './tmdb-server.ts';

/** The clock of the platform; under fake timers it is the fake one. */
export const timerClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, ms);
      const abort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      if (signal?.aborted === true) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    }),
};

/** No backoff at all: retries come at once. */
export const noJitter: Random = { next: () => 0, bytes: (count) => new Uint8Array(count) };

/** No proxy, and no other process. */
export const ALONE = { proxies: proxiesOf({}), openSlots: null };

export interface KeptLog extends Log {
  readonly lines: readonly string[];
}

/** A log whose lines (`level event {fields}`) can be looked at. */
export const keptLog = (): KeptLog => {
  const lines: string[] = [];
  return { lines, write: (level, event, fields = {}) => lines.push(`${level} ${event} ${JSON.stringify(fields)}`) };
};

/** Canaries in the two shapes that TMDB hands out. */
export const V3_KEY = '0123456789abcdef0123456789abcdef';
export const V4_KEY = 'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOnRydWV9.c2lnbmF0dXJl';

interface Opened {
  readonly server: TmdbServer;
  readonly client: TmdbClient;
  readonly log: KeptLog;
}

const closers: (() => Promise<void>)[] = [];

/** A server and a client of it, both ended by `closeTmdb`. */
export const openTmdb = async (
  options: TmdbServerOptions = {},
  key = V3_KEY,
  clock: Clock = timerClock,
): Promise<Opened> => {
  const server = await startTmdbServer(options);
  const log = keptLog();
  const parts = { clock, random: noJitter, log };
  const client = createTmdbClient({ ...ALONE, baseUrl: `${server.url}/3`, key, rate: 35, concurrency: 4, ...parts });
  closers.push(() => client.close(), server.close);
  return { server, client, log };
};

/** Ends what `openTmdb` opened; for afterEach. */
export const closeTmdb = async (): Promise<void> => {
  for (const close of closers.splice(0)) await close();
};
