// Drawing a field of one line: brackets, the text around the cursor, and the cursor as an underscore, which every terminal shows.
import { cellWidth, cut } from '../../names/width.ts';
import { display } from '../../names/display.ts';
import { piece, type Line } from '../line.ts';
import type { TextEdit } from '../text-edit.ts';

const CURSOR = '_';

/** The end of a text that fits, so that what stands before the cursor is seen. */
function lastCells(text: string, cells: number): string {
  let kept = text;
  while (cellWidth(kept) > cells) kept = kept.slice((kept.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  return kept;
}

/** `[text_   ]`, exactly `cells` wide with its brackets. Only the field in use has a cursor. */
export function fieldLine(edit: TextEdit, cells: number, inUse: boolean, secret = false): Line {
  const room = Math.max(1, cells - 2);
  const text = (parts: readonly string[]): string => (secret ? '*'.repeat(parts.length) : display(parts.join('')));
  const before = text(edit.before);
  const after = text(edit.after);
  const cursor = inUse ? CURSOR : '';
  const start = lastCells(before, room - cursor.length);
  const rest = cut(after, room - cellWidth(start) - cursor.length, '');
  const blank = ' '.repeat(Math.max(0, room - cellWidth(start) - cursor.length - cellWidth(rest)));
  return [
    piece('[', inUse ? 'accent' : 'quiet'),
    piece(start),
    piece(cursor, 'accent'),
    piece(rest),
    piece(`${blank}]`, inUse ? 'accent' : 'quiet'),
  ];
}

/** `<value>` for a field that is turned with ← →. */
export const choiceLine = (value: string, inUse: boolean): Line => [
  piece('<', inUse ? 'accent' : 'quiet'),
  piece(value),
  piece('>', inUse ? 'accent' : 'quiet'),
];
