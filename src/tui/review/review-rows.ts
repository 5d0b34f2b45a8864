// The rows of the list as lines: groups in columns, files below them. Pure.
import { placedGroup } from '../../review/filings.ts';
import { matchOf, pathOf, viewOf, type Review } from '../../review/review.ts';
import type { Placement } from '../../model/match.ts';
import { cutLine, line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { previewOf } from './preview.ts';
import type { ReviewModel, Row } from './review-model.ts';
import { placesText, placeText, standingOf, type Standing } from './standing.ts';

/** Where the columns of a list of a width stand. */
interface Columns {
  readonly name: number;
  readonly title: number;
}

const FILES = 5;
const YEAR = 4;
const PLACE = 10;

/** Cells before the name: cursor, glyph, state word with its score. */
const LEAD = 15;
const GAPS = 2 + 1 + 1;
const NAME_SHARE = 0.53;

function columnsFor(width: number): Columns {
  const rest = Math.max(20, width - LEAD - FILES - GAPS - YEAR - PLACE);
  const name = Math.round(rest * NAME_SHARE);
  return { name, title: rest - name };
}

export function headLine(width: number): Line {
  const { name, title } = columnsFor(width);
  const read = name > 20 ? 'read from the names' : 'read from names';
  const text = `${'   state'.padEnd(LEAD)}${read.padEnd(name)}${'files'.padStart(FILES)}  ${'TMDB name'.padEnd(title)} year place`;
  return line(text.slice(0, width), 'quiet');
}

const stateText = ({ word, score }: Standing): string =>
  score === null ? word.padEnd(9) : `${word.padEnd(6)} ${String(score).padStart(2)}`;

interface RowWish {
  readonly model: ReviewModel;
  readonly around: Surroundings;
  readonly width: number;
  readonly isCursor: boolean;
}

function lead(standing: Standing, { model, isCursor }: RowWish, id: string): Line {
  const mark = model.marked.has(id) ? '*' : ' ';
  return [
    piece(isCursor ? '>' : ' ', 'strong'),
    piece(mark, 'accent'),
    piece(standing.glyph, standing.tone),
    piece(' '),
    piece(stateText(standing), standing.tone),
  ];
}

function narrowRow(id: string, standing: Standing, wish: RowWish): Line {
  const { model, around, width, isCursor } = wish;
  const ellipsis = around.glyphs.ellipsis;
  const year = standing.year === null ? '' : ` (${standing.year})`;
  const name = standing.isAdvice ? (model.review.groups.get(id)?.title ?? '') : `${standing.title}${year}`;
  const place = standing.isAdvice ? standing.title : standing.place;
  const room = Math.min(24, place.length);
  const text = width - 11 - room - 1;
  return [
    piece(isCursor ? '>' : ' ', 'strong'),
    piece(model.marked.has(id) ? '*' : ' ', 'accent'),
    piece(standing.glyph, standing.tone),
    piece(` ${standing.word.slice(0, 6).padEnd(6)} `, standing.tone),
    piece(shown(name, text, ellipsis)),
    piece(` ${shownCut(place, room, ellipsis)}`.padStart(room + 1), standing.isAdvice ? 'quiet' : 'plain'),
  ];
}

function groupRow(id: string, wish: RowWish, narrow: boolean): Line {
  const { model, around, width } = wish;
  const { glyphs } = around;
  const group = model.review.groups.get(id);
  const standing = standingOf(model.review, id, glyphs);
  if (narrow) return narrowRow(id, standing, wish);
  const { name, title } = columnsFor(width);
  const files = String(group?.files.length ?? 0).padStart(FILES);
  const head: Line = [
    ...lead(standing, wish, id),
    piece('  '),
    piece(shown(group?.title ?? '', name, glyphs.ellipsis)),
    piece(files, 'quiet'),
    piece('  '),
  ];
  if (standing.isAdvice)
    return [...head, piece(shownCut(standing.title, title + 1 + YEAR + 1 + PLACE, glyphs.ellipsis), 'quiet')];
  const previewed =
    model.panel?.type === 'numbers' && model.panel.group === id ? placedGroup(previewOf(model), id) : null;
  const place = previewed ? placesText(previewed.placements) : standing.place;
  return [
    ...head,
    piece(shown(standing.title, title, glyphs.ellipsis)),
    piece(` ${(standing.year === null ? '' : String(standing.year)).padStart(YEAR)} `),
    piece(shown(place, PLACE, glyphs.ellipsis), standing.tone === 'quiet' ? 'quiet' : 'plain'),
  ];
}

interface FileFacts {
  readonly placements: readonly Placement[];
  readonly twice: ReadonlySet<string>;
}
const factsKept = new WeakMap<Review, Map<string, FileFacts>>();

/** Places of a group's files, and which of them two files want. Remembered for one review. */
export function fileFacts(review: Review, id: string): FileFacts {
  const kept = factsKept.get(review) ?? new Map<string, FileFacts>();
  factsKept.set(review, kept);
  const known = kept.get(id);
  if (known) return known;
  const placed = placedGroup(review, id);
  const placements = placed?.placements ?? [];
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const [index, placement] of placements.entries()) {
    const file = placed?.group.files[index];
    if (placement.kind !== 'episode' || (file && review.now.leftFiles.has(pathOf(file)))) continue;
    const text = placeText(placement);
    if (seen.has(text)) twice.add(text);
    seen.add(text);
  }
  const facts = { placements, twice };
  kept.set(id, facts);
  return facts;
}

function fileRow({ group: id, file: index }: { group: string; file: number }, wish: RowWish): Line {
  const { model, around, width, isCursor } = wish;
  const { glyphs } = around;
  const file = model.review.groups.get(id)?.files[index];
  if (!file) return [];
  const { placements, twice } = fileFacts(previewOf(model), id);
  const placement = placements[index];
  const isLeft = model.review.now.leftFiles.has(pathOf(file)) || viewOf(model.review, id) === 'left-out';
  const text = placeText(placement);
  const hasNone = placement?.kind === 'none' && matchOf(model.review, id) !== null;
  const glyph = isLeft ? '-' : hasNone || twice.has(text) ? '!' : ' ';
  const reason = placement?.kind === 'none' ? placement.reason : text;
  const sidecars = file.unit.sidecars.length > 0 ? ` + ${file.unit.sidecars.length}` : '';
  const room = Math.min(Math.max(PLACE, hasNone ? Math.floor(width / 3) : PLACE), width - 20);
  const name = width - 7 - room - 1;
  return [
    piece(isCursor ? '>' : ' ', 'strong'),
    piece(` ${glyph}    `, 'warn'),
    piece(shown(file.unit.file.name + sidecars, name, glyphs.ellipsis), isLeft ? 'quiet' : 'plain'),
    piece(' '),
    piece(shownCut(isLeft ? 'left out' : reason, room, glyphs.ellipsis), hasNone || isLeft ? 'quiet' : 'plain'),
  ];
}

/** One row of the list, at most `width` cells. */
export function rowLine(row: Row, wish: RowWish, narrow: boolean): Line {
  const made =
    row.file === null ? groupRow(row.group, wish, narrow) : fileRow({ group: row.group, file: row.file }, wish);
  return cutLine(made, wish.width, wish.around.glyphs.ellipsis);
}
