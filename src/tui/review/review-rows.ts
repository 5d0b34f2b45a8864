// The rows of the list as lines: groups in columns, files below them. Pure.
import { pathOf } from '../../review/reading.ts';
import { matchOf, type Review } from '../../review/review.ts';
import { cutLine, line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { groupFacts, type FileFact } from './file-facts.ts';
import type { Row } from './list-rows.ts';
import { groupShown, previewOf } from './preview.ts';
import type { ReviewModel } from './review-model.ts';
import { placesText, seasonSaid, standingOf, type Standing } from './standing.ts';

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

/** The review that a group's files are shown by: with what is being tried where it is that group's. */
const previewFor = (model: ReviewModel, id: string): Review =>
  groupShown(model) === id ? previewOf(model) : model.review;

/** What is said of a file: where it stands now or, while a form is for it and others set apart with it, where that would bring it. */
function factAt(model: ReviewModel, id: string, index: number, path: string): FileFact | undefined {
  const { panel } = model;
  const apart = panel && 'target' in panel ? panel.target.apart : null;
  if (apart?.paths.includes(path) !== true) return groupFacts(previewFor(model, id), id).files[index];
  const preview = previewOf(model);
  const at = preview.groups.get(apart.id)?.files.findIndex((file) => pathOf(file) === path) ?? -1;
  return groupFacts(preview, apart.id).files[at];
}

/** The title as read; the season is what tells it from others, so that the title is cut before it. */
function titleRead({ review }: ReviewModel, id: string, cells: number, ellipsis: string): string {
  const season = seasonSaid(review, id);
  const title = review.groups.get(id)?.title ?? '';
  return season === '' ? title : `${shownCut(title, cells - season.length, ellipsis)}${season}`;
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

/** Where the files of a group would go while its numbers are changed; null: nothing of it is being changed. */
function placeInForm(model: ReviewModel, id: string): string | null {
  if (model.panel?.type !== 'numbers' || groupShown(model) !== id) return null;
  return placesText(groupFacts(previewOf(model), id).files.flatMap(({ placement }) => placement ?? []));
}

/** Words that have no room where there are no columns. */
const SHORT: Readonly<Record<string, string>> = { 'left out': 'out', 'as read': 'read' };
const NARROW_WORD = 6;

function narrowRow(id: string, standing: Standing, wish: RowWish): Line {
  const { model, around, width, isCursor } = wish;
  const ellipsis = around.glyphs.ellipsis;
  const year = standing.year === null ? '' : ` (${standing.year})`;
  const name = standing.isAdvice ? titleRead(model, id, width - 12, ellipsis) : `${standing.title}${year}`;
  const place = placeInForm(model, id) ?? standing.brief;
  const room = Math.min(24, place.length);
  const text = width - 11 - room - 1;
  return [
    piece(isCursor ? '>' : ' ', 'strong'),
    piece(model.marked.has(id) ? '*' : ' ', 'accent'),
    piece(standing.glyph, standing.tone),
    piece(` ${(SHORT[standing.word] ?? standing.word).padEnd(NARROW_WORD)} `, standing.tone),
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
    piece(shown(titleRead(model, id, name, glyphs.ellipsis), name, glyphs.ellipsis)),
    piece(files, 'quiet'),
    piece('  '),
  ];
  if (standing.isAdvice)
    return [...head, piece(shownCut(standing.title, title + 1 + YEAR + 1 + PLACE, glyphs.ellipsis), 'quiet')];
  const place = placeInForm(model, id) ?? standing.place;
  return [
    ...head,
    piece(shown(standing.title, title, glyphs.ellipsis)),
    piece(` ${(standing.year === null ? '' : String(standing.year)).padStart(YEAR)} `),
    piece(shown(place, PLACE, glyphs.ellipsis), standing.tone === 'quiet' ? 'quiet' : 'plain'),
  ];
}

function fileRow({ group: id, file: index }: { group: string; file: number }, wish: RowWish): Line {
  const { model, around, width, isCursor } = wish;
  const { glyphs } = around;
  const file = model.review.groups.get(id)?.files[index];
  const fact = file && factAt(model, id, index, pathOf(file));
  if (!fact) return [];
  const mark = model.marked.has(pathOf(file)) ? '*' : ' ';
  const glyph = fact.isLeft ? '-' : fact.isBad && matchOf(model.review, id) !== null ? '!' : ' ';
  const sidecars = fact.sidecars > 0 ? ` + ${fact.sidecars}` : '';
  const isNone = fact.placement?.kind === 'none';
  const room = Math.min(isNone ? Math.floor(width / 3) : PLACE, width - 20);
  const name = width - 7 - room - 1;
  return [
    piece(isCursor ? '>' : ' ', 'strong'),
    piece(mark, 'accent'),
    piece(`${glyph}    `, 'warn'),
    piece(
      shown(shownCut(fact.name, name - sidecars.length, glyphs.ellipsis) + sidecars, name, glyphs.ellipsis),
      fact.isLeft ? 'quiet' : 'plain',
    ),
    piece(' '),
    piece(
      shownCut(fact.isLeft ? 'left out' : fact.to, room, glyphs.ellipsis),
      isNone || fact.isLeft ? 'quiet' : 'plain',
    ),
  ];
}

/** One row of the list, at most `width` cells. */
export function rowLine(row: Row, wish: RowWish, narrow: boolean): Line {
  const made =
    row.file === null ? groupRow(row.group, wish, narrow) : fileRow({ group: row.group, file: row.file }, wish);
  return cutLine(made, wish.width, wish.around.glyphs.ellipsis);
}
