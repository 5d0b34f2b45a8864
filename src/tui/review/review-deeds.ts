// What a person's keys do to the review: each deed is an action, a sentence for the rule, and where the cursor goes next. Pure.
import { act, type Action } from '../../review/actions.ts';
import type { Step as Change } from '../../review/decisions.ts';
import { candidateOf, decisionOf, matchOf, quarrelsOf, type Review } from '../../review/review.ts';
import { changedGroups, viewOf } from '../../review/views.ts';
import { cut } from '../../names/width.ts';
import { still, type Step } from '../model.ts';
import { placesOf } from './list-rows.ts';
import { withReview } from './listing.ts';
import { CLOSED_PANE, waiting, type ReviewModel } from './review-model.ts';
import type { Target } from './panel.ts';
import { moveTo, moveToRow, nextWaiting } from './review-moves.ts';
import { isQuarrel } from './standing.ts';
import { actionFor, filesIn, markedTarget, targetOf } from './targets.ts';

type Reviewed = Step<ReviewModel>;

export const NOT_LISTED = 'nothing is listed here';

export const say = (model: ReviewModel, message: string): Reviewed => still({ ...model, message });

/** The model after an action: marks are used up, the list follows. */
export const done = (model: ReviewModel, action: Action): ReviewModel =>
  withReview({ ...model, marked: new Set(), rangeFrom: null, justChanged: null }, act(model.review, action));

/** A title as a message has room for, the rest of the sentence not cut. */
export const titleText = (title: string): string => cut(title, 34);

export const filesText = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;

/** After a decision: on to the next group that waits. */
export function goOn(model: ReviewModel, message: string): Reviewed {
  const pane = { ...CLOSED_PANE, open: model.pane.open };
  const next = nextWaiting({ ...model, pane }, 1);
  if (next) return still({ ...next, message });
  return still({
    ...model,
    pane,
    message: waiting(model) === 0 ? `all decided, p shows the plan · ${message}` : message,
  });
}

const cursorTarget = (id: string): Target => ({ ids: [id], apart: null });

/** Takes the candidate that is shown for the cursor's group, for what is marked, else for that group. */
export function takeCandidate(model: ReviewModel, id: string, candidate: number): Reviewed {
  const match = matchOf(model.review, id);
  const wanted = match?.candidates[candidate];
  if (!match || !wanted) return say(model, match ? `there is no candidate ${candidate + 1}` : 'not matched yet');
  const target = markedTarget(model) ?? cursorTarget(id);
  const isOwn = target.apart === null && target.ids.length === 1 && target.ids[0] === id;
  const filedAs = { kind: 'tmdb' as const };
  const action: Action = isOwn
    ? { type: 'take', id, candidate }
    : actionFor(target, (ids) => ({ type: 'take-found', ids, match, candidate, edit: null, filedAs }));
  const files = filesText(filesIn(model.review, target));
  return goOn(done(model, action), `took ${titleText(wanted.title)} for ${files} · u undoes`);
}

export function takeAsRead(model: ReviewModel, id: string): Reviewed {
  const target = markedTarget(model) ?? cursorTarget(id);
  const group = model.review.groups.get(id);
  if (!group || group.titles.length === 0) return say(model, 'no title could be read: e edits it');
  return goOn(
    done(
      model,
      actionFor(target, (ids) => ({ type: 'as-read', ids, edit: null })),
    ),
    `${titleText(group.title)} as read, without a TMDB id · u undoes`,
  );
}

/** Sure enough to be taken without a look at each: medium, and strong ones where those wait too. */
const isSuggestion = (review: Review, id: string): boolean => {
  const state = matchOf(review, id)?.state;
  const isSure = state === 'medium' || (state === 'strong' && quarrelsOf(review, id).length === 0);
  return viewOf(review, id) === 'to-decide' && isSure && candidateOf(review, id) !== null;
};

