// The log: JSON lines with levels, secrets masked. A log that can't be written never stops the work.
import type { Clock, Log, LogLevel } from '../model/ports.ts';
import type { Mask } from './mask.ts';

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

export interface LogOptions {
  /** takes one line, with its line feed; may throw */
  readonly write: (line: string) => void;
  readonly level: LogLevel;
  readonly clock: Clock;
  readonly mask: Mask;
}

export function createLog({ write, level, clock, mask }: LogOptions): Log {
  const least = ORDER.indexOf(level);
  return {
    write(at, event, fields = {}) {
      if (ORDER.indexOf(at) < least) return;
      try {
        write(
          mask.mask(`${JSON.stringify({ ts: new Date(clock.now()).toISOString(), level: at, event, ...fields })}\n`),
        );
      } catch {
        // a full disk or a field that is no JSON must not end a run
      }
    },
  };
}
