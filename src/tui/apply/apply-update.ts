// The Apply screen: a message in, the next state and what it wants done. Pure. Nothing here touches a file: `y` asks the effects to.
import { commandKey, type KeyPress } from '../keymap.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import type { Message } from '../message.ts';
import { escape, filterKey, openFilter, replan, say, settle, wordKey } from './apply-answers.ts';
import { initialApply, type ApplyModel } from './apply-model.ts';
import { applyRows, sourcesOf } from './apply-rows.ts';
import { endedKey, runningKey } from './run-update.ts';

/** `leaves`: files that a person leaves out here. */
export type Applied = Step<ApplyModel> & { readonly leaves?: readonly string[] };

type PlanMade = Extract<Message, { type: 'plan-made' }>;

/** A plan has come; its conflicts keep their order, answered or not. */
export function planMade(model: ApplyModel, { plan, text, hash }: PlanMade): ApplyModel {
  const next = { ...model, state: 'planned' as const, plan, text, hash, problem: null };
  return { ...next, cursor: Math.min(model.cursor, Math.max(0, applyRows(next).length - 1)) };
}

function carryOut(model: ApplyModel, around: Surroundings): Applied {
  const { plan, text } = model;
  const operations = plan?.operations.filter(({ accepted }) => accepted) ?? [];
  if (!plan || operations.length === 0)
    return say(
      model,
      (plan?.conflicts.length ?? 0) > 0
        ? 'nothing is ready to go: a number settles what is listed'
        : 'nothing is ready to go: Esc goes back to Review',
    );
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

/** Opens a show or closes it; a file's row says what can be done there. */
function toggle(model: ApplyModel): Applied {
  const row = applyRows(model)[model.cursor];
  if (row?.kind === 'file') return say(model, 'x leaves this file out · ← goes back to its show');
  if (row?.kind !== 'show') return say(model, row ? 'a number settles this' : 'nothing is here');
  const opened = new Set(model.opened);
  if (!opened.delete(row.row.show)) opened.add(row.row.show);
  return still({ ...model, opened, message: null });
}

/** From a file to its show; an opened show is closed. */
function close(model: ApplyModel): Applied {
  const rows = applyRows(model);
  const row = rows[model.cursor];
  if (row?.kind === 'show' && model.opened.has(row.row.show)) return toggle(model);
  if (row?.kind !== 'file') return say(model, 'no files are open here · → opens a show');
  const cursor = rows.findIndex((each) => each.kind === 'show' && each.row.show === row.show);
  return still({ ...model, cursor: Math.max(0, cursor), message: null });
}

function leaveOut(model: ApplyModel): Applied {
  const row = applyRows(model)[model.cursor];
  if (!row) return say(model, 'nothing is here');
  const message = 'left out: it stays where it is · Esc, then u undoes';
  return { ...replan(model), model: { ...model, state: 'planning', message }, leaves: sourcesOf(row) };
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
      return toggle(model);
    case 'left':
    case 'h':
      return close(model);
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
    case '/':
      return openFilter(model);
    case 'x':
      return leaveOut(model);
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
      effects: [{ type: 'stop-task', task: model.state === 'undoing' ? 'undo' : 'apply' }],
    };
  if (asked === 'undo' && value === 'yes' && progress.runId !== null) {
    const undoing: ApplyModel = {
      ...closed,
      state: 'undoing',
      progress: { ...initialApply.progress, total: progress.done },
      message: null,
    };
    return { model: undoing, effects: [{ type: 'undo-run', runId: progress.runId, only: null }] };
  }
  return asked === 'mode' || asked === 'preset' ? replan(closed) : still(closed);
}

/** One key. `isWaiting`: groups are still open in Review. */
export function applyKey(model: ApplyModel, key: KeyPress, around: Surroundings, isWaiting: boolean): Applied {
  if (model.word) return wordKey(model, model.word, key);
  if (model.filtering) return filterKey(model, model.filtering, key);
  const name = commandKey(key);
  if (model.asked !== null) return name === 'escape' ? still({ ...model, asked: null }) : still(model);
  switch (model.state) {
    case 'planning':
    case 'idle':
      return name === 'escape'
        ? { model: { ...initialApply, choices: model.choices }, effects: [], go: 'review' }
        : still(model);
    case 'planned':
      return name === 'escape' ? escape(model, initialApply) : plannedKey(model, name, around);
    case 'running':
    case 'undoing':
      return runningKey(model, name);
    case 'ended':
    case 'undone':
      return endedKey(model, name, isWaiting);
  }
}
