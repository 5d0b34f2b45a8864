// The History screen's slice: runs by time, and what undoing the one under the cursor would bring back. Pure.
import type { PlannedUndo, RunSummary } from '../../model/run.ts';
import type { Effect } from '../effect.ts';
import { still, type Step } from '../model.ts';

export interface HistoryModel {
  /** newest first; null: not read yet */
  readonly runs: readonly RunSummary[] | null;
  readonly cursor: number;
  /** what the run under the cursor would bring back; null: not looked into */
  readonly inside: { readonly runId: string; readonly operations: readonly PlannedUndo[] } | null;
  /** the question before an undo is open */
  readonly isAsking: boolean;
  readonly message: string | null;
}

export const initialHistory: HistoryModel = { runs: null, cursor: 0, inside: null, isAsking: false, message: null };

const runAt = ({ runs, cursor }: HistoryModel): RunSummary | null => runs?.[cursor] ?? null;

/** Why a run can't be undone as a whole; null where it can. */
function whyNot({ state, done }: RunSummary): string | null {
  if (state === 'undone') return 'that run is undone already';
  if (state === 'damaged') return 'its journal can’t be trusted: anivault rollback says more';
  return done === 0 ? 'that run did nothing' : null;
}

const moved = (history: HistoryModel, step: number): Step<HistoryModel> => {
  const last = Math.max(0, (history.runs?.length ?? 0) - 1);
  const cursor = Math.max(0, Math.min(last, history.cursor + step));
  return still({ ...history, cursor, inside: null, message: null });
};

const withEffect = (model: HistoryModel, effect: Effect): Step<HistoryModel> => ({ model, effects: [effect] });

/** One key by its command name; `page`: rows a page has. Esc is the window's. */
export function historyKey(history: HistoryModel, name: string, page: number): Step<HistoryModel> {
  const run = runAt(history);
  switch (name) {
    case 'up':
    case 'k':
      return moved(history, -1);
    case 'down':
    case 'j':
      return moved(history, 1);
    case 'pageup':
    case 'ctrl-u':
      return moved(history, -page);
    case 'pagedown':
    case 'ctrl-d':
      return moved(history, page);
    case 'g':
    case 'home':
      return moved(history, -Number.MAX_SAFE_INTEGER);
    case 'G':
    case 'end':
      return moved(history, Number.MAX_SAFE_INTEGER);
    case 'enter':
    case 'right':
    case 'l':
      if (!run) return still(history);
      if (history.inside) return still({ ...history, inside: null });
      return withEffect({ ...history, message: null }, { type: 'look-at-run', runId: run.id });
    case 'left':
    case 'h':
      return still({ ...history, inside: null });
    case 'u': {
      if (!run) return still({ ...history, message: 'there is no run' });
      const problem = whyNot(run);
      return still(problem === null ? { ...history, isAsking: true, message: null } : { ...history, message: problem });
    }
    default:
      return still({ ...history, message: 'that key does nothing here: u undoes, Enter looks inside' });
  }
}

/** The run that a yes undoes. */
export const runToUndo = (history: HistoryModel): string | null => runAt(history)?.id ?? null;