/** `a`: every suggestion shown; Enter on marked rows: theirs. */
export function takeSuggestions(model: ReviewModel, among: readonly string[]): Reviewed {
  const ids = among.filter((id) => isSuggestion(model.review, id));
  if (ids.length === 0) return say(model, 'nothing here is sure enough to take all at once: 1-9 takes one');
  const rest = among.filter((id) => viewOf(model.review, id) === 'to-decide').length - ids.length;
  const left = rest > 0 ? ` · ${rest} want a look` : '';
  return goOn(done(model, { type: 'take-all', ids }), `took ${ids.length}${left} · u undoes`);
}

/** `x`: leaves out, or brings back, what is marked or under the cursor. */
export function toggleLeftOut(model: ReviewModel): Reviewed {
  const { review } = model;
  const target = targetOf(model, false);
  if (!target) return say(model, NOT_LISTED);
  const { ids } = target;
  const paths = target.apart?.paths ?? [];
  const isOut =
    ids.every((id) => decisionOf(review, id)?.kind === 'left-out') &&
    paths.every((path) => review.now.leftFiles.has(path));
  const after = done(model, { type: 'leave', ids, paths, out: !isOut });
  const many = ids.length + paths.length;
  const what = many > 1 ? `${many} ` : paths.length === 1 ? 'this file is ' : '';
  if (isOut) return say(after, `${what}brought back · u undoes`);
  return ids.length > 0 ? goOn(after, `${what}left out · u undoes`) : say(after, `${what}left out · u undoes`);
}

/** One step back or forth, and the cursor where it changed something. */
function stepBy(model: ReviewModel, type: 'undo' | 'redo', change: Change, word: string): Reviewed {
  const after = done(model, { type });
  const ids = changedGroups(after.review, change);
  const at = ids.find((id) => placesOf(after.listed).has(id));
  const moved = at === undefined || ids.includes(after.cursor?.group ?? '') ? after : moveTo(after, at);
  const title = titleText(after.review.groups.get(ids[0] ?? '')?.title ?? '');
  const what = ids.length === 0 ? '' : ids.length === 1 ? `: ${title}` : `: ${ids.length} groups`;
  const hint = type === 'undo' ? 'Ctrl-r does it again' : 'u undoes';
  return say(moved, `${word}${what} · ${hint}`);
}

export function undo(model: ReviewModel): Reviewed {
  const last = model.review.past.at(-1);
  return last ? stepBy(model, 'undo', last, 'undone') : say(model, 'nothing to undo');
}

export function redo(model: ReviewModel): Reviewed {
  const [first] = model.review.future;
  return first ? stepBy(model, 'redo', first, 'done again') : say(model, 'nothing to do again');
}

/** What Enter opens instead of deciding anything. */
export type Opens = 'search' | 'numbers';

function lookAtQuarrel(model: ReviewModel, id: string): Reviewed | Opens {
  const [quarrel] = quarrelsOf(model.review, id);
  if (quarrel?.code !== 'twice') return 'numbers';
  const opened = { ...model, opened: new Set(model.opened).add(id) };
  const moved = moveToRow(opened, { group: id, file: quarrel.file });
  return say(moved, `${quarrel.text}: x leaves one out, r gives it another number, Enter takes all so`);
}

/** What Enter does on a group, by how it stands. */
export function enterGroup(model: ReviewModel, id: string): Reviewed | Opens {
  const { review, opened } = model;
  const match = matchOf(review, id);
  if (viewOf(review, id) !== 'to-decide') {
    if (!match && decisionOf(review, id) === null) return say(model, 'not matched yet: s searches, 0 takes it as read');
    const next = nextWaiting(model, 1);
    return next ? still(next) : say(model, 'all decided · p shows the plan');
  }
  if (isQuarrel(review, id) && !opened.has(id)) return lookAtQuarrel(model, id);
  if (match?.state === 'none' || !match) return 'search';
  if (match.state === 'weak')
    return say(
      // nothing is highlighted yet, so that a held Enter ends here
      { ...model, pane: { ...CLOSED_PANE, open: true, focused: true, candidate: -1 } },
      'not sure enough to take unseen: ↑↓ or a number chooses',
    );
  return takeCandidate(model, id, 0);
}
