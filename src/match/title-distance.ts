// How near two titles are, over all names that the catalogue has for a work. Pure.
import type { CatalogueEntry, SearchHit } from '../model/catalogue.ts';
import { foldTitle } from '../parse/title.ts';

/** Longer titles are compared by their beginning: time grows with the square of the length. */
const LONGEST = 120;

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (a.charAt(i) === b.charAt(j) ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Shared letters in their order; 0 where so different a length leaves no more than `least` anyway. */
const letters = (a: string, b: string, least: number): number => {
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) <= least * longest) return 0;
  return 1 - editDistance(a, b) / longest;
};

/** Shared words over all words. */
function words(a: string, b: string): number {
  const [one, two] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...one].filter((word) => two.has(word)).length;
  return shared / (one.size + two.size - shared);
}

/** Without what stands behind a colon or dash: `Bleach: Sennen Kessen-hen` -> `Bleach`. */
export const mainTitle = (title: string): string =>
  title.split(/\s*：\s*|\s*[:_]\s+|\s+[-–~～]\s*|\s*[～~]/u)[0]?.trim() ?? title;

/** A whole title that another one goes on from, as sequels and arcs do: this near, whatever stands behind it. */
const BEGINNING = 0.72;
/** A shorter beginning may be any word. */
const BEGINNING_LETTERS = 4;
const BEGINNING_CJK = 3;
/** And one that is spelt otherwise too. */
const RESPELT_LEAST = 8;

/** Letters of a name in Han or Kana that another script may follow without a space. */
const GLUED_LEAST = 4;

/** What stands behind a name in a title, both folded: behind a space, or in Latin letters close behind Han and Kana. Null for nothing. */
export function restBehind(title: string, name: string): string | null {
  if (title.length <= name.length || !title.startsWith(name)) return null;
  const rest = title.slice(name.length);
  const isGlued =
    name.length >= GLUED_LEAST &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u.test(name) &&
    /^\p{Script=Latin}/u.test(rest);
  return rest.startsWith(' ') || isGlued ? rest.trim() : null;
}

/** A beginning with its words written apart or together: `fullmetal panic …`, `full metal panic`. */
function isRespeltBeginning(whole: string, start: string): boolean {
  if (whole[0] !== start[0] || start.length < RESPELT_LEAST) return false;
  const letters = start.replaceAll(' ', '');
  if (letters.length < RESPELT_LEAST || !whole.replaceAll(' ', '').startsWith(letters)) return false;
  let at = 0;
  for (let left = letters.length; left > 0; at += 1) if (whole[at] !== ' ') left -= 1;
  return whole[at] === ' ';
}

function isBeginning(whole: string, start: string): boolean {
  const least = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(start)
    ? BEGINNING_CJK
    : BEGINNING_LETTERS;
  return start.length >= least && (restBehind(whole, start) !== null || isRespeltBeginning(whole, start));
}

