// The review as it would be if what a person is just trying were taken: for rows, strip and pane. Never kept.
import type { Deed } from '../../review/actions.ts';
import { pathOf } from '../../review/reading.ts';
import type { Review } from '../../review/review.ts';
import { editIn, filedAsIn, numberingIn } from './panel-wish.ts';
import { isAsking, type Asking, type Target } from './panel.ts';
import type { ReviewModel } from './review-model.ts';
import { actOn, groupFor, idOf, reviewFor } from './targets.ts';

const previews = new WeakMap<ReviewModel, Review>();

/** What an asking form would do if Enter were pressed now; null: nothing. */
export function deedOf(review: Review, panel: Asking): ((ids: readonly string[]) => Deed) | null {
  const { match, chosen } = panel.finding;
  const group = groupFor(review, panel.target);
  if (!group) return null;
  const edit = panel.type === 'edit' && panel.changed ? editIn(panel, group) : null;
  if (!match || chosen >= match.candidates.length)
    return panel.type === 'edit' && (edit?.title !== undefined || group.titles.length > 0)
      ? (ids) => ({ type: 'as-read', ids, edit })
      : null;
  const filedAs = panel.type === 'edit' ? filedAsIn(panel) : { kind: 'tmdb' as const };
  const found = { ...match, groupId: idOf(panel.target) };
  return (ids) => ({ type: 'take-found', ids, match: found, candidate: chosen, edit, filedAs });
}

function made({ review, panel, pane, cursor }: ReviewModel): Review {
  if (panel?.type === 'numbers') {
    const numbering = numberingIn(panel);
    return actOn(review, panel.target, (ids) => ({ type: 'number', ids, numbering }));
  }
  if (isAsking(panel)) {
    const deed = deedOf(review, panel);
    return deed ? actOn(review, panel.target, deed) : reviewFor(review, panel.target);
  }
  if (!pane.focused || !cursor || pane.candidate < 0) return review;
  const target: Target = { ids: [cursor.group], apart: null };
  const tried = actOn(review, target, ([id = '']) => ({ type: 'take', id, candidate: pane.candidate }));
  return tried === review ? actOn(review, target, (ids) => ({ type: 'as-read', ids, edit: null })) : tried;
}

/** What is shown as `new`: decisions as they stand, with the one being tried. */
export function previewOf(model: ReviewModel): Review {
  const known = previews.get(model);
  if (known) return known;
  const review = made(model);
  previews.set(model, review);
  return review;
}

/** The group that is shown as the one being worked on: what a form is for, else the cursor's. */
export function groupShown({ panel, cursor }: ReviewModel): string | null {
  return panel && 'target' in panel ? idOf(panel.target) : (cursor?.group ?? null);
}

/** The file for the strip: the cursor's own, else its group's first; in a form the first of what that is for. */
export function fileUnderCursor(
  model: ReviewModel,
  review: Review,
): { readonly group: string; readonly index: number; readonly path: string } | null {
  const group = groupShown(model);
  if (group === null) return null;
  const { cursor } = model;
  const index = cursor?.group === group ? (cursor.file ?? 0) : 0;
  const file = review.groups.get(group)?.files[index];
  return file ? { group, index, path: pathOf(file) } : null;
}
