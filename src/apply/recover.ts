// Finds out what became of the operations that a journal leaves open, and brings each to one side, newest first.
import { classifyErrno } from '../disk/errno.ts';
import type { ApplyEvent } from '../model/run.ts';
import { entryOf } from './batch.ts';
import { endOf } from './execute.ts';
import type { JournalState, Step } from './journal.ts';
import type { JournalWriter } from './journal-writer.ts';
import { type Direction, type Settled, settle } from './settle.ts';
import type { Outcome } from './task.ts';
import { type Hands, RunTrouble } from './transfer/hands.ts';

function settleOne(step: Step, direction: Direction, hands: Hands): Settled {
  try {
    return settle(step, direction, hands);
  } catch (error) {
    if (error instanceof RunTrouble) throw error;
    const { class: kind, code, text } = classifyErrno(error);
    if (kind === 'run') throw new RunTrouble(code, text);
    return { kind: 'fail', code, reason: `What was left of it can't be put right: ${text}.` };
  }
}

/** Operations that were begun and of whose end nothing is told. */
export const openSteps = (state: JournalState): readonly (readonly [string, Step])[] =>
  [...state.steps].filter(([, { outcome }]) => outcome === null).toReversed();

/**
 * Brings the open operations of a run's own journal forward, and journals and tells how they ended. Those that were not begun are not among the
 * answers: they are done anew.
 */
export function settleOpen(
  state: JournalState,
  journal: JournalWriter,
  hands: Hands,
  emit: (event: ApplyEvent) => void,
): ReadonlyMap<string, Outcome> {
  const undoing = state.beginning.undoes !== null;
  const settled = new Map<string, Outcome>();
  for (const [id, step] of openSteps(state)) {
    const outcome = settleOne(step, 'forward', hands);
    if (outcome.kind === 'not-begun') continue;
    journal.write([entryOf(id, outcome)]);
    settled.set(id, outcome);
    emit(endOf(step.intent.operation, outcome, undoing));
  }
  return settled;
}

/** Brings the open operations of a run that is undone back to their start. The answer: how those ended that were complete, or can't be put right. */
export function settleUndone(
  state: JournalState,
  done: ReadonlySet<string>,
  hands: Hands,
): ReadonlyMap<string, Outcome> {
  const settled = new Map<string, Outcome>();
  for (const [id, step] of openSteps(state)) {
    if (done.has(id)) continue;
    const outcome = settleOne(step, 'backward', hands);
    if (outcome.kind !== 'not-begun') settled.set(id, outcome);
  }
  return settled;
}
