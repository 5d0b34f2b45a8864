// Keys in the list, no form open and the pane not entered: each does something or says why it can't. Pure.
import { lostWorks } from '../../review/decided.ts';
import { matchOf } from '../../review/review.ts';
import type { Step as Change } from '../../review/decisions.ts';
import { changedGroups, VIEWS } from '../../review/views.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import { enterView } from './listing.ts';
import { openEdit, openFilter, openNumbers, openSearch } from './panel-open.ts';
import {
  enterGroup,
  NOT_LISTED,
  redo,
  say,
  takeAsRead,
  takeCandidate,
  takeSuggestions,
  toggleLeftOut,
  undo,
  type Opens,
} from './review-deeds.ts';
import { layoutOf } from './review-layout.ts';
import { CLOSED_PANE, groupInPane, type ReviewModel } from './review-model.ts';
import { closeGroup, moveBy, moveToEnd, moveToStart, nextWaiting, openGroup } from './review-moves.ts';
import { invertMarks, markAndGo, startRange } from './marks.ts';
import { markedTarget } from './targets.ts';

type Reviewed = Step<ReviewModel>;

function digit(model: ReviewModel, number: number, around: Surroundings): Reviewed {
  const { cursor, pane } = model;
  if (!cursor) return say(model, NOT_LISTED);
  if (!matchOf(model.review, cursor.group) && number !== 0) return say(model, 'not matched yet · 0 takes it as read');
  const { wide } = layoutOf(around, model);
  const isShown = wide ? groupInPane(model) === cursor.group : pane.open;
  if (!isShown) {
    const shown = wide ? { paneGroup: cursor.group } : { pane: { ...CLOSED_PANE, open: true, focused: true } };
    return say({ ...model, ...shown }, 'these are the candidates: the number takes one');
  }
  return number === 0 ? takeAsRead(model, cursor.group) : takeCandidate(model, cursor.group, number - 1);
}

const opens = (model: ReviewModel, answer: Reviewed | Opens, language: string): Reviewed => {
  if (answer === 'search') return openSearch(model);
  if (answer !== 'numbers') return answer;
  const why = 'numbers do not fit: order, season or start may · Enter takes it so';
  return openNumbers({ ...model, cursor: model.cursor && { group: model.cursor.group, file: null } }, language, why);
};

function enter(model: ReviewModel, language: string): Reviewed {
  const { cursor } = model;
  if (!cursor) return say(model, NOT_LISTED);
  const marked = markedTarget(model);
  // marked files are to be something else than their group: what, is searched for
  if (marked) return marked.apart ? openSearch(model) : takeSuggestions(model, marked.ids);
  return opens(model, enterGroup(model, cursor.group), language);
}

function leaveNext(model: ReviewModel, step: 1 | -1): Reviewed {
  const next = nextWaiting(model, step);
  return next && next !== model ? still(next) : say(model, 'nothing else waits here · p shows the plan');
}

function escape(model: ReviewModel): Reviewed {
  if (model.pane.open) return still({ ...model, pane: CLOSED_PANE, message: null });
  if (model.filter !== '')
    return still({ ...enterView({ ...model, filter: '' }), message: 'all rows of the view again' });
  if (model.marked.size > 0 || model.rangeFrom !== null)
    return still({ ...model, marked: new Set(), rangeFrom: null, message: 'nothing is marked' });
  return say(model, 'q quits');
}

function nextView(model: ReviewModel): Reviewed {
  const view = VIEWS[(VIEWS.indexOf(model.view) + 1) % VIEWS.length] ?? 'to-decide';
  return still({ ...enterView(model, view), message: null, marked: new Set(), rangeFrom: null });
}

/** Works that a step brought back and that no answer at hand holds are looked up again. */
function withLost(change: Change | undefined, step: Reviewed, around: Surroundings): Reviewed {
  const { review } = step.model;
  const lost = change ? lostWorks(review, changedGroups(review, change)) : [];
  return { ...step, effects: lost.map((each) => ({ type: 'find-again', ...each, language: around.options.lang })) };
}

const FIRST = 'this is the first row';
const LAST = 'this is the last row';

/** Where a move leads nowhere, why. */
function moved(model: ReviewModel, next: ReviewModel, why: string): Reviewed {
  if (next !== model) return still(next);
  return say(model, model.cursor ? why : NOT_LISTED);
}

function closed(model: ReviewModel): Reviewed {
  return moved(model, closeGroup(model), 'no files are open here · → opens them');
}

const NOT_HERE: Readonly<Record<string, string>> = {
  d: 'AniVault deletes nothing: x leaves out',
  delete: 'AniVault deletes nothing: x leaves out',
};

/** A key in the list, no form open and the pane not entered. */
export function listKey(model: ReviewModel, name: string, around: Surroundings): Reviewed {
  const half = Math.max(1, Math.floor(layoutOf(around, model).listRows / 2));
  switch (name) {
    case 'up':
    case 'k':
      return moved(model, moveBy(model, -1), FIRST);
    case 'down':
    case 'j':
      return moved(model, moveBy(model, 1), LAST);
    case 'pageup':
    case 'ctrl-u':
      return moved(model, moveBy(model, -half), FIRST);
    case 'pagedown':
    case 'ctrl-d':
      return moved(model, moveBy(model, half), LAST);
    case 'g':
    case 'home':
      return moved(model, moveToStart(model), FIRST);
    case 'G':
    case 'end':
      return moved(model, moveToEnd(model), LAST);
    case 'right':
    case 'l':
      return moved(model, openGroup(model), '← goes back to its group');
    case 'left':
    case 'h':
      return closed(model);
    case 'tab':
    case 'shift-tab':
      return model.cursor
        ? still({ ...model, pane: { ...CLOSED_PANE, open: true, focused: true }, message: null })
        : say(model, NOT_LISTED);
    case 'enter':
      return enter(model, around.options.lang);
    case 'n':
      return leaveNext(model, 1);
    case 'N':
      return leaveNext(model, -1);
    case 'a':
      return takeSuggestions(model, model.listed);
    case 'space':
      return still(markAndGo(model));
    case 'v':
      return startRange(model);
    case '*':
      return still(invertMarks(model));
    case 'x':
      return toggleLeftOut(model);
    case 'e':
      return openEdit(model);
    case 's':
    case 'i':
      return openSearch(model);
    case 'r':
    case 'o':
      return openNumbers(model, around.options.lang);
    case '/':
      return openFilter(model);
    case 'f':
      return nextView(model);
    case 'u':
      return withLost(model.review.past.at(-1), undo(model), around);
    case 'ctrl-r':
      return withLost(model.review.future[0], redo(model), around);
    case 'p':
      return { model: { ...model, message: null }, effects: [], go: 'apply' };
    case 'R':
      return { model: { ...model, message: null }, effects: [], go: 'scan' };
    case 'escape':
      return escape(model);
    default:
      if (/^\d$/.test(name)) return digit(model, Number(name), around);
      return say(model, NOT_HERE[name] ?? 'that key does nothing here · ? shows what does');
  }
}
