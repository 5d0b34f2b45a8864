// Our own reading of one stem: brackets sorted, markers found, what is left is the title. Pure; never throws.
import type { NameType } from '../model/parsed-name.ts';
import {
  EPISODE_MARKERS,
  KIND_MARKERS,
  PART_MARKERS,
  PLACE_MARKERS,
  SEASON_MARKERS,
  type Marker,
  type Said,
} from './markers.ts';
import { numberOf, rangeOf } from './numerals.ts';
import { piecesOf, unjoin, type Piece } from './pieces.ts';
import { termOf, type Field } from './terms.ts';
import { NUMBERED_TITLES, titlesOf } from './titles.ts';

export interface Reading {
  titles: readonly string[];
  season: number | null;
  part: number | null;
  episodes: readonly number[];
  absolute: readonly number[];
  year: number | null;
  type: NameType | null;
  releaseGroup: string | null;
  checksum: string | null;
  version: number | null;
  episodeTitle: string | null;
  readonly files: Partial<Record<Exclude<Field, 'noise'>, string>>;
  /** field -> the rule that said it */
  readonly rules: Record<string, string>;
}

const emptyReading = (): Reading => ({
  titles: [],
  season: null,
  part: null,
  episodes: [],
  absolute: [],
  year: null,
  type: null,
  releaseGroup: null,
  checksum: null,
  version: null,
  episodeTitle: null,
  files: {},
  rules: {},
});

const isYear = (value: number): boolean => value >= 1950 && value <= 2035;

function take(reading: Reading, said: Said, rule: string): void {
  if (said.season !== undefined && reading.season === null)
    [reading.season, reading.rules['season']] = [said.season, rule];
  if (said.part !== undefined && reading.part === null) [reading.part, reading.rules['part']] = [said.part, rule];
  if (said.episodes !== undefined && said.episodes.length > 0 && reading.episodes.length === 0)
    [reading.episodes, reading.rules['episodes']] = [said.episodes, rule];
  if (said.version !== undefined && reading.version === null)
    [reading.version, reading.rules['version']] = [said.version, rule];
  if (said.type !== undefined && reading.type === null) [reading.type, reading.rules['type']] = [said.type, rule];
}

interface Hit {
  readonly start: number;
  readonly end: number;
}

