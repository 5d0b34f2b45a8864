// Cleans a title and takes several titles in one name apart. Pure.
import { tidy } from './blanks.ts';
import { termOf } from './terms.ts';

/** Shows whose title ends in, or is, a number that would read as an episode, year or season. Lower case. */
export const NUMBERED_TITLES: readonly string[] = [
  'zom 100',
  'mob psycho 100',
  'yamato 2199',
  'yamato 2202',
  'yamato 2205',
  '86',
  '22/7',
  '22-7',
  '22／7',
  '91 days',
  'no. 6',
  'no.6',
  'golgo 13',
  '009 re:cyborg',
  'cyborg 009',
  'area 88',
  'district 9',
  'kanon 2006',
  'ao no 6',
  'galaxy express 999',
  '銀河鉄道999',
  'ginga tetsudou 999',
  'dirty pair flash 2',
  'steel angel kurumi 2',
  'space battleship yamato 2199',
  'uchuu senkan yamato 2199',
  'tokyo magnitude 8.0',
  '100-man',
  '100man no inochi',
  'level 1',
  'lv999',
  'lv2',
  'rank 46',
];

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LATIN_WORD = /\p{Script=Latin}{2,}/u;

export const isCjk = (text: string): boolean => CJK.test(text);
/** In Latin letters alone, and long enough to be asked for. */
const isLatin = (text: string): boolean => !isCjk(text) && LATIN_WORD.test(text);

const words = (text: string): readonly string[] => text.trim().split(/\s+/).filter(Boolean);
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Whether a line or a slash without blanks belongs to a title: it stands for a sign that a disk does not allow (`Re_Dive`, `Fate/stay night`)
 * between two Latin words, one of which is alone. Between two titles both are longer, or end in a sign: `神様になった日!_The Day of a God`.
 */
function isOwnSign(before: string, after: string, sofar: string): boolean {
  if (!/[\p{Script=Latin}\p{N}]\W?$/u.test(before) || !/^\W?[\p{Script=Latin}\p{N}]/u.test(after)) return false;
  if (/[~〜～]$/u.test(before) || letters(before) === letters(after)) return false;
  const isPhrase = isCjk(sofar) || words(before).length > 1;
  return !(isPhrase && words(after).length > 1);
}

/** `A_B_C` in a name whose titles are in several scripts; one Latin title with a slash of its own stays whole. */
function splitGlued(text: string): readonly string[] {
  const raw = text.split(/[/／]|_(?!\s)/u).map((each) => each.trim());
  if (raw.length < 2 || !raw.some(isCjk)) return [text];
  const pieces: string[] = [];
  for (const [index, piece] of raw.entries()) {
    const before = raw[index - 1];
    if (before !== undefined && isOwnSign(before, piece, pieces.at(-1) ?? ''))
      pieces.push(`${pieces.pop() ?? ''} ${piece}`);
    else pieces.push(piece);
  }
  return pieces;
}

/** Signs that stand between titles where blanks stand around them; those without are then the titles' own: `Re_Dive _ リゼロ`. */
const SEPARATORS = /\s[/|｜／∥]\s|\s_(?:\s|(?=\S))|\s?｜\s?|(?<=\S)\s?\|\s?(?=\S)/u;

/** `Ao no Orchestra - 藍色管弦樂`, `嫁給某人·Married to Someone`, `某作品 ~ Some Work ~`: signs that separate two scripts. */
const DASH = /\s[-–]\s/;
const BETWEEN_SCRIPTS: readonly RegExp[] = [DASH, /\s[~～]\s/, /[·・]/];

/** The first sign of the table that leaves one piece in each script. */
function splitByScripts(text: string): readonly string[] {
  if (!isCjk(text)) return [text];
  for (const sign of BETWEEN_SCRIPTS) {
    const pieces = text.split(sign).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
    const [first = '', second = ''] = pieces;
    // `某作品 - INFINITY`: what comes behind a dash may be a subtitle
    const isSeparate = isLatin(first) ? isCjk(second) : sign !== DASH && isLatin(second);
    if (pieces.length === 2 && isSeparate) return pieces;
  }
  return [text];
}

/** `Some Show - SOME SHOW!`: the same title twice. */
function withoutEcho(text: string): string {
  const [first = '', second, ...more] = text.split(/\s[-–]\s/);
  return second !== undefined && more.length === 0 && letters(first) === letters(second) ? second : text;
}

/** Most names hold one title: they are not looked at any closer. */
const MAY_SEPARATE = /[/|｜／∥_·・]|\s[-–~～]\s/u;

/** Nobody gives more; time must not grow with what only looks so. */
const TITLES_MOST = 8;

