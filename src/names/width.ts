// Cells that text takes on a terminal, by grapheme and East Asian width. Pure.
import stringWidth from 'string-width';
import { graphemesOf, plainCells } from './graphemes.ts';

/** Cells of a text that holds no control characters (see `display`). */
export const cellWidth = (text: string): number => plainCells(text) ?? stringWidth(text);

/** At most `cells` wide, cut at a grapheme; what is cut ends in the ellipsis. */
export function cut(text: string, cells: number, ellipsis = '…'): string {
  if (cells <= 0) return '';
  if (cellWidth(text) <= cells) return text;
  const room = cells - cellWidth(ellipsis);
  if (room < 0) return '';
  let taken = 0;
  let kept = '';
  for (const letter of graphemesOf(text)) {
    const width = cellWidth(letter);
    if (taken + width > room) break;
    taken += width;
    kept += letter;
  }
  return kept + ellipsis;
}

/** So many cells of what tells a name from others are to be seen. */
const SEEN = 5;

/** At most `cells` wide, cut so that the grapheme at an index is seen: names that begin alike are told apart by what comes then. */
export function cutToShow(text: string, at: number, cells: number, ellipsis = '…'): string {
  const letters = graphemesOf(text);
  const before = cellWidth(letters.slice(0, at).join(''));
  if (before + SEEN <= cells - cellWidth(ellipsis)) return cut(text, cells, ellipsis);
  const head = cut(text, Math.floor(cells / 4), '') + ellipsis;
  return cut(head + letters.slice(Math.max(0, at - 2)).join(''), cells, ellipsis);
}

/** Exactly `cells` wide: cut like `cut`, filled with blanks on the right. */
export function fit(text: string, cells: number, ellipsis = '…'): string {
  const short = cut(text, cells, ellipsis);
  return short + ' '.repeat(Math.max(0, cells - cellWidth(short)));
}
