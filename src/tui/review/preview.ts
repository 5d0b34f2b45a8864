// The review as it would be if what a person is just trying were taken: for rows, strip and pane. Never kept.
import { act } from '../../review/actions.ts';
import { readAs, type Review } from '../../review/review.ts';
import { editIn, filedAsIn, numberingIn } from './panel-wish.ts';
import type { ReviewModel } from './review-model.ts';

const previews = new WeakMap<ReviewModel, Review>();

function made({ review, panel, pane, cursor }: ReviewModel): Review {
  if (panel?.type === 'numbers') return act(review, { type: 'number', id: panel.group, numbering: numberingIn(panel) });
  if (panel?.type === 'edit' || panel?.type === 'search') {
    const group = review.groups.get(panel.group);
    const { match, chosen } = panel.finding;
    if (!group || !match) return review;
    const edit = panel.type === 'edit' && panel.changed ? editIn(panel, group) : null;
    if (chosen >= match.candidates.length)
      return panel.type === 'edit' && readAs(group, edit ?? undefined).titles.length > 0
        ? act(review, { type: 'as-read', id: group.id, edit })
        : review;
    const filedAs = panel.type === 'edit' ? filedAsIn(panel) : { kind: 'tmdb' as const };
    return act(review, {
      type: 'take-found',
      id: group.id,
      match: { ...match, groupId: group.id },
      candidate: chosen,
      edit,
      filedAs,
    });
  }
  if (!pane.focused || !cursor) return review;
  const tried = act(review, { type: 'take', id: cursor.group, candidate: pane.candidate });
  return tried === review ? act(review, { type: 'as-read', id: cursor.group, edit: null }) : tried;
}

/** What is shown as `new`: decisions as they stand, with the one being tried. */
export function previewOf(model: ReviewModel): Review {
  const known = previews.get(model);
  if (known) return known;
  const review = made(model);
  previews.set(model, review);
  return review;
}
