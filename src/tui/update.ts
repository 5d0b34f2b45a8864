// The window's one way to change: a message in, the next model and what is to be done out. Pure; screens' own keys are their slices' business.
import { applyChosen, applyKey, planMade } from './apply/apply-update.ts';
import { withProgress } from './apply/apply-progress.ts';
import { commandKey, type KeyPress } from './keymap.ts';
import type { Message } from './message.ts';
import type { Surroundings, UiModel } from './model.ts';
import { enterView, waiting } from './review/review-model.ts';
import { reviewEvents, reviewFound, reviewKey, reviewPasted } from './review/review-update.ts';
import { countScan } from './scan-model.ts';
import { keepRoot, startChosen, startKey, startPasted } from './start/start-update.ts';
import { calm, goTo, quit, startScan, withApply, withReview, withStart, type Next } from './transitions.ts';

/** Below this there is no room for a list and its strip. */
const LEAST_COLUMNS = 60;
const LEAST_ROWS = 19;
/** So many groups fill a first screen: Scan gives way to Review. */
const FIRST_SCREEN = 20;

export const isTooSmall = ({ columns, rows }: Surroundings): boolean => columns < LEAST_COLUMNS || rows < LEAST_ROWS;

/** Text is being typed: letters are no commands now. */
export const isTyping = ({ screen, start, review, apply }: UiModel): boolean =>
  (screen === 'start' && start.editing !== null) ||
  (screen === 'review' && review.panel !== null) ||
  (screen === 'apply' && apply.word !== null);

/** A menu or a question of a ready-made component is open: it takes the keys, Esc apart. */
export const isAsking = ({ screen, start, apply }: UiModel): boolean =>
  (screen === 'start' && start.menu) || (screen === 'apply' && apply.asked !== null);

function scanKey(model: UiModel, name: string): Next {
  const { scan, review } = model;
  switch (name) {
    case 'enter':
      return review.review.groups.size > 0 || scan.state === 'running' ? goTo(model, 'review', []) : calm(model);
    case 'escape':
      return scan.state === 'running'
        ? {
            model: { ...model, scan: { ...scan, failure: 'stopping ...' } },
            effects: [{ type: 'stop-task', task: 'scan' }],
          }
        : goTo(model, 'start', [{ type: 'read-start-facts' }]);
    case 'R':
      return scan.state === 'running' ? calm(model) : startScan(model);
    default:
      return calm(model);
  }
}

function screenKey(model: UiModel, key: KeyPress): Next {
  switch (model.screen) {
    case 'start':
      return withStart(model, startKey(model.start, model.around, key));
    case 'scan':
      return scanKey(model, commandKey(key));
    case 'review':
      return withReview(model, reviewKey(model.review, key, model.around));
    case 'apply':
      return withApply(model, applyKey(model.apply, key, model.around, waiting(model.review) > 0));
  }
}

function onKey(model: UiModel, key: KeyPress): Next {
  const name = commandKey(key);
  const isRunning = model.screen === 'apply' && (model.apply.state === 'running' || model.apply.state === 'undoing');
  if (name === 'ctrl-c' && !isRunning) return quit(model, 130);
  if (name === 'ctrl-l') return { model, effects: [{ type: 'redraw' }] };
  if (name === 'ctrl-z') return { model, effects: [{ type: 'suspend' }] };
  if (isTooSmall(model.around) && !isRunning) return name === 'q' ? quit(model, 0) : calm(model);
  if (model.help)
    return name === 'escape' || name === '?' || name === 'q' ? calm({ ...model, help: false }) : calm(model);
  if (!isTyping(model) && !isAsking(model)) {
    if (name === '?') return calm({ ...model, help: true });
    if (name === 'q' && !isRunning) return quit(model, 0);
  }
  return screenKey(model, key);
}

function onEvents(model: UiModel, { task, events }: Extract<Message, { type: 'events' }>): Next {
  if (task !== 'scan')
    return calm({ ...model, apply: { ...model.apply, progress: withProgress(model.apply.progress, events) } });
  const review = reviewEvents(model.review, events);
  const { groups, matches } = review.review;
  const next = { ...model, review, scan: countScan(model.scan, events, groups.size, matches.size) };
  return model.screen === 'scan' && matches.size >= FIRST_SCREEN ? goTo(next, 'review', []) : calm(next);
}

function scanEnded(model: UiModel, failure: Extract<Message, { type: 'task-ended' }>['failure']): Next {
  const scan = { ...model.scan, state: 'ended' as const, failure: failure?.message ?? null };
  const next = { ...model, scan };
  if (failure?.code === 'E-TMDB-KEY') {
    const start = { ...model.start, row: 'key' as const, message: failure.message };
    return goTo({ ...next, start }, 'start', [{ type: 'read-start-facts' }]);
  }
  const { groups } = model.review.review;
  if (failure && failure.code !== 'E-INTERRUPTED') {
    const path = failure.path === null ? '' : ` ${failure.path}`;
    const text = `${failure.message}${path}`;
    return calm({ ...next, scan: { ...scan, failure: text }, review: { ...next.review, message: text } });
  }
  if (model.screen === 'scan' && groups.size > 0) return goTo(next, 'review', []);
  if (model.screen !== 'review') return calm(next);
  // nobody has looked around yet: the folders' own order is better than the order of answers
  const untouched = model.review.cursor?.group === model.review.listed[0] && model.review.review.past.length === 0;
  const text = `all ${groups.size} groups matched`;
  const message = model.review.message ?? text;
  return calm({
    ...next,
    review: { ...(untouched ? enterView({ ...next.review, cursor: null }) : next.review), message },
  });
}

