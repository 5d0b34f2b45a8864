// Takes a stem apart into brackets and free text. Pure.
import { termOf } from './terms.ts';

export interface Piece {
  readonly kind: 'free' | 'bracket';
  readonly text: string;
  /** the opening bracket, as ASCII; empty for free text */
  readonly open: string;
}

const OPEN: Readonly<Record<string, string>> = {
  '[': ']',
  '【': '】',
  '(': ')',
  '（': '）',
  '［': '］',
  '〔': '〕',
  '{': '}',
  '『': '』',
};
const ASCII_OPEN: Readonly<Record<string, string>> = { '【': '[', '［': '[', '〔': '[', '『': '[', '（': '(' };

/** A dot that joins words, not the one in `12.5` or `2.0`. */
const JOINT = /(?<!(?:^|\D)\d{1,3})\.|\.(?!\d(?:\D|$))/g;
const JOINED_FROM = /\.(?=(?:S\d{1,2}(?:E\d{1,4})?|E\d{1,4}|\d{3,4}p|(?:19|20)\d{2}|BluRay|WEB(?:-DL)?)\.)/i;

/** `Title_タイトル_标题`: between Han or Kana and a word, a line separates titles, because these scripts join no words by it. */
function isBetweenTitles(stem: string, at: number): boolean {
  const word = /[^_\s[\](){}]*/.exec(stem.slice(at + 1, at + 40))?.[0] ?? '';
  return HAN_OR_KANA.test(stem.charAt(at - 1) + word.charAt(0)) && /^\p{L}/u.test(word) && termOf(word) === null;
}
const HAN_OR_KANA = /[！？。\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Words are joined by underscores or dots where no blank is: `Series_Title_-_03`, `Series.Title.03`. */
export function unjoin(text: string): string {
  let stem = text;
  const blanks = stem.split(' ').length - 1;
  const lines = stem.split('_').length - 1;
  const dots = stem.split('.').length - 1;
  if (lines > blanks) return stem.replace(/_/g, (_line, at: number) => (isBetweenTitles(text, at) ? ' _ ' : ' '));
  if (lines > 0) stem = stem.replace(/_-_/g, ' - ').replace(/_(?=[([])|(?<=[)\]])_/g, ' ');
  // `title-of-show-03-words`, `Title+Episode+3`
  const isChained = /^[^-[(【]+(?:-[^-[(【]+){3,}$/.test(stem) || /^[^+[(【]+(?:\+[^+[(【]+){2,}$/.test(stem);
  if (blanks + lines === 0 && dots < 2 && isChained) return stem.replace(/[-+]/g, ' ');
  const outside = stem.replace(/\[[^\]]*\]/g, '');
  if (!outside.trim().includes(' ') && dots >= 2) return stem.replace(JOINT, ' ');
  // `Title with blanks.S01E05.1080p.WEB-DL`: joined from the first technical word on
  const joined = JOINED_FROM.exec(stem)?.index;
  return joined === undefined ? stem : stem.slice(0, joined) + stem.slice(joined).replace(JOINT, ' ');
}

/** Where each bracket that is open closes, nested ones of its kind skipped; those that never close are missing. */
function closings(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const waiting = new Map<string, number[]>();
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const close = OPEN[character];
    const opened = waiting.get(character)?.pop();
    if (opened !== undefined) ends.set(opened, at);
    if (close === undefined) continue;
    const others = waiting.get(close);
    if (others) others.push(at);
    else waiting.set(close, [at]);
  }
  return ends;
}

/** Brackets and what stands between them, in order. An unclosed bracket is free text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const ends = closings(text);
  let free = 0;
  const flush = (end: number): void => {
    const between = text.slice(free, end).trim();
    if (between !== '') pieces.push({ kind: 'free', text: between, open: '' });
  };
  for (let at = 0; at < text.length; at += 1) {
    const end = ends.get(at);
    if (end === undefined || isInsideWord(text, at, end)) continue;
    const open = text.charAt(at);
    flush(at);
    pieces.push({ kind: 'bracket', text: text.slice(at + 1, end).trim(), open: ASCII_OPEN[open] ?? open });
    at = end;
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
