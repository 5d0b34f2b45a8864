// The Apply screen's slice: the plan as it stands, conflicts and their answers, and the run once it goes. Values and rows.
import type { ConflictChoice, Plan } from '../../model/plan.ts';
import { NO_WAY, type RunWay } from '../../workflow/run-way.ts';
import type { TextEdit } from '../text-edit.ts';

export interface Progress extends RunWay {
  /** files */
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly current: string | null;
  readonly failures: readonly string[];
  readonly runId: string | null;
  /** sources that were filed */
  readonly filed: ReadonlySet<string>;
  /** why it stopped before its end */
  readonly stopped: string | null;
  /** monotonic milliseconds of the first and of the last that was told; null: nothing yet */
  readonly from: number | null;
  readonly until: number | null;
}

export type ApplyState = 'idle' | 'planning' | 'planned' | 'running' | 'ended' | 'undoing' | 'undone';
export type Asked = 'mode' | 'preset' | 'stop' | 'undo';

export interface ApplyModel {
  readonly state: ApplyState;
  readonly plan: Plan | null;
  readonly text: string;
  readonly hash: string;
  readonly problem: string | null;
  readonly choices: ReadonlyMap<string, ConflictChoice>;
  readonly cursor: number;
  readonly opened: ReadonlySet<string>;
  readonly asked: Asked | null;
  /** the word being typed before a file is replaced, and for which conflict */
  readonly word: { readonly key: string; readonly text: string } | null;
  /** words that rows are narrowed by */
  readonly filter: string;
  /** the filter while it is typed */
  readonly filtering: TextEdit | null;
  readonly progress: Progress;
  readonly message: string | null;
}

const NO_PROGRESS: Progress = {
  ...NO_WAY,
  done: 0,
  skipped: 0,
  failed: 0,
  current: null,
  failures: [],
  runId: null,
  filed: new Set(),
  stopped: null,
  from: null,
  until: null,
};

export const initialApply: ApplyModel = {
  state: 'idle',
  plan: null,
  text: '',
  hash: '',
  problem: null,
  choices: new Map(),
  cursor: 0,
  opened: new Set(),
  asked: null,
  word: null,
  filter: '',
  filtering: null,
  progress: NO_PROGRESS,
  message: null,
};