/** 0..1, 1 for titles that fold to the same. */
export function likeness(one: string, other: string): number {
  const [a, b] = [foldTitle(one).slice(0, LONGEST), foldTitle(other).slice(0, LONGEST)];
  if (a === '' || b === '') return one.trim() === other.trim() ? 1 : 0;
  if (a === b || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 1;
  const begins = isBeginning(a, b) || isBeginning(b, a) ? BEGINNING : 0;
  const least = Math.max(words(a, b), begins);
  return Math.min(0.99, Math.max(letters(a, b, least), least));
}

export interface Nearest {
  /** as it counts among others */
  readonly likeness: number;
  /** the two names are the same but for how they are spelt */
  readonly isExact: boolean;
  /** the read title that came nearest */
  readonly read: string;
  /** the catalogue's name it came nearest to */
  readonly name: string;
  /** whose name that is */
  readonly kind: 'name' | 'original name' | 'romaji name' | 'other name';
}

type Named = readonly [name: string, kind: Nearest['kind']];

/** A year behind a name tells it from another work of that name; the year is evidence of its own. */
const YEAR_BEHIND = /\s*[(（](?:19|20)\d\d[)）]$/u;
/** Words that say film, which readers take off a name. */
const FILM_WORDS =
  /^(?:gekijou?ban|eiga|劇場版|剧场版|映画|극장판)\s*|\s*[:：\-–]?\s*(?:the movie|movie|劇場版|剧场版|电影版|電影版|극장판)$/giu;

const plainName = (entry: CatalogueEntry, name: string): string => {
  const plain = name.replace(YEAR_BEHIND, '');
  return (entry.type === 'movie' ? plain.replace(FILM_WORDS, '') : plain).trim() || name;
};

const namesOf = (entry: CatalogueEntry): readonly Named[] => {
  const given: readonly Named[] = [
    [entry.name, 'name'],
    [entry.originalName, 'original name'],
    ...entry.titles.map(({ title, kind }): Named => [title, kind === 'romaji' ? 'romaji name' : 'other name']),
  ];
  const plain = given.map(([name, kind]): Named => [plainName(entry, name), kind]);
  return [...given, ...plain.filter(([name], index) => name !== given[index]?.[0])];
};

/** Later read titles count a little less, and names that are none of a work's first: of two works that bear a name it is rather the one's own. */
const LATER = 0.005;
const OTHER = 0.01;
/** What was cut off a longer title counts less than that title: `Love Live!` is a name of several works. */
const FRAGMENT = 0.03;

const isFragment = (title: string, titles: readonly string[]): boolean => {
  const own = foldTitle(title);
  return titles.some((other) => other !== title && foldTitle(other).length > own.length && other.includes(title));
};

/** The pair of a read title and a name that are most alike. */
export function nearestName(titles: readonly string[], entry: CatalogueEntry): Nearest {
  let best: Nearest = { likeness: 0, isExact: false, read: titles[0] ?? '', name: entry.name, kind: 'name' };
  for (const [index, read] of titles.entries()) {
    const less = (index > 0 ? LATER : 0) + (isFragment(read, titles) ? FRAGMENT : 0);
    for (const [name, kind] of namesOf(entry)) {
      const like = likeness(read, name);
      const near = like - less - (kind === 'other name' ? OTHER : 0);
      const main = near < MAIN && best.likeness < MAIN && bearsMain(read, name) ? MAIN - less : near;
      if (main > best.likeness) best = { likeness: main, isExact: like === 1, read, name, kind };
    }
  }
  return best;
}

/** A title that goes on from what stands before a show's colon (`Show: First Story`, `Show Second Story`) may be of it: this near. */
const MAIN = 0.6;

const bearsMain = (read: string, name: string): boolean => {
  const main = mainTitle(name);
  return main !== name && isBeginning(foldTitle(read), foldTitle(main));
};

/** 0..1: how well all titles that were read are names of the work, not only the nearest: of two works it is the one that bears them all. */
export function coverage(titles: readonly string[], entry: CatalogueEntry): number {
  if (titles.length === 0) return 0;
  const names = namesOf(entry);
  const nearest = titles.map((read) => names.reduce((most, [name]) => Math.max(most, likeness(read, name)), 0));
  return nearest.reduce((sum, near) => sum + near, 0) / titles.length;
}

/** A work whose name bears a year to tell it from another one of that name: `Kanon (2006)`. */
export const hasYearBehind = ({ name }: { readonly name: string }): boolean => YEAR_BEHIND.test(name);

/** Likeness of a search answer's own names, before its details are known. */
export function hitLikeness(titles: readonly string[], { name, originalName }: SearchHit): number {
  const names = [name, originalName].map((each) => each.replace(YEAR_BEHIND, '') || each);
  return titles.reduce((most, title) => names.reduce((so, each) => Math.max(so, likeness(title, each)), most), 0);
}
