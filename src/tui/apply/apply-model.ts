// The Apply screen's slice: the plan as it stands, conflicts and their answers, and the run once it goes. Values and rows.
import type { Operation, Plan, Refusal } from '../../model/plan.ts';
import { pathKey } from '../../names/path-key.ts';
import type { Choice } from '../effect.ts';

/** Files that want one place, or a place that is taken. */
export interface Conflict {
  /** of the video's destination: what an answer is kept under */
  readonly key: string;
  readonly kind: 'same-target' | 'target-exists';
  readonly destination: string;
  /** videos that want it */
  readonly sources: readonly string[];
}

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
  readonly failures: readonly string[];
  readonly runId: string | null;
  /** sources that were filed */
  readonly filed: ReadonlySet<string>;
  /** why it stopped before its end */
  readonly stopped: string | null;
}

export type ApplyState = 'idle' | 'planning' | 'planned' | 'running' | 'ended' | 'undoing' | 'undone';
export type Asked = 'mode' | 'preset' | 'stop' | 'undo';

export interface ApplyModel {
  readonly state: ApplyState;
  readonly plan: Plan | null;
  readonly text: string;
  readonly hash: string;
  readonly problem: string | null;
  /** all conflicts seen, answered ones too */
  readonly conflicts: readonly Conflict[];
  readonly choices: ReadonlyMap<string, Choice>;
  readonly cursor: number;
  readonly opened: ReadonlySet<string>;
  readonly asked: Asked | null;
  /** the word being typed before a file is replaced, and for which conflict */
  readonly word: { readonly key: string; readonly text: string } | null;
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
  failures: [],
  runId: null,
  filed: new Set(),
  stopped: null,
};

export const initialApply: ApplyModel = {
  state: 'idle',
  plan: null,
  text: '',
  hash: '',
  problem: null,
  conflicts: [],
  choices: new Map(),
  cursor: 0,
  opened: new Set(),
  asked: null,
  word: null,
  progress: NO_PROGRESS,
  message: null,
};

const VIDEO_CONFLICTS = new Set(['same-target', 'target-exists', 'older-version']);
const SUBTITLE = /\.(?:ass|ssa|srt|sub|idx|vtt|sup|nfo|jpg|png)$/i;

/** Conflicts that a plan's refusals tell of: videos, by the place they want. */
export function conflictsOf(refusals: readonly Refusal[], operations: readonly Operation[]): readonly Conflict[] {
  const found = new Map<string, Conflict>();
  for (const { code, source, destination } of refusals) {
    if (destination === null || !VIDEO_CONFLICTS.has(code) || SUBTITLE.test(source)) continue;
    const key = pathKey(destination);
    const kind = code === 'target-exists' ? 'target-exists' : 'same-target';
    const sources = [...(found.get(key)?.sources ?? []), source];
    found.set(key, { key, kind, destination, sources });
  }
  return [...found.values()].map((conflict) => {
    const goes = operations.find(({ destination, source }) => pathKey(destination) === conflict.key && source !== '');
    return goes ? { ...conflict, sources: [goes.source, ...conflict.sources] } : conflict;
  });
}

export interface ShowRow {
  readonly show: string;
  readonly operations: readonly Operation[];
}

/** What comes, by show folder, in the plan's order; only what is accepted. */
export function showsOf(plan: Plan): readonly ShowRow[] {
  const shows = new Map<string, Operation[]>();
  for (const operation of plan.operations) {
    if (!operation.accepted) continue;
    const some = shows.get(operation.show);
    if (some) some.push(operation);
    else shows.set(operation.show, [operation]);
  }
  return [...shows].map(([show, operations]) => ({ show, operations }));
}

export type ApplyRow =
  { readonly kind: 'conflict'; readonly conflict: Conflict } | { readonly kind: 'show'; readonly row: ShowRow };

const rowsKept = new WeakMap<Plan, WeakMap<readonly Conflict[], readonly ApplyRow[]>>();

/** Rows the cursor goes over: conflicts first. */
export function applyRows({ plan, conflicts }: ApplyModel): readonly ApplyRow[] {
  if (!plan) return [];
  const kept = rowsKept.get(plan) ?? new WeakMap<readonly Conflict[], readonly ApplyRow[]>();
  rowsKept.set(plan, kept);
  const known = kept.get(conflicts);
  if (known) return known;
  const rows: readonly ApplyRow[] = [
    ...conflicts.map((conflict) => ({ kind: 'conflict' as const, conflict })),
    ...showsOf(plan).map((row) => ({ kind: 'show' as const, row })),
  ];
  kept.set(conflicts, rows);
  return rows;
}

/** Numbered answers to a conflict: `keep` first stands for "none goes". */
export function answersTo(conflict: Conflict): readonly { readonly text: string; readonly choice: Choice }[] {
  if (conflict.kind === 'same-target')
    return [
      ...conflict.sources.map((source) => ({ text: source, choice: { take: source } })),
      { text: 'none of them goes', choice: 'keep' as const },
    ];
  return [
    { text: 'keep the one that is there', choice: 'keep' },
    { text: 'put this beside it, as (2)', choice: 'beside' },
    { text: 'replace it: the old one goes to .anivault-trash', choice: 'replace' },
  ];
}

const sameChoice = (a: Choice, b: Choice): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.take === b.take : a === b;

/** Index of the answer in force: the person's, else what the plan does by itself. */
export function answerInForce({ choices, plan }: ApplyModel, conflict: Conflict): number {
  const answers = answersTo(conflict);
  const chosen = choices.get(conflict.key);
  if (chosen !== undefined) return answers.findIndex(({ choice }) => sameChoice(choice, chosen));
  const goes = plan?.operations.find(({ destination }) => pathKey(destination) === conflict.key);
  if (conflict.kind === 'target-exists') return 0;
  return goes ? answers.findIndex(({ text }) => text === goes.source) : answers.length - 1;
}
