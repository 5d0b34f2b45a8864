// What a TMDB client is handed, for tests: a log that is kept, no jitter, and either the real clock or the fake timers'.
import type { Clock, Log, Random } from '../../src/model/ports.ts';

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

export interface KeptLog extends Log {
  readonly lines: readonly string[];
}

/** A log whose lines (`level event {fields}`) can be looked at. */
export const keptLog = (): KeptLog => {
  const lines: string[] = [];
  return { lines, write: (level, event, fields = {}) => lines.push(`${level} ${event} ${JSON.stringify(fields)}`) };
};
