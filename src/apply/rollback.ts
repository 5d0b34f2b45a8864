// A run read backwards out of its journal: the tasks that undo it, newest operation first, and what each would do now. Changes nothing.
import { dirname } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { PlannedUndo } from '../model/run.ts';
import { emptyAmong, folderTasks } from './folders.ts';
import { undoneOperations } from './history.ts';
import { inverse, takenBackId, takesBack, undoneIdOf } from './inverse.ts';
import { type JournalState, readJournal, type Step } from './journal.ts';
import { isStill, statOf } from './look.ts';
import { landedOf } from './perform.ts';
import { prepare, type Scene } from './prepare.ts';
import { runFiles } from './run-files.ts';
import type { Landed, Task } from './task.ts';

/** The journal of a run that is to be undone. Failure E-USAGE where there is none, E-JOURNAL where it is damaged. */
export function journalToUndo(runsFolder: string, runId: string): JournalState {
  const journal = readJournal(runFiles(runsFolder, runId).journal);
  if (journal) return journal;
  throw new Failure({
    code: 'E-USAGE',
    message: `There is no run “${runId}”.`,
    hint: '`anivault history` lists the runs.',
  });
}

export interface UndoOptions {
  /** ids of steps of the rollback; null: all */
  readonly operationIds: readonly string[] | null;
  readonly includeChanged: boolean;
}

/** Steps of a run that stand on the disk, oldest first, with what stands there. `settled` tells of those whose end the journal does not tell. */
function standing(
  journal: JournalState,
  settled: ReadonlyMap<string, Landed>,
): readonly { readonly step: Step; readonly landed: Landed }[] {
  const landedOfStep = (id: string): Landed | null => {
    const outcome = journal.steps.get(id)?.outcome;
    return outcome?.kind === 'done' ? outcome.landed : (settled.get(id) ?? null);
  };
  return [...journal.steps].flatMap(([id, step]) => {
    const landed = landedOfStep(id);
    const isBack = takesBack(id) !== null || landedOfStep(takenBackId(id)) !== null;
    return landed === null || isBack ? [] : [{ step, landed }];
  });
}

/** The tasks that undo a run, newest first. Folders come later: which ones are empty shows when these are done. */
export function undoTasks(
  journal: JournalState,
  settled: ReadonlyMap<string, Landed>,
  options: UndoOptions,
  already: ReadonlySet<string>,
): readonly Task[] {
  const wanted = options.operationIds === null ? null : new Set(options.operationIds);
  return standing(journal, settled)
    .toReversed()
    .flatMap(({ step, landed }) => inverse(step.intent, landed, options.includeChanged))
    .filter(
      ({ operation: { id } }) => !already.has(id) && (wanted === null || wanted.has(id) || wanted.has(undoneIdOf(id))),
    );
}

/** Folders that the run made above what is undone of it; `wanted` as `UndoOptions.operationIds`. */
export function foldersToLeave(journal: JournalState, wanted: readonly string[] | null): readonly string[] {
  const ids = wanted === null ? null : new Set(wanted);
  const above = new Set<string>();
  for (const [id, { intent }] of journal.steps) {
    if (ids !== null && !ids.has(id)) continue;
    for (const name of [intent.operation.destination, intent.backup])
      for (let at = name === null ? '/' : dirname(name); !above.has(at); at = dirname(at)) above.add(at);
  }
  const made = [...journal.steps.values()].flatMap(({ intent }) =>
    intent.operation.action === 'make-folder' ? [] : intent.madeFolders,
  );
  return [...new Set(made)].filter((folder) => above.has(folder));
}

const looksBegun = ({ intent }: Step): boolean => {
  const { source, destination, identity } = intent.operation;
  return statOf(destination) !== null || !isStill(source, identity);
};

/** What undoing a run would do now, newest operation first. Failure as `journalToUndo`. */
export function previewRollback(
  runsFolder: string,
  runId: string,
  options: { readonly includeChanged: boolean } = { includeChanged: false },
): readonly PlannedUndo[] {
  const journal = journalToUndo(runsFolder, runId);
  const already = undoneOperations(runsFolder, runId);
  const isBegun = ([id, step]: readonly [string, Step]): boolean => already.has(id) || looksBegun(step);
  const open = [...journal.steps].filter((entry) => entry[1].outcome === null && isBegun(entry));
  const settled = new Map(open.map(([id, { intent }]) => [id, landedOf(intent)]));
  const tasks = undoTasks(journal, settled, { operationIds: null, ...options }, already);
  const scene: Scene = { runId, roots: journal.beginning.roots, undoing: true };
  const freed = new Set<string>();
  const filled = new Set<string>();
  const steps = tasks.map((task): PlannedUndo => {
    const { id, action, source, destination } = task.operation;
    const first = journal.steps.get(undoneIdOf(id))?.intent.operation;
    const cameFrom = first === undefined || first.action === 'write' ? null : first.source;
    const about = { id, action, source, destination, cameFrom };
    const prepared = prepare(task, scene);
    const willCome = prepared.kind === 'fail' && prepared.code === 'E-FS-GONE' && filled.has(source);
    const willGo = prepared.kind === 'fail' && prepared.code === 'E-ORGANIZE-CONFLICT' && freed.has(destination);
    if (prepared.kind !== 'go' && !willCome && !willGo)
      return { ...about, status: 'refused', code: prepared.code, reason: prepared.reason };
    freed.add(source);
    filled.add(destination);
    return { ...about, status: 'planned', code: null, reason: null };
  });
  const folders = folderTasks('f', emptyAmong(foldersToLeave(journal, null), freed), '');
  return [
    ...steps,
    ...folders.map(({ operation: { id, action, source, destination } }): PlannedUndo => {
      return { id, action, source, destination, cameFrom: null, status: 'planned', code: null, reason: null };
    }),
  ];
}
