// What a window asks of apply: carry out a plan, finish an interrupted run, or undo one. Types only.
import type { ApplyEvent } from '../model/run.ts';
import type { FailureCode } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';

/** What tests ask of a disk that is too good: no hard links, no renames over folders, death after the n-th step. */
export interface RunTrial {
  readonly noLinks?: boolean;
  readonly noSameDevice?: boolean;
  /** the worker's process kills itself at this step, counted from 1 */
  readonly crashAtStep?: number;
}

interface RunPlace {
  /** where journals live, `<state>/runs` */
  readonly runsFolder: string;
  readonly stateFolder: string;
  /** the worker's entry file: bundled JavaScript, or TypeScript that Node strips by itself */
  readonly workerFile: string;
  /** milliseconds since the epoch at the start; the journal's times count from here */
  readonly now: number;
  /** also take the library's lock from another machine that seems to hold it no longer */
  readonly breakLock: boolean;
  readonly trial?: RunTrial;
}

export interface ApplyRequest extends RunPlace {
  readonly kind: 'apply';
  /** sortable by time */
  readonly runId: string;
  readonly plan: Plan;
  /** the plan as it was shown and hashed; kept beside the journal */
  readonly planText: string;
  /** read every moved file and journal its SHA-256, also where no byte was copied */
  readonly verifyHash: boolean;
}

export interface RollbackRequest extends RunPlace {
  readonly kind: 'rollback';
  readonly runId: string;
  /** the run to undo */
  readonly undoes: string;
  /** ids as `previewRollback` gave them; null: everything */
  readonly operationIds: readonly string[] | null;
  /** also move back files that changed since */
  readonly includeChanged: boolean;
}

export interface ResumeRequest extends RunPlace {
  readonly kind: 'resume';
  readonly runId: string;
}

export type RunRequest = ApplyRequest | RollbackRequest | ResumeRequest;

/** What the worker is started with; `stop[0]` becomes 1 when the run shall stop. The request comes as a message: it is made while the worker starts. */
export interface WorkerStart {
  readonly stop: SharedArrayBuffer;
}

/** What the worker posts. A failure comes last and instead of `run-ended`. */
export type WorkerMessage =
  | { readonly kind: 'events'; readonly events: readonly ApplyEvent[] }
  | {
      readonly kind: 'failure';
      readonly failure: {
        readonly code: FailureCode;
        readonly message: string;
        readonly path: string | null;
        readonly hint: string | null;
      };
    };
