// Brackets sorted: numbers, markers, words about the file. What nobody knows may be a title or a release group.
import {
  EPISODE_MARKERS,
  KIND_MARKERS,
  PART_MARKERS,
  PLACE_MARKERS,
  SEASON_MARKERS,
  COUNT_MARKERS,
} from './markers.ts';
import { memory } from './memory.ts';
import { isYear, rangeOf } from './numerals.ts';
import type { Piece } from './pieces.ts';
import { emptyDraft, find, findWhole, say, take, takeTerm, type Draft, type Reading } from './reading.ts';
import { termOf } from './terms.ts';

/** So many of a bracket's words must be known for the others to be about the file, too. */
const MOST_KNOWN = 0.5;

/** A bracket that is one word, or one phrase, about the file. */
function takeWhole(draft: Draft, text: string): boolean {
  const field = termOf(text);
  if (field !== null) takeTerm(draft, field, text);
  return field !== null;
}

/** Whether every word of a bracket is about the file; its fields are taken. */
function takeTerms(draft: Draft, text: string): boolean {
  const words = text.split(/[\s,_+|&/·、]+/u).filter(Boolean);
  const fields = words.map((word) => [word, termOf(word.replace(/^[-.]+|[-.]+$/g, ''))] as const);
  const known = fields.filter(([, field]) => field !== null);
  if (words.length === 0 || known.length < Math.max(1, words.length * MOST_KNOWN)) return words.length === 0;
  for (const [word, field] of known) if (field !== null) takeTerm(draft, field, word);
  return true;
}

/** What may stand behind the number in its bracket: the end of the show, a correction, a part of the whole. */
const TAIL = '(?:[\\s_+]{0,3}(?:END|FIN|EX|Pre|TV|Drama|\\(?[完修正合全集先行版部分精校]{1,6}\\)?))';
/** `12`, `12v2`, `EP12`, `01-12 Fin`, `TV01-13`, `50_完`. */
const BRACKETED_NUMBER = new RegExp(
  `^(?:TV|EP?|#)?(\\d{1,4}(?:\\.\\d)?)(?:[\\s_]?v(\\d))?(?:\\s?[-~&+]\\s?(?:EP?)?(\\d{1,4}))?(?:[\\s_]?v(\\d))?${TAIL}?${TAIL}?(?:\\s?v(\\d))?$`,
  'i',
);
const numberIn = (text: string): RegExpExecArray | null => BRACKETED_NUMBER.exec(text.normalize('NFKC'));

/** A bracket that holds nothing but a number or a range: an episode or a year. */
function takeNumberBracket(draft: Draft, text: string): boolean {
  const found = numberIn(text);
  if (found?.[1] === undefined) return false;
  const [first, last] = [Number(found[1]), found[3] === undefined ? null : Number(found[3])];
  if (isYear(first) && (last === null || isYear(last))) {
    say(draft, 'year', first, 'bracketed-year');
    return true;
  }
  const version = found[2] ?? found[4] ?? found[5];
  take(
    draft,
    {
      episodes: last === null ? [first] : rangeOf(first, last),
      ...(version === undefined ? {} : { version: Number(version) }),
    },
    'bracketed-number',
  );
  return true;
}

/** A bracket that is one marker and nothing else: `[第12話]`, `(Season 2)`, `[OVA]`. */
function takeMarkerBracket(draft: Draft, text: string): boolean {
  for (const table of [PLACE_MARKERS, EPISODE_MARKERS, SEASON_MARKERS, PART_MARKERS, COUNT_MARKERS, KIND_MARKERS]) {
    const said = findWhole(text, table);
    if (!said) continue;
    take(draft, said, said.rule);
    return true;
  }
  return false;
}

/** `[01 1080p HEVC]`, `(01-13Fin WEBRIP 720p)`: an episode, and words about the file. */
function takeNumberAndTerms(draft: Draft, text: string): boolean {
  const [first = '', ...words] = text.split(' ');
  const known = words.filter((word) => termOf(word) !== null).length;
  const isAboutFile = words.length > 0 && known >= words.length * MOST_KNOWN;
  if (!isAboutFile || !/^\d{2}/.test(first) || numberIn(first) === null) return false;
  const terms = words.join(' ');
  return (takeWhole(draft, terms) || takeTerms(draft, terms)) && takeNumberBracket(draft, first);
}

/** `(Season 2 + Movie)`, `(Season 4 pt3)`: a season that begins a bracket, whatever else is in the pack. */
function takeSeasonBracket(draft: Draft, text: string): boolean {
  const hit = find(draft, text, SEASON_MARKERS);
  if (hit?.start !== 0) return false;
  find(draft, text, PART_MARKERS);
  return true;
}

/** What a bracket is: a number, known, or unknown: it may be a title or a group, and yet name a season. */
export interface Bracket {
  readonly kind: 'number' | 'known' | 'unknown';
  readonly said: Reading;
}

/** `(2016 TV)`, `(2016 Dai 2 Cour)`: a year, and what else is known. */
function takeYearAndMore(draft: Draft, text: string): boolean {
  const [, year, more] = /^((?:19|20)\d{2})[\s,]+(\S.*)$/.exec(text) ?? [];
  if (year === undefined || more === undefined || !takeKnown(draft, more)) return false;
  say(draft, 'year', Number(year), 'bracketed-year');
  return true;
}

const takeKnown = (draft: Draft, text: string): boolean =>
  takeWhole(draft, text) || takeMarkerBracket(draft, text) || takeNumberAndTerms(draft, text) || takeTerms(draft, text);

const CHECKSUM = /^(?=.*\d)[0-9A-F]{8}$/i;

function sort(text: string): Bracket {
  if (numberIn(text) !== null) return { kind: 'number', said: NOTHING };
  const said = emptyDraft();
  const isKnown = takeKnown(said, text) || takeYearAndMore(said, text) || takeSeasonBracket(said, text);
  return { kind: isKnown ? 'known' : 'unknown', said };
}
const NOTHING: Reading = emptyDraft();

const BRACKETS_KEPT = 128;
const sorted = memory<Bracket>(BRACKETS_KEPT);

/** Sorts a bracket by its text. */
export function sortBracket(text: string): Bracket {
  // every file has another checksum: it is not worth keeping
  const isChecksum = text.length === 8 && CHECKSUM.test(text) && termOf(text) === null;
  return isChecksum ? { kind: 'known', said: { ...NOTHING, checksum: text.toUpperCase() } } : sorted(text, sort);
}

/** Numbers in brackets are the episode, or beside `S02E13` the absolute number. */
export function takeNumbers(draft: Draft, numbers: readonly Piece[]): void {
  for (const { text } of numbers) {
    const value = Number(text);
    const beside = draft.rules['episodes']?.startsWith('season-') === true;
    if (beside && Number.isInteger(value) && !isYear(value)) say(draft, 'absolute', [value], 'bracketed-number');
    else takeNumberBracket(draft, text);
  }
}
