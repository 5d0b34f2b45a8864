// The works of a plan with the folders they go to, for people: what joins what, what is there, under which name it was read. Pure but for the count.
import type { PlannedShow } from '../model/plan.ts';
import { join } from 'node:path';
import type { Draft } from './draft.ts';
import { foldedTitle } from './folder-names.ts';
import type { Holding } from './holdings.ts';

/** One entry a folder, in the order of the drafts; works that make no folder have none. */
export function showsOf(drafts: readonly Draft[], holdingOf: (folder: string) => Holding): readonly PlannedShow[] {
  const shows = new Map<string, PlannedShow>();
  for (const { filing, root, show, joins } of drafts) {
    if (show === '') continue;
    const folder = join(root, show);
    const { type, id, title, year } = filing.work;
    const before = shows.get(folder);
    const read = filing.parsed.title;
    const isOther = read !== null && foldedTitle(read) !== foldedTitle(title);
    const readAs = before?.readAs ?? [];
    shows.set(folder, {
      show,
      root,
      type,
      tmdbId: id,
      title,
      year,
      joins,
      ...before,
      there: before?.there ?? holdingOf(folder).videos,
      readAs: isOther && !readAs.includes(read) ? [...readAs, read] : readAs,
    });
  }
  return [...shows.values()];
}
