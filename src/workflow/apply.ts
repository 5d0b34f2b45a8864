// Carries out a plan: its accepted operations, told as they happen.
import { startRun } from '../apply/run.ts';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { WorkflowEvent } from './event.ts';
import type { Parts } from './parts.ts';
import { newRunId } from './run-id.ts';
import { rememberRuns } from './seen.ts';

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

type Stop = NonNullable<Plan['preflight'][number]['stops']>;

const LEADS: Readonly<Partial<Record<Stop, readonly [what: string, next: string]>>> = {
  'E-FS-PERM': ['The library can’t be written to', 'Check the permissions, or run as the user who owns it.'],
  'E-FS-FULL': ['There is not enough room', 'Make room on that disk, or link instead of copying.'],
  'E-FS-GONE': ['A disk is not mounted', 'Mount it, then run the same command again.'],
};

/** Failure of the code that preflight names where nothing at all could be carried out: then the run does not even begin. */
function throwIfUnfit({ preflight }: Plan): void {
  for (const { ok, stops, text } of preflight) {
    if (ok || stops === null) continue;
    const [what, next] = LEADS[stops] ?? ['Nothing can go', 'Look at the plan without --apply.'];
    throw new Failure({
      code: stops,
      message: `${what}. Nothing was changed.`,
      hint: `${text.charAt(0).toUpperCase()}${text.slice(1)}. ${next}`,
    });
  }
}

/** Runs the accepted operations, journal first. Failure E-FS-PERM, E-FS-FULL or E-FS-GONE where preflight says that none could go, E-LOCKED where another works on the library. An abort ends it as a paused run. */
export async function* applyPlan(
  parts: Parts,
  request: ApplyRequest,
  signal: AbortSignal,
): AsyncGenerator<WorkflowEvent> {
  throwIfUnfit(request.plan);
  const { plan, text, verifyHash, breakLock } = request;
  yield { type: 'phase-started', phase: 'organize' };
  // a run of nothing would stand before the one that a person means by `rollback`
  if (!plan.operations.some(({ accepted }) => accepted)) return;
  const runId = newRunId(parts.clock, parts.random);
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
  rememberRuns(parts);
}
