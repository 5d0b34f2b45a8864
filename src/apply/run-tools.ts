// What a run has in hand while it goes: its journal and the way to tell; and its end, complete or paused.
import { classifyErrno } from '../disk/errno.ts';
import { Failure } from '../model/failure.ts';
import type { ApplyEvent } from '../model/run.ts';
import { lockLibrary } from './lock.ts';
import { type JournalState } from './journal.ts';
import { markRoots } from './root-mark.ts';
import { type JournalWriter, openJournal } from './journal-writer.ts';
import type { Beginning } from './journal-entry.ts';
import { runFiles } from './run-files.ts';
import type { Territory } from './territory.ts';
import { type Hands, RunTrouble } from './transfer/hands.ts';

/** What the worker provides. */
export interface Surroundings {
  readonly hands: Hands;
  readonly emit: (event: ApplyEvent) => void;
  /** milliseconds since the epoch */
  readonly now: () => number;
  readonly host: string;
  readonly pid: number;
}

interface RunPlace {
  readonly runsFolder: string;
  readonly runId: string;
}

interface LockPlace {
  readonly stateFolder: string;
  readonly runId: string;
  readonly breakLock: boolean;
}

/**
 * Holds the library's lock, on this machine and for others on its share, while `work` goes; what took the lock over stops the run as a person
 * would. Failure E-LOCKED where another run has it. `passing`: roots that may go in this run, which a mark would keep.
 */
export function withLock<T>(
  place: LockPlace,
  territory: Territory,
  around: Surroundings,
  work: (around: Surroundings) => T,
  passing: readonly string[] = [],
): T {
  const { runId, stateFolder, breakLock } = place;
  const { now, host, pid, hands } = around;
  const holder = { runId, host, pid, started: new Date(now()).toISOString() };
  const release = lockLibrary(stateFolder, territory, holder);
  try {
    const roots = [territory.roots.shows, territory.roots.films].filter((root) => root !== null);
    const marks = markRoots(
      roots.filter((root) => !passing.includes(root)),
      { stateFolder, holder, now, breakLock },
    );
    try {
      return work({ ...around, hands: { ...hands, stopped: () => hands.stopped() || !marks.stillHeld() } });
    } finally {
      marks.release();
    }
  } finally {
    release();
  }
}

interface Tally {
  readonly ends: Map<string, Extract<ApplyEvent, { type: 'operation-ended' }>>;
}

const endedEvent = (runId: string, { ends }: Tally, trouble: RunTrouble | null): ApplyEvent => {
  const all = [...ends.values()];
  const count = (...states: readonly string[]): number => all.filter(({ status }) => states.includes(status)).length;
  return {
    type: 'run-ended',
    runId,
    state: trouble === null ? 'complete' : 'paused',
    done: count('done', 'undone'),
    skipped: count('skipped'),
    failed: count('failed'),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    code: trouble?.code ?? null,
    reason: trouble?.message ?? null,
  };
};

/** Runs `work` with an open journal and tells how it ended. Run-class trouble pauses the run; anything else is thrown. */
export function withJournal(
  place: RunPlace,
  after: JournalState | null,
  beginning: Beginning | null,
  around: Surroundings,
  work: (journal: JournalWriter, emit: (event: ApplyEvent) => void) => void,
): void {
  const { runsFolder, runId } = place;
  const tally: Tally = { ends: new Map() };
  const emit = (event: ApplyEvent): void => {
    if (event.type === 'operation-ended') tally.ends.set(event.operation.id, event);
    around.emit(event);
  };
  const { journal: path, reserve } = runFiles(runsFolder, runId);
  const step = (name: string): void => around.hands.step(name);
  const journal = openJournal({ path, reserve, runId, now: around.now, step, after });
  let trouble: RunTrouble | null = null;
  try {
    if (beginning !== null) journal.write([{ type: 'begin', beginning }]);
    work(journal, emit);
    journal.write([{ type: 'end' }]);
  } catch (error) {
    trouble = troubleOf(error);
    try {
      journal.write([{ type: 'pause', code: trouble.code, reason: trouble.message }]);
    } catch {
      // a journal that ends without a word says the same
    }
  } finally {
    journal.close();
  }
  emit(endedEvent(runId, tally, trouble));
}

/** Tells of a run that is at its end already. */
export function tellNothingLeft(runId: string, { emit }: Surroundings): void {
  emit({ type: 'run-started', runId, total: 0, bytes: 0 });
  emit(endedEvent(runId, { ends: new Map() }, null));
}

/** What ends a run; what is no trouble of the disk is a bug and goes on up. */
function troubleOf(error: unknown): RunTrouble {
  if (error instanceof RunTrouble) return error;
  if (error instanceof Failure || !(error instanceof Error) || !('errno' in error)) throw error;
  const { code, text } = classifyErrno(error);
  return new RunTrouble(code, `The disk stopped the run: ${text}.`);
}
