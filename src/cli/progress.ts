// One line of progress on stderr: rewritten in place on a terminal, a plain line now and then elsewhere.
import { cut } from '../names/width.ts';

export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY: boolean;
  readonly columns: number;
}

export interface Progress {
  show(text: string): void;
  /** writes a message without tearing the line of progress */
  interrupt(message: string): void;
  clear(): void;
}

/** On a terminal at most four repaints a second: it may be a slow line. */
const REPAINT_EVERY_MS = 250;
/** Elsewhere (a cron mail, a log) a line every ten seconds is enough. */
const PLAIN_EVERY_MS = 10_000;

export function createProgress(stream: ProgressStream, now: () => number): Progress {
  let last = stream.isTTY ? Number.NEGATIVE_INFINITY : now();
  let shown = false;
  const wipe = (): void => {
    if (shown) stream.write('\r\u001b[K');
    shown = false;
  };
  return {
    show(text) {
      if (now() - last < (stream.isTTY ? REPAINT_EVERY_MS : PLAIN_EVERY_MS)) return;
      last = now();
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${cut(text, Math.max(10, stream.columns - 1))}`);
        shown = true;
      } else stream.write(`${text}\n`);
    },
    interrupt(message) {
      wipe();
      stream.write(message);
    },
    clear: wipe,
  };
}
