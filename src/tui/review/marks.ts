// Marks on rows: one, a range, the other way round. Pure.
import { pathOf } from '../../review/reading.ts';
import { still, type Step } from '../model.ts';
import type { Row } from './list-rows.ts';
import { rowsOf, type ReviewModel } from './review-model.ts';
import { moveBy } from './review-moves.ts';

/** What a mark on a row is kept as: the group's id, or the file's path. */
export function markOf({ review }: ReviewModel, { group, file }: Row): string {
  const found = file === null ? undefined : review.groups.get(group)?.files[file];
  return found ? pathOf(found) : group;
}

/** Marks of the rows from one to another, both with it; files only where the range began on a file. */
function between(model: ReviewModel, from: Row, to: Row): readonly string[] {
  const rows = rowsOf(model);
  const [a, b] = [rows.indexOf(from), rows.indexOf(to)];
  if (a < 0 || b < 0) return [markOf(model, to)];
  const ofFiles = from.file !== null;
  return rows
    .slice(Math.min(a, b), Math.abs(a - b) + 1)
    .filter(({ file }) => (file !== null) === ofFiles)
    .map((row) => markOf(model, row));
}

function marked(model: ReviewModel, next: ReadonlySet<string>): ReviewModel {
  const files = [...next].filter((key) => !model.review.groups.has(key)).length;
  const groups = next.size - files;
  const told = [
    ...(groups > 0 ? [`${groups} ${groups === 1 ? 'group' : 'groups'}`] : []),
    ...(files > 0 ? [`${files} ${files === 1 ? 'file' : 'files'}`] : []),
  ];
  return {
    ...model,
    marked: next,
    rangeFrom: null,
    message: told.length === 0 ? 'nothing is marked' : `${told.join(' and ')} marked`,
  };
}

/** `space`: marks the cursor's row, or the range begun with `v`, and goes down. */
export function markAndGo(model: ReviewModel): ReviewModel {
  const { cursor, rangeFrom } = model;
  if (!cursor) return { ...model, message: 'nothing is listed here' };
  const next = new Set(model.marked);
  const key = markOf(model, cursor);
  if (rangeFrom !== null) for (const each of between(model, rangeFrom, cursor)) next.add(each);
  else if (!next.delete(key)) next.add(key);
  const done = marked(model, next);
  return { ...moveBy(done, 1), message: done.message };
}

/** `v`: begins a range here; again: marks up to here. */
export function startRange(model: ReviewModel): Step<ReviewModel> {
  const { cursor, rangeFrom } = model;
  if (!cursor) return still({ ...model, message: 'nothing is listed here' });
  if (rangeFrom === null)
    return still({ ...model, rangeFrom: cursor, message: 'range begun: go to its end, v marks it' });
  return still(marked(model, new Set([...model.marked, ...between(model, rangeFrom, cursor)])));
}

/** `*`: what is marked the other way round, among files where the cursor is on one; all shown where nothing is. */
export function invertMarks(model: ReviewModel): ReviewModel {
  const { listed, cursor, review } = model;
  if (!cursor) return { ...model, message: 'nothing is listed here' };
  const shown =
    cursor.file === null ? listed : (review.groups.get(cursor.group)?.files.map((file) => pathOf(file)) ?? []);
  const isShown = new Set(shown);
  const kept = [...model.marked].filter((key) => !isShown.has(key));
  return marked(model, new Set([...kept, ...shown.filter((key) => !model.marked.has(key))]));
}
