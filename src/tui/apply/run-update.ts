// Keys while a run goes on and after it. Pure; a run is stopped, gone on with and undone by effects.
import { still, type Step } from '../model.ts';
import { say } from './apply-answers.ts';
import { initialApply, type ApplyModel } from './apply-model.ts';

type Applied = Step<ApplyModel>;

export function runningKey(model: ApplyModel, name: string): Applied {
  if (name === 'escape' || name === 'ctrl-c' || name === 'q') return still({ ...model, asked: 'stop' });
  return say(model, 'it is under way · Esc stops it after this file');
}

export function endedKey(model: ApplyModel, name: string, isWaiting: boolean): Applied {
  switch (name) {
    case 'u':
      if (model.state === 'undone') return say(model, 'that run is undone');
      return model.progress.runId === null || model.progress.done === 0
        ? say(model, 'there is nothing to undo')
        : still({ ...model, asked: 'undo' });
    case 'enter':
    case 'escape':
      if (model.state === 'undone') return { model: initialApply, effects: [], go: 'scan' };
      return isWaiting || name === 'escape'
        ? { model: initialApply, effects: [], go: 'review' }
        : say(model, 'all done · q leaves, u undoes this run');
    default:
      return say(model, 'u undoes this run · q leaves');
  }
}
