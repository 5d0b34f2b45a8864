// Conducts a rollback: a run of its own, whose tasks come out of another run's journal, which is never written again.
import { Failure } from '../model/failure.ts';
import type { ApplyEvent } from '../model/run.ts';
import { endOf, execute, type ExecuteTools } from './execute.ts';
import { emptyAmong, folderTasks } from './folders.ts';
import { openRollbackOf, undoneOperations } from './history.ts';
import { entryOf } from './batch.ts';
import { type JournalState, readAgain, readJournal } from './journal.ts';
import type { JournalWriter } from './journal-writer.ts';
import { throwIfUnmounted } from './mounts.ts';
import type { Beginning } from './journal-entry.ts';
import { openSteps, settleOpen, settleUndone } from './recover.ts';
import { foldersToLeave, journalToUndo, undoTasks } from './rollback.ts';
import { runFiles } from './run-files.ts';
import type { ResumeRequest, RollbackRequest } from './run-request.ts';
import { type Surroundings, withJournal, withLock } from './run-tools.ts';
import { throwIfUnfinished } from './unfinished.ts';
import type { Landed, Outcome } from './task.ts';

/** Undoes a run, or goes on with the rollback of it that was interrupted. */
export function startRollback(request: RollbackRequest, outside: Surroundings): void {
  const { runsFolder, undoes } = request;
  const journal = journalToUndo(runsFolder, undoes);
  const { roots, sources } = journal.beginning;
  const work = (around: Surroundings): void => {
    throwIfUnfinished(
      request,
      { roots, sources },
      ({ runId, beginning }) => runId === undoes || beginning.undoes === undoes,
    );
    const undone = readAgain(runFiles(runsFolder, undoes).journal, journal);
    throwIfUnmounted(undone.beginning.mounts);
    const open = openRollbackOf(runsFolder, undoes);
    const before = open === null ? null : readJournal(runFiles(runsFolder, open).journal);
    if (open !== null && before !== null) return goBack({ ...request, runId: open }, undone, before, around);
    const beginning: Beginning = {
      ...undone.beginning,
      planHash: null,
      operationsHash: null,
      operations: [...undone.outcomes.values()].filter(({ kind }) => kind === 'done').length,
      undoes,
      operationIds: request.operationIds,
      includeChanged: request.includeChanged,
      host: around.host,
      pid: around.pid,
    };
    goBack(request, undone, beginning, around);
  };
  withLock(request, { roots, sources }, outside, work, foldersToLeave(journal, request.operationIds));
}

/** Goes on with a rollback that was interrupted. The lock is held, the disks are there. */
export function resumeRollback(request: ResumeRequest, state: JournalState, around: Surroundings): void {
  const { undoes } = state.beginning;
  if (undoes === null) throw new Failure({ code: 'E-BUG', message: `Run ${state.runId} is no rollback.` });
  goBack(request, journalToUndo(request.runsFolder, undoes), state, around);
}

interface Place {
  readonly runsFolder: string;
  readonly runId: string;
}

function goBack(place: Place, undone: JournalState, from: Beginning | JournalState, around: Surroundings): void {
  const { runsFolder, runId } = place;
  const state = 'beginning' in from ? from : null;
  const beginning = 'beginning' in from ? from.beginning : from;
  const { roots, verifyHash } = beginning;
  const scene = { runId, roots, undoing: true };
  withJournal({ runsFolder, runId }, state, state === null ? beginning : null, around, (journal, emit) => {
    const { hands, now } = around;
    const tools = { scene, journal, hands, verifyHash, emit, now, blockedUnits: new Map(), heads: new Map() };
    undo({ runsFolder, undone, state, beginning }, tools);
  });
}

/** What stands at the destination of an operation that this rollback has taken back already. */
const NOTHING_THERE: Landed = { identity: null, sha256: null, target: null };

interface Course {
  readonly runsFolder: string;
  readonly undone: JournalState;
  /** what an earlier part of this rollback did; null at its start */
  readonly state: JournalState | null;
  readonly beginning: Beginning;
}

/**
 * First its own open steps to their end, then the undone run's to their start: the other way round, a placeholder that this rollback left would
 * look like a changed file.
 */
function undo({ runsFolder, undone, state, beginning }: Course, tools: ExecuteTools): void {
  const { journal, hands, emit, scene } = tools;
  const own: ReadonlyMap<string, Outcome> = state === null ? new Map() : settleOpen(state, journal, hands, emit);
  const finished = new Set([...own.keys(), ...(state?.outcomes.keys() ?? [])]);
  const landed = settleTheUndone(undone, finished, journal, tools);
  // an operation may have two steps back, its own and that of the file it replaced: the first one alone does not undo it
  for (const [id] of openSteps(undone))
    if ((own.get(id) ?? state?.outcomes.get(id))?.kind === 'done') landed.set(id, NOTHING_THERE);
  const already = new Set([...finished, ...undoneOperations(runsFolder, undone.runId)]);
  const tasks = undoTasks(undone, landed, beginning, already);
  const bytes = tasks.reduce((sum, { operation }) => sum + (operation.identity?.size ?? 0), 0);
  emit({ type: 'run-started', runId: scene.runId, total: tasks.length, bytes });
  execute(tasks, tools);
  const folders = emptyAmong(foldersToLeave(undone, beginning.operationIds), new Set());
  execute(folderTasks(`f${state?.lastSeq ?? ''}`, folders, ''), tools);
}

function settleTheUndone(
  undone: JournalState,
  finished: ReadonlySet<string>,
  journal: JournalWriter,
  { hands, emit }: { readonly hands: Surroundings['hands']; readonly emit: (event: ApplyEvent) => void },
): Map<string, Landed> {
  const landed = new Map<string, Landed>();
  for (const [id, outcome] of settleUndone(undone, finished, hands)) {
    if (outcome.kind === 'done') landed.set(id, outcome.landed);
    else {
      const operation = undone.steps.get(id)?.intent.operation;
      journal.write([entryOf(id, outcome)]);
      if (operation) emit(endOf(operation, outcome, true));
    }
  }
  return landed;
}
