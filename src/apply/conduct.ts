// Conducts runs: begins one, or finds out where it stopped and goes on from there. Synchronous, because it runs in a worker.
import { dirname, join } from 'node:path';
import { mountsOf } from '../disk/mounts.ts';
import { makeOwnFolder, writeOwnFileSync } from '../disk/own-file.ts';
import { Failure } from '../model/failure.ts';
import type { Operation } from '../model/plan.ts';
import type { ApplyEvent } from '../model/run.ts';
import { blockOf, execute, headsOf } from './execute.ts';
import { emptyAmong, foldersWithin, folderTasks } from './folders.ts';
import { listRuns } from './history.ts';
import { takesBack } from './inverse.ts';
import { type JournalState, readAgain, readJournal } from './journal.ts';
import type { JournalWriter } from './journal-writer.ts';
import { missingFolders } from './look.ts';
import { lostModes } from './lost-modes.ts';
import { throwIfUnmounted } from './mounts.ts';
import { backupOf } from './prepare.ts';
import type { Beginning, JournalEntry } from './journal-entry.ts';
import { resumeRollback, startRollback } from './conduct-rollback.ts';
import { settleOpen } from './recover.ts';
import { encodeOperations, readOperations, runFiles, textHash } from './run-files.ts';
import type { ApplyRequest, ResumeRequest, RunRequest } from './run-request.ts';
import { foldersToLeave, journalToUndo } from './rollback.ts';
import { type Surroundings, tellNothingLeft, withJournal, withLock } from './run-tools.ts';
import { plainTask } from './task.ts';
import { undoScriptForPowerShell } from './undo-script-ps1.ts';
import { undoScriptForSh } from './undo-script-sh.ts';
import { undoSteps } from './undo-steps.ts';
import { throwIfUnfinished } from './unfinished.ts';

/** Does what is asked, from the lock to the last line of the journal. Failure for what keeps it from beginning at all. */
export function conduct(request: RunRequest, around: Surroundings): void {
  switch (request.kind) {
    case 'apply':
      return startApply(request, around);
    case 'rollback':
      return startRollback(request, around);
    case 'resume':
      return resume(request, around);
  }
}

function startApply(request: ApplyRequest, outside: Surroundings): void {
  const { plan, runsFolder, runId } = request;
  const { roots, sources, options } = plan;
  const operations = plan.operations.filter(({ accepted }) => accepted);
  throwIfUndoing(operations);
  withLock(request, { roots, sources }, outside, (around) => {
    throwIfUnfinished(request, { roots, sources }, () => false);
    const list = keepBeside(request, operations);
    const beginning: Beginning = {
      planHash: textHash(request.planText),
      operationsHash: textHash(list),
      operations: operations.length,
      bytes: bytesOf(operations),
      options,
      roots,
      sources,
      undoes: null,
      operationIds: null,
      includeChanged: false,
      verifyHash: request.verifyHash,
      mounts: mountsOf([roots.shows, roots.films, ...sources].filter((path) => path !== null)),
      host: around.host,
      pid: around.pid,
    };
    withJournal({ runsFolder, runId }, null, beginning, around, (journal, emit) => {
      carryOut({ beginning, runId, operations, state: null }, journal, around, emit);
    });
  });
}

const bytesOf = (operations: readonly Operation[]): number =>
  operations.reduce((sum, { identity, content }) => sum + (identity?.size ?? Buffer.byteLength(content ?? '')), 0);

/** Plan, list and undo scripts are on the disk before the first line of the journal. Returns the list's text. */
function keepBeside(request: ApplyRequest, operations: readonly Operation[]): string {
  const { plan, runsFolder, runId } = request;
  const files = runFiles(runsFolder, runId);
  if (readJournal(files.journal) !== null)
    throw new Failure({ code: 'E-BUG', message: `Run ${runId} exists already.`, path: files.journal });
  makeOwnFolder(runsFolder);
  const list = encodeOperations(operations);
  const scene = { roots: plan.roots, runId };
  const replaced = (operation: Operation): string | null => backupOf(operation, scene);
  const folders = new Set<string>();
  for (const operation of operations) {
    folders.add(dirname(operation.destination));
    const old = replaced(operation);
    if (old !== null) folders.add(dirname(old));
  }
  const made = [...folders].flatMap((folder) => missingFolders(join(folder, 'file')));
  writeOwnFileSync(files.plan, request.planText);
  writeOwnFileSync(files.operations, list);
  const steps = undoSteps(operations, { replaced, lostMode: lostModes() }, [...new Set(made)].sort());
  writeOwnFileSync(files.undoScript.sh, undoScriptForSh(steps));
  writeOwnFileSync(files.undoScript.powerShell, undoScriptForPowerShell(steps));
  return list;
}

