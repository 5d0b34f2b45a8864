// A show's regular episodes in a row, and the parts (cours) that breaks in its air dates divide it into. Pure.
import type { Episode, Show } from '../model/catalogue.ts';

/** A weekly show that pauses longer than this has begun a new part: recaps and holidays cost up to four weeks. */
const BREAK_DAYS = 42;
const DAY_MS = 86_400_000;

/** All episodes of the numbered seasons, in order. */
export const regularEpisodes = (show: Show): readonly Episode[] =>
  show.seasons
    .filter(({ number }) => number > 0)
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ episodes }) => episodes.toSorted((a, b) => a.number - b.number));

const daysBetween = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / DAY_MS;

/** Runs of episodes without a long break; a new season is a new part too. */
export function partsOf(episodes: readonly Episode[]): readonly (readonly Episode[])[] {
  const parts: Episode[][] = [];
  let before: Episode | null = null;
  for (const episode of episodes) {
    const isBreak =
      before?.airDate != null && episode.airDate !== null && daysBetween(before.airDate, episode.airDate) > BREAK_DAYS;
    if (before === null || before.season !== episode.season || isBreak) parts.push([episode]);
    else parts.at(-1)?.push(episode);
    before = episode;
  }
  return parts;
}
