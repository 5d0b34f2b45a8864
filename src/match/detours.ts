// The ways round by which a number finds its place where TMDB has no such season or episode as is said. Pure; each way is told as a note.
import type { Season } from '../model/catalogue.ts';
import { partsOf } from './cours.ts';
import { overAll } from './orders.ts';
import { sequelsOf } from './sequels.ts';
import { each, firstFound, inSeason, isFound, missing, two, type Answer, type ShowIndex } from './show-index.ts';

/** The season or part said is missing or shorter: the part of the show that a break begins. */
export function inPart(index: ShowIndex, what: 'season' | 'part', said: number, numbers: readonly number[]): Answer {
  const part = index.parts[said - 1];
  const before = index.parts[said - 2]?.at(-1);
  if (!part || !before) return missing(`TMDB has no ${what} ${said}`);
  const seasons = index.show.seasons.filter(({ number }) => number > 0).length;
  const has = seasons === 1 ? `one season of ${index.regular.length}` : `${seasons} seasons`;
  const note = `${what} ${said} said; TMDB has ${has} with a break after S${two(before.season)}E${two(before.number)}: counted from there`;
  const answer = each(
    numbers,
    (number) => part[number - 1],
    note,
    (number) => `part ${said} has no episode ${number}`,
  );
  return isFound(answer) ? { ...answer, certain: false } : answer;
}

/** A number that runs on through the seasons and falls into the one that was said. */
export function runningOn(index: ShowIndex, season: number, numbers: readonly number[]): Answer {
  const answer = overAll(index, numbers, `numbers run on through the seasons`);
  return isFound(answer) && answer.episodes.every((episode) => episode.season === season)
    ? answer
    : missing(`season ${season} has no episode ${numbers[0] ?? 0}`);
}

/** Counting on through so many seasons is sure: with each further one a special or recap that others count, too, is likelier between them. */
const SEASONS_COUNTED = 2;

/** Numbers beyond the first season, of which no season is said. */
export function countedOn(index: ShowIndex, numbers: readonly number[]): Answer {
  const has = index.season(1)?.episodes.length ?? 0;
  const answer = overAll(index, numbers, `season 1 has ${has}: counted over all seasons`);
  const isFar = isFound(answer) && answer.episodes.some(({ season }) => season > SEASONS_COUNTED);
  return isFar ? { ...answer, certain: false } : answer;
}

/** A later part of a season in which there is no break: TMDB may have it as a season of its own. */
function inNextSeason(index: ShowIndex, season: number, part: number, numbers: readonly number[]): Answer {
  const next = season + part - 1;
  const answer = each(
    numbers,
    inSeason(index.season(next)),
    `season ${season} has no part ${part}: taken for season ${next}`,
    (number) => `season ${season} has no part ${part}, and season ${next} no episode ${number}`,
  );
  return isFound(answer) ? { ...answer, certain: false } : answer;
}

/** A part said inside a season: its episodes from one, or the season's own numbers. */
function inSeasonPart(index: ShowIndex, season: number, part: number, numbers: readonly number[]): Answer {
  const parts = partsOf(index.season(season)?.episodes ?? []);
  const wanted = parts[part - 1];
  const first = wanted?.[0];
  if (!wanted || !first) return missing(`season ${season} has no part ${part}`);
  const fromOne = each(
    numbers,
    (number) => wanted[number - 1],
    `part ${part} begins with S${two(season)}E${two(first.number)}, after the break`,
    (number) => `part ${part} has no episode ${number}`,
  );
  if (isFound(fromOne)) return fromOne;
  return each(numbers, inSeason(index.season(season)), null, (number) => `season ${season} has no episode ${number}`);
}

/** A season's own numbers, where it has no such part as is said: sure for the first one only. */
function inWholeSeason(index: ShowIndex, season: number, part: number, numbers: readonly number[]): Answer {
  const answer = each(
    numbers,
    inSeason(index.season(season)),
    part > 1 ? `season ${season} has no part ${part}: its own numbers` : null,
    (number) => `season ${season} has no episode ${number}`,
  );
  return isFound(answer) && part > 1 ? { ...answer, certain: false } : answer;
}

/** A part said, beside a season or alone: within the season, as a season of its own, or over the whole show. */
export const inSaidPart = (index: ShowIndex, season: number | null, part: number, numbers: readonly number[]): Answer =>
  firstFound(
    () => inSeasonPart(index, season ?? 1, part, numbers),
    () => (season === null ? inPart(index, 'part', part, numbers) : inNextSeason(index, season, part, numbers)),
    () => (season === null ? missing('') : inWholeSeason(index, season, part, numbers)),
  );

/** A season that TMDB knows no episodes of yet, or not at all although it would be the next one: placed as said, for a person to look at. */
export function notListed(index: ShowIndex, season: number, numbers: readonly number[]): Answer {
  const last = index.regular.at(-1)?.season ?? 0;
  const known = index.season(season)?.episodes.length ?? 0;
  if (known > 0 || season <= last) return missing(`season ${season} has no episode ${numbers[0] ?? 0}`);
  return {
    episodes: numbers.map((number) => ({ season, number, name: '', airDate: null })),
    note: `TMDB lists no episodes of season ${season} yet: placed as said`,
    certain: false,
  };
}

/** A name that goes on from the show's: the likeliest of its later parts that has the numbers, counted from one or as they are. */
export function inSequel(index: ShowIndex, titles: readonly string[], numbers: readonly number[]): Answer {
  const seasons = index.show.seasons.filter(({ number, episodes }) => number > 0 && episodes.length > 0);
  const parts = seasons.length > 1 ? seasons.map(({ episodes }) => episodes) : index.parts;
  for (const part of sequelsOf(index.show, titles, parts)) {
    const [first] = part;
    if (!first) continue;
    const where =
      seasons.length > 1 ? `season ${first.season}` : `what begins with S${two(first.season)}E${two(first.number)}`;
    const note = `the name goes on behind the show’s: taken for ${where}`;
    const asSaid = each(
      numbers,
      (number) => part.find((episode) => episode.number === number),
      note,
      () => '',
    );
    const answer = isFound(asSaid)
      ? asSaid
      : each(
          numbers,
          (number) => part[number - 1],
          note,
          () => '',
        );
    if (isFound(answer)) return { ...answer, certain: false };
  }
  return missing('');
}

export const inNumbered = (season: Season, numbers: readonly number[]): Answer =>
  each(
    numbers,
    inSeason(season),
    `the number behind the show’s name is that of season ${season.number}`,
    (number) => `season ${season.number} has no episode ${number}`,
  );

/** A sign or letter more than the show's name has: the second season, or the first where there is no other. */
export function inSigned(
  index: ShowIndex,
  { sign, season }: { readonly sign: string; readonly season: Season | null },
  numbers: readonly number[],
): Answer {
  const wanted = season ?? index.season(1);
  const answer = each(
    numbers,
    inSeason(wanted),
    `the name has “${sign}” more than the show’s: taken for season ${wanted?.number ?? 1}`,
    (number) => `season ${wanted?.number ?? 1} has no episode ${number}`,
  );
  return isFound(answer) ? { ...answer, certain: false } : answer;
}
