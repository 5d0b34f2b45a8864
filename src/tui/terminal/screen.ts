// The terminal as Ink's stdout: it takes whole frames and writes only what changed. It knows what is on the screen, and on which of the
// terminal's two screens; nothing else of the window writes to the terminal while it is shown.
import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { rowOf, type Row } from './cells.ts';
import { createDrawnRows } from './drawn-rows.ts';
import { paint } from './paint.ts';

const ENTER = '\u001b[?1049h';
const LEAVE = '\u001b[?1049l';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
/** Modes being set: no frame. */
const MODES = /^(?:\u001b\[\?[\d;]+[hl])+$/;
/** Synchronised update: a terminal that knows it shows a big change at once. Not worth its bytes for a small one. */
const BIG = 1000;
const BEGIN_UPDATE = '\u001b[?2026h';
const END_UPDATE = '\u001b[?2026l';

/** What Ink takes for a terminal. */
export class Screen extends Writable {
  readonly isTTY = true;
  /** rows that Ink only lays out */
  readonly drawn = createDrawnRows();
  readonly #terminal: WriteStream;
  #lines: readonly string[] = [];
  #rows: readonly Row[] = [];
  /** what the terminal shows is what `rows` says */
  #known = false;
  #isAlternate = false;

  constructor(terminal: WriteStream) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
  }

  get columns(): number {
    return this.#terminal.columns;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  /** To the alternate screen, if it is not there yet. */
  enter(): void {
    if (this.#isAlternate) return;
    this.#isAlternate = true;
    this.#known = false;
    this.#send(ENTER + HIDE_CURSOR);
  }

  /** Back to what was on the terminal before. */
  leave(): void {
    if (!this.#isAlternate) return;
    this.#isAlternate = false;
    this.#send(LEAVE + SHOW_CURSOR);
  }

  /** The screen may have changed behind our back: the next frame is written whole. */
  forget(): void {
    this.#known = false;
  }

  /** Writes the last frame again, whole. */
  repaint(): void {
    this.forget();
    this.#draw(this.#lines);
  }

  /** Something short that is no frame, such as a question to the terminal; what it leaves is painted over. */
  ask(text: string): void {
    this.forget();
    this.#send(text);
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    const text = String(chunk);
    if (text !== '') {
      if (!MODES.test(text)) this.#draw(text.split('\n'));
      else if (text.includes(ENTER)) this.enter();
      else if (text.includes(LEAVE)) this.leave();
      else if (text !== HIDE_CURSOR && text !== SHOW_CURSOR) this.#send(text);
    }
    done();
  }

  #send(text: string): void {
    if (text !== '') this.#terminal.write(text);
  }

  #draw(lines: readonly string[]): void {
    const { columns, rows: height } = this;
    const isKnown = this.#known;
    const rows = lines.slice(0, height).map((line, index) => {
      const behind = this.drawn.rowBehind(line, columns);
      const shown = isKnown && line === this.#lines[index] ? this.#rows[index] : undefined;
      return behind ?? shown ?? rowOf(line, columns);
    });
    const text = paint(isKnown ? this.#rows : null, rows, columns);
    this.#lines = lines;
    this.#rows = rows;
    // outside the alternate screen nothing of ours may appear: the last frame of a window that is being left
    if (!this.#isAlternate) return;
    this.#known = true;
    this.#send(text.length > BIG ? BEGIN_UPDATE + text + END_UPDATE : text);
  }
}
