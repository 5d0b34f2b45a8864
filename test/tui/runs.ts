// Runs to look at: the plan's, in its middle and at its ends, and those that History lists. Nothing in them is on any disk.
import type { ApplyEvent, PlannedUndo, RunSummary } from '../../src/model/run.ts';
import type { Message } from '../../src/tui/message.ts';
import { PLAN } from './plan.ts';

const [first, second, third] = PLAN.operations;
const told = (at: number, ...events: readonly ApplyEvent[]): Message => ({
  type: 'events',
  task: 'apply',
  at,
  events: events.map((event) => ({ type: 'run-advanced', event })),
});

/** A copy in its middle. */
export const RUNNING: readonly Message[] = [
  told(1000, { type: 'run-started', runId: '01run6', total: 3, bytes: 1_200_000_000 }),
  ...(first && second
    ? [
        told(
          5000,
          { type: 'operation-started', operation: first },
          { type: 'operation-ended', operation: first, status: 'done', code: null, reason: null, bytes: 400_000_000 },
          { type: 'operation-started', operation: second },
          { type: 'operation-advanced', operation: second, part: 'written', bytes: 200_000_000 },
        ),
      ]
    : []),
];

/** Its end: one file could not be read. */
export const ENDED: readonly Message[] = [
  ...(second && third
    ? [
        told(
          9000,
          {
            type: 'operation-ended',
            operation: second,
            status: 'failed',
            code: 'E-FS-IO',
            reason: 'The disk could not read it.',
            bytes: 0,
          },
          { type: 'operation-ended', operation: third, status: 'done', code: null, reason: null, bytes: 400_000_000 },
          {
            type: 'run-ended',
            runId: '01run6',
            state: 'complete',
            done: 2,
            skipped: 0,
            failed: 1,
            bytes: 800_000_000,
            code: null,
            reason: null,
          },
        ),
      ]
    : []),
  { type: 'task-ended', task: 'apply', failure: null },
];

/** Stopped in its middle instead. */
export const STOPPED: readonly Message[] = [
  told(6000, {
    type: 'run-ended',
    runId: '01run6',
    state: 'paused',
    done: 1,
    skipped: 0,
    failed: 0,
    bytes: 400_000_000,
    code: 'E-INTERRUPTED',
    reason: 'The run was asked to stop.',
  }),
  { type: 'task-ended', task: 'apply', failure: null },
];

const run = (id: string, told: Partial<RunSummary>): RunSummary => ({
  id,
  started: '2026-01-02T03:04:05.000Z',
  state: 'complete',
  undoes: null,
  operations: 3,
  done: 3,
  failed: 0,
  stays: 0,
  roots: PLAN.roots,
  options: PLAN.options,
  ...told,
});

/** Runs of every state. */
export const RUNS: readonly RunSummary[] = [
  run('01run5', {}),
  run('01run4', { state: 'interrupted', done: 2, started: '2026-01-01T23:59:00.000Z' }),
  run('01run3', { undoes: '01run2', started: '2025-12-31T12:00:00.000Z' }),
  run('01run2', {
    state: 'undone',
    operations: 1204,
    done: 1200,
    failed: 4,
    stays: 7,
    started: '2025-12-31T11:00:00.000Z',
  }),
  run('01run1', { state: 'damaged', operations: 0, done: 0, started: '' }),
];

/** What undoing the first of them would bring back. */
export const UNDO: readonly PlannedUndo[] = PLAN.operations.map(({ id, source, destination }, index) => ({
  id,
  action: 'remove-copy',
  source: destination,
  destination: source,
  cameFrom: source,
  status: index === 1 ? 'refused' : 'planned',
  code: index === 1 ? 'changed-since' : null,
  reason: index === 1 ? 'it has changed since it was filed' : null,
}));
