// Carries out a plan: its accepted operations, told as they happen.
import { startRun } from '../apply/run.ts';
import type { Plan } from '../model/plan.ts';
import type { WorkflowEvent } from './event.ts';
import type { Parts } from './parts.ts';
import { newRunId } from './run-id.ts';

export interface ApplyRequest {
  readonly plan: Plan;
  /** the plan as it was shown and hashed */
  readonly text: string;
  /** compare whole contents also where size and time would do */
  readonly verifyHash: boolean;
  readonly breakLock: boolean;
}

/** What every run needs to know of the world. */
export const runPlaceOf = (
  parts: Parts,
): { runsFolder: string; stateFolder: string; workerFile: string; now: number } => ({
  runsFolder: `${parts.folders.state}/runs`,
  stateFolder: parts.folders.state,
  workerFile: parts.workerFile,
  now: parts.clock.now(),
});

/** Runs the accepted operations, journal first. Failure E-LOCKED where another works on the library. An abort ends it as a paused run. */
export async function* applyPlan(
  parts: Parts,
  request: ApplyRequest,
  signal: AbortSignal,
): AsyncGenerator<WorkflowEvent> {
  const runId = newRunId(parts.clock, parts.random);
  const { plan, text, verifyHash, breakLock } = request;
  yield { type: 'phase-started', phase: 'organize' };
  const started = parts.clock.monotonic();
  parts.log.write('info', 'run-started', { run: runId, plan: plan.id });
  for await (const event of startRun(
    { kind: 'apply', ...runPlaceOf(parts), runId, plan, planText: text, verifyHash, breakLock },
    signal,
  )) {
    yield { type: 'run-advanced', event };
    if (event.type === 'run-ended')
      parts.log.write('info', 'run-ended', {
        run: runId,
        state: event.state,
        done: event.done,
        failed: event.failed,
        bytes: event.bytes,
        ms: Math.round(parts.clock.monotonic() - started),
      });
  }
}
