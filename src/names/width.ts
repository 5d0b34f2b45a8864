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

/** Exactly `cells` wide: cut like `cut`, filled with blanks on the right. */
export function fit(text: string, cells: number, ellipsis = '…'): string {
  const short = cut(text, cells, ellipsis);
  return short + ' '.repeat(Math.max(0, cells - cellWidth(short)));
}
