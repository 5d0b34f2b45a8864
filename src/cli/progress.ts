// Progress on stderr: a bar in place on a terminal, a plain line now and then elsewhere. Its signs are ASCII: any terminal and any locale
// can draw them.
import { cellWidth, cut } from '../names/width.ts';

export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY: boolean;
  readonly columns: number;
}

/** How far something is. */
export interface Advance {
  /** what is being done: `Asking TMDB` */
  readonly label: string;
  readonly done: number;
  /** null where it can't be said yet */
  readonly total: number | null;
  /** what is counted, in the plural */
  readonly unit: string;
  /** what is worked on now, made visible; empty: nothing in particular */
  readonly detail: string;
  /** part of the whole for the bar, 0 to 1, where counting does not tell it */
  readonly share?: number;
}

export interface Progress {
  show(advance: Advance): void;
  /** writes a message without tearing the line of progress */
  interrupt(message: string): void;
  clear(): void;
}

/** On a terminal at most four repaints a second: it may be a slow line. */
const REPAINT_EVERY_MS = 250;
/** Elsewhere (a cron mail, a log) a line every ten seconds is enough. */
const PLAIN_EVERY_MS = 10_000;
/** Cells of the bar, with its ends; a narrow terminal has the numbers alone. */
const BAR = 22;
const NARROWEST_WITH_BAR = 56;

const countOf = ({ done, total, unit }: Advance): string => `${done}${total === null ? '' : ` of ${total}`} ${unit}`;

function bar({ done, share }: Advance, total: number): string {
  const cells = BAR - 2;
  const part = share ?? (total === 0 ? 0 : done / total);
  const full = Math.min(cells, Math.floor(cells * part));
  return `[${'#'.repeat(full)}${'.'.repeat(cells - full)}]`;
}

/** One line of at most `columns` cells: `Asking TMDB [#####...............] 12 of 40 groups  name`. */
export function progressLine(advance: Advance, columns: number): string {
  const { label, total, detail } = advance;
  const drawn = total === null || columns < NARROWEST_WITH_BAR ? '' : ` ${bar(advance, total)}`;
  const known = `${label}${drawn} ${countOf(advance)}`;
  const room = columns - cellWidth(known) - 2;
  return cut(detail === '' || room < 8 ? known : `${known}  ${cut(detail, room)}`, columns);
}

export function createProgress(stream: ProgressStream, now: () => number): Progress {
  let last = stream.isTTY ? Number.NEGATIVE_INFINITY : now();
  let shown = '';
  const wipe = (): void => {
    if (shown !== '') stream.write('\r\u001b[K');
    shown = '';
  };
  return {
    show(advance) {
      if (now() - last < (stream.isTTY ? REPAINT_EVERY_MS : PLAIN_EVERY_MS)) return;
      last = now();
      if (!stream.isTTY) {
        stream.write(`${advance.label}: ${countOf(advance)}\n`);
        return;
      }
      // the last cell stays free: some terminals wrap when it is written
      const line = progressLine(advance, Math.max(10, stream.columns - 1));
      if (line === shown) return;
      stream.write(`\r\u001b[K${line}`);
      shown = line;
    },
    interrupt(message) {
      wipe();
      stream.write(message);
    },
    clear: wipe,
  };
}
