// Undoing and finishing runs. A rollback is a run of its own; a dry one only tells what it would do.
import { filesOfRun, listRuns, runToUndo } from '../apply/history.ts';
import { runIds } from '../apply/run-files.ts';
import { previewRollback } from '../apply/rollback.ts';
import { startRun } from '../apply/run.ts';
import type { RunSummary } from '../model/run.ts';
import { runPlaceOf } from './apply.ts';
import type { WorkflowEvent } from './event.ts';
import type { Parts } from './parts.ts';
import { newRunId } from './run-id.ts';
import { rememberRuns } from './seen.ts';

export interface RollbackRequest {
  /** null: the newest run that is no rollback and not undone */
  readonly runId: string | null;
  /** glob over current or former paths; null: everything */
  readonly only: ((path: string) => boolean) | null;
  /** also move back what changed since */
  readonly includeChanged: boolean;
  readonly apply: boolean;
  readonly breakLock: boolean;
}

/** Runs of this state folder, newest first. */
export const history = (parts: Parts): readonly RunSummary[] => listRuns(runPlaceOf(parts).runsFolder);

/** Run id -> where its files are now whose paths hold all the words. A journal at a time: keys are answered in between. */
export async function searchRuns(parts: Parts, words: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { runsFolder } = runPlaceOf(parts);
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = new Map<string, ReadonlySet<string>>();
  for (const id of runIds(runsFolder)) {
    await parts.clock.sleep(0);
    const files = filesOfRun(runsFolder, id).filter(({ text }) =>
      wanted.every((word) => text.toLowerCase().includes(word)),
    );
    if (files.length > 0) hits.set(id, new Set(files.map(({ now }) => now)));
  }
  return hits;
}

/**
 * Tells what undoing would do (`undo-planned`) and, with `apply`, does it. Nothing to undo is a `noted` event. Failure E-USAGE for an unknown
 * run, E-JOURNAL for one that can't be trusted.
 */
export async function* rollbackRun(
  parts: Parts,
  request: RollbackRequest,
  signal: AbortSignal,
): AsyncGenerator<WorkflowEvent> {
  const place = runPlaceOf(parts);
  const standing = runToUndo(place.runsFolder, request.runId);
  // what could not go back when a run was undone may by now: it is to be had where the run is named
  const undone = standing ?? request.runId;
  const { includeChanged } = request;
  const all = undone === null ? [] : previewRollback(place.runsFolder, undone, { includeChanged });
  if (undone === null || (standing === null && all.length === 0)) {
    yield { type: 'noted', phase: 'organize', code: 'nothing-to-undo', text: 'Nothing to undo.' };
    return;
  }
  const { only } = request;
  const operations = only ? all.filter(({ source, destination }) => only(source) || only(destination)) : all;
  if (only && operations.length === 0) {
    yield {
      type: 'noted',
      phase: 'organize',
      code: 'nothing-fits',
      text: `Nothing in run ${undone} fits that pattern.`,
    };
    return;
  }
  yield { type: 'undo-planned', runId: undone, operations };
  if (!request.apply) return;
  const runId = newRunId(parts.clock, parts.random);
  parts.log.write('info', 'rollback-started', { run: runId, undoes: undone });
  const operationIds = only ? operations.map(({ id }) => id) : null;
  const { breakLock } = request;
  for await (const event of startRun(
    { kind: 'rollback', ...place, runId, undoes: undone, operationIds, includeChanged, breakLock },
    signal,
  ))
    yield { type: 'run-advanced', event };
  rememberRuns(parts);
}

/** Finishes an interrupted run with that run's own options; `noted` where there is none. */
export async function* resumeRun(
  parts: Parts,
  request: { readonly runId: string | null; readonly breakLock: boolean },
  signal: AbortSignal,
): AsyncGenerator<WorkflowEvent> {
  const place = runPlaceOf(parts);
  const runId = request.runId ?? listRuns(place.runsFolder).find((run) => run.state === 'interrupted')?.id ?? null;
  if (runId === null) {
    yield {
      type: 'noted',
      phase: 'organize',
      code: 'nothing-to-resume',
      text: 'No run was interrupted: nothing to resume.',
    };
    return;
  }
  parts.log.write('info', 'run-resumed', { run: runId });
  for await (const event of startRun({ kind: 'resume', ...place, runId, breakLock: request.breakLock }, signal))
    yield { type: 'run-advanced', event };
  rememberRuns(parts);
}
