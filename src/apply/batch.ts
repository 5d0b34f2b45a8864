// Carries out operations that do not depend on each other together, so that they share the journal's and the folders' syncs.
import { classifyErrno } from '../disk/errno.ts';
import { Failure } from '../model/failure.ts';
import type { FileIdentity } from '../model/media-file.ts';
import type { Operation } from '../model/plan.ts';
import type { JournalWriter } from './journal-writer.ts';
import { type FolderLooks, lookAtFolders } from './look.ts';
import { restore, unwrite } from './aside.ts';
import { carry } from './carry.ts';
import * as parts from './perform.ts';
import { prepare, type Scene } from './prepare.ts';
import { type Listener, reading } from './reading.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Intent, Outcome, Task } from './task.ts';
import { type Hands, RunTrouble, SourceChanged, Stopped } from './transfer/hands.ts';
import { removeFolder } from './transfer/place.ts';

export interface Performed {
  readonly task: Task;
  readonly intent: Intent | null;
  /** null: begun and left open, because the run stops */
  readonly outcome: Outcome | null;
}

interface Work {
  readonly task: Task;
  readonly intent: Intent | null;
  /** the destination had no entry when it was looked at */
  readonly isFree: boolean;
  placed: parts.Placed | null;
  /** what stood at the destination when the old name went; null: not looked at */
  found: FileIdentity | null;
  outcome: Outcome | null;
}

/** `onBegun` is told what is being done now: the first of a batch, then each that has to be copied or read. */
export interface BatchTools extends Listener {
  readonly scene: Scene;
  readonly journal: JournalWriter;
  readonly verifyHash: boolean;
  /** why a unit's files stay where they are: its video does; null where nothing is in the way */
  readonly unitTrouble: (operation: Operation) => string | null;
  /** told of a unit's video that stays */
  readonly onOutcome: (operation: Operation, outcome: Outcome) => void;
}

export const entryOf = (operationId: string, outcome: Outcome): JournalEntry => {
  switch (outcome.kind) {
    case 'done':
      return { type: 'done', operationId, landed: outcome.landed };
    case 'skip':
    case 'fail':
      return { type: outcome.kind, operationId, code: outcome.code, reason: outcome.reason };
  }
};

/** Carries out one batch. Run-class trouble comes back as `trouble` after what could be finished was finished and journalled. */
export function performBatch(
  batch: readonly Task[],
  tools: BatchTools,
): { readonly works: readonly Performed[]; readonly trouble: RunTrouble | null } {
  const { journal, hands } = tools;
  let trouble: RunTrouble | null = null;
  const attempt = (work: Work, action: (intent: Intent) => void): void => {
    if (work.intent === null || trouble !== null) return;
    try {
      action(work.intent);
    } catch (error) {
      trouble = troubleOf(error);
      if (trouble === null) giveUp(work, error, hands);
      if (work.outcome !== null) tools.onOutcome(work.task.operation, work.outcome);
    }
  };
  if (batch[0]) tools.onBegun(batch[0].operation);
  // nothing is changed before all of them are prepared: each folder is looked at once
  const looks = lookAtFolders();
  const works = batch.map((task) => begin(task, tools, looks));
  journal.write(
    works.flatMap((work): JournalEntry[] => {
      if (work.outcome !== null) return [entryOf(work.task.operation.id, work.outcome)];
      return work.intent === null ? [] : [{ type: 'intent', intent: work.intent }];
    }),
  );
  const open = works.filter((work) => work.outcome === null);
  for (const work of open) {
    if (hands.stopped()) trouble ??= new RunTrouble('E-INTERRUPTED', 'The run was asked to stop.');
    attempt(work, (intent) => placeOne(work, intent, tools));
  }
  const standing = open.filter(isStanding);
  const stopper = trouble;
  trouble = null;
  try {
    syncFolders(standing, parts.foldersPlaced);
    for (const work of standing)
      attempt(work, (intent) => {
        const cleared = parts.clear(intent, work.placed ?? 'placed', hands, reading(intent.operation, tools));
        if (cleared.kind === 'cleared') work.found = cleared.found;
        else {
          work.outcome = cleared;
          tidy(intent, hands);
        }
      });
    syncFolders(standing, parts.foldersCleared);
    for (const work of standing.filter(({ outcome }) => outcome === null))
      attempt(work, (intent) => {
        const goOn = tools.verifyHash ? reading(intent.operation, tools) : null;
        work.outcome = { kind: 'done', landed: parts.landedOf(intent, goOn, work.found) };
      });
  } catch (error) {
    // a sync that failed is final: nothing of this batch is told as done
    throw troubleOf(error) ?? new RunTrouble(classifyErrno(error).code, classifyErrno(error).text);
  }
  journal.write(outcomesOf(open));
  trouble ??= stopper;
  for (const work of open.filter(({ placed, outcome }) => placed === 'elsewhere' && outcome === null)) {
    attempt(work, (intent) => {
      tools.onBegun(intent.operation);
      work.outcome = carry(intent, journal, hands, (advance) => tools.onAdvanced(intent.operation, advance));
    });
    if (work.outcome !== null && work.outcome.kind !== 'done' && work.intent !== null) tidy(work.intent, hands);
    journal.write(outcomesOf([work]));
  }
  return { works, trouble };
}

