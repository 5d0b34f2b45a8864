// A year said beside a show's name: the season, or the part of one, that began in it. Pure.
import type { Episode } from '../model/catalogue.ts';
import { each, inSeason, isFound, missing, two, type Answer, type ShowIndex } from './show-index.ts';

const yearOf = (date: string | null | undefined): number | null => (date ? Number(date.slice(0, 4)) : null);

/** Where numbers lie that stand beside the year of a later season or part (`Show (2016) - 03`). Missing where the year tells nothing. */
export function placeByYear(index: ShowIndex, year: number, numbers: readonly number[]): Answer {
  const seasons = index.show.seasons.filter(({ number, episodes }) => number > 0 && episodes.length > 0);
  const began = seasons.filter(({ airDate, episodes }) => yearOf(airDate ?? episodes[0]?.airDate) === year);
  const isFirst = index.show.year === year || began.some(({ number }) => number === seasons[0]?.number);
  if (isFirst) {
    const [, second] = began;
    if (!second) return missing('');
    const answer = each(
      numbers,
      inSeason(seasons[0] ?? null),
      `${year} said, and two seasons began in ${year}: taken for the first`,
      (number) => `season 1 has no episode ${number}`,
    );
    return isFound(answer) ? { ...answer, certain: false } : answer;
  }
  const [season] = began;
  if (season) {
    const answer = each(
      numbers,
      inSeason(season),
      `${year} is the year of season ${season.number}`,
      (number) => `season ${season.number} of ${year} has no episode ${number}`,
    );
    if (isFound(answer)) return { ...answer, certain: began.length === 1 };
    const onward = numbers.map((number) => index.regular[number - 1]);
    return onward.every((episode): episode is Episode => episode?.season === season.number)
      ? {
          episodes: onward,
          note: `numbers run on into season ${season.number} of ${year}`,
          certain: began.length === 1,
        }
      : answer;
  }
  const part = index.parts.find((episodes) => yearOf(episodes[0]?.airDate) === year);
  const [first] = part ?? [];
  if (!part || !first) {
    const specials = index.season(0)?.episodes.filter(({ airDate }) => yearOf(airDate) === year) ?? [];
    const answer = each(
      numbers,
      (number) => specials[number - 1],
      `${year} said: only specials are of that year`,
      (number) => `${year} has no special ${number}`,
    );
    return isFound(answer) ? { ...answer, certain: false } : missing('');
  }
  const answer = each(
    numbers,
    (number) => part[number - 1],
    `${year} said: counted from S${two(first.season)}E${two(first.number)}, after the break`,
    (number) => `the part of ${year} has no episode ${number}`,
  );
  return isFound(answer) ? { ...answer, certain: false } : answer;
}
