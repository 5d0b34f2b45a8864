// The rows that the cursor goes over: conflicts, then shows with what comes to them. Pure; remembered as long as the plan stands.
import { basename } from 'node:path';
import type { Conflict, Operation, Plan, PlannedShow } from '../../model/plan.ts';
import type { ApplyModel } from './apply-model.ts';

export interface ShowRow {
  readonly show: string;
  readonly operations: readonly Operation[];
  /** the folder as the plan knows it; null where it tells nothing of it */
  readonly folder: PlannedShow | null;
}

const showsKept = new WeakMap<Plan, readonly ShowRow[]>();

/** What comes, by show folder, in the plan's order; only what is accepted. */
export function showsOf(plan: Plan): readonly ShowRow[] {
  const known = showsKept.get(plan);
  if (known) return known;
  const shows = new Map<string, Operation[]>();
  for (const operation of plan.operations) {
    if (!operation.accepted) continue;
    const some = shows.get(operation.show);
    if (some) some.push(operation);
    else shows.set(operation.show, [operation]);
  }
  const folders = new Map(plan.shows.map((folder) => [folder.show, folder]));
  const made = [...shows].map(([show, operations]) => ({ show, operations, folder: folders.get(show) ?? null }));
  showsKept.set(plan, made);
  return made;
}

export type ApplyRow =
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'show'; readonly row: ShowRow }
  /** a video of an opened show, with what goes with it */
  | { readonly kind: 'file'; readonly show: string; readonly operations: readonly Operation[] };

/** What belongs together in a show: each video with its subtitles; what is written by itself stands alone. */
function filesOf({ show, operations }: ShowRow): readonly ApplyRow[] {
  const units = new Map<string, Operation[]>();
  for (const operation of operations) {
    const some = units.get(operation.unit);
    if (some) some.push(operation);
    else units.set(operation.unit, [operation]);
  }
  return [...units.values()].map((some) => ({ kind: 'file', show, operations: some }));
}

/** All that a row stands for, to be searched. */
const textOf = (row: Exclude<ApplyRow, { kind: 'file' }>): string =>
  (row.kind === 'conflict'
    ? [row.conflict.destination, ...row.conflict.contenders.map(({ source }) => source)]
    : [
        row.row.show,
        ...(row.row.folder?.readAs ?? []),
        ...row.row.operations.flatMap(({ source, destination }) => [source, destination]),
      ]
  )
    .join('\n')
    .toLowerCase();

interface RowsKept {
  readonly filter: string;
  readonly opened: ReadonlySet<string>;
  readonly rows: readonly ApplyRow[];
}
const rowsKept = new WeakMap<Plan, RowsKept>();

/** Rows the cursor goes over: conflicts first, then shows, opened ones with their files; with a filter those that hold all its words. */
export function applyRows({ plan, filter, opened }: ApplyModel): readonly ApplyRow[] {
  if (!plan) return [];
  const known = rowsKept.get(plan);
  if (known && known.filter === filter && known.opened === opened) return known.rows;
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [
    ...plan.conflicts.map((conflict) => ({ kind: 'conflict' as const, conflict })),
    ...showsOf(plan).map((row) => ({ kind: 'show' as const, row })),
  ];
  const found = words.length === 0 ? all : all.filter((row) => words.every((word) => textOf(row).includes(word)));
  const rows = found.flatMap((row): readonly ApplyRow[] =>
    row.kind === 'show' && opened.has(row.row.show) ? [row, ...filesOf(row.row)] : [row],
  );
  rowsKept.set(plan, { filter, opened, rows });
  return rows;
}

/** Files that a row is about, where they are now. */
export function sourcesOf(row: ApplyRow): readonly string[] {
  if (row.kind === 'conflict') return row.conflict.contenders.map(({ source }) => source);
  const { operations } = row.kind === 'show' ? row.row : row;
  return operations.map(({ source }) => source).filter((source) => source !== '');
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
