// The Apply screen's slice: the plan as it stands, conflicts and their answers, and the run once it goes. Values and rows.
import type { ConflictChoice, Plan } from '../../model/plan.ts';
import type { TextEdit } from '../text-edit.ts';

export interface Progress {
  /** steps of the run, folders made or removed among them */
  readonly total: number;
  readonly steps: number;
  /** files */
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly bytes: number;
  readonly bytesTotal: number;
  readonly current: string | null;
  /** begun and not told as ended yet, with their bytes: files are made safe many at a time, but copied one after another */
  readonly begun: ReadonlyMap<string, number>;
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
  total: 0,
  steps: 0,
  done: 0,
  skipped: 0,
  failed: 0,
  bytes: 0,
  bytesTotal: 0,
  current: null,
  begun: new Map(),
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