const isStanding = ({ placed, outcome }: Work): boolean =>
  outcome === null && (placed === 'placed' || placed === 'linked');

function syncFolders(works: readonly Work[], folders: (intent: Intent) => readonly string[]): void {
  parts.syncFolders(works.flatMap(({ intent }) => (intent === null ? [] : folders(intent))));
}

const outcomesOf = (works: readonly Work[]): readonly JournalEntry[] =>
  works.flatMap(({ task, outcome }) => (outcome === null ? [] : [entryOf(task.operation.id, outcome)]));

function begin(task: Task, tools: BatchTools, looks: FolderLooks): Work {
  const { operation } = task;
  const begun = { task, intent: null, isFree: false, placed: null, found: null };
  const why = tools.unitTrouble(operation);
  if (why !== null) return { ...begun, outcome: { kind: 'skip', code: 'goes-with-its-video', reason: why } };
  const prepared = prepare(task, tools.scene, looks);
  if (prepared.kind === 'go') return { ...begun, intent: prepared.intent, isFree: prepared.isFree, outcome: null };
  tools.onOutcome(operation, prepared);
  return { ...begun, outcome: prepared };
}

function placeOne(work: Work, intent: Intent, tools: BatchTools): void {
  const why = tools.unitTrouble(intent.operation);
  if (why !== null) {
    work.outcome = { kind: 'skip', code: 'goes-with-its-video', reason: why };
    return;
  }
  work.placed = parts.place(intent, tools.hands, work.isFree);
  if (work.placed === 'taken') work.outcome = parts.TAKEN;
  if (work.placed === 'changed') work.outcome = parts.CHANGED;
  if (work.outcome === null) return;
  tidy(intent, tools.hands);
  tools.onOutcome(intent.operation, work.outcome);
}

/** Takes back what an operation made that then did not go: a file it wrote, the file it had put aside, its folders where empty. */
function tidy(intent: Intent, hands: Hands): void {
  unwrite(intent, hands);
  restore(intent, hands);
  for (const folder of intent.madeFolders.toReversed()) removeFolder(folder, hands);
}

function giveUp(work: Work, error: unknown, hands: Hands): void {
  if (error instanceof SourceChanged) work.outcome = parts.CHANGED;
  else {
    const { code, text } = classifyErrno(error);
    work.outcome = {
      kind: 'fail',
      code: error instanceof Failure ? error.code : code,
      reason: `It did not go: ${text}.`,
    };
  }
  try {
    if (work.intent !== null) tidy(work.intent, hands);
  } catch {
    // what is left is named by the journal, and rollback looks for it
  }
}

/** Trouble that ends the run; null for what is one file's own. */
function troubleOf(error: unknown): RunTrouble | null {
  if (error instanceof RunTrouble) return error;
  if (error instanceof Stopped) return new RunTrouble('E-INTERRUPTED', 'The run was asked to stop.');
  if (error instanceof SourceChanged || error instanceof Failure) return null;
  const { class: kind, code, text } = classifyErrno(error);
  return kind === 'run' ? new RunTrouble(code, text) : null;
}
