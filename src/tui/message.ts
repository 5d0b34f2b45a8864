// What can happen to the window. Values; `update` is their only reader.
import type { EpisodeGroup } from '../model/catalogue.ts';
import type { Failure } from '../model/failure.ts';
import type { GroupMatch } from '../model/match.ts';
import type { Plan, Roots } from '../model/plan.ts';
import type { PlannedUndo, RunSummary } from '../model/run.ts';
import type { WorkflowEvent } from '../workflow/event.ts';
import type { Session } from '../review/session.ts';
import type { Count, LibraryFacts } from '../workflow/look.ts';
import type { WaitingSession } from '../workflow/session.ts';
import type { Shelf } from '../workflow/shelf.ts';
import type { KeyPress } from './keymap.ts';

export type TaskName = 'scan' | 'apply' | 'undo';

export interface StartFacts {
  /** where the TMDB key comes from; null: none yet */
  readonly keySource: string | null;
  /** why the settings could not be read */
  readonly settingsProblem: string | null;
  /** what an earlier window left open; null: nothing */
  readonly session: WaitingSession | null;
}

export type Message =
  | { readonly type: 'key'; readonly key: KeyPress }
  | { readonly type: 'pasted'; readonly text: string }
  /** everything needed was given on the command line: scan at once */
  | { readonly type: 'started' }
  | { readonly type: 'resized'; readonly columns: number; readonly rows: number }
  | {
      readonly type: 'events';
      readonly task: TaskName;
      readonly events: readonly WorkflowEvent[];
      /** monotonic milliseconds */ readonly at?: number;
    }
  | { readonly type: 'task-ended'; readonly task: TaskName; readonly failure: Failure | null }
  | { readonly type: 'start-facts'; readonly facts: StartFacts }
  | { readonly type: 'key-tried'; readonly failure: Failure | null }
  | { readonly type: 'folder-seen'; readonly path: string; readonly problem: string | null }
  | {
      readonly type: 'root-seen';
      readonly row: 'shows' | 'films';
      readonly path: string;
      readonly problem: string | null;
    }
  | { readonly type: 'library-seen'; readonly library: LibraryFacts }
  | { readonly type: 'links-tried'; readonly can: boolean }
  | { readonly type: 'videos-counted'; readonly count: Count; readonly isAll: boolean }
  | { readonly type: 'demo-opened'; readonly folder: string; readonly roots: Roots }
  | { readonly type: 'session-opened'; readonly left: Session | null; readonly isShared: boolean }
  | { readonly type: 'found-again'; readonly group: string; readonly match: GroupMatch }
  | {
      readonly type: 'found';
      readonly request: number;
      readonly match: GroupMatch;
      /** how long the answer took */ readonly ms: number;
    }
  | { readonly type: 'plan-made'; readonly plan: Plan; readonly text: string; readonly hash: string }
  | { readonly type: 'plan-failed'; readonly failure: Failure }
  | { readonly type: 'plan-saved'; readonly path: string; readonly failure: Failure | null }
  | { readonly type: 'rested' }
  | { readonly type: 'looked' }
  | { readonly type: 'episode-groups-found'; readonly show: number; readonly groups: readonly EpisodeGroup[] }
  | { readonly type: 'shelf-seen'; readonly shelf: Shelf }
  | { readonly type: 'chosen'; readonly value: string }
  | { readonly type: 'history-read'; readonly runs: readonly RunSummary[] }
  | { readonly type: 'run-seen'; readonly runId: string; readonly operations: readonly PlannedUndo[] }
  | {
      readonly type: 'history-found';
      readonly words: string;
      readonly hits: ReadonlyMap<string, ReadonlySet<string>>;
    }
  | { readonly type: 'noted'; readonly text: string }
  | { readonly type: 'settings-stored'; readonly failure: Failure | null };
