// What to ask the catalogue about a group, most telling question first. Pure.
import type { SearchHit, TmdbType } from '../model/catalogue.ts';
import type { FileGroup } from '../model/match.ts';
import { mainTitle } from './title-distance.ts';

export interface Query {
  readonly type: TmdbType;
  readonly text: string;
  readonly year: number | null;
}

/** More titles than this are variants of variants. */
const TITLES_MOST = 4;

/** `无职转生Ⅱ`, `魔法使的新娘2`: a sequel's number behind a title. */
const SEQUEL_NUMBER =
  /(?:\s*[Ⅱ-Ⅹ]|\s+(?:II|III|IV|V)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]。?)[2-9])(?=$|\s)/u;
const SEASON_WORDS =
  /\s*(?:\b(?:season|part|cour)\s*\d+|\b\d(?:st|nd|rd|th)\s+(?:season|cour|part)|\bs\d{1,2}\b|第[\d一二三四五六七八九十]+[季期部]|\d期|\d기|\bfinal season)\s*$/i;
/** Marks that TMDB's search stumbles over. */
const searchable = (title: string): string =>
  title
    .replace(SEASON_WORDS, '')
    .replace(SEQUEL_NUMBER, '')
    .replace(/^(?:劇場版|剧场版|映画|gekijouban|극장판)\s*/i, '')
    .replace(/[★☆◆]+/gu, ' ')
    // `Kuroko.s.Basketball`: the dot stands for an apostrophe
    .replace(/(?<=\p{Script=Latin}{3}) s(?= )/gu, "'s")
    .replace(/\s+lv\.?\s*\d{1,2}$/i, '')
    // file names have `_` for a colon, and for what a disk does not allow
    .replace(/_\s/gu, ': ')
    .replace(/[_~～]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A season said in the middle, with a subtitle behind it: `MIX 第二季 ~…~`. */
const INNER_SEASON =
  /\s*(?:第[\d一二三四五六七八九十]+[季期部]|\b\d(?:st|nd|rd|th)\s+season\b)\s*(?=[:：~～\-–(（])/giu;

const isCjk = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);

/** Titles to ask for: an original script first, since it is hardly ever ambiguous; then without what stands behind a colon. */
function askedTitles({ titles }: FileGroup): readonly string[] {
  const whole = titles.filter((title) => searchable(title) !== '').slice(0, TITLES_MOST);
  const isPure = (title: string): boolean => isCjk(title) && !/\p{Script=Latin}{3,}/u.test(title);
  const ordered = [...whole.filter((title) => isPure(searchable(title))), ...whole];
  const shorter = ordered.map((title) => searchable(mainTitle(title.replace(INNER_SEASON, ' ')).trim()));
  return [...new Set([...ordered.map(searchable), ...shorter.filter(isLongEnough)])];
}

/** What stands before a colon or dash is asked for from this on: `Re` finds everything. */
const LEAST_LATIN = 3;

/** Shorter questions are not asked: they find everything. */
const SHORT_LATIN = 5;
const SHORT_CJK = 2;
/** Beginnings and ends tried of one title. */
const PARTS_MOST = 9;

/** Of all parts of all titles, so many are asked for. */
const RESORTS_MOST = 12;

/** Words that hundreds of works bear. */
const COMMON =
  /^(?:(?:the|a|an|no|movie|film|video|clip|anime|animation|series|season|special|specials|story|chapter|episode|final|new|untitled|sample|test)\s*)+$/i;

/** Whether a title says nothing: words that any file may bear. */
export const isCommon = (title: string): boolean => COMMON.test(title);

const isLongEnough = (title: string): boolean => title.length >= (isCjk(title) ? SHORT_CJK : LEAST_LATIN);
const isTelling = (part: string): boolean => part.length >= (isCjk(part) ? SHORT_CJK : SHORT_LATIN) && !isCommon(part);

/** What a part of a title neither begins nor ends with. */
const PARTICLE = /^(?:of|the|an?|and|to|in|de|no|wa|wo|ga|ni)$/i;

function withoutParticles(words: readonly string[]): readonly string[] {
  const isWord = (word: string): boolean => !PARTICLE.test(word);
  const first = words.findIndex(isWord);
  return first < 0 ? [] : words.slice(first, words.findLastIndex(isWord) + 1);
}

/**
 * A title without its last or first words, longest first: an arc or subtitle that TMDB has not, or a word that it writes apart
 * (`Himekishi`, `Hime Kishi`).
 */
function partsOf(title: string): readonly string[] {
  const words = title.split(/[\s,，、。!！?？;；「」『』]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const count = words.length;
  const within = (from: number, to: number): string => withoutParticles(words.slice(from, to)).join(' ');
  const [script = ''] =
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/u.exec(title) ?? [];
  // a name that ends in a sign: `Show! More of It`
  const [signed = ''] = /^[^!?！？]{3,}[!?！？]+(?=\s)/u.exec(title) ?? [];
  // `某某之某物`, `某のある日`: what stands before the first particle may be the name that the rest goes on from
  const [, owner = ''] = /^(\p{L}{2,}?)(?:之|の|的)\p{L}+$/u.exec(script) ?? [];
  const parts = [
    script,
    owner,
    within(0, Math.ceil((count * 2) / 3)),
    within(0, Math.ceil(count / 2)),
    within(0, Math.ceil(count / 3)),
    within(0, 2),
    signed,
    within(0, count - 1),
    within(1, count),
    within(1, Math.ceil((count * 2) / 3)),
    within(1, Math.ceil(count / 2)),
    within(Math.floor(count / 2), count),
    within(0, 1),
  ];
  return [...new Set(parts)].filter((part) => part !== title && isTelling(part)).slice(0, PARTS_MOST);
}

/** What is asked where the titles as they are found nothing near: shorter, and without the words that TMDB writes as signs. */
export function lastResorts(group: FileGroup): readonly Query[] {
  const titles = askedTitles(group);
  const unsigned = titles.map((title) =>
    isCjk(title) ? title.replace(/\s+/g, '') : title.replace(/\s+and\s+/gi, ' '),
  );
  const shorter = titles.flatMap((title) => [apart(title), ...partsOf(title)]);
  const types: readonly TmdbType[] = group.kind === 'film' ? ['movie', 'tv'] : ['tv', 'movie'];
  const texts = [...new Set([...unsigned, ...shorter])].filter((text) => !titles.includes(text));
  return texts.slice(0, RESORTS_MOST).flatMap((text) => types.map((type) => ({ type, text, year: null })));
}

/** `FullMetalAlchemist`, `ODDTaxi`, `tawawa2`: words written together, and a sequel’s number with them. */
const apart = (title: string): string =>
  title.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').replace(/(?<=\p{Ll}{3})\d$/u, '');

/** Letters of words that are spelt in one: shorter ones are syllables, which stand everywhere. */
const JOINED_LETTERS = 6;

/** Titles as the catalogue spells their words: what a search found by one word shows where it writes another one apart, or in one. */
export function respelt(group: FileGroup, hits: readonly SearchHit[]): readonly string[] {
  const spellings = new Map<string, string>();
  for (const { name, originalName } of hits)
    for (const words of [name, originalName].map((each) => each.split(/[\s:,.!?]+/u).filter(Boolean)))
      for (const [index, word] of words.entries()) {
        const pair = `${word}${words[index + 1] ?? ''}`.toLowerCase();
        if (index + 1 < words.length && pair.length >= JOINED_LETTERS)
          spellings.set(pair, `${word} ${words[index + 1] ?? ''}`);
      }
  const titles = askedTitles(group);
  return [
    ...new Set(
      titles.map((title) =>
        apart(title)
          .split(' ')
          .map((word) => spellings.get(word.toLowerCase()) ?? word)
          .join(' '),
      ),
    ),
  ].filter((title) => !titles.includes(title));
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
