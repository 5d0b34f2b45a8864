// Keys on History: go, look inside, search, undo a run or a part of it, review a show again. Pure.
import { basename } from 'node:path';
import type { PlannedUndo, RunSummary } from '../../model/run.ts';
import type { Effect } from '../effect.ts';
import { commandKey, type KeyPress } from '../keymap.ts';
import { still, type Step } from '../model.ts';
import { editKey, textEdit, textIn, typed, type TextEdit } from '../text-edit.ts';
import type { Again, HistoryModel, UndoWish } from './history-model.ts';
import { historyRows, type HistoryRow } from './history-rows.ts';

/** `again`: what Review is to be opened on. */
export type HistoryStep = Step<HistoryModel> & { readonly again?: Again };

const say = (model: HistoryModel, message: string): HistoryStep => still({ ...model, message });
const withEffect = (model: HistoryModel, effect: Effect): HistoryStep => ({ model, effects: [effect] });

/** What of a run could not go back when it was undone is seen by looking inside it. */
const isLeftInside = ({ inside }: HistoryModel, { id }: RunSummary): boolean =>
  inside?.runId === id && inside.operations.length > 0;

/** Why a run can't be undone as a whole; null where it can. */
function whyNot(history: HistoryModel, run: RunSummary): string | null {
  if (run.state === 'undone' && !isLeftInside(history, run))
    return 'that run is undone already: Enter shows what could not go back';
  if (run.state === 'damaged') return 'its journal can’t be trusted: anivault rollback says more';
  return run.done === 0 ? 'that run did nothing' : null;
}

/** A run that was looked into. */
export const runSeen = (history: HistoryModel, runId: string, operations: readonly PlannedUndo[]): HistoryModel => ({
  ...history,
  inside: { runId, operations },
  message: operations.length === 0 ? 'nothing in it is left to undo' : history.message,
});

function moved(history: HistoryModel, to: number): HistoryStep {
  const last = Math.max(0, historyRows(history).length - 1);
  return still({ ...history, cursor: Math.max(0, Math.min(last, to)), message: null });
}

function open(history: HistoryModel, row: HistoryRow | undefined): HistoryStep {
  if (!row) return say(history, 'there is no run');
  if (row.kind === 'run')
    return history.inside?.runId === row.run.id
      ? still({ ...history, inside: null, opened: null })
      : withEffect({ ...history, opened: null, message: null }, { type: 'look-at-run', runId: row.run.id });
  if (row.kind === 'file') return say(history, 'u undoes just this file');
  return still({ ...history, opened: history.opened === row.show.path ? null : row.show.path, message: null });
}

/** From a file to its show, from a show to its run; what is open there is closed. */
function close(history: HistoryModel, row: HistoryRow | undefined): HistoryStep {
  if (!row || row.kind === 'run') return still({ ...history, inside: null, opened: null });
  const rows = historyRows(history);
  const cursor = rows.findIndex((each) =>
    row.kind === 'file'
      ? each.kind === 'show' && each.show.path === row.show.path
      : each.kind === 'run' && each.run.id === row.run.id,
  );
  const closed = row.kind === 'file' ? { ...history, opened: null } : { ...history, inside: null, opened: null };
  return still({ ...closed, cursor: Math.max(0, cursor), message: null });
}

function wishFor(row: HistoryRow): UndoWish {
  const runId = row.run.id;
  if (row.kind === 'run') return { runId, only: null, what: 'this run' };
  if (row.kind === 'file') return { runId, only: [row.file.source], what: basename(row.file.source) };
  return { runId, only: row.show.files.map(({ source }) => source), what: row.show.show };
}

function undo(history: HistoryModel, row: HistoryRow | undefined): HistoryStep {
  if (!row) return say(history, 'there is no run');
  const problem = whyNot(history, row.run);
  return problem === null ? still({ ...history, asked: wishFor(row), message: null }) : say(history, problem);
}

/** A show or a file is read by what it was called before it was filed. */
function again(history: HistoryModel, row: HistoryRow | undefined): HistoryStep {
  if (!row || row.kind === 'run') return say(history, 'go to a show first: Enter looks inside a run');
  const { files, path: folder } = row.show;
  const firstNames = new Map(files.flatMap(({ source, cameFrom }) => (cameFrom === null ? [] : [[source, cameFrom]])));
  const only = row.kind === 'file' ? row.file.source : null;
  const { roots, options } = row.run;
  const naming = { preset: options.preset, template: options.template, filmTemplate: options.filmTemplate };
  return { model: history, effects: [], again: { folder, roots, naming, firstNames, only } };
}

function searchKey(history: HistoryModel, searching: TextEdit, key: KeyPress): HistoryStep {
  if (key.name === 'escape') return still({ ...history, searching: null, words: '', hits: null, cursor: 0 });
  if (key.name === 'enter') {
    const words = textIn(searching).trim();
    const closed = { ...history, searching: null, words, cursor: 0, inside: null, opened: null };
    return words === ''
      ? still({ ...closed, hits: null })
      : withEffect({ ...closed, message: 'looking through the journals ...' }, { type: 'search-history', words });
  }
  const edit = key.text === '' ? editKey(searching, key.name) : typed(searching, key.text);
  return still(edit ? { ...history, searching: edit } : history);
}

/** What a search found. */
export function historyFound(
  history: HistoryModel,
  words: string,
  hits: ReadonlyMap<string, ReadonlySet<string>>,
): HistoryModel {
  if (words !== history.words) return history;
  const files = [...hits.values()].reduce((sum, { size }) => sum + size, 0);
  const message = `${files} ${files === 1 ? 'file' : 'files'} in ${hits.size} ${hits.size === 1 ? 'run' : 'runs'}`;
  return { ...history, hits, cursor: 0, message };
}

/** One key; `page`: rows a page has. Esc without a search is the window's. */
export function historyKey(history: HistoryModel, key: KeyPress, page: number): HistoryStep {
  if (history.searching) return searchKey(history, history.searching, key);
  const { cursor } = history;
  const row = historyRows(history)[cursor];
  switch (commandKey(key)) {
    case 'up':
    case 'k':
      return moved(history, cursor - 1);
    case 'down':
    case 'j':
      return moved(history, cursor + 1);
    case 'pageup':
    case 'ctrl-u':
      return moved(history, cursor - page);
    case 'pagedown':
    case 'ctrl-d':
      return moved(history, cursor + page);
    case 'g':
    case 'home':
      return moved(history, 0);
    case 'G':
    case 'end':
      return moved(history, Number.MAX_SAFE_INTEGER);
    case 'enter':
    case 'right':
    case 'l':
      return open(history, row);
    case 'left':
    case 'h':
      return close(history, row);
    case '/':
      return still({ ...history, searching: textEdit(history.words), message: null });
    case 'e':
      return again(history, row);
    case 'u':
      return undo(history, row);
    case 'escape':
      return still({ ...history, words: '', hits: null, cursor: 0, message: null });
    default:
      return say(history, 'that key does nothing here: u undoes, Enter looks inside, / searches');
  }
}
