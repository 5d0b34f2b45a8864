// Cleans a title and takes several titles in one name apart. Pure.
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
  '91 days',
  'no. 6',
  'no.6',
  'golgo 13',
  '009 re:cyborg',
  'cyborg 009',
  'darker than black',
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
  'eden of the east',
  'lupin the 3rd',
  'toaru',
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

/** `22/7` and `Fate/stay night` are one title: a slash without blanks separates only where the scripts differ. */
function splitBySeparator(text: string): readonly string[] {
  const wide = text.split(/\s[/|｜／∥]\s|\s_\s|\s?｜\s?|(?<=\S)\s?\|\s?(?=\S)/u);
  // where blanks stand around the separators, those without are the titles' own: `Re_Dive _ リゼロ`
  if (wide.length > 1) return wide;
  const pieces: string[] = [];
  for (const piece of text.split(/[/／_]/u).map((each) => each.trim())) {
    const before = pieces.at(-1);
    // between two Latin words it is a sign that a disk does not allow: `Re_Dive`, `Fate/stay night`
    const isOwn =
      before !== undefined && /\p{Script=Latin}\P{L}*$/u.test(before) && /^\P{L}*\p{Script=Latin}/u.test(piece);
    if (isOwn) pieces[pieces.length - 1] = `${before} ${piece}`;
    else pieces.push(piece);
  }
  const mixed =
    pieces.length > 1 && pieces.some(isCjk) && pieces.some((piece) => !isCjk(piece) && LATIN_WORD.test(piece));
  return mixed ? pieces : [text];
}

/** `Ao no Orchestra - 藍色管弦樂`: a dash between two scripts separates. */
function splitByDash(text: string): readonly string[] {
  const pieces = text.split(/\s[-–]\s/);
  return pieces.length === 2 && pieces.some(isCjk) && pieces.some((piece) => !isCjk(piece)) ? pieces : [text];
}

/** Beyond Latin and its accents. */
const isWide = (text: string, at: number): boolean => text.charCodeAt(at) > 0x24f;

/** `葬送的芙莉莲 Sousou no Frieren`: a run of Latin words after or before CJK is a title of its own. */
function splitByScript(text: string): readonly string[] {
  let last = text.length - 1;
  while (last >= 0 && !isWide(text, last)) last -= 1;
  if (last < 0) return [text];
  const [behind, latin] = /^[^\p{Script=Latin}]*?\s(\p{Script=Latin}.{3,})$/u.exec(text.slice(last + 1)) ?? [];
  if (behind !== undefined && latin !== undefined && isCjk(text.slice(0, last + 1)))
    return [text.slice(0, -latin.length), latin];
  let first = 0;
  while (!isWide(text, first)) first += 1;
  const [before, after] = [text.slice(0, first), text.slice(first)];
  const separate = before.length > 4 && before.endsWith(' ') && LATIN_WORD.test(before);
  return separate && isCjk(after) && !/\p{Script=Latin}{3,}/u.test(after) ? [before, after] : [text];
}

/** What titles are joined and adorned with. */
const CLINGING = ' -–_,:~|/／★☆◆●';
const LEADING = /^[\s\-–_.,:~～!★☆◆●|/／]+(?=[\p{L}\p{N}])/u;

/** Without what clings to its edges. No pattern for the end: one that is not anchored at its start tries every run there is. */
function withoutEdges(text: string): string {
  let end = text.length;
  while (end > 0 && CLINGING.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(LEADING, '').trim();
}

/** The whole first: `16bit 的感動 ANOTHER LAYER` is one title, and only the catalogue can tell. */
const withScripts = (text: string): readonly string[] => [...new Set([text, ...splitByScript(text)])];

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

/** All titles in one text, in order, each cleaned; none empty, none twice. The first is the text's main title. */
export function titlesOf(text: string): readonly string[] {
  const parts = splitBySeparator(text.replace(/\s+/g, ' ').trim()).flatMap(splitByDash).flatMap(withScripts);
  const cleaned = parts.map(cleanTitle).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return [...new Set(cleaned)];
}
