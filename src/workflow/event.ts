// What a workflow tells while it works. The windows (cli, tui) fold these; nothing else leaves a workflow.
import type { FileTrouble } from '../model/failure.ts';
import type { FileGroup, GroupMatch } from '../model/match.ts';
import type { FolderListing } from '../model/media-file.ts';
import type { ParsedFolder } from '../model/parsed-name.ts';
import type { Plan } from '../model/plan.ts';
import type { ClientStatus } from '../model/ports.ts';
import type { ApplyEvent, PlannedUndo } from '../model/run.ts';

export type Phase = 'scan' | 'parse' | 'match' | 'organize' | 'cache' | 'system';

export type WorkflowEvent =
  | { readonly type: 'phase-started'; readonly phase: Phase }
  | { readonly type: 'listing-scanned'; readonly listing: FolderListing }
  | { readonly type: 'folder-parsed'; readonly folder: ParsedFolder }
  /** a group came to be, or has more files than before */
  | { readonly type: 'group-changed'; readonly group: FileGroup }
  | { readonly type: 'group-matched'; readonly group: FileGroup; readonly match: GroupMatch }
  | { readonly type: 'file-troubled'; readonly phase: Phase; readonly trouble: FileTrouble }
  /**
   * How far a phase is, and what TMDB's client is doing: after each group, and every half second while any is waited for, so that a window
   * can count a pause down. A window draws from the last one alone; `client` has all numbers.
   */
  | {
      readonly type: 'progressed';
      readonly phase: Phase;
      /** files found (scan), groups asked about (match) */
      readonly done: number;
      /** groups known so far, which grows while the scan goes on; null where it can't be said */
      readonly total: number | null;
      /** null where nobody is asked (scan) */
      readonly client: ClientStatus | null;
    }
  /**
   * One line of plain words, told once when it begins to be true and true until the next one: another state of the client ("TMDB asks us to
   * wait 12 s"), a long pause in the same state, answers that can't be kept. `client` as it was then.
   */
  | { readonly type: 'client-changed'; readonly text: string; readonly client: ClientStatus }
  | { readonly type: 'plan-built'; readonly plan: Plan; readonly hash: string }
  /** what a rollback would do, newest operation first */
  | { readonly type: 'undo-planned'; readonly runId: string; readonly operations: readonly PlannedUndo[] }
  | { readonly type: 'run-advanced'; readonly event: ApplyEvent }
  | { readonly type: 'noted'; readonly phase: Phase; readonly code: string; readonly text: string };
