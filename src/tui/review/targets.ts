// Whom a key is for: marked rows, else the row under the cursor. Marked files become a group of their own with what is decided on them. Pure.
import type { FileGroup } from '../../model/match.ts';
import { act, type Action, type Deed } from '../../review/actions.ts';
import { apartId } from '../../review/apart.ts';
import { pathOf } from '../../review/reading.ts';
import { groupOf, setApart, type Review } from '../../review/review.ts';
import type { Target } from './panel.ts';
import type { ReviewModel } from './review-model.ts';

/** Files as a target: their group where it has no others. */
function filesTarget(review: Review, paths: readonly string[], ids: readonly string[]): Target {
  const wanted = new Set(paths);
  const whole: string[] = [];
  const single: string[] = [];
  let from: string | null = null;
  for (const [id, { files }] of review.groups) {
    if (wanted.size === 0) break;
    const some = files.map(pathOf).filter((path) => wanted.delete(path));
    if (some.length === 0 || ids.includes(id)) continue;
    if (some.length === files.length) whole.push(id);
    else {
      from ??= id;
      single.push(...some);
    }
  }
  const apart = from === null ? null : { id: apartId(review.groups, from), paths: single };
  return { ids: [...ids, ...whole], apart };
}

/** What is marked; null where nothing is. */
export function markedTarget({ marked, review }: ReviewModel): Target | null {
  if (marked.size === 0) return null;
  const ids = [...marked].filter((key) => review.groups.has(key));
  const paths = [...marked].filter((key) => !review.groups.has(key));
  const target = paths.length === 0 ? { ids, apart: null } : filesTarget(review, paths, ids);
  return target.ids.length === 0 && target.apart === null ? null : target;
}

/** The file under the cursor; null on a group's row. */
export function fileAtCursor({
  cursor,
  review,
}: ReviewModel): { readonly group: string; readonly path: string } | null {
  const file = cursor?.file == null ? null : review.groups.get(cursor.group)?.files[cursor.file];
  return cursor && file ? { group: cursor.group, path: pathOf(file) } : null;
}

/** Marked rows, else the cursor's row: on a file row that file, or its group where `wholeGroup` says so. Null where nothing is listed. */
export function targetOf(model: ReviewModel, wholeGroup: boolean): Target | null {
  const marked = markedTarget(model);
  if (marked) return marked;
  const { cursor, review } = model;
  if (!cursor || !review.groups.has(cursor.group)) return null;
  const file = wholeGroup ? null : fileAtCursor(model);
  return file ? filesTarget(review, [file.path], []) : { ids: [cursor.group], apart: null };
}

/** A deed for a target as one step. */
export function actionFor({ ids, apart }: Target, deed: (ids: readonly string[]) => Deed): Action {
  if (apart === null) return deed(ids);
  return { type: 'set-apart', paths: apart.paths, id: apart.id, deed: deed([...ids, apart.id]) };
}

export const actOn = (review: Review, target: Target, deed: (ids: readonly string[]) => Deed): Review =>
  act(review, actionFor(target, deed));

/** The id under which a target is shown: its own, or the first of several. */
export const idOf = ({ ids, apart }: Target): string => ids[0] ?? apart?.id ?? '';

/** The review with the target's files standing apart, for a look at it. */
export const reviewFor = (review: Review, { apart }: Target): Review =>
  apart ? setApart(review, apart.paths, apart.id) : review;

/** The first group of a target as it reads now. */
export const groupFor = (review: Review, target: Target): FileGroup | null =>
  groupOf(reviewFor(review, target), idOf(target));

/** Videos that a target has. */
export const filesIn = (review: Review, { ids, apart }: Target): number =>
  ids.reduce((sum, id) => sum + (review.groups.get(id)?.files.length ?? 0), apart?.paths.length ?? 0);
