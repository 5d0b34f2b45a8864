// What a person's keys do to the review: each deed is an action, a sentence for the rule, and where the cursor goes next. Pure.
import { act, type Action } from '../../review/actions.ts';
import { candidateOf, decisionOf, matchOf, pathOf, quarrelsOf, viewOf } from '../../review/review.ts';
import { cut } from '../../names/width.ts';
import { still, type Step } from '../model.ts';
import { chosenGroups, CLOSED_PANE, waiting, type ReviewModel } from './review-model.ts';
import { nextWaiting, openGroup } from './review-moves.ts';
import { isQuarrel } from './standing.ts';

type Reviewed = Step<ReviewModel>;

export const say = (model: ReviewModel, message: string): Reviewed => still({ ...model, message });

const done = (model: ReviewModel, action: Action): ReviewModel => ({
  ...model,
  review: act(model.review, action),
  marked: new Set(),
  rangeFrom: null,
});

/** A title as a message has room for, the rest of the sentence not cut. */
export const titleText = (title: string): string => cut(title, 34);

const filesText = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;

/** After a decision: on to the next group that waits. */
export function goOn(model: ReviewModel, message: string): Reviewed {
  const pane = { ...CLOSED_PANE, open: model.pane.open };
  const next = nextWaiting({ ...model, pane }, 1);
  if (next) return still({ ...next, message });
  return still({ ...model, pane, message: waiting(model) === 0 ? 'all decided · p shows the plan' : message });
}

/** Takes a candidate for one group, by its index. */
export function takeCandidate(model: ReviewModel, id: string, candidate: number): Reviewed {
  const match = matchOf(model.review, id);
  const wanted = match?.candidates[candidate];
  if (!wanted) return say(model, match ? `there is no candidate ${candidate + 1}` : 'not matched yet');
  const taken = done(model, { type: 'take', id, candidate });
  const files = taken.review.groups.get(id)?.files.length ?? 0;
  return goOn(taken, `took ${titleText(wanted.title)} for ${filesText(files)} · u undoes`);
}

export function takeAsRead(model: ReviewModel, id: string): Reviewed {
  const group = model.review.groups.get(id);
  if (!group || group.titles.length === 0) return say(model, 'no title could be read: e edits it');
  return goOn(
    done(model, { type: 'as-read', id, edit: null }),
    `${titleText(group.title)} as read, without a TMDB id · u undoes`,
  );
}

/** `a`: every suggestion shown that is medium or better. */
export function takeAllShown(model: ReviewModel): Reviewed {
  const { review, listed } = model;
  const ids = listed.filter(
    (id) => viewOf(review, id) === 'to-decide' && matchOf(review, id)?.state === 'medium' && candidateOf(review, id),
  );
  if (ids.length === 0) return say(model, 'nothing here is sure enough to take all at once');
  return goOn(done(model, { type: 'take-all', ids }), `took ${ids.length} · u undoes`);
}

/** `x`: leaves out, or brings back, what is marked or under the cursor; on a file row the file. */
export function toggleLeftOut(model: ReviewModel): Reviewed {
  const { cursor, review } = model;
  if (!cursor) return say(model, 'nothing is listed here');
  if (cursor.file !== null && model.marked.size === 0) {
    const file = review.groups.get(cursor.group)?.files[cursor.file];
    if (!file) return still(model);
    const path = pathOf(file);
    const out = !review.now.leftFiles.has(path);
    const text = out ? 'this file is left out · u undoes' : 'this file goes along again · u undoes';
    return say(done(model, { type: 'leave-file', path, out }), text);
  }
  const ids = chosenGroups(model);
  const isOut = ids.every((id) => decisionOf(review, id)?.kind === 'left-out');
  if (isOut)
    return say(
      done(model, { type: 'open-again', ids }),
      `${ids.length === 1 ? 'brought' : `${ids.length} brought`} back · u undoes`,
    );
  const text = `${ids.length === 1 ? 'left' : `${ids.length} left`} out · u undoes`;
  return goOn(done(model, { type: 'leave-out', ids }), text);
}

export function undo(model: ReviewModel): Reviewed {
  if (model.review.past.length === 0) return say(model, 'nothing to undo');
  return say(done(model, { type: 'undo' }), 'undone · Ctrl-r does it again');
}

export function redo(model: ReviewModel): Reviewed {
  if (model.review.future.length === 0) return say(model, 'nothing to do again');
  return say(done(model, { type: 'redo' }), 'done again · u undoes');
}

/** What Enter does on a group, by how it stands; `open-search` is the caller's. */
export function enterGroup(model: ReviewModel, id: string): Reviewed | 'open-search' {
  const { review, opened } = model;
  const match = matchOf(review, id);
  if (viewOf(review, id) !== 'to-decide') {
    if (!match && decisionOf(review, id) === null) return say(model, 'not matched yet: s searches, 0 takes it as read');
    const next = nextWaiting(model, 1);
    return next ? still(next) : say(model, 'all decided · p shows the plan');
  }
  if (isQuarrel(review, id) && !opened.has(id)) {
    const why = match ? quarrelsOf(match).join(' · ') : '';
    return say(openGroup(model), `${why}: x leaves a file out, r numbers, Enter takes it so`);
  }
  if (match?.state === 'none' || !match) return 'open-search';
  if (match.state === 'weak' && match.candidates.length > 1)
    return still({ ...model, pane: { ...CLOSED_PANE, open: true, focused: true }, message: null });
  return takeCandidate(model, id, 0);
}
