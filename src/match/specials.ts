// Specials, OVAs and the like: where a file lies in season 0, by name or by number. Pure.
import type { Episode, Show } from '../model/catalogue.ts';
import type { ParsedName } from '../model/parsed-name.ts';
import { each, inSeason, isFound, missing, type Answer, type ShowIndex } from './show-index.ts';
import { OWN_NAME, restOfTitle } from './sequels.ts';
import { likeness } from './title-distance.ts';

/** `Episode 3`, `Special 2`: TMDB knows no more than the number. */
const GENERIC_NAME = /^(?:(?:episode|special|ova|oad|第)\s*#?\d*\s*(?:話|回)?|)$/i;

/** Words behind a show's name that say that what follows is no episode of a season. */
const SPECIAL_WORDS =
  /(?:^|\s)(?:specials?|ovas?|oads?|onas?|picture dramas?|(?:mini|short|petit|puchi) ?(?:anime|animation|theater|theatre)s?|shorts|minis|bangaihen|tokubetsu ?hen|omake)(?:\s|$)|番外|特別|ミニアニメ|ショートアニメ/i;

const unnamed = (count: number): string => `no number: the first of ${count} specials, which TMDB does not name`;

const doubtful = (answer: Answer): Answer => (isFound(answer) ? { ...answer, certain: false } : answer);

function named(specials: readonly Episode[], show: Show, parsed: ParsedName): Episode | null {
  const said = parsed.titles
    .flatMap((title) => [title, restOfTitle(show, title) ?? ''])
    .concat(parsed.episodeTitle ?? '');
  return (
    specials.find(
      ({ name }) => !GENERIC_NAME.test(name) && said.some((title) => title !== '' && likeness(title, name) >= OWN_NAME),
    ) ?? null
  );
}

/** A show without specials, of which a file says it is one: OVAs in a row are a show of their own. */
function inItself(index: ShowIndex, parsed: ParsedName): Answer {
  const none = missing('TMDB has no specials of it');
  if (parsed.season !== null || parsed.episodes.length === 0) return none;
  const note = 'said to be a special, of which TMDB has none: the show itself may be of specials';
  const answer = each(parsed.episodes, inSeason(index.season(1)), note, () => '');
  return isFound(answer) ? doubtful(answer) : none;
}

/** A file that says it is a special. A number is TMDB's own only where `S00` stands before it: discs and shops count anew. */
export function placeSpecial(index: ShowIndex, parsed: ParsedName, offset: number): Answer {
  const specials = index.season(0);
  if (!specials || specials.episodes.length === 0) return inItself(index, parsed);
  const byName = named(specials.episodes, index.show, parsed);
  if (byName) return { episodes: [byName], note: `a special, by its own name “${byName.name}”`, certain: true };
  if (parsed.episodes.length > 0) {
    const answer = each(
      parsed.episodes.map((number) => number + offset),
      inSeason(specials),
      parsed.season === 0 ? null : 'a special, by its number alone',
      (number) => `TMDB has no special ${number}`,
    );
    return parsed.season === 0 ? answer : doubtful(answer);
  }
  const [only] = specials.episodes;
  if (!only) return missing('TMDB has no specials of it');
  if (specials.episodes.length === 1) return { episodes: [only], note: 'the only special', certain: false };
  return specials.episodes.every(({ name }) => GENERIC_NAME.test(name))
    ? { episodes: [only], note: unnamed(specials.episodes.length), certain: false }
    : missing(`which of ${specials.episodes.length} specials it is can’t be told`);
}

/** A show's name, and behind it words that specials have: `Show Picture Drama 02`. */
export const isNamedSpecial = (show: Show, titles: readonly string[]): boolean =>
  titles.some((title) => {
    const rest = restOfTitle(show, title);
    return rest !== null && SPECIAL_WORDS.test(rest);
  });

/**
 * A lone file without any number that bears a show's name and goes on, or names a year of its own: a special, hardly ever an episode. By
 * its name; else the only one there is; else the first, where TMDB has no names to tell them by. For a person to look at.
 */
export function placeUnnumbered(index: ShowIndex, parsed: ParsedName): Answer {
  const specials = index.season(0)?.episodes ?? [];
  const [first] = specials;
  const noNumber = missing('there is no episode number');
  if (!first) return noNumber;
  const byName = named(specials, index.show, parsed);
  if (byName) return { episodes: [byName], note: `a special, by its own name “${byName.name}”`, certain: true };
  if (parsed.type !== 'movie') return noNumber;
  const ofYear =
    parsed.year === null ? [] : specials.filter(({ airDate }) => airDate?.startsWith(`${parsed.year ?? ''}`));
  const [only] = ofYear;
  if (only && ofYear.length === 1)
    return { episodes: [only], note: `the only special of ${parsed.year ?? ''}`, certain: false };
  if (specials.length === 1) return { episodes: [first], note: 'no number: the only special there is', certain: false };
  return specials.every(({ name }) => GENERIC_NAME.test(name))
    ? {
        episodes: [first],
        note: unnamed(specials.length),
        certain: false,
      }
    : missing(`which of ${specials.length} specials it is can’t be told`);
}
