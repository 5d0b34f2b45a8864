// What the library holds of a work once this group has come, as lines of the pane. Texts only; looking is a workflow's.
import type { Candidate, Placement } from '../../model/match.ts';
import type { Shelf } from '../../workflow/shelf.ts';

export interface ShelfLine {
  readonly text: string;
  /** nothing is missing then */
  readonly isComplete: boolean;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A line a season that the group comes to: what is there, what comes, of how many. */
export function shelfLines(shelf: Shelf, candidate: Candidate, placements: readonly Placement[]): readonly ShelfLine[] {
  const { entry } = candidate;
  if (entry.type === 'movie')
    return [
      {
        text: shelf.house === null ? 'not there yet' : `${shelf.others} there already`,
        isComplete: shelf.house === null,
      },
    ];
  const coming = new Map<number, Set<number>>();
  for (const placement of placements) {
    if (placement.kind !== 'episode') continue;
    const season = coming.get(placement.season) ?? new Set();
    for (const episode of placement.episodes) season.add(episode);
    coming.set(placement.season, season);
  }
  return [...coming]
    .toSorted(([a], [b]) => a - b)
    .map(([season, numbers]) => {
      const there = shelf.seasons.get(season) ?? new Set<number>();
      const fresh = [...numbers].filter((number) => !there.has(number)).length;
      const total = entry.seasons.find(({ number }) => number === season)?.episodes.length ?? 0;
      const both = new Set([...there, ...numbers]).size;
      const again = numbers.size - fresh;
      const twice = again === 0 ? '' : `, ${again} there already`;
      const end = total === 0 ? '' : both >= total ? `, complete` : `, ${total - both} missing`;
      return {
        text: `S${two(season)}  ${there.size} there + ${fresh} = ${both} of ${Math.max(total, both)}${end}${twice}`,
        isComplete: total > 0 && both >= total,
      };
    });
}