function taskEnded(model: UiModel, { task, failure }: Extract<Message, { type: 'task-ended' }>): Next {
  if (task === 'scan') return scanEnded(model, failure);
  const state = task === 'apply' ? ('ended' as const) : ('undone' as const);
  const isStopped = failure?.code === 'E-INTERRUPTED';
  const problem =
    failure && !isStopped ? [failure.message, failure.path, failure.hint].filter(Boolean).join(' ') : null;
  const { done: steps } = model.apply.progress;
  const done = task === 'apply' ? model.done + steps : Math.max(0, model.done - steps);
  return calm({ ...model, done, apply: { ...model.apply, state, asked: null, problem, message: null } });
}

function onChosen(model: UiModel, value: string): Next {
  if (model.screen === 'start') return withStart(model, startChosen(model.start, model.around, value));
  if (model.screen !== 'apply') return calm(model);
  const { asked } = model.apply;
  if (asked !== 'mode' && asked !== 'preset') return withApply(model, applyChosen(model.apply, value));
  const { around } = startChosen({ ...model.start, row: asked }, model.around, value);
  return withApply({ ...model, around }, applyChosen(model.apply, value));
}

const startSays = (model: UiModel, message: string): Next => calm({ ...model, start: { ...model.start, message } });

/** The next model after a message, and what it asks to be done. */
export function update(model: UiModel, message: Message): Next {
  switch (message.type) {
    case 'key':
      return onKey(model, message.key);
    case 'pasted':
      if (model.help || isTooSmall(model.around)) return calm(model);
      if (model.screen === 'start') return withStart(model, startPasted(model.start, model.around, message.text));
      return model.screen === 'review'
        ? withReview(model, reviewPasted(model.review, message.text, model.around))
        : calm(model);
    case 'started':
      return startScan(model);
    case 'resized':
      return calm({ ...model, around: { ...model.around, columns: message.columns, rows: message.rows - 1 } });
    case 'events':
      return onEvents(model, message);
    case 'task-ended':
      return taskEnded(model, message);
    case 'start-facts':
      return calm({ ...model, start: { ...model.start, facts: message.facts } });
    case 'key-tried': {
      const start = {
        ...model.start,
        trying: false,
        message: message.failure?.message ?? 'TMDB takes this key; it is kept, encrypted',
      };
      return {
        model: { ...model, start: message.failure ? start : { ...start, row: 'scan' } },
        effects: [{ type: 'read-start-facts' }],
      };
    }
    case 'folder-seen':
      if (message.problem !== null)
        return startSays({ ...model, start: { ...model.start, row: 'folder' } }, `${message.problem} ${message.path}`);
      return calm({ ...model, around: { ...model.around, folders: [message.path] } });
    case 'root-seen':
      if (message.problem !== null) return startSays(model, `${message.problem} ${message.path}`);
      return calm({ ...model, around: keepRoot(model.around, message.row, message.path) });
    case 'demo-opened': {
      const { roots } = message;
      const options = { ...model.around.options, shows: roots.shows, films: roots.films };
      return startScan({ ...model, around: { ...model.around, options, roots, folders: [message.folder] } });
    }
    case 'found':
      return withReview(model, reviewFound(model.review, message.request, message.match));
    case 'plan-made':
      if (model.apply.state !== 'planning') return calm(model);
      return calm({ ...model, apply: planMade(model.apply, message.plan, message.text, message.hash) });
    case 'plan-failed': {
      const text = [message.failure.message, message.failure.path].filter(Boolean).join(' ');
      return calm({ ...model, apply: { ...model.apply, state: 'planned', plan: null, problem: text, message: text } });
    }
    case 'plan-saved': {
      const text = message.failure
        ? `${message.failure.message} ${message.path}`
        : `saved: anivault organize --from-plan ${message.path}`;
      return calm({ ...model, apply: { ...model.apply, message: text } });
    }
    case 'rested':
      return calm({ ...model, review: { ...model.review, paneGroup: model.review.cursor?.group ?? null } });
    case 'chosen':
      return onChosen(model, message.value);
    case 'noted':
      return model.screen === 'apply'
        ? calm({ ...model, apply: { ...model.apply, message: message.text } })
        : calm({ ...model, review: { ...model.review, message: message.text } });
    case 'settings-stored':
      return message.failure
        ? calm({ ...model, review: { ...model.review, message: message.failure.message } })
        : calm(model);
  }
}
