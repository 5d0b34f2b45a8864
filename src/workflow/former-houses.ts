// Which folders earlier runs gave to which works, told by the plans that lie beside their journals. Reads only; what can't be read tells nothing.
import { join } from 'node:path';
import { runFiles, runIds } from '../apply/run-files.ts';
import { readHead } from '../disk/part.ts';
import type { FormerHouse } from '../plan/houses.ts';
import { showsInHead } from '../plan/plan-file.ts';

/** Runs that are looked at, the newest: a library is not told by what was ten years ago. */
const RUNS_MOST = 200;
/** Where a plan's shows stand: before its operations. Bytes. */
const HEAD_BYTES = 1024 ** 2;

/** Newest first. */
export function formerHouses(runsFolder: string): readonly FormerHouse[] {
  const found: FormerHouse[] = [];
  for (const id of runIds(runsFolder).slice(0, RUNS_MOST)) {
    const head = readHead(runFiles(runsFolder, id).plan, HEAD_BYTES);
    for (const { type, tmdbId, root, show } of head === null ? [] : showsInHead(head))
      if (tmdbId !== null) found.push({ work: { type, id: tmdbId }, folder: join(root, show) });
  }
  return found;
}
