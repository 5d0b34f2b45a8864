// Names of seasons: a file that bears a season's own name, or one that goes on from the show's. Pure.
import type { Season, Show } from '../model/catalogue.ts';
import { foldTitle } from '../parse/title.ts';
import { likeness, mainTitle } from './title-distance.ts';

const GENERIC_SEASON = /^(?:season|series|specials|シーズン|第)\s*\d*/i;
/** How near a season's own name must be to the name read. */
export const OWN_NAME = 0.85;

/** `Bleach: Sennen Kessen-hen`: the season whose own name the file bears. */
export function seasonByName(show: Show, titles: readonly string[]): Season | null {
  const named = show.seasons.filter(
    ({ number, name }) => number > 0 && !GENERIC_SEASON.test(name) && name !== show.name,
  );
  for (const title of titles) {
    const sub = title.slice(mainTitle(title).length).replace(/^[\s:：\-–~～]+/u, '');
    for (const season of named)
      if (likeness(title, season.name) >= OWN_NAME || (sub !== '' && likeness(sub, season.name) >= OWN_NAME))
        return season;
  }
  return null;
}

/**
 * A show of several seasons whose name goes on in the file's (`Bleach Sennen Kessen-hen`): a sequel that TMDB counts as a season without
 * telling its name. The last one, since a season that is out is named so long only until the next. Null where a title is the show's own.
 */
export function sequelOf(show: Show, titles: readonly string[]): Season | null {
  const seasons = show.seasons.filter(({ number, episodes }) => number > 0 && episodes.length > 0);
  const last = seasons.at(-1);
  if (!last || seasons.length < 2) return null;
  const first = new Set(
    [
      show.name,
      show.originalName,
      ...show.titles.filter(({ kind }) => kind === 'romaji').map(({ title }) => title),
    ].map(foldTitle),
  );
  const all = new Set([...first, ...show.titles.map(({ title }) => foldTitle(title))]);
  const goesOnFrom = (title: string, names: ReadonlySet<string>): boolean =>
    [...names].some((name) => name.length > 2 && title.startsWith(`${name} `));
  const isSequel = titles
    .map(foldTitle)
    .some((title) => (all.has(title) ? !first.has(title) && goesOnFrom(title, first) : goesOnFrom(title, all)));
  return isSequel ? last : null;
}