/** The first marker of the table that holds in the text; what it says is taken. */
function find(reading: Reading, text: string, markers: readonly Marker[]): Hit | null {
  for (const { name, pattern, says } of markers) {
    const found = pattern.exec(text);
    if (!found) continue;
    const said = says(found);
    if (!said) continue;
    take(reading, said, name);
    return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

const takeTerm = (reading: Reading, field: Field, text: string): void => {
  if (field !== 'noise') reading.files[field] ??= text;
};

/** Whether every word of a bracket is about the file; its fields are taken. */
function takeTerms(reading: Reading, text: string): boolean {
  const whole = termOf(text);
  if (whole !== null) {
    takeTerm(reading, whole, text);
    return true;
  }
  const words = text.split(/[\s,_+|&/·、]+/u).filter(Boolean);
  const fields = words.map((word) => [word, termOf(word.replace(/^[-.]+|[-.]+$/g, ''))] as const);
  const known = fields.filter(([, field]) => field !== null);
  if (words.length === 0 || known.length < Math.max(1, words.length * 0.5)) return words.length === 0;
  for (const [word, field] of known) if (field !== null) takeTerm(reading, field, word);
  return true;
}

const BRACKETED_NUMBER =
  /^(?:EP?|#)?\d{1,4}(?:\.\d)?(?:\s?v\d)?(?:\s?[-~&+]\s?(?:EP?)?\d{1,4})?(?:\s?v\d)?(?:\s?(?:END|FIN|完))?$/i;

/** A bracket that holds nothing but a number, a range, or an episode marker. */
function takeNumberBracket(reading: Reading, text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/\s?(?:END|FIN|完)$/i, '')
    .trim();
  const found = /^(?:EP?|#)?(\d{1,4}(?:\.\d)?)(?:\s?v(\d))?(?:\s?[-~&+]\s?(?:EP?)?(\d{1,4}))?(?:\s?v\d)?$/i.exec(plain);
  if (found?.[1] === undefined) return false;
  const first = Number(found[1]);
  if (isYear(first) && found[3] === undefined) {
    if (reading.year === null) [reading.year, reading.rules['year']] = [first, 'bracketed-year'];
    return true;
  }
  take(
    reading,
    {
      episodes: found[3] === undefined ? [first] : rangeOf(first, Number(found[3])),
      ...(found[2] === undefined ? {} : { version: Number(found[2]) }),
    },
    'bracketed-number',
  );
  return true;
}

/** A bracket that is one marker and nothing else: `[第12話]`, `(Season 2)`, `[OVA]`. */
function takeMarkerBracket(reading: Reading, text: string): boolean {
  for (const table of [PLACE_MARKERS, EPISODE_MARKERS, SEASON_MARKERS, PART_MARKERS, KIND_MARKERS]) {
    for (const { name, pattern, says } of table) {
      const found = pattern.exec(text);
      if (!found || found[0].trim().length < text.trim().length - 1) continue;
      const said = says(found);
      if (!said) continue;
      take(reading, said, name);
      return true;
    }
  }
  return false;
}

/** Sorts a bracket; what nobody knows is kept for the title. */
function sortBracket(reading: Reading, piece: Piece): boolean {
  const { text } = piece;
  if (text === '') return true;
  if (/^[0-9A-F]{8}$/i.test(text) && /\d/.test(text)) {
    reading.checksum ??= text.toUpperCase();
    return true;
  }
  return takeNumberBracket(reading, text) || takeMarkerBracket(reading, text) || takeTerms(reading, text);
}

/** Ends with a number that belongs to the title. */
const endsNumbered = (text: string): boolean => {
  const lower = text.toLowerCase().trim();
  return NUMBERED_TITLES.some((title) => lower === title || lower.endsWith(` ${title}`) || lower.endsWith(`-${title}`));
};

/** The doubtful ways last: a number at the end, or at the beginning. */
function looseNumber(reading: Reading, text: string): { readonly title: string; readonly rest: string } | null {
  const end = /^(.*[^\s.])[\s_.]+(\d{1,4}(?:\.5)?)\s*$/u.exec(text);
  if (end?.[1] !== undefined && end[2] !== undefined && !endsNumbered(text) && !/(?:^|\s)no\.?$/i.test(end[1])) {
    const value = Number(end[2]);
    if (!isYear(value) && (end[2].length > 1 || value > 0)) {
      take(reading, { episodes: [value] }, 'last-number');
      return { title: end[1], rest: '' };
    }
  }
  const middle = /^(.*\S)\s(\d{2,4})\s+[-–]\s+(\p{L}.*)$/u.exec(text);
  if (
    middle?.[1] !== undefined &&
    middle[2] !== undefined &&
    !endsNumbered(`${middle[1]} ${middle[2]}`) &&
    !isYear(Number(middle[2]))
  ) {
    take(reading, { episodes: [Number(middle[2])] }, 'middle-number');
    return { title: middle[1], rest: middle[3] ?? '' };
  }
  const start = /^(\d{1,4}(?:\.5)?)(?:v(\d))?(?:\s*[-–.]\s*|\s+|$)(.*)$/u.exec(text);
  if (
    start?.[1] !== undefined &&
    !NUMBERED_TITLES.some((title) => text.toLowerCase().startsWith(title)) &&
    !isYear(Number(start[1]))
  ) {
    const rest = start[3] ?? '';
    if (rest === '' || /^\d{2,4}(?:v\d)?\s*[-–.]/.test(text)) {
      take(
        reading,
        { episodes: [Number(start[1])], ...(start[2] === undefined ? {} : { version: Number(start[2]) }) },
        'first-number',
      );
      return { title: '', rest };
    }
  }
  return null;
}

/** Takes technical words off the end of free text: `Show 03 1080p WEB x264` keeps `Show 03`. */
function withoutTail(reading: Reading, text: string): string {
  const words = text.split(/\s+/);
  const first = words.findIndex((word, index) => index > 0 && strong(termOf(word.replace(/[,;]$/, ''))));
  if (first < 0) return text;
  for (const word of words.slice(first)) {
    const field = termOf(word.replace(/[,;]$/, ''));
    if (field !== null) takeTerm(reading, field, word);
  }
  return words.slice(0, first).join(' ');
}
const strong = (field: Field | null): boolean =>
  field === 'resolution' || field === 'videoCodec' || field === 'audio' || field === 'source';

/** A year at the end, or in the brackets that `free` text has no more. */
function takeYear(reading: Reading, text: string): string {
  const found = /^(.*\S)\s+((?:19|20)\d{2})$/.exec(text);
  if (found?.[1] === undefined || found[2] === undefined || endsNumbered(text)) return text;
  if (reading.year === null) [reading.year, reading.rules['year']] = [Number(found[2]), 'last-year'];
  return found[1];
}

/** Seasons, parts and roman numerals taken out of the text that holds the title. */
function withoutSeason(reading: Reading, text: string): string {
  let title = text;
  for (const table of [SEASON_MARKERS, PART_MARKERS]) {
    const hit = find(reading, title, table);
    if (!hit) continue;
    const before = title.slice(0, hit.start);
    const after = title.slice(hit.end);
    title = before.trim() === '' ? after : `${before} ${after}`;
    for (let again = find(emptyReading(), title, table); again; again = find(emptyReading(), title, table)) {
      const shorter = `${title.slice(0, again.start)} ${title.slice(again.end)}`;
      if (shorter.trim() === '') break;
      title = shorter;
    }
  }
  const roman = /^(.*\S)\s(II|III|IV|VI{0,3}|IX)$/.exec(title.trim());
  if (roman?.[1] !== undefined && reading.season === null && reading.part === null) {
    [reading.season, reading.rules['season']] = [numberOf(roman[2] ?? ''), 'roman-numeral'];
    return roman[1];
  }
  return title;
}

interface Free {
  title: string;
  rest: string;
}

/** Title and rest of free text, cut at the first marker of an episode. */
function cutAtEpisode(reading: Reading, text: string): Free {
  const hit = find(reading, text, PLACE_MARKERS) ?? find(reading, text, EPISODE_MARKERS);
  if (hit) return { title: text.slice(0, hit.start), rest: text.slice(hit.end) };
  return { title: text, rest: '' };
}

/** Reads one stem (no extension). Titles may be empty. */
export function readStem(stem: string): Reading {
  const reading = emptyReading();
  const pieces = piecesOf(unjoin(stem.normalize('NFC')));
  const unknown: Piece[] = [];
  const numbers: Piece[] = [];
  let free = '';
  const firstIsBracket = pieces[0]?.kind === 'bracket' && pieces[0].open === '[';
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'free') {
      free = free === '' ? piece.text : `${free} \u0000 ${piece.text}`;
    } else if (
      index === 0 &&
      firstIsBracket &&
      pieces.length > 1 &&
      !/^[0-9A-F]{8}$/i.test(piece.text) &&
      !(termOf(piece.text) === 'noise')
    )
      unknown.push(piece);
    else if (piece.open === '(' && /^(?:19|20)\d{2}$/.test(piece.text)) {
      if (reading.year === null) [reading.year, reading.rules['year']] = [Number(piece.text), 'bracketed-year'];
    } else if (BRACKETED_NUMBER.test(piece.text.normalize('NFKC'))) numbers.push(piece);
    else if (!sortBracket(reading, piece)) unknown.push(piece);
  }
  readFree(reading, free, { unknown, numbers, firstIsBracket });
  return reading;
}

interface Brackets {
  readonly unknown: readonly Piece[];
  readonly numbers: readonly Piece[];
  readonly firstIsBracket: boolean;
}

/** Numbers in brackets are the episode, or beside `S02E13` the absolute number. */
function takeNumbers(reading: Reading, numbers: readonly Piece[]): void {
  for (const { text } of numbers) {
    const value = Number(text);
    const beside = reading.rules['episodes']?.startsWith('season-') === true;
    if (beside && Number.isInteger(value) && !isYear(value))
      [reading.absolute, reading.rules['absolute']] = [[value], 'bracketed-number'];
    else takeNumberBracket(reading, text);
  }
}

function readFree(reading: Reading, free: string, { unknown, numbers, firstIsBracket }: Brackets): void {
  const [main = '', ...others] = free.split('\u0000').map((part) => part.trim());
  const stripped = main.replace(/^[★☆◆●]\S*[★☆◆●]|★/gu, ' ').trim();
  const cut = cutAtEpisode(reading, withoutTail(reading, stripped));
  let { title } = cut;
  for (const other of others)
    if (reading.episodes.length === 0) cutAtEpisode(reading, withoutTail(reading, other.replace(/^[-–]\s*/, '- ')));
  takeNumbers(reading, numbers);
  if (reading.episodes.length === 0) {
    const loose = looseNumber(reading, title.trim());
    if (loose) ({ title } = loose);
  }
  if (cut.rest.trim() !== '') {
    const episodeTitle = cut.rest.replace(/^[\s\-–.:_]+|[\s\-–.:_]+$/g, '');
    if (/\p{L}{2,}/u.test(episodeTitle)) reading.episodeTitle = episodeTitle;
    find(reading, cut.rest, KIND_MARKERS.slice(0, 1));
  }
  const bracketTitles = unknown.filter(({ open }) => open === '[');
  if (firstIsBracket && (title.trim() !== '' || bracketTitles.length > 1))
    reading.releaseGroup = bracketTitles.shift()?.text ?? null;
  if (!/[\p{L}\p{N}]/u.test(title)) title = bracketTitles.shift()?.text ?? '';
  if (reading.releaseGroup === null && !firstIsBracket && unknown.length > 0)
    reading.releaseGroup = unknown.at(-1)?.text ?? null;
  if (reading.episodes.length === 0 && title !== '') {
    const inBracket = cutAtEpisode(reading, title);
    if (reading.episodes.length > 0) ({ title } = inBracket);
  }
  settleTitle(reading, title);
}

function settleTitle(reading: Reading, text: string): void {
  let title = text;
  const extra = find(reading, title, KIND_MARKERS.slice(0, 1));
  if (extra) title = title.slice(0, extra.start);
  title = withoutSeason(reading, takeYear(reading, title.trim()));
  const kind = find(reading, title, KIND_MARKERS.slice(1));
  if (kind && reading.type === 'special' && title.slice(0, kind.start).trim() !== '') {
    const named = title.slice(kind.end).replace(/^[\s\-–:]+/u, '');
    if (named !== '') reading.episodeTitle ??= named;
    title = title.slice(0, kind.start);
  } else if (kind && (reading.type === 'special' || title.slice(0, kind.start).trim() === '')) {
    const rest = `${title.slice(0, kind.start)} ${title.slice(kind.end)}`.trim();
    if (rest !== '') title = rest;
  }
  reading.titles = titlesOf(title);
}
