// The files that runs replaced: kept in the trash of their library until a person empties it. Lists here; removing is `transfer/empty-trash`.
import { dirname, join } from 'node:path';
import { identityOf, listNames } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { TrashedFile } from '../model/run.ts';
import { readableJournals, unfinishedRuns } from './history.ts';
import { lockLibrary, type Holder } from './lock.ts';
import { markRoots, type RootMarks } from './root-mark.ts';
import { emptyTrashFolder, removeTrashed } from './transfer/empty-trash.ts';

export const TRASH = '.anivault-trash';

/** What journals tell of files in the trash: where each stood, and since when it lies there. */
function told(runsFolder: string): ReadonlyMap<string, { readonly original: string; readonly replaced: string }> {
  const files = new Map<string, { original: string; replaced: string }>();
  for (const journal of readableJournals(runsFolder))
    for (const { intent } of journal.steps.values())
      if (intent.backup !== null)
        files.set(intent.backup, { original: intent.operation.destination, replaced: journal.started });
  return files;
}

/** Every file in the trash of these library roots, and in any that a run of ours made; oldest run first. */
export function listTrash(runsFolder: string, roots: readonly string[]): readonly TrashedFile[] {
  const known = told(runsFolder);
  const folders = new Set([
    ...roots.map((root) => join(root, TRASH)),
    ...[...known.keys()].map((path) => dirname(dirname(path))),
  ]);
  const open = new Set(unfinishedRuns(runsFolder).map(({ runId }) => runId));
  return [...folders].flatMap((trash) =>
    (listNames(trash) ?? []).sort().flatMap((runId) =>
      (listNames(join(trash, runId)) ?? []).sort().flatMap((name): TrashedFile[] => {
        const path = join(trash, runId, name);
        const identity = identityOf(path);
        if (identity === null) return [];
        const { original = null, replaced = null } = known.get(path) ?? {};
        return [{ path, runId, original, replaced, identity, isNeeded: open.has(runId) }];
      }),
    ),
  );
}

export interface TrashPlace {
  readonly stateFolder: string;
  readonly holder: Holder;
  readonly now: number;
  readonly breakLock: boolean;
}

/**
 * Removes these files for good, under the lock of their libraries; those that are needed by an unfinished run, or are no longer what was
 * listed, stay. Tells of each whether it went, or why not. Failure E-LOCKED where a run is under way.
 */
export function emptyTrash(
  files: readonly TrashedFile[],
  place: TrashPlace,
): readonly { readonly file: TrashedFile; readonly trouble: Failure | null }[] {
  const trashes = new Set(files.map(({ path }) => dirname(dirname(path))));
  const roots = [...trashes].map(dirname);
  const { stateFolder, holder, now, breakLock } = place;
  const release = lockLibrary(stateFolder, { roots: { shows: null, films: null }, sources: roots }, holder);
  let marks: RootMarks | null = null;
  try {
    marks = markRoots(roots, { stateFolder, holder, now: () => now, breakLock });
    const told = files.map((file) => ({ file, trouble: removeOne(file) }));
    for (const folder of new Set(files.map(({ path }) => dirname(path)))) emptyTrashFolder(folder);
    for (const trash of trashes) emptyTrashFolder(trash);
    return told;
  } finally {
    marks?.release();
    release();
  }
}

function removeOne({ path, identity, isNeeded, runId }: TrashedFile): Failure | null {
  if (isNeeded)
    return new Failure({
      code: 'E-JOURNAL',
      message: 'It stays: the run that replaced it was interrupted.',
      path,
      hint: `\`anivault resume ${runId}\` finishes that run.`,
    });
  return removeTrashed(path, identity);
}
