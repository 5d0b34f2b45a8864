// Going from one screen to another, and taking a slice's answer into the whole: what has to happen on the way. Pure.
import { withoutFiles } from '../review/arrivals.ts';
import { leftOutOf, ownDecisions } from '../review/decided.ts';
import { filingsOf } from '../review/filings.ts';
import { withSettling } from '../review/review.ts';
import { countsOf, type View } from '../review/views.ts';
import { initialApply } from './apply/apply-model.ts';
import type { Applied } from './apply/apply-update.ts';
import { withoutSources } from './apply/leave-out.ts';
import { initialHistory } from './history/history-model.ts';
import { initialSettings } from './settings/settings-model.ts';
import type { Effect } from './effect.ts';
import type { Screen, Step, UiModel } from './model.ts';
import { enterView } from './review/listing.ts';
import { initialReview, waiting } from './review/review-model.ts';
import { idleScan } from './scan-model.ts';
import { placeOf } from './session-lines.ts';
import type { StartStep } from './start/start-step.ts';

export interface Next {
  readonly model: UiModel;
  readonly effects: readonly Effect[];
}

export const calm = (model: UiModel): Next => ({ model, effects: [] });

function lastWords({ screen, review, done }: UiModel): string | null {
  if (screen === 'start' || review.review.groups.size === 0) return null;
  const did = done > 0 ? `${done} done, anivault rollback --apply undoes the last run` : 'nothing was changed';
  const left = waiting(review);
  const { ready } = countsOf(review.review);
  if (left > 0) return `${left} to decide, kept; anivault goes on (${did})`;
  return ready > 0 ? `${ready} ready, kept; anivault goes on (${did})` : did;
}

/** What was left out is kept when a person goes, by Apply or for good: until then it is only how the review stands. */
const leftOut = ({ review: { review } }: UiModel): readonly Effect[] =>
  review.groups.size === 0 ? [] : [{ type: 'remember-left-out', left: leftOutOf(review) }];

/** What a finished run took away is no longer open. */
function withoutFiled(model: UiModel): UiModel {
  const { filed } = model.apply.progress;
  return filed.size === 0
    ? model
    : { ...model, review: { ...model.review, review: withoutFiles(model.review.review, filed) } };
}

export function quit(asked: UiModel, code: number): Next {
  // what a run has just filed waits for nobody, also where nobody went back to Review
  const model = asked.apply.state === 'ended' ? withoutFiled(asked) : asked;
  const counts = countsOf(model.review.review);
  const isDone = model.scan.state === 'ended' && counts.all === counts['left-out'];
  const words = lastWords(model);
  const hasPlace = model.review.review.groups.size > 0;
  // what was said to be kept is there to go on with, also where nothing was decided
  const place: readonly Effect[] = hasPlace ? [{ type: 'keep-session', lines: [placeOf(model.review)] }] : [];
  return { model, effects: [...leftOut(model), ...place, { type: 'quit', code, lastWords: words, isDone }] };
}

export function startScan(model: UiModel): Next {
  const { folders, options, roots } = model.around;
  return {
    model: {
      ...model,
      screen: 'scan',
      scan: { ...idleScan, state: 'running' },
      review: {
        ...initialReview,
        review: withSettling(initialReview.review, model.around.options['review.settle']),
        request: model.review.request,
      },
      apply: initialApply,
    },
    effects: [{ type: 'scan', folders, roots, options, again: model.again }],
  };
}

function planWish({ around, review, apply }: UiModel): readonly Effect[] {
  const { options, roots, folders } = around;
  if (!roots) return [];
  const wish = { ...filingsOf(review.review), options, roots, sources: folders, choices: apply.choices };
  return [{ type: 'make-plan', wish }];
}

/** Review as it is entered: where a kept session was, if one came back; `meant` is the view where none did. */
function enterReview(review: UiModel['review'], place: UiModel['cameBackTo'], meant?: View): UiModel['review'] {
  if (place === null) return enterView(review, meant);
  const { view, filter, group, file, opened } = place;
  const cursor = group === null ? null : { group, file };
  return enterView({ ...review, filter, cursor, opened: new Set(opened) }, view);
}