/** The titles that stand side by side in one text, as they stand there. */
export function separate(text: string): readonly string[] {
  if (!MAY_SEPARATE.test(text)) return [tidy(text)];
  // `1 / 2`, `1_2`: one half
  const plain = tidy(text).replace(/(?<![\d.])(\d)\s?[/_]\s?(\d)(?!\d)/g, '$1/$2');
  const wide = plain.split(SEPARATORS);
  return (wide.length > 1 ? wide : splitGlued(plain)).slice(0, TITLES_MOST).flatMap(splitByScripts).map(withoutEcho);
}

/** Beyond Latin and its accents. */
const isWide = (text: string, at: number): boolean => text.charCodeAt(at) > 0x24f;

/** `葬送的芙莉莲 Sousou no Frieren`: a run of Latin words after or before CJK may be a title of its own. */
function splitByScript(text: string): readonly string[] {
  let last = text.length - 1;
  while (last >= 0 && !isWide(text, last)) last -= 1;
  if (last < 0) return [];
  const [behind, latin] = /^[^\p{Script=Latin}]*?\s(\p{Script=Latin}.{3,})$/u.exec(text.slice(last + 1)) ?? [];
  if (behind !== undefined && latin !== undefined && isCjk(text.slice(0, last + 1)))
    return [text.slice(0, -latin.length), latin];
  let first = 0;
  while (!isWide(text, first)) first += 1;
  const [before, after] = [text.slice(0, first), text.slice(first)];
  const isSeparate = before.length > 4 && before.endsWith(' ') && LATIN_WORD.test(before);
  return isSeparate && isCjk(after) && !/\p{Script=Latin}{3,}/u.test(after) ? [before, after] : [];
}

/** `Some Show (Another Name)`: what stands in brackets behind or within a title may be none of its words. */
function withoutBrackets(text: string): readonly string[] {
  if (!/[[(（]/.test(text)) return [];
  const bare = text.replace(/\s?[[(（][^\])）]{2,}[\])）]/gu, '').trim();
  return bare === text || bare === '' ? [] : [bare];
}

/** What titles are joined and adorned with. */
const CLINGING = ' -–_,:~|/／★☆◆●';
const LEADING = /^[\s\-–_.,:~～!★☆◆●|/／]+(?=[\p{L}\p{N}])/u;

/** `某作品 ～夜之章～`, `Title -words-`: a sign that ends what its like began. */
const closesPair = (text: string, at: number): boolean => {
  const sign = text.charAt(at);
  const began = /[-~～]/.test(sign) ? text.lastIndexOf(` ${sign}`, at - 2) : -1;
  return began >= 0 && /[\p{L}\p{N}]/u.test(text.charAt(began + 2));
};

/** Without what clings to its edges. No pattern for the end: one that is not anchored at its start tries every run there is. */
function withoutEdges(text: string): string {
  let end = text.length;
  while (end > 0 && CLINGING.includes(text.charAt(end - 1)) && !closesPair(text, end - 1)) end -= 1;
  return text.slice(0, end).replace(LEADING, '').trim();
}

/** What packs say of themselves behind a title, in more than one word or without a blank. */
const PACK =
  /(?:\s(?:(?:dual|multi|multiple|english|eng|dubbed)[ -]?(?:audio|subs?|subbed|dub(?:bed)?)|complete(?:\s(?:batch|series|season|collection))?|batch|特典)|(?<=\p{Script=Han})[合全]集)$/iu;

/** Technical words at the end go, and what clings to the edges. */
function cleanTitle(text: string): string {
  let title = withoutEdges(text);
  for (;;) {
    const bare = title.replace(PACK, '');
    if (bare !== title && bare !== '') {
      title = withoutEdges(bare);
      continue;
    }
    const blank = title.lastIndexOf(' ');
    const last = title.slice(blank + 1);
    const field = blank < 0 ? null : termOf(last);
    if (field === null || (field === 'noise' && !/^[A-Z0-9]+$/.test(last) && !isCjk(last))) return title;
    title = withoutEdges(title.slice(0, blank));
  }
}

/**
 * Titles as they stood side by side to titles as they are asked for. One in Latin letters goes first, since it is the one that every catalogue
 * and every disk knows; then the others in their order; then what each may be without what only perhaps belongs to it: `16bit 的感動 ANOTHER LAYER`
 * is one title, and only the catalogue can tell.
 */
export function orderTitles(titles: readonly string[], variants: readonly string[] = []): readonly string[] {
  const latin: string[] = [];
  const others: string[] = [];
  for (const title of titles.map(cleanTitle)) (isLatin(title) ? latin : others).push(title);
  const ordered = [...latin, ...others];
  const perhaps = ordered.flatMap((title) => [...withoutBrackets(title), ...splitByScript(title)]);
  const all = [...ordered, ...[...variants, ...perhaps].map(cleanTitle)];
  return [...new Set(all)].filter((title) => /[\p{L}\p{N}]/u.test(title));
}

/** All titles in one text. */
export const titlesOf = (text: string): readonly string[] => orderTitles(separate(text));
