// The fewest bytes that turn one screen into the next: only cells that changed are written, and the cursor takes the shortest way. Pure.
import { EMPTY_ROW, isSeenOnBlank, type Row } from './cells.ts';

const ESC = '\u001b[';
const ERASE_LINE = `${ESC}K`;
const ERASE_BELOW = `${ESC}J`;
/** Nobody knows where the cursor is at first: no row is near this one. */
const NOWHERE = -2;
/** Unchanged cells up to this many are written again: going around them costs as much. */
const GAP = 4;
/** A blank tail up to this long is written; a longer one is erased. */
const SHORT_TAIL = 3;
const PRINTABLE = /^[\x20-\x7e]$/;

interface Brush {
  out: string;
  row: number;
  /** null: not known for sure, so that the next move names the column */
  column: number | null;
  style: string;
}

/** Steps right by so many cells. */
const right = (cells: number): string => (cells === 1 ? `${ESC}C` : `${ESC}${cells}C`);

function move(brush: Brush, row: number, column: number): void {
  const { column: from } = brush;
  if (row === brush.row && from !== null) {
    if (column === from) return;
    brush.out += column === 0 ? '\r' : column > from ? right(column - from) : `${ESC}${column + 1}G`;
  } else if (row === brush.row) brush.out += column === 0 ? '\r' : `${ESC}${column + 1}G`;
  else if (row === brush.row + 1 && column === 0) brush.out += `${ESC}E`;
  else brush.out += column === 0 ? `${ESC}${row + 1}H` : `${ESC}${row + 1};${column + 1}H`;
  brush.row = row;
  brush.column = column;
}

function dress(brush: Brush, style: string): void {
  if (style === brush.style) return;
  brush.out += style === '' ? `${ESC}m` : brush.style === '' ? `${ESC}${style}m` : `${ESC};${style}m`;
  brush.style = style;
}

function write(brush: Brush, text: string, style: string, isLastColumn: boolean): void {
  if (text === '') {
    if (brush.column !== null) brush.column += 1;
    return;
  }
  // a plain blank needs no change of colour
  if (text !== ' ' || style !== '' || isSeenOnBlank(brush.style)) dress(brush, style);
  brush.out += text;
  // after the last column and after letters that a terminal may measure otherwise nobody knows where the cursor is
  brush.column = isLastColumn || brush.column === null || !PRINTABLE.test(text) ? null : brush.column + 1;
}

const textAt = ({ texts }: Row, column: number): string => texts[column] ?? ' ';
const styleAt = ({ styles }: Row, column: number): string => styles[column] ?? '';

const isSame = (a: Row, b: Row, column: number): boolean =>
  textAt(a, column) === textAt(b, column) && styleAt(a, column) === styleAt(b, column);

/** The end of a run of changes: short stretches of plain cells that did not change belong to it. */
function runEnd(before: Row, next: Row, start: number, end: number): number {
  let last = start + 1;
  for (let column = start + 1; column < end && column - last <= GAP; column += 1) {
    if (!isSame(before, next, column)) last = column + 1;
    else if (!PRINTABLE.test(textAt(next, column)) || styleAt(next, column) !== styleAt(next, last - 1)) break;
  }
  // the second half of a wide letter goes with the first
  while (last < end && textAt(next, last) === '') last += 1;
  return last;
}

function paintRow(brush: Brush, row: number, before: Row, next: Row, columns: number): void {
  const length = next.texts.length;
  const end = Math.max(length, before.texts.length);
  let column = 0;
  while (column < end) {
    if (isSame(before, next, column)) {
      column += 1;
      continue;
    }
    // a change in the second half of a wide letter is a change of the letter
    while (column > 0 && textAt(next, column) === '') column -= 1;
    move(brush, row, column);
    if (column >= length && end - column > SHORT_TAIL) {
      dress(brush, '');
      brush.out += ERASE_LINE;
      return;
    }
    const stop = runEnd(before, next, column, column < length ? Math.max(length, column + 1) : end);
    for (; column < stop; column += 1)
      write(brush, textAt(next, column), styleAt(next, column), column === columns - 1);
  }
}

/** A row written whole, whatever stands there. */
function paintWhole(brush: Brush, row: number, next: Row, columns: number): void {
  move(brush, row, 0);
  for (const [column, text] of next.texts.entries()) write(brush, text, styleAt(next, column), column === columns - 1);
  if (next.texts.length >= columns) return;
  dress(brush, '');
  brush.out += ERASE_LINE;
}

/** What to write so that a terminal which shows `before` shows `next`; null before: it shows nobody knows what. */
export function paint(before: readonly Row[] | null, next: readonly Row[], columns: number): string {
  const brush: Brush = { out: '', row: NOWHERE, column: null, style: '' };
  const rows = Math.max(next.length, before?.length ?? 0);
  for (let row = 0; row < rows; row += 1) {
    const [old, fresh] = [before?.[row] ?? EMPTY_ROW, next[row] ?? EMPTY_ROW];
    if (before === null) paintWhole(brush, row, fresh, columns);
    else if (old === fresh) continue;
    else if (old.unsure || fresh.unsure) paintWhole(brush, row, fresh, columns);
    else paintRow(brush, row, old, fresh, columns);
  }
  dress(brush, '');
  if (before === null) brush.out += `${ESC}${next.length + 1}H${ERASE_BELOW}`;
  return brush.out;
}
