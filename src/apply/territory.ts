// What a run works on, so that two runs can tell whether they would meet. Pure.
import type { Roots } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';

export interface Territory {
  readonly roots: Roots;
  readonly sources: readonly string[];
}

/** The folders of a run: its library's roots, or its sources where it has none (in place). */
function foldersOf({ roots, sources }: Territory): readonly string[] {
  const folders = [roots.shows, roots.films].filter((root) => root !== null);
  return folders.length > 0 ? folders : sources;
}

/** The folders of a run as keys that can be compared, in one order everywhere. */
export const keysOf = (territory: Territory): readonly string[] =>
  [...new Set(foldersOf(territory).map(pathKey))].sort();

const holds = (outer: string, inner: string): boolean =>
  outer === inner || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);

/** Whether a folder of one lies in a folder of the other. */
export function meet(mine: Territory, theirs: Territory): boolean {
  const others = keysOf(theirs);
  return keysOf(mine).some((one) => others.some((other) => holds(one, other) || holds(other, one)));
}
