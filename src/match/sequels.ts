// Names of seasons: a file that bears a season's own name, or one that goes on from the show's. Pure.
import type { Season, Show } from '../model/catalogue.ts';
import { foldTitle } from '../parse/title.ts';
import { likeness, mainTitle, restBehind } from './title-distance.ts';

const GENERIC_SEASON = /^(?:season|series|specials|シーズン|第)\s*\d*/i;
/** How near a season's own name must be to the name read. */
export const OWN_NAME = 0.85;

const regular = (show: Show): readonly Season[] =>
  show.seasons.filter(({ number, episodes }) => number > 0 && episodes.length > 0);

/** The names a show is called by first: others may be those of its sequels. */
const firstNames = (show: Show): readonly string[] => [
  show.name,
  show.originalName,
  ...show.titles.filter(({ kind }) => kind === 'romaji').map(({ title }) => title),
];

/** `Bleach: Sennen Kessen-hen`: the season whose own name the file bears. */
export function seasonByName(show: Show, titles: readonly string[]): Season | null {
  const seasons = show.seasons.filter(
    ({ number, name }) => number > 0 && !GENERIC_SEASON.test(name) && name !== show.name,
  );
  const own = new Set(firstNames(show).map(foldTitle));
  const named = seasons.filter(({ name }) => !own.has(foldTitle(name)));
  for (const title of titles) {
    const sub = title.slice(mainTitle(title).length).replace(/^[\s:：\-–~～]+/u, '');
    for (const season of named)
      if (likeness(title, season.name) >= OWN_NAME || (sub !== '' && likeness(sub, season.name) >= OWN_NAME))
        return season;
  }
  return null;
}

/** A name, and more behind it; not where the rest is a name as well (`七つの大罪 The Seven Deadly Sins`). */
const goesOnFrom = (title: string, names: ReadonlySet<string>, all: ReadonlySet<string> = new Set()): boolean =>
  [...names].some((name) => {
    const rest = name.length > 2 ? restBehind(title, name) : null;
    return rest !== null && !all.has(rest);
  });

/** Words before a name that a second season has. */
const PREFIXED = /^(?:shin|zoku|motto|続|続 |新|真|续)\s*/;

/** A title that is one of the show's first names, cut short or with its words written apart. */
const isFirstName = (title: string, first: ReadonlySet<string>): boolean =>
  title !== '' && [...first].some((name) => name.replaceAll(' ', '').startsWith(title.replaceAll(' ', '')));

const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{N}\s]+$/u.test(text);

/** `K-ON! 輕音部`: a name and what it means in another language, both known; that is no sequel. */
const isTranslated = (title: string, names: ReadonlySet<string>): boolean =>
  [...names].some(
    (name) => isLatin(name) && title.startsWith(`${name} `) && !/\p{Script=Latin}/u.test(title.slice(name.length)),
  );

/** Whether one of the titles goes on from a name of the show, as sequels' names do. */
function goesOn(show: Show, titles: readonly string[]): boolean {
  const first = new Set(firstNames(show).map(foldTitle));
  const all = new Set([...first, ...show.titles.map(({ title }) => foldTitle(title))]);
  return titles.map(foldTitle).some((title) => {
    if (isFirstName(title, first)) return false;
    return all.has(title) ? goesOnFrom(title, first, all) && !isTranslated(title, first) : goesOnFrom(title, all, all);
  });
}

/** Words behind a name that count: `Show Third`, `Show: The Second Barrage`, `Show Next`. */
const ORDINALS: readonly RegExp[] = [
  /(?:^|\s)(?:second|2nd|two|next|new|ni|futa\w*|zoku|kai|returns?|again|more|plus|r2)(?:\s|$)|続|续|貳|弐/,
  /(?:^|\s)(?:third|3rd|three|san|mitsu\w*)(?:\s|$)|参/,
  /(?:^|\s)(?:fourth|4th|four|yon|shi)(?:\s|$)/,
  /(?:^|\s)(?:fifth|5th|five)(?:\s|$)/,
];

