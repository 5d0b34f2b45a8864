// Names of seasons: a file that bears a season's own name, or one that goes on from the show's. Pure.
import type { Season, Show } from '../model/catalogue.ts';
import { foldTitle } from '../parse/title.ts';
import { likeness, mainTitle } from './title-distance.ts';

const GENERIC_SEASON = /^(?:season|series|specials|シーズン|第)\s*\d*/i;
/** How near a season's own name must be to the name read. */
export const OWN_NAME = 0.85;

const regular = (show: Show): readonly Season[] =>
  show.seasons.filter(({ number, episodes }) => number > 0 && episodes.length > 0);

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

/** The names a show is called by first: others may be those of its sequels. */
const firstNames = (show: Show): readonly string[] => [
  show.name,
  show.originalName,
  ...show.titles.filter(({ kind }) => kind === 'romaji').map(({ title }) => title),
];

/** A name, and more behind it; not where the rest is a name as well (`七つの大罪 The Seven Deadly Sins`). */
const goesOnFrom = (title: string, names: ReadonlySet<string>, all: ReadonlySet<string> = new Set()): boolean =>
  [...names].some((name) => name.length > 2 && title.startsWith(`${name} `) && !all.has(title.slice(name.length + 1)));

/** Words before a name that a second season has. */
const PREFIXED = /^(?:shin|zoku|motto|続|続 |新|真|续)\s*/;

/**
 * A show of several seasons whose name goes on in the file's (`Bleach Sennen Kessen-hen`): a sequel that TMDB counts as a season without
 * telling its name. The last one, since a season that is out is named so long only until the next. Null where a title is the show's own.
 */
export function sequelOf(show: Show, titles: readonly string[]): Season | null {
  const seasons = regular(show);
  const last = seasons.at(-1);
  if (!last || seasons.length < 2) return null;
  const first = new Set(firstNames(show).map(foldTitle));
  const all = new Set([...first, ...show.titles.map(({ title }) => foldTitle(title))]);
  const folded = titles.map(foldTitle);
  if (first.has(folded[0] ?? '')) return null;
  const isSequel = folded.some((title) =>
    all.has(title) ? !first.has(title) && goesOnFrom(title, first) : goesOnFrom(title, all, all),
  );
  if (isSequel) return last;
  return folded.some((title) => PREFIXED.test(title) && first.has(title.replace(PREFIXED, '').trim()))
    ? (seasons[1] ?? null)
    : null;
}

/** Numbers behind a name, as readers leave them that take a word for a part of the title. */
const NUMERALS: readonly (readonly string[])[] = [
  ['2', 'ii', 'ni'],
  ['3', 'iii', 'san', '参'],
  ['4', 'iv', 'shi', 'yon', '肆'],
  ['5', 'v', 'go', '伍'],
  ['6', 'vi', 'roku', '陸'],
  ['7', 'vii', 'shichi', '漆'],
];

/** `Show 2`, `Show Go`: the season that stands as a numeral behind the show's name; null where there is none or no such season. */
export function numberedSequel(show: Show, titles: readonly string[]): Season | null {
  for (const title of titles) {
    const rest = restOfTitle(show, title);
    const place = rest === null ? -1 : NUMERALS.findIndex((words) => words.includes(rest));
    const season = place < 0 ? undefined : regular(show).find(({ number }) => number === place + 2);
    if (season) return season;
  }
  return null;
}

/** `The Prince of Tennis II`: the season that was read is a part of the show's own name. */
export const isOwnNumeral = (show: Show, season: number): boolean => {
  const last = / ([a-z\d]+)$/i.exec(show.name)?.[1]?.toLowerCase() ?? '';
  return NUMERALS[season - 2]?.includes(last) === true;
};

/** What stands behind the longest of a show's names in a title, folded; null where it goes on from none. */
export function restOfTitle(show: Show, title: string): string | null {
  const folded = foldTitle(title);
  const names = [...firstNames(show), ...show.titles.map((each) => each.title)].map(foldTitle);
  let rest: string | null = null;
  for (const name of names)
    if (
      name.length > 2 &&
      folded.startsWith(`${name} `) &&
      (rest === null || folded.length - name.length - 1 < rest.length)
    )
      rest = folded.slice(name.length + 1);
  return rest;
}

/** Signs behind a name, which folding takes away: `K-ON!!`, `Amagami SS+`. */
const signsOf = (title: string): string => /[!+?°'’*☆★♪]*$/u.exec(title.normalize('NFKC').trim())?.[0] ?? '';
const letters = (title: string): string => foldTitle(title).replaceAll(' ', '');

/**
 * `K-ON!!`, `Amagami SS+`, `Umaru-chanS`: a show's very name with a sign or a letter more, as sequels are called. Null where the show's own
 * names have it too, or where there is nothing else that it could be.
 */
export function signedSequel(
  show: Show,
  titles: readonly string[],
): { readonly sign: string; readonly season: Season | null } | null {
  const seasons = regular(show);
  const specials = show.seasons.some(({ number, episodes }) => number === 0 && episodes.length > 0);
  if (seasons.length < 2 && !specials) return null;
  const romaji = show.titles.find(({ kind }) => kind === 'romaji')?.title ?? '';
  const own = [show.name, show.originalName, romaji].filter((name) => name !== '');
  for (const title of titles) {
    const alike = own.filter((name) => letters(name) === letters(title));
    const most = Math.max(0, ...alike.map((name) => signsOf(name).length));
    const signs = signsOf(title);
    if (alike.length > 0 && signs.length > most && seasons.length > 1)
      return { sign: signs.slice(most), season: seasons[1] ?? null };
    const glued = own.find((name) => letters(name).length > 4 && letters(title).startsWith(letters(name)));
    const more = glued === undefined ? '' : letters(title).slice(letters(glued).length);
    const isName = show.titles.some((each) => letters(each.title) === letters(title));
    if (/^[a-z\d]$/.test(more) && (!isName || seasons.length > 1)) return { sign: more, season: seasons[1] ?? null };
  }
  return null;
}
