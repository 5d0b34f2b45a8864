// Carries out the tasks of a run in order, batch by batch, and tells of each. A file's failure goes on; a unit stands or falls together;
// trouble that every file would meet is thrown as RunTrouble. Synchronous: it runs in a worker.
import type { Operation } from '../model/plan.ts';
import type { ApplyEvent } from '../model/run.ts';
import { type BatchTools, type Performed, performBatch } from './batch.ts';
import { batchesOf } from './batches.ts';
import { inverse, takenBackId } from './inverse.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { Scene } from './prepare.ts';
import type { Outcome, Task } from './task.ts';
import { type Hands, RunTrouble } from './transfer/hands.ts';

const SAME_TROUBLE_IN_A_ROW = 5;
/** Tasks that share a batch at first; more where the disk is fast, so that fewer syncs are waited for. */
const FIRST_BATCH = 64;
const SMALLEST_BATCH = 8;
/** What is begun is finished when a run is asked to stop, and the journal's reserve holds the ends of so many. */
const LARGEST_BATCH = 512;
const BRIEF_MS = 250;
const LONG_MS = 1_000;
/** Codes that say something about the disk rather than about one file. */
const DISK_CODES: readonly string[] = ['E-FS-PERM', 'E-FS-IO'];

export interface ExecuteTools {
  readonly scene: Scene;
  readonly journal: JournalWriter;
  readonly hands: Hands;
  readonly verifyHash: boolean;
  readonly emit: (event: ApplyEvent) => void;
  /** milliseconds since the epoch */
  readonly now: () => number;
  /** units whose video stays where it is, from an earlier part of this run: unit -> why */
  readonly blockedUnits: ReadonlyMap<string, string>;
  /** first operation of each unit, the video's: unit -> operation id */
  readonly heads: ReadonlyMap<string, string>;
}

/** Whether a unit's other files stay because its video does, and why. */
export const blockOf = (outcome: Outcome): string | null => {
  if (outcome.kind === 'done' || outcome.code === 'already-there') return null;
  return 'It goes with its video, which stays where it is.';
};

/** First operation of each unit. */
export function headsOf(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const heads = new Map<string, string>();
  for (const { unit, id } of operations) if (!heads.has(unit)) heads.set(unit, id);
  return heads;
}

/** How many tasks the next batch may have, by how long the last one took: two seconds are the most that a stop may be waited for. */
const nextMost = (most: number, tookMs: number): number => {
  if (tookMs < BRIEF_MS) return Math.min(most * 2, LARGEST_BATCH);
  return tookMs > LONG_MS ? Math.max(most >> 1, SMALLEST_BATCH) : most;
};

/** Carries out all tasks. RunTrouble when the run has to pause; what was begun by then is in the journal. */
export function execute(tasks: readonly Task[], tools: ExecuteTools): void {
  const { scene, hands, emit, now } = tools;
  const blocked = new Map(tools.blockedUnits);
  const batchTools: BatchTools = {
    ...tools,
    onBegun: (operation) => emit({ type: 'operation-started', operation }),
    onAdvanced: (operation, advance) => emit({ type: 'operation-advanced', operation, ...advance }),
    unitTrouble: ({ unit, id }) => (scene.undoing || tools.heads.get(unit) === id ? null : (blocked.get(unit) ?? null)),
    onOutcome: (operation, outcome) => {
      const why = blockOf(outcome);
      if (why !== null && tools.heads.get(operation.unit) === operation.id) blocked.set(operation.unit, why);
    },
  };
  const row = { code: '', length: 0 };
  let before: readonly Performed[] = [];
  let most = FIRST_BATCH;
  for (const batch of batchesOf(tasks, () => most)) {
    if (hands.stopped()) throw new RunTrouble('E-INTERRUPTED', 'The run was asked to stop.');
    const began = now();
    const { works, trouble } = performBatch(batch, batchTools);
    most = nextMost(most, now() - began);
    // a unit is cut in two only where one of its names is needed twice
    const cutOff = before.filter(({ task }) => task.operation.unit === batch[0]?.operation.unit);
    const whole = [...cutOff, ...works];
    const back = scene.undoing || trouble ? new Map<string, Outcome>() : takeBack(whole, batchTools);
    for (const [index, { task, outcome }] of whole.entries()) {
      const ended = back.get(task.operation.id) ?? (index < cutOff.length ? null : outcome);
      if (ended !== null) emit(endOf(task.operation, ended, scene.undoing));
    }
    before = whole.filter(({ task }) => !back.has(task.operation.id));
    if (trouble) throw trouble;
    for (const { outcome } of works) countInRow(row, outcome);
    if (row.length >= SAME_TROUBLE_IN_A_ROW)
      throw new RunTrouble('E-FS-IO', `${row.length} files in a row failed for the same reason (${row.code}).`);
  }
}

function countInRow(row: { code: string; length: number }, outcome: Outcome | null): void {
  const code = outcome?.kind === 'fail' && DISK_CODES.includes(outcome.code) ? outcome.code : '';
  row.length = code === '' ? 0 : row.code === code ? row.length + 1 : 1;
  row.code = code;
}

/** What is told of an operation that ended. */
export function endOf(operation: Operation, outcome: Outcome, undoing: boolean): ApplyEvent {
  const told = { type: 'operation-ended', operation } as const;
  switch (outcome.kind) {
    case 'done': {
      const bytes = operation.identity?.size ?? Buffer.byteLength(operation.content ?? '');
      return { ...told, status: undoing ? 'undone' : 'done', code: null, reason: null, bytes };
    }
    case 'skip':
      return { ...told, status: 'skipped', code: outcome.code, reason: outcome.reason, bytes: 0 };
    case 'fail':
      return { ...told, status: 'failed', code: outcome.code, reason: outcome.reason, bytes: 0 };
  }
}

/** Where a file of a unit failed, the others go back to where they were: half a unit is worth less than none. */
function takeBack(works: readonly Performed[], tools: BatchTools): ReadonlyMap<string, Outcome> {
  const failed = new Map<string, string>();
  for (const { task, outcome } of works) if (outcome?.kind === 'fail') failed.set(task.operation.unit, outcome.code);
  const undone = new Map<string, Outcome>();
  const undoing: BatchTools = {
    ...tools,
    scene: { ...tools.scene, undoing: true },
    unitTrouble: () => null,
    onBegun: () => undefined,
    onAdvanced: () => undefined,
    onOutcome: () => undefined,
  };
  for (const { task, intent, outcome } of works.toReversed()) {
    const code = failed.get(task.operation.unit);
    if (code === undefined || intent === null || outcome?.kind !== 'done') continue;
    const back = inverse(intent, outcome.landed).map((each): Task => {
      const operation = { ...each.operation, id: takenBackId(each.operation.id) };
      return { ...each, operation };
    });
    const performed = [...batchesOf(back, () => FIRST_BATCH)].flatMap((batch) => performBatch(batch, undoing).works);
    if (performed.some((each) => each.outcome?.kind !== 'done')) continue;
    undone.set(task.operation.id, { kind: 'fail', code, reason: 'Put back: a file that goes with it failed.' });
  }
  tools.journal.write(
    [...undone].flatMap(([operationId, outcome]) =>
      outcome.kind === 'fail'
        ? [{ type: 'fail', operationId, code: outcome.code, reason: outcome.reason } as const]
        : [],
    ),
  );
  return undone;
}
