// A show made ready for looking numbers up in it, and what such a look-up answers. Pure.
import type { Episode, Season, Show } from '../model/catalogue.ts';
import { partsOf, regularEpisodes } from './cours.ts';

export interface Found {
  readonly episodes: readonly Episode[];
  readonly note: string | null;
  /** false: the season said had to be looked for elsewhere */
  readonly certain: boolean;
}
export type Answer = Found | { readonly reason: string };

export interface ShowIndex {
  readonly show: Show;
  readonly regular: readonly Episode[];
  readonly parts: readonly (readonly Episode[])[];
  season(number: number): Season | null;
}

export function indexOf(show: Show): ShowIndex {
  const regular = regularEpisodes(show);
  const byNumber = new Map(show.seasons.map((season) => [season.number, season]));
  return { show, regular, parts: partsOf(regular), season: (number) => byNumber.get(number) ?? null };
}

export const two = (value: number): string => String(value).padStart(2, '0');
export const missing = (reason: string): Answer => ({ reason });

/** Every wanted number through `find`, or the reason the first one has no place. */
export function each(
  numbers: readonly number[],
  find: (number: number) => Episode | undefined,
  note: string | null,
  reason: (number: number) => string,
): Answer {
  const episodes: Episode[] = [];
  for (const number of numbers) {
    const episode = find(number);
    if (!episode) return missing(reason(number));
    episodes.push(episode);
  }
  return { episodes, note, certain: true };
}

export const inSeason =
  (season: Season | null) =>
  (number: number): Episode | undefined =>
    season?.episodes.find((episode) => episode.number === number);

export const isFound = (answer: Answer): answer is Found => 'episodes' in answer;

/** The first answer that places everything, else the first one's reason. */
export function firstFound(...tries: readonly (() => Answer)[]): Answer {
  let refused: Answer = missing('there is no episode number');
  for (const [index, attempt] of tries.entries()) {
    const answer = attempt();
    if (isFound(answer)) return answer;
    if (index === 0) refused = answer;
  }
  return refused;
}
