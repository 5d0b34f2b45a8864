// What a journal says, entry by entry, as values of the program. Types only.
import type { PlanOptions, Roots } from '../model/plan.ts';
import type { Intent, Landed } from './task.ts';

/** What a run was asked to do; enough to finish or undo it with its own options, whatever the settings say today. */
export interface Beginning {
  /** SHA-256 of the plan's text; null for a rollback */
  readonly planHash: string | null;
  /** SHA-256 of the list of operations beside the journal; null for a rollback */
  readonly operationsHash: string | null;
  readonly operations: number;
  readonly bytes: number;
  readonly options: PlanOptions;
  readonly roots: Roots;
  readonly sources: readonly string[];
  readonly undoes: string | null;
  readonly operationIds: readonly string[] | null;
  readonly includeChanged: boolean;
  readonly verifyHash: boolean;
  /** where the disks of roots and sources were mounted: an empty mount point must not look like lost files */
  readonly mounts: readonly string[];
  readonly host: string;
  readonly pid: number;
}

export type JournalEntry =
  | { readonly type: 'begin'; readonly beginning: Beginning }
  | { readonly type: 'intent'; readonly intent: Intent }
  | { readonly type: 'copied'; readonly operationId: string; readonly sha256: string; readonly size: number }
  | { readonly type: 'committed'; readonly operationId: string; readonly landed: Landed }
  | { readonly type: 'done'; readonly operationId: string; readonly landed: Landed }
  | { readonly type: 'skip'; readonly operationId: string; readonly code: string; readonly reason: string }
  | { readonly type: 'fail'; readonly operationId: string; readonly code: string; readonly reason: string }
  | { readonly type: 'pause'; readonly code: string; readonly reason: string }
  | { readonly type: 'end' };
