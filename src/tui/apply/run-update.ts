// Keys while a run goes on and after it. Pure; a run is stopped, gone on with and undone by effects.
import { NO_WAY } from '../../workflow/run-way.ts';
import { still, type Step } from '../model.ts';
import { say } from './apply-answers.ts';
import { initialApply, type ApplyModel } from './apply-model.ts';

type Applied = Step<ApplyModel>;

export function runningKey(model: ApplyModel, name: string): Applied {
  if (name === 'escape' || name === 'ctrl-c' || name === 'q') return still({ ...model, asked: 'stop' });
  return say(model, 'it is under way · Esc stops it after this file');
}

/** The run that was stopped, to go on with; null where none was. */
export const stoppedRun = ({ progress, problem }: ApplyModel): string | null =>
  problem === null && progress.stopped !== null ? progress.runId : null;

/** Files failed, and nothing in Review waits before them: they can be planned anew. */
export const hasFailed = ({ state, progress }: ApplyModel, isWaiting: boolean): boolean =>
  state === 'ended' && progress.failed > 0 && !isWaiting;

/** The same run goes on: what it did counts, its pace is told anew. */
function goOn(model: ApplyModel, runId: string): Applied {
  const { from, until, stopped } = initialApply.progress;
  const progress = { ...model.progress, ...NO_WAY, from, until, stopped };
  const isUndo = model.state === 'undone';
  return {
    model: { ...model, state: isUndo ? 'undoing' : 'running', message: null, progress },
    effects: [{ type: 'resume-run', runId, task: isUndo ? 'undo' : 'apply' }],
  };
}

function enter(model: ApplyModel, isWaiting: boolean): Applied {
  const runId = stoppedRun(model);
  if (runId !== null) return goOn(model, runId);
  if (model.state === 'undone') return { model: initialApply, effects: [], go: 'scan' };
  if (hasFailed(model, isWaiting))
    return { model: { ...initialApply, choices: model.choices }, effects: [], go: 'apply' };
  return isWaiting
    ? { model: initialApply, effects: [], go: 'review' }
    : say(model, 'all done · q leaves, u undoes this run');
}

export function endedKey(model: ApplyModel, name: string, isWaiting: boolean): Applied {
  switch (name) {
    case 'u':
      if (model.state === 'undone') return say(model, 'that run is undone');
      return model.progress.runId === null || model.progress.done === 0
        ? say(model, 'there is nothing to undo')
        : still({ ...model, asked: 'undo' });
    case 'enter':
      return enter(model, isWaiting);
    case 'escape':
      return { model: initialApply, effects: [], go: model.state === 'undone' ? 'scan' : 'review' };
    default:
      return say(model, 'u undoes this run · q leaves');
  }
}
