// What the window wants done, as values. `effects` carries them out and answers with messages.
import type { ExternalId, WorkRef } from '../model/catalogue.ts';
import type { FiledWork, Filing, Unfiled } from '../model/filing.ts';
import type { FileGroup } from '../model/match.ts';
import type { Again } from './history/history-model.ts';
import type { ConflictChoice, Plan, Roots } from '../model/plan.ts';
import type { SessionLine } from '../review/session-line.ts';
import type { Options } from '../settings/options.ts';
import type { Remembered } from '../workflow/remember.ts';
import type { LeftOut } from '../workflow/seen.ts';
import type { TaskName } from './message.ts';

export interface PlanWish {
  readonly filings: readonly Filing[];
  readonly unfiled: readonly Unfiled[];
  readonly options: Options;
  readonly roots: Roots;
  readonly sources: readonly string[];
  readonly choices: ReadonlyMap<string, ConflictChoice>;
}

export type Effect =
  | { readonly type: 'read-start-facts' }
  | { readonly type: 'try-key'; readonly key: string; readonly baseUrl: string }
  | { readonly type: 'store-settings'; /** null: taken out */ readonly values: Readonly<Record<string, string | null>> }
  /** a folder typed on Start, made absolute and looked at */
  | { readonly type: 'look-at-folder'; readonly path: string }
  | { readonly type: 'look-at-root'; readonly row: 'shows' | 'films'; readonly path: string }
  /** what the library holds, and how much there is to read */
  | {
      readonly type: 'look-around';
      readonly folders: readonly string[];
      readonly roots: Roots | null;
      readonly options: Options;
      /** a hard link into the library is tried, and taken back at once */
      readonly triesLinks: boolean;
    }
  | { readonly type: 'open-demo' }
  | {
      readonly type: 'scan';
      readonly folders: readonly string[];
      /** read by the names of before, or the one file of them; null: as it is */
      readonly again?: Pick<Again, 'firstNames' | 'only'> | null;
      readonly roots: Roots | null;
      readonly options: Options;
    }
  | { readonly type: 'stop-task'; readonly task: TaskName }
  | {
      readonly type: 'search';
      readonly request: number;
      readonly group: FileGroup;
      /** also look at these works */
      readonly refs: readonly WorkRef[];
      /** and at what bears this id elsewhere */
      readonly external: ExternalId | null;
      /** look for the group's titles */
      readonly byWords: boolean;
      readonly language: string;
    }
  | { readonly type: 'remember'; readonly decisions: readonly Remembered[] }
  /** what a person left out, so that nothing unattended touches it either */
  | { readonly type: 'remember-left-out'; readonly left: LeftOut }
  /** look a work up again that a kept decision names */
  | { readonly type: 'find-again'; readonly group: FileGroup; readonly ref: WorkRef; readonly language: string }
  | { readonly type: 'keep-session'; readonly lines: readonly SessionLine[] }
  | { readonly type: 'make-plan'; readonly wish: PlanWish }
  | { readonly type: 'save-plan'; readonly text: string }
  | { readonly type: 'apply'; readonly plan: Plan; readonly text: string; readonly options: Options }
  | { readonly type: 'read-history' }
  /** what undoing a run would bring back */
  | { readonly type: 'look-at-run'; readonly runId: string }
  /** files of all runs whose paths hold the words */
  | { readonly type: 'search-history'; readonly words: string }
  | {
      readonly type: 'undo-run';
      readonly runId: string;
      /** paths where files are now; null: all */ readonly only: readonly string[] | null;
    }
  /** tell when the cursor has rested a moment */
  | { readonly type: 'await-rest' }
  /** the other orders of a show's episodes */
  | { readonly type: 'episode-groups'; readonly show: number; readonly language: string }
  /** tell when a person has had time to see what changed under the cursor */
  | { readonly type: 'await-look' }
  /** what the library holds of a work */
  | { readonly type: 'look-at-shelf'; readonly work: FiledWork & { readonly id: number }; readonly roots: Roots }
  /** a run that was stopped goes on */
  | { readonly type: 'resume-run'; readonly runId: string; readonly task: 'apply' | 'undo' }
  | { readonly type: 'redraw' }
  | { readonly type: 'suspend' }
  | {
      readonly type: 'quit';
      readonly code: number;
      readonly lastWords: string | null;
      /** nothing is left to go on with */
      readonly isDone: boolean;
    };
