// The trash of the libraries: what runs replaced, listed, and removed for good when a person says so.
import { emptyTrash, listTrash } from '../apply/trash.ts';
import type { Failure } from '../model/failure.ts';
import type { TrashedFile } from '../model/run.ts';
import { runPlaceOf } from './apply.ts';
import type { Parts } from './parts.ts';

/** Files in the trash of these roots, and of every library that a run of ours worked on. */
export const trashed = (parts: Parts, roots: readonly string[]): readonly TrashedFile[] =>
  listTrash(runPlaceOf(parts).runsFolder, roots);

/** Removes them for good; tells of each why it stays, or null. Failure E-LOCKED where a run is under way. */
export function emptyTrashed(
  parts: Parts,
  files: readonly TrashedFile[],
  breakLock: boolean,
): readonly { readonly file: TrashedFile; readonly trouble: Failure | null }[] {
  const now = parts.clock.now();
  const holder = { runId: 'trash', ...parts.process, started: new Date(now).toISOString() };
  parts.log.write('info', 'trash-emptied', { files: files.length });
  return emptyTrash(files, { stateFolder: parts.folders.state, holder, now, breakLock });
}
