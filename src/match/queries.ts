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
    .replace(/[_~～★☆◆]+/gu, ' ')
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

/** The questions in order. Series first; films first where the shape says film. The year narrows once, then everything without it. */
export function queriesFor(group: FileGroup): readonly Query[] {
  const types: readonly TmdbType[] = group.kind === 'film' ? ['movie', 'tv'] : ['tv', 'movie'];
  const titles = askedTitles(group);
  const [first] = types;
  const narrowed =
    group.year === null || !first ? [] : titles.slice(0, 2).map((text) => ({ type: first, text, year: group.year }));
  return [...narrowed, ...types.flatMap((type) => titles.map((text) => ({ type, text, year: null })))];
}
