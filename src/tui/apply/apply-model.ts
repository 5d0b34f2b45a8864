// The Apply screen's slice: the plan as it stands, conflicts and their answers, and the run once it goes. Values and rows.
import { basename } from 'node:path';
import type { Conflict, ConflictChoice, Operation, Plan } from '../../model/plan.ts';

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
  readonly choices: ReadonlyMap<string, ConflictChoice>;
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
  choices: new Map(),
  cursor: 0,
  opened: new Set(),
  asked: null,
  word: null,
  progress: NO_PROGRESS,
  message: null,
};

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

const rowsKept = new WeakMap<Plan, readonly ApplyRow[]>();

/** Rows the cursor goes over: conflicts first. */
export function applyRows({ plan }: ApplyModel): readonly ApplyRow[] {
  if (!plan) return [];
  const known = rowsKept.get(plan);
  if (known) return known;
  const rows: readonly ApplyRow[] = [
    ...plan.conflicts.map((conflict) => ({ kind: 'conflict' as const, conflict })),
    ...showsOf(plan).map((row) => ({ kind: 'show' as const, row })),
  ];
  rowsKept.set(plan, rows);
  return rows;
}

/** A conflict's numbered answers in words. */
export function answersTo({ kind, answers }: Conflict): readonly string[] {
  return answers.map(({ choice, destination }) => {
    if (typeof choice === 'object') return basename(choice.take);
    switch (choice) {
      case 'keep':
        return kind === 'same-target' ? 'none of them goes' : 'keep the one that is there';
      case 'beside':
        return kind === 'same-target'
          ? 'all of them, as versions'
          : `put this beside it, as ${basename(destination ?? '')}`;
      case 'replace':
        return 'replace it: the old one goes to .anivault-trash';
    }
  });
}
