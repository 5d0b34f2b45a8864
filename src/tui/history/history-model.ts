// The History screen's slice: runs by time, what undoing one would bring back, and what a search found in all of them. Pure.
import type { NamingOptions, Roots } from '../../model/plan.ts';
import type { PlannedUndo, RunSummary } from '../../model/run.ts';
import type { TextEdit } from '../text-edit.ts';

/** What a yes undoes. */
export interface UndoWish {
  readonly runId: string;
  /** where the files are now; null: the whole run */
  readonly only: readonly string[] | null;
  /** as the question names it */
  readonly what: string;
}

/** Files of the library that Review is opened on, where they are. */
export interface Again {
  readonly folder: string;
  readonly roots: Roots;
  /** how the run named files: a show is not renamed because it is looked at again */
  readonly naming: NamingOptions;
  /** where each file was before the run */
  readonly firstNames: ReadonlyMap<string, string>;
  /** the only file that is meant; null: all of the folder */
  readonly only: string | null;
}

export interface HistoryModel {
  /** newest first; null: not read yet */
  readonly runs: readonly RunSummary[] | null;
  readonly cursor: number;
  /** what a run would bring back; null: none is looked into */
  readonly inside: { readonly runId: string; readonly operations: readonly PlannedUndo[] } | null;
  /** path of the show whose files are listed */
  readonly opened: string | null;
  /** the search while it is typed */
  readonly searching: TextEdit | null;
  /** words searched for; empty: none */
  readonly words: string;
  /** run id -> where its files that fit are now; null: nothing is searched for */
  readonly hits: ReadonlyMap<string, ReadonlySet<string>> | null;
  /** the question before an undo is open */
  readonly asked: UndoWish | null;
  readonly message: string | null;
}

export const initialHistory: HistoryModel = {
  runs: null,
  cursor: 0,
  inside: null,
  opened: null,
  searching: null,
  words: '',
  hits: null,
  asked: null,
  message: null,
};
