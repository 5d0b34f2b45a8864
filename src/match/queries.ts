// What to ask the catalogue about a group, most telling question first. Pure.
import type { TmdbType } from '../model/catalogue.ts';
import type { FileGroup } from '../model/match.ts';
import { mainTitle } from './title-distance.ts';

export interface Query {
  readonly type: TmdbType;
  readonly text: string;
  readonly year: number | null;
}

/** More titles than this are variants of variants. */
const TITLES_MOST = 4;

const SEASON_WORDS =
  /\s*(?:\b(?:season|part|cour)\s*\d+|\b\d(?:st|nd|rd|th)\s+(?:season|cour|part)|\bs\d{1,2}\b|第[\d一二三四五六七八九十]+[季期部]|\d期|\d기|\bfinal season)\s*$/i;
/** Marks that TMDB's search stumbles over. */
const searchable = (title: string): string =>
  title
    .replace(SEASON_WORDS, '')
    .replace(/^(?:劇場版|剧场版|映画|gekijouban|극장판)\s*/i, '')
    .replace(/[★☆◆]+/gu, ' ')
    // file names have `_` for a colon, and for what a disk does not allow
    .replace(/_\s/gu, ': ')
    .replace(/[_~～]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const isCjk = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);

/** Titles to ask for: an original script first, since it is hardly ever ambiguous; then without what stands behind a colon. */
function askedTitles({ titles }: FileGroup): readonly string[] {
  const plain = titles
    .map(searchable)
    .filter((title) => title !== '')
    .slice(0, TITLES_MOST);
  const pure = plain.filter((title) => isCjk(title) && !/\p{Script=Latin}{3,}/u.test(title));
  const ordered = [...pure, ...plain];
  return [...new Set([...ordered, ...ordered.map(mainTitle).filter((title) => title.length > 1)])];
}

/** Shorter questions are not asked: they find everything. */
const SHORT_LATIN = 4;
const SHORT_CJK = 2;
/** Prefixes tried of one title. */
const PREFIXES_MOST = 3;

/** A title without its last words, longest first: what a subtitle or an arc was written behind. */
function prefixesOf(title: string): readonly string[] {
  const words = title.split(/[\s,，、!！?？]+/u).filter(Boolean);
  const cuts = [words.length - 1, Math.ceil(words.length / 2), 2, 1].filter((cut) => cut > 0 && cut < words.length);
  return [...new Set(cuts)]
    .map((cut) => words.slice(0, cut).join(' '))
    .filter(
      (prefix) =>
        (isCjk(prefix) ? prefix.length >= SHORT_CJK : prefix.length >= SHORT_LATIN && prefix.includes(' ')) ||
        prefix.length > 6,
    )
    .slice(0, PREFIXES_MOST);
}

/** What is asked where the titles as they are found nothing near: shorter, and without the words that TMDB writes as signs. */
export function lastResorts(group: FileGroup): readonly Query[] {
  const titles = askedTitles(group);
  const unsigned = titles
    .filter((title) => /\band\b/i.test(title))
    .map((title) => title.replace(/\s*\band\b\s*/gi, ' '));
  const shorter = titles.flatMap(prefixesOf);
  const types: readonly TmdbType[] = group.kind === 'film' ? ['movie', 'tv'] : ['tv', 'movie'];
  const texts = [...new Set([...unsigned, ...shorter])].filter((text) => !titles.includes(text));
  return types.flatMap((type) => texts.map((text) => ({ type, text, year: null })));
}

/** The questions in order. Series first; films first where the shape says film. The year narrows once, then everything without it. */
export function queriesFor(group: FileGroup): readonly Query[] {
  const types: readonly TmdbType[] = group.kind === 'film' ? ['movie', 'tv'] : ['tv', 'movie'];
  const titles = askedTitles(group);
  const [first] = types;
  const narrowed =
    group.year === null || !first ? [] : titles.slice(0, 2).map((text) => ({ type: first, text, year: group.year }));
  return [...narrowed, ...types.flatMap((type) => titles.map((text) => ({ type, text, year: null })))];
}
