// The window's one way to change: a message in, the next model and what is to be done out. Pure; keys and screens are their slices' business.
import { initialApply } from './apply/apply-model.ts';
import { applyChosen, planMade } from './apply/apply-update.ts';
import { withProgress } from './apply/apply-progress.ts';
import { runSeen, historyFound } from './history/history-update.ts';
import { isTooSmall, isYes, onKey, withSettings } from './key-update.ts';
import type { Message, StartFacts } from './message.ts';
import type { UiModel } from './model.ts';
import { reviewMessage, type ReviewMessage } from './review/review-messages.ts';
import { reviewPasted } from './review/review-update.ts';
import { scanEnded, scanEvents } from './scan-update.ts';
import { sessionLines } from './session-lines.ts';
import { settingChosen, settingsKey } from './settings/settings-update.ts';
import { librarySeen, linksTried, lookAround } from './start/start-found.ts';
import { keepRoot } from './start/start-fields.ts';
import { firstRow, startChosen, startPasted } from './start/start-update.ts';
import { calm, startScan, withApply, withReview, withStart, type Next } from './transitions.ts';

/** A yes to the question on History: the undo runs on Apply, where runs are shown. */
function undoFromHistory(model: UiModel, value: string): Next {
  const wish = value === 'yes' ? model.history.asked : null;
  const history = { ...model.history, asked: null };
  if (wish === null) return calm({ ...model, history });
  const apply = { ...initialApply, state: 'undoing' as const };
  const { runId, only } = wish;
  return { model: { ...model, history, screen: 'apply', apply }, effects: [{ type: 'undo-run', runId, only }] };
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
  if (model.screen === 'history') return undoFromHistory(model, value);
  if (model.screen === 'settings') return withSettings(model, settingChosen(model.settings, model.around, value));
  if (model.screen !== 'apply') return calm(model);
  const { asked } = model.apply;
  if (asked !== 'mode' && asked !== 'preset') return withApply(model, applyChosen(model.apply, value));
  const { around } = startChosen({ ...model.start, row: asked }, model.around, value);
  return withApply({ ...model, around }, applyChosen(model.apply, value));
}

/** Facts have come: Start begins on what was left open, where nothing else was given, or on what is missing. */
function withFacts({ start, around }: UiModel, facts: StartFacts): UiModel['start'] {
  const isUntouched = start.facts === null && start.row === 'folder' && start.editing === null;
  return { ...start, facts, row: isUntouched ? firstRow(around, facts) : start.row };
}

const lookedAround = (model: UiModel): Next => ({ model, effects: lookAround(model.around, model.start) });

const startSays = (model: UiModel, message: string): Next => calm({ ...model, start: { ...model.start, message } });

/** What Review asked for has come; where a session came back, so does the place in it. */
function onReview(model: UiModel, message: ReviewMessage): Next {
  const step = reviewMessage(model.review, message, model.around);
  const cameBackTo = message.type === 'session-opened' && message.left ? message.left.place : model.cameBackTo;
  return withReview({ ...model, cameBackTo }, step);
}

/** A paste is text and never keys: into the field that is open, or what the screen makes of it. */
function onPasted(model: UiModel, text: string): Next {
  if (model.help !== null || isTooSmall(model.around)) return calm(model);
  if (model.screen === 'start') return withStart(model, startPasted(model.start, model.around, text));
  if (model.screen === 'settings' && model.settings.editing)
    return withSettings(model, settingsKey(model.settings, model.around, { name: '', text: text.trim() }));
  return model.screen === 'review' ? withReview(model, reviewPasted(model.review, text, model.around)) : calm(model);
}

function answer(model: UiModel, message: Message): Next {
  switch (message.type) {
    case 'key':
      return isYes(model, message.key) ? onChosen(model, 'yes') : onKey(model, message.key);
    case 'pasted':
      return onPasted(model, message.text);
    case 'started':
      return startScan(model);
    case 'resized':
      return calm({ ...model, around: { ...model.around, columns: message.columns, rows: message.rows - 1 } });
    case 'events':
      if (message.task === 'scan') return scanEvents(model, message.events, message.at ?? 0);
      return calm({
        ...model,
        apply: { ...model.apply, progress: withProgress(model.apply.progress, message.events, message.at) },
      });
    case 'task-ended':
      return taskEnded(model, message);
    case 'start-facts':
      return {
        model: { ...model, start: withFacts(model, message.facts) },
        effects: model.screen === 'start' ? lookAround(model.around, model.start) : [],
      };
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
      return lookedAround({ ...model, around: { ...model.around, folders: [message.path] } });
    case 'root-seen':
      if (message.problem !== null) return startSays(model, `${message.problem} ${message.path}`);
      return lookedAround({ ...model, around: keepRoot(model.around, message.row, message.path) });
    case 'library-seen':
      return calm({ ...model, ...librarySeen(model.start, model.around, message.library) });
    case 'links-tried':
      return calm({ ...model, ...linksTried(model.start, model.around, message.can) });
    case 'videos-counted':
      return calm({ ...model, start: { ...model.start, counted: { ...message.count, isAll: message.isAll } } });
    case 'demo-opened': {
      const { roots } = message;
      const options = { ...model.around.options, shows: roots.shows, films: roots.films };
      return startScan({ ...model, around: { ...model.around, options, roots, folders: [message.folder] } });
    }
    case 'session-opened':
    case 'found-again':
    case 'found':
    case 'rested':
    case 'looked':
    case 'shelf-seen':
    case 'episode-groups-found':
      return onReview(model, message);
    case 'plan-made':
      if (model.apply.state !== 'planning') return calm(model);
      return calm({ ...model, apply: planMade(model.apply, message) });
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
    case 'chosen':
      return onChosen(model, message.value);
    case 'history-read':
      return calm({ ...model, history: { ...model.history, runs: message.runs } });
    case 'history-found':
      return calm({ ...model, history: historyFound(model.history, message.words, message.hits) });
    case 'run-seen':
      return calm({ ...model, history: runSeen(model.history, message.runId, message.operations) });
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

/** The next model after a message, and what it asks to be done. */
export function update(model: UiModel, message: Message): Next {
  const next = answer(model, message);
  if (next.model.review === model.review || message.type === 'session-opened') return next;
  const lines = sessionLines(model.review, next.model.review, message);
  return lines.length === 0 ? next : { ...next, effects: [{ type: 'keep-session', lines }, ...next.effects] };
}