/** The place that words behind the show's name count to: 2 for `Second`; null where they count nothing. */
function ordinalOf(show: Show, titles: readonly string[]): number | null {
  for (const title of titles) {
    const rest = restOfTitle(show, title);
    const place = rest === null ? -1 : ORDINALS.findIndex((words) => words.test(rest));
    if (place >= 0) return place + 2;
  }
  return null;
}

/**
 * What the parts of a show are called by names that go on from its own (`Bleach Sennen Kessen-hen`), nearest guess first, where TMDB does not
 * tell the names of its seasons: the one that a word counts to, else the last one, since a season that is out is named so long only until
 * the next. Empty where a title is the show's own.
 */
export function sequelsOf<Part>(show: Show, titles: readonly string[], parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2) return [];
  const first = new Set(firstNames(show).map(foldTitle));
  if (goesOn(show, titles)) {
    const counted = parts[(ordinalOf(show, titles) ?? 0) - 1];
    return [...new Set([...(counted === undefined ? [] : [counted]), ...parts.slice(1).toReversed()])];
  }
  const isPrefixed = titles
    .map(foldTitle)
    .some((title) => PREFIXED.test(title) && first.has(title.replace(PREFIXED, '').trim()));
  return isPrefixed ? parts.slice(1, 2) : [];
}

/** The season that a name goes on to; null where a title is the show's own. */
export const sequelOf = (show: Show, titles: readonly string[]): Season | null =>
  sequelsOf(show, titles, regular(show))[0] ?? null;

/** Numbers behind a name, as readers leave them that take a word for a part of the title. */
const NUMERALS: readonly (readonly string[])[] = [
  ['2', 'ii', 'ni'],
  ['3', 'iii', 'san', '参'],
  ['4', 'iv', 'shi', 'yon', '肆'],
  ['5', 'v', 'go', '伍'],
  ['6', 'vi', 'roku', '陸'],
  ['7', 'vii', 'shichi', '漆'],
];

const numeralOf = (rest: string): number | null => {
  const written = /^(?:第|lv )?(\d{1,2})(?:シリーズ|系列|部)?$/.exec(rest)?.[1];
  if (written !== undefined) return Number(written);
  const place = NUMERALS.findIndex((words) => words.includes(rest));
  return place < 0 ? null : place + 2;
};

/** `Show 2`, `Show Go`: the season that stands as a numeral behind the show's name; null where there is none or no such season. */
export function numberedSequel(show: Show, titles: readonly string[]): Season | null {
  const first = new Set(firstNames(show).map(foldTitle));
  for (const title of titles) {
    // `Osomatsu-san`: what looks like a numeral is a part of the name itself
    if (first.has(foldTitle(title))) continue;
    const rest = restOfTitle(show, title);
    const said = rest === null ? null : numeralOf(rest);
    const season = said === null ? undefined : regular(show).find(({ number }) => number === said);
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
  for (const name of names) {
    const behind = name.length > 2 ? restBehind(folded, name) : null;
    if (behind !== null && (rest === null || behind.length < rest.length)) rest = behind;
  }
  return rest;
}

/** Signs behind a name, which folding takes away: `K-ON!!`, `Amagami SS+`. */
const signsOf = (title: string): string => /[!+?°'’*☆★♪]*$/u.exec(title.normalize('NFKC').trim())?.[0] ?? '';
const letters = (title: string): string => foldTitle(title).replaceAll(' ', '');

/** Whether a title goes on from a name of the show and none is one of its names: it may well be of another work. */
export const isForeign = (show: Show, titles: readonly string[]): boolean => {
  const all = new Set([...firstNames(show), ...show.titles.map(({ title }) => title)].map(letters));
  return goesOn(show, titles) && !titles.some((title) => all.has(letters(title)));
};

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
    if (/^[a-z2-9]$/.test(more) && (!isName || seasons.length > 1)) return { sign: more, season: seasons[1] ?? null };
  }
  return null;
}
