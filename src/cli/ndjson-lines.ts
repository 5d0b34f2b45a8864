// The lines of the machine-readable output: what each one has, and when they go out.
import type { ParsedFolder } from '../model/parsed-name.ts';
import { displayJson } from '../names/display.ts';
import type { Phase } from '../workflow/event.ts';
import type { AnyFields } from './event-schema.ts';
import { fileLines } from './file-lines.ts';

type EventName = 'start' | 'progress' | 'complete' | 'error' | 'warning' | 'info';

/** Lines of a scan go out together: a write for each would cost more than reading its name. */
const CHUNK_CHARACTERS = 65_536;
/** A reader waits for a line at most about this long while others follow. */
const CHUNK_MS = 50;

interface LineWriter {
  /** lines from here on bear this time, in milliseconds since the epoch */
  readonly begin: (at: number) => void;
  readonly line: (phase: Phase, event: EventName, fields: AnyFields) => void;
  /** the lines of all files of a folder that were read */
  readonly filesRead: (folder: ParsedFolder) => void;
  /** writes what waits, if it is much or has waited long */
  readonly settle: () => void;
  readonly flush: () => void;
}

const jsonOf = (value: unknown): string => displayJson(JSON.stringify(value));

/** Writes lines by `write`, many at once where many come. */
export function lineWriter(write: (text: string) => void): LineWriter {
  let waiting: string[] = [];
  let characters = 0;
  let time = Number.NaN;
  let flushed = Number.NEGATIVE_INFINITY;
  let stamp = '';
  const flush = (): void => {
    if (characters > 0) write(waiting.join(''));
    [waiting, characters] = [[], 0];
  };
  const put = (lines: string): void => {
    waiting.push(lines);
    characters += lines.length;
    if (characters >= CHUNK_CHARACTERS) flush();
  };
  return {
    begin(at) {
      if (at !== time) stamp = new Date(at).toISOString();
      time = at;
    },
    line(phase, event, fields) {
      put(`${jsonOf({ phase, event, ts: stamp, fields })}\n`);
    },
    filesRead: (folder) => put(fileLines(folder, stamp)),
    settle() {
      if (characters === 0 || time - flushed < CHUNK_MS) return;
      flush();
      flushed = time;
    },
    flush,
  };
}
