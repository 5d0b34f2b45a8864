// What a row says of its group: glyph, word, title and place. Pure texts; widths are the row's business.
import { placedGroup } from '../../review/filings.ts';
import { candidateOf, decisionOf, matchOf, quarrelsOf, type Review } from '../../review/review.ts';
import { viewOf } from '../../review/views.ts';
import type { GroupMatch, Placement } from '../../model/match.ts';
import type { Decision } from '../../model/decision.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Tone } from '../line.ts';

export interface Standing {
  readonly glyph: string;
  /** how sure, or who decided */
  readonly word: string;
  /** 0..99; null where nothing was scored */
  readonly score: number | null;
  readonly tone: Tone;
  readonly title: string;
  readonly year: number | null;
  readonly place: string;
  /** title is no title but says what to do */
  readonly isAdvice: boolean;
  /** place, or the advice in a word or two */
  readonly brief: string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const episodeText = (value: number): string => (Number.isInteger(value) ? two(value) : String(value));

/** `S01E05`, `S01E05-06`, `film`, `extra`, or empty where there is no place. */
export function placeText(placement: Placement | undefined): string {
  if (!placement || placement.kind === 'none') return '';
  if (placement.kind !== 'episode') return placement.kind;
  const { season, episodes } = placement;
  const [first = 0] = episodes;
  const last = episodes.at(-1) ?? first;
  return `S${two(season)}E${episodeText(first)}${last === first ? '' : `-${episodeText(last)}`}`;
}

/** One place for all files of a group: `S01E29-38`, `S01-S02`, `59 of 61`, `film`. */
export function placesText(placements: readonly Placement[]): string {
  const placed = placements.filter(({ kind }) => kind !== 'none');
  if (placed.length < placements.length) return `${placed.length} of ${placements.length}`;
  const episodes = placed.flatMap((placement) => (placement.kind === 'episode' ? [placement] : []));
  if (episodes.length === 0) return placed[0]?.kind ?? '';
  const seasons = episodes.map(({ season }) => season);
  const [least, most] = [Math.min(...seasons), Math.max(...seasons)];
  if (least !== most) return `S${two(least)}-S${two(most)}`;
  const numbers = episodes.flatMap((placement) => placement.episodes);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return `S${two(least)}E${episodeText(first)}${first === last ? '' : `-${episodeText(last)}`}`;
}

/** `S01E01 twice` as a place column has room for. */
function quarrelPlace(review: Review, id: string, placements: readonly Placement[]): string {
  const twice = quarrelsOf(review, id).find(({ code }) => code === 'twice');
  const number = twice === undefined ? undefined : /E[\d.-]+/.exec(twice.text)?.[0];
  return number === undefined ? placesText(placements) : `${number} twice`;
}

type Said = Pick<Standing, 'title' | 'year' | 'place' | 'isAdvice' | 'brief'>;

const advice = (title: string, brief: string): Said => ({ title, year: null, place: '', isAdvice: true, brief });

function choices(review: Review, id: string): Said {
  const candidates = matchOf(review, id)?.candidates ?? [];
  const years = candidates.map(({ year }) => (year === null ? '?' : String(year)));
  const distinct = new Set(years).size === years.length && years.length <= 3;
  const list = distinct && years.length > 1 ? `: ${years.slice(0, -1).join(', ')} or ${years.at(-1) ?? ''}` : '';
  return advice(`choose 1 of ${candidates.length}${list}`, `1 of ${candidates.length}`);
}

function suggestion(review: Review, id: string): Said {
  const placed = placedGroup(review, id);
  if (!placed?.work) return advice('nothing found: s or e', 'search');
  const { work, placements } = placed;
  const place = quarrelPlace(review, id, placements);
  return { title: work.title, year: work.year, place, isAdvice: false, brief: place };
}

/** Nothing found is one thing, TMDB not reached another. */
const noneText = ({ notes }: GroupMatch): Said =>
  notes.some(({ code }) => code === 'tmdb-unavailable')
    ? advice('TMDB not reached: R asks again', 'R asks again')
    : advice('nothing found: s or e', 'search');

/** The season that all files of a group say, as ` S2`; empty where they say none, the first, or different ones, or the title does. */
export function seasonSaid(review: Review, id: string): string {
  const group = review.groups.get(id);
  const season = group?.files[0]?.parsed.season ?? null;
  if (!group || season === null || season < 2 || /\bS\d|\d\s*$/.test(group.title)) return '';
  return group.files.every(({ parsed }) => parsed.season === season) ? ` S${season}` : '';
}

/** How a group stands now. */
export function standingOf(review: Review, id: string, glyphs: Glyphs): Standing {
  const match = matchOf(review, id);
  const decision = decisionOf(review, id);
  const best = candidateOf(review, id);
  // two digits keep the column; nobody is a hundred per cent sure
  const score = best === null ? null : Math.min(99, Math.round(best.score * 100));
  if (decision?.kind === 'left-out')
    return { glyph: '-', word: 'left out', score: null, tone: 'quiet', ...suggestion(review, id) };
  if (decision?.kind === 'as-read')
    return { glyph: glyphs.done, word: 'as read', score: null, tone: 'good', ...suggestion(review, id) };
  if (decision) {
    const word = decision.by === 'rule' ? 'strong' : 'yours';
    return {
      glyph: glyphs.done,
      word,
      score: word === 'strong' ? score : null,
      tone: 'good',
      ...suggestion(review, id),
    };
  }
  if (!match)
    return { glyph: '.', word: '', score: null, tone: 'quiet', ...advice('not matched yet', 'not matched yet') };
  const word = match.state;
  if (word === 'none') return { glyph: '?', word, score: null, tone: 'bad', ...noneText(match) };
  if (word === 'weak' && match.candidates.length > 1)
    return { glyph: '?', word, score, tone: 'warn', ...choices(review, id) };
  return { glyph: word === 'strong' ? '!' : '?', word, score, tone: 'warn', ...suggestion(review, id) };
}

/** Strong, but it can't go as it is. */
export const isQuarrel = (review: Review, id: string): boolean =>
  viewOf(review, id) === 'to-decide' && matchOf(review, id)?.state === 'strong';

const OWN: Readonly<Record<Decision['kind'], string>> = {
  take: 'taken by you',
  'as-read': 'taken by you as it was read, without a TMDB id',
  'left-out': 'left out by you, with what comes under this name',
};

/** What speaks against a match, or who decided, in sentences: notes on the group, then what a strong one waits for. */
export function whyTexts(review: Review, id: string): readonly string[] {
  const match = matchOf(review, id);
  const own = review.now.decided.get(id);
  if (own) return [OWN[own.kind]];
  if (!match) return [];
  const quarrels = match.state === 'strong' ? quarrelsOf(review, id).map(({ text }) => text) : [];
  // what was said of the files as they were matched may be settled by now
  const notes = match.notes.filter(
    ({ code }) => match.state !== 'strong' || (code !== 'twice' && code !== 'some-unplaced'),
  );
  return [...new Set([...notes.map(({ text }) => text), ...quarrels])];
}
