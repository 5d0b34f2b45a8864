// Free text taken apart: technical tail, episode, loose numbers, year, season. Each takes what it knows and gives back what is left.
import {
  EPISODE_MARKERS,
  FILM_MARKERS,
  PART_MARKERS,
  PLACE_MARKERS,
  SEASON_MARKERS,
  COUNT_MARKERS,
  DATE_MARKERS,
} from './markers.ts';
import { tidy } from './blanks.ts';
import { memory } from './memory.ts';
import { isYear } from './numerals.ts';
import { endsNumbered } from './each-title.ts';
import { find, search, take, takeTerm, type Draft } from './reading.ts';
import { termOf } from './terms.ts';
import { NUMBERED_TITLES } from './titles.ts';

/** Years that titles name lie in the future, too: no loose number of this kind is an episode. */
const isYearLike = (value: number): boolean => value >= 1900 && value < 2100;

/** `Title Season 2`: the number at the end is a season's or a part's. */
const endsInSeason = (text: string): boolean =>
  [SEASON_MARKERS, PART_MARKERS].some((table) => search(text, table)?.end === text.length);

/** `Title 3 (2010)`, `Title Movie 3`: a film's number, not an episode's. */
const isFilmNumber = (draft: Draft, text: string, number: string): boolean =>
  number.length === 1 && (draft.year !== null || search(text, FILM_MARKERS) !== null);

/** `No. 6`, `Ver. 2`: words that a number behind them belongs to. */
const COUNTED = /(?:^|\s)(?:no\.?|(?:vol|ver|ch|mr|dr|st)\.)$/i;

/** The doubtful ways last: a number at the end, or at the beginning. */
export function looseNumber(draft: Draft, text: string): { readonly title: string; readonly rest: string } | null {
  if (!/\d/.test(text)) return null;
  const end = /^(.*\S)(?:\s+|(?<![\d.])\.)(\d{1,4}(?:\.5)?)\s*$/u.exec(text);
  if (
    end?.[1] !== undefined &&
    end[2] !== undefined &&
    !endsNumbered(text) &&
    !endsInSeason(text) &&
    !isFilmNumber(draft, text, end[2]) &&
    !COUNTED.test(end[1])
  ) {
    const value = Number(end[2]);
    if (!isYearLike(value) && (end[2].length > 1 || value > 0)) {
      take(draft, { episodes: [value] }, 'last-number');
      return { title: end[1], rest: '' };
    }
  }
  const glued = /^(.*\p{L}[!?)]?)-(\d{2,3})(?:v(\d))?$/u.exec(text);
  if (glued?.[1] !== undefined && glued[2] !== undefined && !endsNumbered(text)) {
    take(draft, { episodes: [Number(glued[2])] }, 'glued-number');
    return { title: glued[1], rest: '' };
  }
  const middle = /^(.*\S)\s(\d{2,4})\s+[-–]\s+(\p{L}.*)$/u.exec(text);
  if (
    middle?.[1] !== undefined &&
    middle[2] !== undefined &&
    !endsNumbered(`${middle[1]} ${middle[2]}`) &&
    !isYear(Number(middle[2]))
  ) {
    take(draft, { episodes: [Number(middle[2])] }, 'middle-number');
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
        draft,
        { episodes: [Number(start[1])], ...(start[2] === undefined ? {} : { version: Number(start[2]) }) },
        'first-number',
      );
      return { title: '', rest };
    }
  }
  return null;
}

const bare = (word: string): string => (word.endsWith(',') || word.endsWith(';') ? word.slice(0, -1) : word);

/** Words that no title holds by chance; `at`, `cr`, `Friday` as they stand in sentences are words of titles. */
function isTechnical(word: string): boolean {
  const field = termOf(word);
  if (field === null || field === 'noise') return /^vost/i.test(word) && word.length < 8;
  return !/^(?!dvd|web)(?:[A-Za-z][a-z]{0,2}|TV|Friday)$/.test(word);
}
const TECHNICAL_KEPT = 2048;
const technical = memory<boolean>(TECHNICAL_KEPT);

/** Whether any word but the first is technical: most names have none, and need not be cut into words. */
function holdsTechnical(text: string): boolean {
  for (let blank = text.indexOf(' '); blank >= 0;) {
    const next = text.indexOf(' ', blank + 1);
    if (technical(bare(text.slice(blank + 1, next < 0 ? text.length : next)), isTechnical)) return true;
    blank = next;
  }
  return false;
}

/** A resolution without its letter. */
const LINES = /^(?:480|576|720|1080|2160)$/;

/** Takes technical words off the end of free text: `Show 03 1080p WEB x264` keeps `Show 03`. */
export function withoutTail(draft: Draft, text: string): string {
  const plain = tidy(text);
  if (!holdsTechnical(plain)) return text;
  const words = plain.split(' ');
  const known = words.findIndex((word, index) => index > 0 && technical(bare(word), isTechnical));
  // `Show 03 1080 BD`: beside another number it is no episode
  const first = LINES.test(words[known - 1] ?? '') && /\d/.test(words[known - 2] ?? '') ? known - 1 : known;
  for (const word of words.slice(first)) {
    const field = termOf(bare(word));
    if (field !== null) takeTerm(draft, field, word);
  }
  // `x264-GROUP`: at the very end
  const group = /-([\p{L}\p{N}]{2,})$/u.exec(words.at(-1) ?? '')?.[1];
  if (group !== undefined && termOf(group) === null) draft.releaseGroup ??= group;
  return words.slice(0, first).join(' ');
}

/** Text without the volume of a disc, the total of a show, or the day of a broadcast. */
export function withoutCounts(text: string): string {
  const hit = search(text, COUNT_MARKERS) ?? search(text, DATE_MARKERS);
  return hit === null ? text : `${text.slice(0, hit.start).trimEnd()} ${text.slice(hit.end).trimStart()}`.trim();
}

interface Free {
  title: string;
  rest: string;
}

/** Title and rest of free text, cut at the first marker of an episode. */
export function cutAtEpisode(draft: Draft, text: string): Free {
  const hit = find(draft, text, PLACE_MARKERS) ?? find(draft, text, EPISODE_MARKERS);
  if (hit) return { title: text.slice(0, hit.start), rest: text.slice(hit.end) };
  return { title: text, rest: '' };
}
