// Takes a stem apart into brackets and free text. Pure.
import { termOf } from './terms.ts';
import { NUMBERED_TITLES } from './titles.ts';

export interface Piece {
  readonly kind: 'free' | 'bracket';
  readonly text: string;
  /** the opening bracket, as ASCII; empty for free text */
  readonly open: string;
  /** where it begins and ends in the text, brackets included */
  readonly start: number;
  readonly end: number;
}

const OPENING = '[【［〔(（{';
const CLOSING = ']】］〕)）}';
/** What each is among ASCII's. */
const ASCII_OPENING = '[[[[(({';

/** Which pair of brackets a sign opens (1, 2 …) or closes (-1, -2 …), for every sign of the basic plane; 0: none. */
const PAIR = new Int8Array(0x10000);
for (let pair = 0; pair < OPENING.length; pair += 1) {
  PAIR[OPENING.charCodeAt(pair)] = pair + 1;
  PAIR[CLOSING.charCodeAt(pair)] = -pair - 1;
}

/** A dot that joins words, not the one in `12.5` or `2.0`. */
const JOINT = /(?<!(?:^|\D)\d{1,3})\.|\.(?!\d(?:\D|$))/g;
const JOINED_FROM =
  /\.(?=(?:S\d{1,2}(?:E\d{1,4})?|E\d{1,4}|\d{1,4}[화회話话集]|\d{3,4}p|(?:19|20)\d{2}|BluRay|WEB(?:-DL)?)\.)/i;

/** `Title_タイトル_标题`: between Han or Kana and a word, a line separates titles, because these scripts join no words by it. */
function isBetweenTitles(stem: string, at: number): boolean {
  const word = /[^_\s[\](){}]*/.exec(stem.slice(at + 1, at + 40))?.[0] ?? '';
  if (!HAN_OR_KANA.test(stem.charAt(at - 1) + word.charAt(0)) || termOf(word) !== null || /^v\d$/i.test(word))
    return false;
  // a number is an episode, unless it is a title's own: `某作品_11eyes`
  return /^(?:\p{L}|\d+-?(?!v\d|END|FIN)\p{L})/u.test(word) || NUMBERED_TITLES.includes(word);
}
const HAN_OR_KANA = /[！？。~〜～♪☆★\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** What stands in one bracket, or between two, joins its words by itself: `[Some Group]_Title_of_Show_[標題_Title of Show]`. */
const SEGMENTS = /[[【][^\]】]*[\]】]|[^[【]+|[[【]/g;

/** Lines between words to blanks, where words are joined so; those between titles stay. */
const withoutLines = (text: string): string =>
  !text.includes('_')
    ? text
    : text.replace(SEGMENTS, (segment) =>
        count(segment, '_') > count(segment.trim(), ' ') * (/^[[【]/.test(segment) ? Infinity : 1)
          ? segment.replace(/_/g, (_line, at: number) => (isBetweenTitles(segment, at) ? ' _ ' : ' '))
          : segment.replace(/_-_/g, ' - ').replace(/_(?=[([])|(?<=[)\]])_/g, ' '),
      );

/** `12.DVD`, `05.1080p.FLAC-Group`: a number and what is said of the file. */
const withoutDots = (word: string): string => {
  const parts = word.split('.');
  return parts.length > 1 && parts.slice(1).some((part) => isFileTerm(part)) ? parts.join(' ') : word;
};
const isFileTerm = (text: string): boolean => ![null, 'noise'].includes(termOf(text));

const CHAINED: readonly RegExp[] = [/^[^-[(【]+(?:-[^-[(【]+){3,}$/, /^[^+[(【]+(?:\+[^+[(【]+){2,}$/];

/** `title-of-show-03-words`, `Title+Episode+3`: no blank, no line, but many of another sign. */
const isChain = (text: string): boolean =>
  !text.includes(' ') && !text.includes('_') && count(text, '.') < 2 && CHAINED.some((chain) => chain.test(text));

/** Words are joined by underscores or dots where no blank is: `Series_Title_-_03`, `Series.Title.03`. */
export function unjoin(text: string): string {
  if (isChain(text)) return text.replace(/[-+]/g, ' ');
  const stem = withoutLines(text);
  if (!stem.includes('.')) return stem;
  const outside = text.replace(/\[[^\]]*\]/g, '').trim();
  if (!/[ _]/.test(outside) && count(text, '.') >= 2) return stem.replace(JOINT, ' ');
  // `Title with blanks.S01E05.1080p.WEB-DL`: joined from the first technical word on
  const joined = JOINED_FROM.exec(stem)?.index;
  const plain = joined === undefined ? stem : stem.slice(0, joined) + stem.slice(joined).replace(JOINT, ' ');
  return plain.replace(/(?<!\S)\d{2,4}\.[^\s()[\]]+/g, withoutDots);
}

/** A bracket that closes. */
interface Span {
  readonly start: number;
  /** where its closing sign is; -1 where it never comes */
  end: number;
  /** the opening bracket, as ASCII */
  readonly open: string;
}

/** All brackets in the order in which they open; one closes with the nearest of its kind that waits. */
function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  const waiting: Span[][] = [];
  for (let at = 0; at < text.length; at += 1) {
    const pair = PAIR[text.charCodeAt(at)] ?? 0;
    if (pair > 0) {
      const span = { start: at, end: -1, open: ASCII_OPENING.charAt(pair - 1) };
      spans.push(span);
      (waiting[pair] ??= []).push(span);
    } else if (pair < 0) {
      const span = waiting[-pair]?.pop();
      if (span) span.end = at;
    }
  }
  return spans;
}

/** Brackets and what stands between them, in order. An unclosed bracket is free text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let free = 0;
  const flush = (until: number): void => {
    const between = text.slice(free, until);
    if (!/[\p{L}\p{N}]/u.test(between)) return;
    const words = between.trim();
    const start = free + between.length - between.trimStart().length;
    pieces.push({ kind: 'free', text: words, open: '', start, end: start + words.length });
  };
  for (const { start, end, open } of spansOf(text)) {
    if (start < free || end < 0 || isInsideWord(text, start, end)) continue;
    flush(start);
    const inside = text.slice(start + 1, end).trim();
    if (inside !== '') pieces.push({ kind: 'bracket', text: inside, open, start, end: end + 1 });
    free = end + 1;
  }
  flush(text.length);
  return pieces;
}

/** `靠廢柴技能【狀態異常】成為最強`: a bracket with letters close on both sides belongs to the title. */
function isInsideWord(text: string, at: number, end: number): boolean {
  if (text.charAt(at) === '[' || at === 0) return false;
  return /\p{L}/u.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(end + 1));
}
