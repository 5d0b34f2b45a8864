// What the library holds of a work already: its folder, and the episodes that names in it tell of. Reads folder names only.
import { join } from 'node:path';
import { listNames } from '../disk/survey.ts';
import type { WorkRef } from '../model/catalogue.ts';
import type { FiledWork } from '../model/filing.ts';
import type { Roots } from '../model/plan.ts';
import { createHouses } from '../plan/houses.ts';
import { kindOf } from '../scan/kinds.ts';

export interface Shelf {
  readonly work: WorkRef;
  /** the work's folder below its root; null: it has none yet */
  readonly house: string | null;
  /** season -> episodes that are there */
  readonly seasons: ReadonlyMap<number, ReadonlySet<number>>;
  /** videos without a number that could be read, as films are */
  readonly others: number;
}

/** `S01E02`, `S01E02-E03`, `S01E02-03`: how all presets, and the servers, write it. */
const NUMBERS = /\bS(\d{1,3})E(\d{1,4})(?:-?E?(\d{1,4}))?/i;

function videosIn(folder: string): readonly string[] {
  return (listNames(folder) ?? []).flatMap((name) =>
    kindOf(name) === 'video'
      ? [name]
      : (listNames(join(folder, name)) ?? []).filter((inner) => kindOf(inner) === 'video'),
  );
}

export interface Shelves {
  /** looks at the folder that a work has, and one level below it; where it has none, or the root can't be read, nothing is held */
  lookAt(work: FiledWork & { readonly id: number }, roots: Roots): Shelf;
}

/** The library's shelves: the names in its roots are read once, the works' own folders at each look. */
export function openShelves(): Shelves {
  const houses = createHouses();
  return {
    lookAt(work, roots) {
      const ref = { type: work.type, id: work.id };
      const root = work.type === 'tv' ? roots.shows : roots.films;
      const house = root === null ? null : (houses.houseOf(root, work)?.name ?? null);
      const seasons = new Map<number, Set<number>>();
      let others = 0;
      for (const name of root === null || house === null ? [] : videosIn(join(root, house))) {
        const said = NUMBERS.exec(name);
        if (!said) {
          others += 1;
          continue;
        }
        const season = seasons.get(Number(said[1])) ?? new Set();
        const last = Number(said[3] ?? said[2]);
        for (let number = Number(said[2]); number <= last; number += 1) season.add(number);
        seasons.set(Number(said[1]), season);
      }
      return { work: ref, house, seasons, others };
    },
  };
}
