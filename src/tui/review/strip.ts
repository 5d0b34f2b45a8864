// The strip under the list: why, now and new of the cursor's row; in the edit form what was read before. Pure.
import { newNameAt } from '../../review/filings.ts';
import { matchOf } from '../../review/review.ts';
import { viewOf } from '../../review/views.ts';
import { cellWidth } from '../../names/width.ts';
import { BLANK, piece, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { pathTail } from '../path-tail.ts';
import { readText } from './pane-read.ts';
import { fileUnderCursor, groupShown, previewOf } from './preview.ts';
import type { ReviewModel } from './review-model.ts';
import { whyTexts } from './standing.ts';

const LABEL_CELLS = 6;

/** What the file's name repeats of its folder: `Title (2004) - S01E02.mkv` in `Title (2004) [tmdbid-1]` is `… - S01E02.mkv`. */
function withoutRepeat(parts: readonly string[], ellipsis: string): readonly string[] {
  const [house = '', ...rest] = parts;
  const name = rest.pop();
  const title = house.replace(/ [[{][^\]}]*[\]}]$/, '');
  if (name === undefined || title.length <= 4 || !name.startsWith(title)) return parts;
  return [house, ...rest, `${ellipsis}${name.slice(title.length)}`];
}

/** A name below the library, shortened from what can best be spared: the repeated title, the id's tag, then the folder's end. */
export function nameShortened(name: string, cells: number, ellipsis: string): string {
  const parts = name.split('/');
  if (cellWidth(name) <= cells) return name;
  const short = withoutRepeat(parts, ellipsis);
  if (cellWidth(short.join('/')) <= cells) return short.join('/');
  const [house = '', ...rest] = short;
  const tagged = [house.replace(/([[{])(?:tmdbid|tmdb)-/, `$1${ellipsis}`), ...rest].join('/');
  if (cellWidth(tagged) <= cells) return tagged;
  const tail = rest.join('/');
  const room = cells - cellWidth(tail) - 1;
  return room >= 12 ? `${shownCut(house, room, ellipsis)}/${tail}` : pathTail(name, cells, ellipsis);
}

/** Why the group stands as it does, in one line; in the edit form what was read. */
export function whyLine(model: ReviewModel, { columns, glyphs }: Surroundings): Line {
  const id = groupShown(model);
  const read = id === null ? undefined : model.review.groups.get(id);
  const cells = columns - LABEL_CELLS - 1;
  if (model.panel?.type === 'edit' && read)
    return [piece(' was  ', 'quiet'), piece(shownCut(readText(read, glyphs.dot), cells, glyphs.ellipsis))];
  const best = id === null ? undefined : matchOf(model.review, id)?.candidates[0];
  const notes = id === null ? [] : whyTexts(model.review, id);
  const reasons = best?.reasons.filter(({ points }) => points !== 0).map(({ text }) => text) ?? [];
  const text = [...notes, ...reasons].join(` ${glyphs.dot} `);
  return [piece(' why  ', 'quiet'), piece(shownCut(text, cells, glyphs.ellipsis))];
}

/** `now` and `new`. */
export function nowAndNew(model: ReviewModel, around: Surroundings): readonly [Line, Line] {
  const { columns, glyphs } = around;
  const preview = previewOf(model);
  const file = fileUnderCursor(model, preview);
  if (!file) return [BLANK, BLANK];
  const cells = columns - LABEL_CELLS - 1;
  const name = newNameAt(preview, file.group, file.index, around.options);
  const isLeft = viewOf(preview, file.group) === 'left-out' || preview.now.leftFiles.has(file.path);
  const text = isLeft
    ? 'left out: it stays where it is'
    : name === null
      ? 'no place yet: it stays where it is'
      : nameShortened(name, cells, glyphs.ellipsis);
  const now = pathTail(file.path, cells, glyphs.ellipsis);
  return [
    [piece(' now  ', 'quiet'), piece(shownCut(now, cells, glyphs.ellipsis))],
    [
      piece(' new  ', 'quiet'),
      piece(shownCut(text, cells, glyphs.ellipsis), name === null || isLeft ? 'quiet' : 'good'),
    ],
  ];
}
