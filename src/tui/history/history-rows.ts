// The rows of History: runs by time; below the one that is looked into its shows, below an opened show its files. Pure.
import { dirname, join, relative, sep } from 'node:path';
import type { PlannedUndo, RunSummary } from '../../model/run.ts';
import { isBelow } from '../../names/below.ts';
import type { HistoryModel } from './history-model.ts';

export interface ShowInside {
  /** folder below the library's root */
  readonly show: string;
  /** root and folder */
  readonly path: string;
  readonly files: readonly PlannedUndo[];
}

export type HistoryRow =
  | { readonly kind: 'run'; readonly run: RunSummary }
  | { readonly kind: 'show'; readonly run: RunSummary; readonly show: ShowInside }
  | { readonly kind: 'file'; readonly run: RunSummary; readonly show: ShowInside; readonly file: PlannedUndo };

const isFolderStep = ({ action }: PlannedUndo): boolean => action === 'remove-folder' || action === 'make-folder';

/** The show folder that a path lies in. */
function showOf({ roots }: RunSummary, path: string): { readonly show: string; readonly path: string } {
  for (const root of [roots.shows, roots.films]) {
    if (root === null || !isBelow(path, root)) continue;
    const show = relative(root, path).split(sep)[0] ?? '';
    return { show, path: join(root, show) };
  }
  const folder = dirname(path);
  return { show: folder, path: folder };
}

const kept = new WeakMap<readonly PlannedUndo[], readonly ShowInside[]>();

/** What a run would bring back, by the show folder it is in now. */
export function showsInside(run: RunSummary, operations: readonly PlannedUndo[]): readonly ShowInside[] {
  const known = kept.get(operations);
  if (known) return known;
  const shows = new Map<string, { readonly show: string; readonly path: string; readonly files: PlannedUndo[] }>();
  for (const operation of operations) {
    if (isFolderStep(operation)) continue;
    const place = showOf(run, operation.source);
    const some = shows.get(place.path) ?? { ...place, files: [] };
    shows.set(place.path, some);
    some.files.push(operation);
  }
  const made = [...shows.values()];
  kept.set(operations, made);
  return made;
}

/** All rows that the cursor goes over. */
export function historyRows({ runs, inside, opened, hits }: HistoryModel): readonly HistoryRow[] {
  return (runs ?? [])
    .filter(({ id }) => hits === null || hits.has(id))
    .flatMap((run): readonly HistoryRow[] => {
      const head = { kind: 'run', run } as const;
      if (inside?.runId !== run.id) return [head];
      const wanted = hits?.get(run.id);
      const shows = showsInside(run, inside.operations).flatMap((show): readonly HistoryRow[] => {
        const files = wanted ? show.files.filter(({ source }) => wanted.has(source)) : show.files;
        if (files.length === 0) return [];
        const row = { kind: 'show', run, show: { ...show, files } } as const;
        return opened === show.path
          ? [row, ...files.map((file) => ({ kind: 'file', run, show: row.show, file }) as const)]
          : [row];
      });
      return [head, ...shows];
    });
}
