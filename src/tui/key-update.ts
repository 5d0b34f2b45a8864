// Keys at the window: what holds on every screen, then the screen's own. Pure; screens' keys are their slices' business.
import { withSettling } from '../review/review.ts';
import { applyKey } from './apply/apply-update.ts';
import { helpAt } from './help-screen.ts';
import { historyKey, type HistoryStep } from './history/history-update.ts';
import { commandKey, type KeyPress } from './keymap.ts';
import type { Surroundings, UiModel } from './model.ts';
import { enterView } from './review/listing.ts';
import { waiting } from './review/review-model.ts';
import { reviewKey } from './review/review-update.ts';
import { scanKey } from './scan-update.ts';
import { settingsKey, type SettingsStep } from './settings/settings-update.ts';
import { startKey } from './start/start-update.ts';
import { calm, goTo, quit, withApply, withReview, withStart, type Next } from './transitions.ts';

/** Below this there is no room for a list and its strip. */
const LEAST_COLUMNS = 60;
const LEAST_ROWS = 19;

export const isTooSmall = ({ columns, rows }: Surroundings): boolean => columns < LEAST_COLUMNS || rows < LEAST_ROWS;

/** Text is being typed: letters are no commands now. */
export const isTyping = ({ screen, start, review, apply, history, settings }: UiModel): boolean =>
  (screen === 'start' && start.editing !== null) ||
  (screen === 'review' && review.panel !== null) ||
  (screen === 'apply' && (apply.word !== null || apply.filtering !== null)) ||
  (screen === 'history' && history.searching !== null) ||
  (screen === 'settings' && settings.editing !== null);

/** A menu or a question of a ready-made component is open: it takes the keys, Esc apart. */
export const isAsking = ({ screen, start, apply, history, settings }: UiModel): boolean =>
  (screen === 'start' && start.menu) ||
  (screen === 'apply' && apply.asked !== null) ||
  (screen === 'history' && history.asked !== null) ||
  (screen === 'settings' && settings.menu);

/** The ready-made question knows Latin letters only, and is not there where a terminal is too small: such a yes is read here. */
export function isYes({ apply, history, screen, around }: UiModel, key: KeyPress): boolean {
  const isAsked =
    (screen === 'apply' && (apply.asked === 'stop' || apply.asked === 'undo')) ||
    (screen === 'history' && history.asked !== null);
  const isHeard = /^y$/i.test(key.name) && !isTooSmall(around);
  return isAsked && !isHeard && /^y$/i.test(commandKey(key));
}

/** Esc leaves History and Settings, to where they were opened from; a question or a menu it only closes. */
function besideKey(model: UiModel, key: KeyPress): Next | null {
  if (key.name !== 'escape' || isTyping(model)) return null;
  if (model.screen === 'history' && model.history.asked)
    return calm({ ...model, history: { ...model.history, asked: null } });
  if (model.screen === 'history' && model.history.words !== '') return null;
  if (isAsking(model)) return null;
  return calm({ ...model, screen: model.cameFrom });
}

/** History's answer; a show that is to be reviewed again is scanned where it is, and moved within the roots of its run, named as that did. */
function withHistory(model: UiModel, { model: history, effects, again }: HistoryStep): Next {
  if (!again) return { model: { ...model, history }, effects };
  const { roots, naming, folder } = again;
  const { around } = model;
  const before = model.again?.before ?? around;
  const options = { ...around.options, ...naming, shows: roots.shows, films: roots.films, mode: 'move' as const };
  const there = { ...around, roots, options, folders: [folder] };
  return goTo({ ...model, history, around: there, again: { ...again, before } }, 'scan', []);
}

/** Settings' answer; who is asked about sure matches is a setting, too. */
export function withSettings(model: UiModel, { settings, around, effects }: SettingsStep): Next {
  const { review: before } = model.review;
  const review = withSettling(before, around.options['review.settle']);
  const seen = review === before ? model.review : enterView({ ...model.review, review });
  return { model: { ...model, settings, around, review: seen }, effects };
}

function screenKey(model: UiModel, key: KeyPress): Next {
  switch (model.screen) {
    case 'start':
      return withStart(model, startKey(model.start, model.around, key));
    case 'scan':
      return scanKey(model, commandKey(key));
    case 'review':
      return withReview(model, reviewKey(model.review, key, model.around));
    case 'history':
      return besideKey(model, key) ?? withHistory(model, historyKey(model.history, key, model.around.rows - 5));
    case 'settings':
      return besideKey(model, key) ?? withSettings(model, settingsKey(model.settings, model.around, key));
    case 'apply':
      return withApply(model, applyKey(model.apply, key, model.around, waiting(model.review) > 0));
  }
}

/** One key: the window's own, or its screen's. */
export function onKey(model: UiModel, key: KeyPress): Next {
  const name = commandKey(key);
  const isRunning = model.screen === 'apply' && (model.apply.state === 'running' || model.apply.state === 'undoing');
  if (name === 'ctrl-c' && !isRunning) return quit(model, 130);
  if (name === 'ctrl-l') return { model, effects: [{ type: 'redraw' }] };
  if (name === 'ctrl-z') return { model, effects: [{ type: 'suspend' }] };
  if (isTooSmall(model.around) && !isRunning) return name === 'q' ? quit(model, 0) : calm(model);
  if (model.help !== null) {
    const isClosed = name === 'escape' || name === '?' || name === 'q';
    return calm({ ...model, help: isClosed ? null : helpAt(model.screen, model.around, model.help, name) });
  }
  if (!isTyping(model) && !isAsking(model)) {
    if (name === '?') return calm({ ...model, help: 0 });
    if (name === 'q' && !isRunning) return quit(model, 0);
    if (name === 'H' && !isRunning && model.screen !== 'history') return goTo(model, 'history', []);
    if (name === ',' && !isRunning && model.screen !== 'settings') return goTo(model, 'settings', []);
  }
  return screenKey(model, key);
}
