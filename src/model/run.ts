// A run: operations being carried out or undone, as told by its journal.
import type { FileIdentity } from './media-file.ts';
import type { Action, Mode, Operation, PlanOptions, Roots } from './plan.ts';

export type OperationStatus = 'planned' | 'refused' | 'done' | 'skipped' | 'failed' | 'undone';

/** How far the copying of a file is: written so far, or, when all of it is, read back so far. Only read is what is proven without being copied. */
export interface CopyAdvance {
  readonly part: 'written' | 'read-back';
  readonly bytes: number;
}

/** What apply tells while it works. */
export type ApplyEvent =
  | { readonly type: 'run-started'; readonly runId: string; readonly total: number; readonly bytes: number }
  | { readonly type: 'operation-started'; readonly operation: Operation }
  /** the file is being copied, or read */
  | ({ readonly type: 'operation-advanced'; readonly operation: Operation } & CopyAdvance)
  | {
      readonly type: 'operation-ended';
      readonly operation: Operation;
      readonly status: 'done' | 'skipped' | 'failed' | 'undone';
      /** failure code (`E-FS-PERM` …) or skip code; null when done */
      readonly code: string | null;
      readonly reason: string | null;
      readonly bytes: number;
    }
  | {
      readonly type: 'run-ended';
      readonly runId: string;
      readonly state: 'complete' | 'paused';
      readonly done: number;
      readonly skipped: number;
      readonly failed: number;
      readonly bytes: number;
      /** why it paused: a failure code, or `E-INTERRUPTED`; null when complete */
      readonly code: string | null;
      readonly reason: string | null;
    };

/** One row of the history. */
export interface RunSummary {
  readonly id: string;
  /** ISO 8601 UTC */
  readonly started: string;
  readonly state: 'complete' | 'interrupted' | 'undone' | 'damaged';
  readonly undoes: string | null;
  readonly operations: number;
  readonly done: number;
  readonly failed: number;
  /** what an undone run did that its undoing had to leave */
  readonly stays: number;
  readonly roots: Roots;
  readonly options: PlanOptions;
}

/** What `verify` tells first: how much of the journal is as it was written. */
export interface Verification {
  readonly kind: 'journal';
  readonly runId: string;
  readonly path: string;
  readonly lines: number;
  /** lines that are whole and follow on the one before */
  readonly good: number;
}

/** A file that a run put somewhere, as it stands now. */
export interface VerifiedFile {
  readonly kind: 'file';
  readonly operationId: string;
  readonly action: Mode | 'write';
  readonly source: string;
  /** where it should be: a later run may have taken it on from the operation's destination */
  readonly path: string;
  readonly size: number;
  readonly status: 'intact' | 'missing' | 'changed';
  readonly reason: string | null;
}

/** A file that a run replaced, as it lies in the trash. */
export interface TrashedFile {
  readonly path: string;
  readonly runId: string;
  /** where it stood; null where no journal tells */
  readonly original: string | null;
  /** ISO 8601 UTC, when its run began; null where no journal tells */
  readonly replaced: string | null;
  readonly identity: FileIdentity;
  /** its run was interrupted, and needs it to be finished or undone */
  readonly isNeeded: boolean;
}

/** One step of a rollback as it would be taken now. */
export interface PlannedUndo {
  readonly id: string;
  readonly action: Action;
  /** where the file is now */
  readonly source: string;
  /** where it goes back to; the same as `source` where a name is only removed */
  readonly destination: string;
  /** where the run found it; null: it was made by the run */
  readonly cameFrom: string | null;
  readonly status: 'planned' | 'refused';
  readonly code: string | null;
  readonly reason: string | null;
}
