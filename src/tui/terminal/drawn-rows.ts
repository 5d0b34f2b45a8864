// Rows behind marks. Ink takes every letter of every frame apart, twice: 25 ms and megabytes of garbage for a key at 200×50. So a row goes to
// Ink as a short mark, which it lays out like any text, and the screen puts the row in the mark's place.
import type { Line } from '../line.ts';
import { STYLES } from '../theme.ts';
import { rowOfPieces, type Row } from './cells.ts';

export interface DrawnRows {
  /** the text to lay out in the line's place; one cell high, never wider than the least terminal */
  markFor(line: Line, color: boolean): string;
  /** the row that a laid out text stands for, cut to a width; null: it stands for itself */
  rowBehind(text: string, columns: number): Row | null;
}

/** Of private use: a text that is nothing but this and a number is none of ours by chance. */
const MARK = '\uf8f0';
/** Frames have 80 rows at most; a mark that was in none of the last frames is forgotten. */
const KEPT_MOST = 1000;

interface Kept {
  readonly line: Line;
  readonly color: boolean;
  readonly drawn: { readonly columns: number; readonly row: Row } | null;
}

/** No row is drawn yet. */
export function createDrawnRows(): DrawnRows {
  const kept = new Map<string, Kept>();
  let count = 0;
  return {
    markFor(line, color) {
      count += 1;
      const mark = MARK + count.toString(36);
      kept.set(mark, { line, color, drawn: null });
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT_MOST) break;
        kept.delete(oldest);
      }
      return mark;
    },
    rowBehind(text, columns) {
      const known = kept.get(text);
      if (!known) return null;
      const { line, color, drawn } = known;
      const pieces = color ? line.map((piece) => ({ text: piece.text, style: STYLES[piece.tone] })) : line;
      const row = drawn?.columns === columns ? drawn.row : rowOfPieces(pieces, columns);
      // what was seen last is forgotten last
      kept.delete(text);
      kept.set(text, { line, color, drawn: { columns, row } });
      return row;
    },
  };
}
