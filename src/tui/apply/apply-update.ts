// The Apply screen: a message in, the next state and what it wants done. Pure. Nothing here touches a file: `y` asks the effects to.
import type { Effect } from '../effect.ts';
import { commandKey, type KeyPress } from '../keymap.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import type { Plan } from '../../model/plan.ts';
import { applyRows, initialApply, type ApplyModel } from './apply-model.ts';

type Applied = Step<ApplyModel>;

const say = (model: ApplyModel, message: string): Applied => still({ ...model, message });

/** A plan has come; its conflicts keep their order, answered or not. */
export function planMade(model: ApplyModel, plan: Plan, text: string, hash: string): ApplyModel {
  const next = { ...model, state: 'planned' as const, plan, text, hash, problem: null };
  return { ...next, cursor: Math.min(model.cursor, Math.max(0, applyRows(next).length - 1)) };
}

function settle(model: ApplyModel, number: number): Applied {
  const row = applyRows(model)[model.cursor];
  if (row?.kind !== 'conflict') return say(model, 'a number settles a conflict: go to a line with !');
  const answer = row.conflict.answers[number - 1];
  if (!answer) return say(model, `there is no answer ${number}`);
  if (answer.choice === 'replace')
    return still({
      ...model,
      word: { key: row.conflict.key, text: '' },
      message: 'type replace, then Enter: the old file goes to .anivault-trash',
    });
  return replan({ ...model, choices: new Map(model.choices).set(row.conflict.key, answer.choice) });
}

/** The plan is made anew after an answer or another mode; the root of it is the window's. */
const replan = (model: ApplyModel): Applied => ({
  model: { ...model, state: 'planning', message: null },
  effects: [],
  go: 'apply',
});

function wordKey(model: ApplyModel, word: NonNullable<ApplyModel['word']>, key: KeyPress): Applied {
  if (key.name === 'escape') return still({ ...model, word: null, message: null });
  if (key.name === 'backspace') return still({ ...model, word: { ...word, text: word.text.slice(0, -1) } });
  if (key.name !== 'enter') return still({ ...model, word: { ...word, text: (word.text + key.text).slice(0, 20) } });
  if (word.text.trim() !== 'replace') return say({ ...model, word: null }, 'not replaced');
  return replan({ ...model, word: null, choices: new Map(model.choices).set(word.key, 'replace') });
}

function carryOut(model: ApplyModel, around: Surroundings): Applied {
  const { plan, text } = model;
  const operations = plan?.operations.filter(({ accepted }) => accepted) ?? [];
  if (!plan || operations.length === 0) return say(model, 'nothing is ready to go: Esc goes back to Review');
  const failing = plan.preflight.find(({ ok, code, stops }) => !ok && (stops !== null || code === 'names'));
  if (failing) return say(model, failing.text);
  const started = {
    ...model,
    state: 'running' as const,
    message: null,
    progress: { ...initialApply.progress, total: operations.length },
  };
  return { model: started, effects: [{ type: 'apply', plan, text, options: around.options }] };
}

function toggle(model: ApplyModel): Applied {
  const row = applyRows(model)[model.cursor];
  if (row?.kind !== 'show') return say(model, row ? 'a number settles this' : 'nothing is here');
  const opened = new Set(model.opened);
  if (opened.has(row.row.show)) opened.delete(row.row.show);
  else opened.add(row.row.show);
  return still({ ...model, opened });
}

function plannedKey(model: ApplyModel, name: string, around: Surroundings): Applied {
  const last = Math.max(0, applyRows(model).length - 1);
  const to = (cursor: number): Applied =>
    still({ ...model, cursor: Math.max(0, Math.min(last, cursor)), message: null });
  const page = Math.max(1, Math.floor(around.rows / 3));
  switch (name) {
    case 'up':
    case 'k':
      return to(model.cursor - 1);
    case 'down':
    case 'j':
      return to(model.cursor + 1);
    case 'pageup':
    case 'ctrl-u':
      return to(model.cursor - page);
    case 'pagedown':
    case 'ctrl-d':
      return to(model.cursor + page);
    case 'g':
    case 'home':
      return to(0);
    case 'G':
    case 'end':
      return to(last);
    case 'enter':
    case 'right':
    case 'l':
    case 'left':
    case 'h':
      return toggle(model);
    case 'y':
      return carryOut(model, around);
    case 'm':
      return still({ ...model, asked: 'mode', message: null });
    case 't':
      return still({ ...model, asked: 'preset', message: null });
    case 'w':
      return model.plan
        ? { model, effects: [{ type: 'save-plan', text: model.text }] }
        : say(model, 'there is no plan yet');
    case 'u':
      return say(model, 'nothing has been done yet: u undoes a run after it');
    default:
      return /^[1-9]$/.test(name)
        ? settle(model, Number(name))
        : say(model, 'that key does nothing here · ? shows what does');
  }
}

/** A choice from an open menu or question; mode and preset are the window's to change. */
export function applyChosen(model: ApplyModel, value: string): Applied {
  const { asked, progress } = model;
  const closed = { ...model, asked: null };
  if (asked === 'stop' && value === 'yes')
    return {
      model: { ...closed, message: 'stopping after this file ...' },
      effects: [{ type: 'stop-task', task: 'apply' }],
    };
  if (asked === 'undo' && value === 'yes' && progress.runId !== null) {
    const undoing: ApplyModel = {
      ...closed,
      state: 'undoing',
      progress: { ...initialApply.progress, total: progress.done },
      message: null,
    };
    return { model: undoing, effects: [{ type: 'undo-run', runId: progress.runId }] };
  }
  return asked === 'mode' || asked === 'preset' ? replan(closed) : still(closed);
}

function runningKey(model: ApplyModel, name: string): Applied {
  if (name === 'escape' || name === 'ctrl-c' || name === 'q')
    return model.state === 'undoing' ? say(model, 'undoing: this goes to its end') : still({ ...model, asked: 'stop' });
  return say(model, 'it is under way · Esc stops it after this file');
}

function endedKey(model: ApplyModel, name: string, isWaiting: boolean): Applied {
  const again: Effect[] = [];
  switch (name) {
    case 'u':
      if (model.state === 'undone') return say(model, 'that run is undone');
      return model.progress.runId === null || model.progress.done === 0
        ? say(model, 'there is nothing to undo')
        : still({ ...model, asked: 'undo' });
    case 'enter':
    case 'escape':
      if (model.state === 'undone') return { model: initialApply, effects: again, go: 'scan' };
      return isWaiting || name === 'escape'
        ? { model: initialApply, effects: again, go: 'review' }
        : say(model, 'all done · q leaves, u undoes this run');
    default:
      return say(model, 'u undoes this run · q leaves');
  }
}

/** One key. `isWaiting`: groups are still open in Review. */
export function applyKey(model: ApplyModel, key: KeyPress, around: Surroundings, isWaiting: boolean): Applied {
  if (model.word) return wordKey(model, model.word, key);
  const name = commandKey(key);
  if (model.asked !== null) return name === 'escape' ? still({ ...model, asked: null }) : still(model);
  switch (model.state) {
    case 'planning':
    case 'idle':
      return name === 'escape' ? { model: initialApply, effects: [], go: 'review' } : still(model);
    case 'planned':
      return name === 'escape'
        ? { model: { ...initialApply, choices: model.choices }, effects: [], go: 'review' }
        : plannedKey(model, name, around);
    case 'running':
    case 'undoing':
      return runningKey(model, name);
    case 'ended':
    case 'undone':
      return endedKey(model, name, isWaiting);
  }
}
