// The Review screen: a message in, the next state and what it wants done. Pure; every key answers.
import { arrive, type Arrival } from '../../review/actions.ts';
import { matchOf, pathOf, VIEWS } from '../../review/review.ts';
import type { WorkflowEvent } from '../../workflow/event.ts';
import { commandKey, type KeyPress } from '../keymap.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import type { GroupMatch } from '../../model/match.ts';
import { typed } from '../text-edit.ts';
import { fileKey, filterKey, numbersKey } from './field-update.ts';
import { ask, findingKey, takeFound } from './finding-update.ts';
import { openEdit, openFilter, openNumbers, openSearch } from './panel-open.ts';
import { paneKey } from './pane-keys.ts';
import { enterGroup, redo, say, takeAllShown, takeAsRead, takeCandidate, toggleLeftOut, undo } from './review-deeds.ts';
import { layoutOf } from './review-layout.ts';
import { CLOSED_PANE, enterView, groupInPane, withArrivals, type ReviewModel } from './review-model.ts';
import { closeGroup, moveBy, moveToEnd, moveToStart, nextWaiting, openGroup } from './review-moves.ts';
import { invertMarks, markAndGo, startRange } from './marks.ts';

type Reviewed = Step<ReviewModel>;

/** Groups and matches of a batch of events taken in. */
export function reviewEvents(model: ReviewModel, events: readonly WorkflowEvent[]): ReviewModel {
  const arrivals = new Map<string, Arrival>();
  for (const event of events) {
    if (event.type === 'group-changed') arrivals.set(event.group.id, { group: event.group, match: null });
    else if (event.type === 'group-matched') arrivals.set(event.group.id, { group: event.group, match: event.match });
  }
  if (arrivals.size === 0) return model;
  return withArrivals(model, arrive(model.review, [...arrivals.values()]), [...arrivals.keys()]);
}

/** An answer to a search; one that nobody waits for any more is dropped. */
export function reviewFound(model: ReviewModel, request: number, match: GroupMatch): Reviewed {
  const { panel } = model;
  if (panel === null || (panel.type !== 'edit' && panel.type !== 'search') || panel.finding.asking !== request)
    return still(model);
  const { takeWhenFound } = panel.finding;
  const next = { ...panel, finding: { asking: null, match, chosen: 0, takeWhenFound: false } };
  const count = match.candidates.length;
  const [note] = match.notes;
  const message = count > 0 ? `${count} found · nothing is filed before Apply` : (note?.text ?? 'nothing found');
  const found = { ...model, panel: next, message };
  return takeWhenFound && count > 0 ? takeFound(found, next) : still(found);
}

export function reviewPasted(model: ReviewModel, text: string, around: Surroundings): Reviewed {
  const { panel } = model;
  if (panel) return reviewKey(model, { name: '', text }, around);
  const opened = openSearch(model).model;
  return opened.panel?.type === 'search'
    ? ask(opened, { ...opened.panel, words: typed(opened.panel.words, text) }, around)
    : still(opened);
}

function digit(model: ReviewModel, number: number, around: Surroundings): Reviewed {
  const { cursor, pane } = model;
  if (!cursor) return say(model, 'nothing is listed here');
  if (!matchOf(model.review, cursor.group)) return say(model, 'not matched yet');
  const { wide } = layoutOf(around, model);
  if (wide && groupInPane(model) !== cursor.group)
    return say({ ...model, paneGroup: cursor.group }, 'these are the candidates: the number takes one');
  if (!wide && !pane.open)
    return say(
      { ...model, pane: { ...CLOSED_PANE, open: true, focused: true } },
      'these are the candidates: the number takes one',
    );
  return number === 0 ? takeAsRead(model, cursor.group) : takeCandidate(model, cursor.group, number - 1);
}

function enter(model: ReviewModel): Reviewed {
  if (!model.cursor) return say(model, 'nothing is listed here');
  const answer = enterGroup(model, model.cursor.group);
  return answer === 'open-search' ? openSearch(model) : answer;
}

function leaveNext(model: ReviewModel, step: 1 | -1): Reviewed {
  const next = nextWaiting(model, step);
  return next ? still(next) : say(model, 'nothing else waits here · p shows the plan');
}

function escape(model: ReviewModel): Reviewed {
  if (model.pane.open) return still({ ...model, pane: CLOSED_PANE, message: null });
  if (model.filter !== '') return still({ ...enterView({ ...model, filter: '' }), message: null });
  if (model.marked.size > 0) return still({ ...model, marked: new Set(), rangeFrom: null, message: null });
  return say(model, 'q quits');
}

function nextView(model: ReviewModel): Reviewed {
  const view = VIEWS[(VIEWS.indexOf(model.view) + 1) % VIEWS.length] ?? 'to-decide';
  return still({ ...enterView(model, view), message: null, marked: new Set(), rangeFrom: null });
}

const NOT_HERE: Readonly<Record<string, string>> = {
  d: 'AniVault deletes nothing: x leaves out',
  delete: 'AniVault deletes nothing: x leaves out',
};

/** A key in the list, no form open and the pane not entered. */
function listKey(model: ReviewModel, name: string, around: Surroundings): Reviewed {
  const half = Math.max(1, Math.floor(layoutOf(around, model).listRows / 2));
  switch (name) {
    case 'up':
    case 'k':
      return still(moveBy(model, -1));
    case 'down':
    case 'j':
      return still(moveBy(model, 1));
    case 'pageup':
    case 'ctrl-u':
      return still(moveBy(model, -half));
    case 'pagedown':
    case 'ctrl-d':
      return still(moveBy(model, half));
    case 'g':
    case 'home':
      return still(moveToStart(model));
    case 'G':
    case 'end':
      return still(moveToEnd(model));
    case 'right':
    case 'l':
      return still(openGroup(model));
    case 'left':
    case 'h':
      return still(closeGroup(model));
    case 'tab':
    case 'shift-tab':
      return model.cursor
        ? still({ ...model, pane: { ...CLOSED_PANE, open: true, focused: true }, message: null })
        : say(model, 'nothing is listed here');
    case 'enter':
      return enter(model);
    case 'n':
      return leaveNext(model, 1);
    case 'N':
      return leaveNext(model, -1);
    case 'a':
      return takeAllShown(model);
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
      return openNumbers(model);
    case '/':
      return openFilter(model);
    case 'f':
      return nextView(model);
    case 'u':
      return undo(model);
    case 'ctrl-r':
      return redo(model);
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

/** One key, or text that was pasted into a form. */
export function reviewKey(model: ReviewModel, key: KeyPress, around: Surroundings): Reviewed {
  const { panel } = model;
  switch (panel?.type) {
    case 'edit':
    case 'search':
      return findingKey(model, panel, key, around);
    case 'numbers':
      return numbersKey(model, panel, key);
    case 'file':
      return fileKey(model, panel, key);
    case 'filter':
      return filterKey(model, panel, key);
    case undefined: {
      const name = commandKey(key);
      const fromPane = model.pane.open && model.pane.focused ? paneKey(model, name, around) : null;
      return fromPane ?? listKey(model, name, around);
    }
  }
}

/** The cursor's file, for the strip: the row's own, else the group's first. */
export function fileUnderCursor({
  cursor,
  review,
}: ReviewModel): { readonly group: string; readonly index: number; readonly path: string } | null {
  if (!cursor) return null;
  const index = cursor.file ?? 0;
  const file = review.groups.get(cursor.group)?.files[index];
  return file ? { group: cursor.group, index, path: pathOf(file) } : null;
}