/** To another screen, with what has to happen on the way. */
export function goTo(model: UiModel, screen: Screen, effects: readonly Effect[]): Next {
  switch (screen) {
    case 'apply': {
      const planning: UiModel = { ...model, screen, apply: { ...model.apply, state: 'planning', problem: null } };
      return { model: planning, effects: [...effects, ...planWish(planning)] };
    }
    case 'review': {
      // from Scan nobody has looked around yet: begin at the top
      const review = model.screen === 'scan' ? { ...model.review, cursor: null, touched: false } : model.review;
      const entered = enterReview(review, model.cameBackTo, model.again === null ? undefined : 'all');
      // what was said while it was scanned is read now
      const message = model.screen === 'scan' ? entered.message : null;
      return {
        model: { ...model, screen, cameBackTo: null, review: { ...entered, message } },
        effects: [...effects, { type: 'await-rest' }],
      };
    }
    case 'scan': {
      const next = startScan(model);
      return { model: next.model, effects: [...effects, ...next.effects] };
    }
    case 'start': {
      // what was reviewed again is no longer meant: Start speaks of what it spoke of before
      const { again, around } = model;
      const { columns, rows } = around;
      const before = again ? { ...again.before, columns, rows } : around;
      return { model: { ...model, screen, again: null, around: before }, effects };
    }
    case 'history': {
      const history = { ...initialHistory, runs: model.history.runs };
      return {
        model: { ...model, screen, history, cameFrom: model.screen },
        effects: [...effects, { type: 'read-history' }],
      };
    }
    case 'settings':
      return { model: { ...model, screen, settings: initialSettings, cameFrom: model.screen }, effects };
  }
}

export function withReview(model: UiModel, { model: review, effects, go }: Step<UiModel['review']>): Next {
  if (go) return goTo({ ...model, review }, go, effects);
  const paneGroup = review.paneGroup ?? model.review.cursor?.group ?? null;
  const { pane } = model.review;
  const triesOther = review.pane.candidate !== pane.candidate || review.pane.open !== pane.open;
  const { cursor } = review;
  const isOnOtherFile = cursor?.file !== model.review.cursor?.file;
  const hasMoved = cursor !== null && (cursor.group !== paneGroup || isOnOtherFile || triesOther);
  return {
    model: { ...model, review: { ...review, paneGroup } },
    effects: hasMoved ? [...effects, { type: 'await-rest' }] : effects,
  };
}

export function withStart(model: UiModel, { start, around, effects, go }: StartStep): Next {
  const next = { ...model, start, around };
  return go === 'scan'
    ? goTo(
        next,
        'scan',
        effects.filter(({ type }) => type !== 'scan'),
      )
    : { model: next, effects };
}

export function withApply(before: UiModel, { model: apply, effects, go, leaves = [] }: Applied): Next {
  const review = withoutSources(before.review.review, leaves);
  const model = leaves.length === 0 ? before : { ...before, review: { ...before.review, review } };
  const starts = effects.some(({ type }) => type === 'apply');
  const decisions = starts ? ownDecisions(model.review.review) : [];
  const own: readonly Effect[] = decisions.length > 0 ? [{ type: 'remember', decisions }] : [];
  const all = starts ? [...own, ...leftOut(model), ...effects] : effects;
  const leavesRun = model.apply.state === 'ended' && (go === 'review' || go === 'apply');
  const settled = leavesRun ? withoutFiled(model) : model;
  // a run that goes on is counted as a whole when it ends
  const goesOn = effects.some(({ type }) => type === 'resume-run');
  const counted = !goesOn ? 0 : apply.state === 'running' ? -apply.progress.done : apply.progress.done;
  const next = { ...settled, apply, done: settled.done + counted };
  // after an undo from History nothing may have been scanned yet
  const to = go === 'scan' && model.around.folders.length === 0 ? 'start' : go;
  return to ? goTo(next, to, all) : { model: next, effects: all };
}