interface Course {
  readonly beginning: Beginning;
  readonly runId: string;
  readonly operations: readonly Operation[];
  /** what an earlier part of the run did; null at its start */
  readonly state: JournalState | null;
}

/** Settles what was begun, does the rest, and then, where asked for, removes the folders that were emptied. */
function carryOut(
  { beginning, runId, operations, state }: Course,
  journal: JournalWriter,
  around: Surroundings,
  emit: (event: ApplyEvent) => void,
): void {
  const { hands } = around;
  const { roots, verifyHash, options, sources } = beginning;
  const left = operations.filter(({ id }) => !state?.outcomes.has(id));
  emit({ type: 'run-started', runId, total: left.length, bytes: bytesOf(left) });
  const settled = state === null ? new Map<string, null>() : settleOpen(state, journal, hands, emit);
  if (state !== null) journal.write(unmatchedBacks(state));
  const heads = headsOf(operations);
  const blockedUnits = new Map<string, string>();
  for (const [unit, head] of heads) {
    const outcome = state?.outcomes.get(head);
    const why = outcome ? blockOf(outcome) : null;
    if (why !== null) blockedUnits.set(unit, why);
  }
  const scene = { runId, roots, undoing: false };
  const tools = { scene, journal, hands, verifyHash, emit, now: around.now, blockedUnits, heads };
  execute(left.filter(({ id }) => !settled.has(id)).map(plainTask), tools);
  if (!options.prune) return;
  const moved = operations.filter(({ action }) => action === 'move').map(({ source }) => source);
  const emptied = emptyAmong(foldersWithin(moved, sources), new Set());
  execute(folderTasks(`emptied-${state?.lastSeq ?? 0}-`, emptied, ''), tools);
}

/** A file that was put back because its unit failed counts as failed; the line that says so may have been lost. */
const unmatchedBacks = (state: JournalState): readonly JournalEntry[] =>
  [...state.outcomes].flatMap(([id, outcome]): JournalEntry[] => {
    const operationId = takesBack(id);
    if (operationId === null || outcome.kind !== 'done' || state.outcomes.get(operationId)?.kind !== 'done') return [];
    return [{ type: 'fail', operationId, code: 'E-FS-IO', reason: 'Put back: a file that goes with it failed.' }];
  });

function resume(request: ResumeRequest, outside: Surroundings): void {
  const { runsFolder, runId } = request;
  const files = runFiles(runsFolder, runId);
  const found = readJournal(files.journal);
  if (found === null)
    throw new Failure({
      code: 'E-USAGE',
      message: `There is no run “${runId}”.`,
      hint: '`anivault history` lists the runs.',
    });
  const { roots, sources, undoes, mounts } = found.beginning;
  const passing = undoes === null ? [] : foldersToLeave(journalToUndo(runsFolder, undoes), null);
  const work = (around: Surroundings): void => {
    // what was read before the lock was taken may be old
    const state = readAgain(files.journal, found);
    if (state.ended) return tellNothingLeft(runId, around);
    throwIfUnmounted(mounts);
    if (undoes !== null) return resumeRollback(request, state, around);
    throwIfRolledBack(runsFolder, runId);
    const operations = readOperations(files.operations, state.beginning.operationsHash);
    withJournal({ runsFolder, runId }, state, null, around, (journal, emit) => {
      carryOut({ beginning: state.beginning, runId, operations, state }, journal, around, emit);
    });
  };
  withLock(request, { roots, sources }, outside, work, passing);
}

/** A plan may be edited by hand; it adds to a library, and only a rollback, with its proofs, takes away. */
function throwIfUndoing(operations: readonly Operation[]): void {
  const wrong = operations.find(({ action }) => action === 'remove-copy' || action === 'remove-folder');
  if (wrong)
    throw new Failure({
      code: 'E-PLAN-SCHEMA',
      message: `Operation ${wrong.id} removes something; a plan can't.`,
      path: wrong.destination,
    });
}

function throwIfRolledBack(runsFolder: string, runId: string): void {
  const rollback = listRuns(runsFolder).find(({ undoes, state }) => undoes === runId && state !== 'undone');
  if (rollback)
    throw new Failure({
      code: 'E-USAGE',
      message: `Run ${runId} is being undone by ${rollback.id}; it can't be resumed.`,
      hint: `Finish that with \`anivault resume ${rollback.id}\`.`,
    });
}
