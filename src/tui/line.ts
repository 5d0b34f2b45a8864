// A line of the screen as a value: pieces of text with a meaning. Screens are lists of these; one component draws them.
import { display } from '../names/display.ts';
import { cellWidth, cut, fit } from '../names/width.ts';
import { plainLetters } from './glyphs.ts';

/** What a piece means; the theme gives it a colour, which only repeats what glyph and word already say. */
export type Tone = 'plain' | 'quiet' | 'strong' | 'good' | 'warn' | 'bad' | 'accent';

export interface Piece {
  readonly text: string;
  readonly tone: Tone;
}
export type Line = readonly Piece[];

export const piece = (text: string, tone: Tone = 'plain'): Piece => ({ text, tone });
export const line = (text: string, tone: Tone = 'plain'): Line => [piece(text, tone)];
export const BLANK: Line = [];

/** Text from outside, made visible and exactly `cells` wide. */
export const shown = (text: string, cells: number, ellipsis: string): string => fit(display(text), cells, ellipsis);

/** Text from outside, made visible and at most `cells` wide. */
export const shownCut = (text: string, cells: number, ellipsis: string): string => cut(display(text), cells, ellipsis);

export const widthOf = (some: Line): number => some.reduce((sum, { text }) => sum + cellWidth(text), 0);

/** The line cut to a width; nothing is added. */
export function cutLine(some: Line, cells: number, ellipsis: string): Line {
  if (widthOf(some) <= cells) return some;
  const kept: Piece[] = [];
  let left = cells;
  for (const each of some) {
    const width = cellWidth(each.text);
    if (width < left) kept.push(each);
    else {
      kept.push({ ...each, text: cut(each.text + (width === left ? ' ' : ''), left, ellipsis) });
      break;
    }
    left -= width;
  }
  return kept;
}

/** Cut or filled with blanks to exactly a width. */
export function fitLine(some: Line, cells: number, ellipsis: string): Line {
  const short = cutLine(some, cells, ellipsis);
  const missing = cells - widthOf(short);
  return missing > 0 ? [...short, piece(' '.repeat(missing))] : short;
}

/** The line in letters that every terminal has, names aside. */
export const plainLine = (some: Line): Line => some.map(({ text, tone }) => piece(plainLetters(text), tone));

/** Two texts at the ends of a line. */
export function ends(left: Line, right: Line, cells: number, ellipsis: string): Line {
  const room = cells - widthOf(right) - 1;
  if (room < 8) return cutLine(left, cells, ellipsis);
  return [...fitLine(left, room, ellipsis), piece(' '), ...right];
}
