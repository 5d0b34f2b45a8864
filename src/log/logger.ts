// The log: JSON lines with levels, secrets masked. A log that can't be written never stops the work.
import type { Clock, Log, LogLevel } from '../model/ports.ts';
import { displayJson } from '../names/display.ts';
import type { Mask } from './mask.ts';

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

export interface LogOptions {
  /** takes one line, with its line feed; may throw */
  readonly write: (line: string) => void;
  readonly level: LogLevel;
  readonly clock: Clock;
  readonly mask: Mask;
}

/** A log that writes entries of `level` and above, one JSON object a line, with `ts` in ISO 8601 UTC. Never throws. */
export function createLog({ write, level, clock, mask }: LogOptions): Log {
  const least = ORDER.indexOf(level);
  return {
    write(at, event, fields = {}) {
      if (ORDER.indexOf(at) < least) return;
      try {
        const head = { ts: new Date(clock.now()).toISOString(), level: at, event };
        const entry = JSON.stringify({ ...head, ...fields, ...head });
        write(`${displayJson(mask.mask(entry))}\n`);
      } catch {
        // a full disk or a field that is no JSON must not end a run
      }
    },
  };
}
