// What speaks against a match although its points would do, each named and told. Pure.
import type { Episode } from '../model/catalogue.ts';
import type { Candidate, FileGroup, Reason } from '../model/match.ts';
import { isCommon } from './queries.ts';
import { isByShape, isFilmByShape, NAME_STRONG, pointsOf } from './score.ts';
import { mainTitle } from './title-distance.ts';

/** How far behind the next one must be, for strong. */
export const GAP = 0.15;
/** Name points that only a name all but exactly the same has, and one exactly the same. */
const NAME_SURE = 44;
const NAME_EXACT = 48;
/** Year points that only a year has in which the work or one of its seasons began. */
const YEAR_SURE = 10;
/** Being alone is evidence too. */
export const ALONE = 0.1;

export const note = (code: string, text: string): Reason => ({ code, points: 0, text });

/** Title and year, the year once. */
export const named = ({ title, year }: Candidate): string =>
  year === null || title.endsWith(`(${year})`) ? title : `${title} (${year})`;

/** How far the next one is behind, in words; candidates may be level. */
export function behind(gap: number): string {
  const points = Math.round(gap * 100);
  if (points === 0) return 'level with it';
  return `${points} ${points === 1 ? 'point' : 'points'} behind`;
}

/** `Show 2.mkv`: one file with a small number and nothing that says episode; films are numbered so as well. */
const isNumberOfFilm = ({ files }: FileGroup): boolean => {
  const [only] = files;
  const [number] = only?.parsed.episodes ?? [];
  return (
    files.length === 1 &&
    only?.parsed.season === null &&
    number !== undefined &&
    new RegExp(`(?<![\\dEe#第-])(?<!-\\s)${number}(?=\\.[^.]+$|\\s*[([])`, 'u').test(only.unit.file.name)
  );
};

const specialsOf = ({ entry }: Candidate): readonly Episode[] =>
  entry.type === 'tv' ? (entry.seasons.find(({ number }) => number === 0)?.episodes ?? []) : [];

/** Whether one of the specials is of that year, or may be. */
const isOfSpecials = (year: number, best: Candidate): boolean =>
  specialsOf(best).some(({ airDate }) => airDate === null || airDate.startsWith(String(year)));

/** Numbers that a few episodes from before the show began have as well: a pilot, an OVA that it grew out of. Of an unknown day, one may be. */
function isAlsoBefore({ files, year }: FileGroup, best: Candidate): boolean {
  const began = best.entry.type === 'tv' ? best.entry.seasons.find(({ number }) => number === 1)?.airDate : null;
  if (!began || year !== null) return false;
  const days = specialsOf(best).map(({ airDate }) => airDate);
  const before = Math.max(days.filter((day) => day !== null && day < began).length, days.includes(null) ? 1 : 0);
  const isPlain = files.every(({ parsed }) => parsed.season === null && parsed.type === 'episode');
  return isPlain && files.every(({ parsed }) => parsed.episodes.every((number) => number <= before));
}

/** Seasons from here on are told of shows that run for decades, and TMDB divides those otherwise than their releases count. */
const SEASON_HIGH = 10;

/** A film of exactly a series' name may be numbered in parts, too, where not most of the series is there. */
function isAlsoFilm({ files }: FileGroup, best: Candidate, next: Candidate | undefined): boolean {
  if (best.entry.type !== 'tv' || next?.type !== 'movie' || pointsOf(next, 'name') < NAME_EXACT) return false;
  const numbers = new Set(files.flatMap(({ parsed }) => parsed.episodes));
  const [first] = best.entry.seasons.filter(({ number, episodes }) => number > 0 && episodes.length > 0);
  return files.every(({ parsed }) => parsed.season === null) && numbers.size * 2 <= (first?.episodes.length ?? 0);
}

type Doubt = (group: FileGroup, best: Candidate, next: Candidate | undefined) => Reason | false;

const ofNext: readonly Doubt[] = [
  (_, best, next) =>
    next !== undefined &&
    best.score - next.score < GAP + ALONE &&
    note('not-far-enough', `${named(next)} is ${behind(best.score - next.score)}`),
  (group, best, next) =>
    group.files.some(isByShape) &&
    next !== undefined &&
    next.type !== best.type &&
    pointsOf(next, 'name') >= NAME_STRONG &&
    note('kind-not-said', `film or series is not said, and there is ${next.title} as well`),
  (group, best, next) =>
    group.kind === 'series' &&
    next?.type === 'movie' &&
    pointsOf(next, 'name') >= NAME_STRONG &&
    (isNumberOfFilm(group) || isAlsoFilm(group, best, next)) &&
    note('film-or-episode', `the number may be a film’s: there is the film ${named(next)}`),
];

const ofName: readonly Doubt[] = [
  (_, best) => pointsOf(best, 'name') < NAME_SURE && note('name-not-near', 'the name is not quite one of its names'),
  (group) =>
    group.titles.every((title) => !title.includes(' ') && isCommon(title)) &&
    note('name-says-little', 'the name is a word that any file may bear'),
  (group, best) =>
    isFilmByShape(group) &&
    group.year === null &&
    best.type === 'movie' &&
    mainTitle(best.title) !== best.title &&
    note('film-not-said', `nothing says film: it may be a special of ${mainTitle(best.title)}`),
];

const ofPlace: readonly Doubt[] = [
  ({ kind }, best) =>
    pointsOf(best, 'kind') < 0 &&
    note(
      'kind-not-as-said',
      kind === 'film' ? 'the name says film, and it is a series' : 'the numbers say series, and it is a film',
    ),
  (group, best) =>
    best.placements.every((placement) => placement.kind !== 'episode' || !placement.certain) &&
    pointsOf(best, 'season') < 0 &&
    note('season-not-as-said', seasonText(group, best)),
  (group, best) =>
    group.year !== null &&
    best.year !== null &&
    group.year !== best.year &&
    isOfSpecials(group.year, best) &&
    note('specials-of-year', `${group.year} may be the year of its specials`),
  (group, best) =>
    isAlsoBefore(group, best) &&
    note('also-before', 'it may be a pilot or an OVA from before the series, which is among its specials'),
  ({ files }) =>
    files.some(({ parsed }) => (parsed.season ?? 0) >= SEASON_HIGH) &&
    note('season-high', 'so long a show is often divided into other seasons at TMDB'),
  (group, best) =>
    group.year !== null &&
    best.year !== null &&
    pointsOf(best, 'year') < YEAR_SURE &&
    note('year-not-as-said', 'the year is not as said'),
  (_, best) =>
    best.placed > 0 &&
    best.placements.every(({ kind }) => kind === 'extra') &&
    note('only-extras', 'only extras: no episode shows that it is this work'),
  (_, best) =>
    best.placed === 0 &&
    note(
      'nothing-placed',
      best.placements.flatMap((placement) => (placement.kind === 'none' ? [placement.reason] : []))[0] ??
        'no file has a place',
    ),
  ({ files }, best) =>
    best.placed > 0 &&
    best.placed * 2 < files.length &&
    note('few-placed', `only ${best.placed} of ${files.length} files have a place`),
];

/** What is doubtful of the places, as a person would say it. */
function seasonText({ files }: FileGroup, { placements }: Candidate): string {
  const [first] = placements.flatMap((placement) => (placement.kind === 'episode' ? [placement] : []));
  if (first?.season === 0) return 'which of its specials it is, is a guess';
  const isSaid = files.some(({ parsed }) => parsed.season !== null || parsed.part !== null);
  return isSaid ? 'TMDB has no such season or part: where it goes is a guess' : 'which season it is, is a guess';
}

/** Why a candidate is not strong although its points would do; empty where nothing is against it. */
export const doubts = (group: FileGroup, best: Candidate, next: Candidate | undefined): readonly Reason[] =>
  [...ofNext, ...ofName, ...ofPlace].map((doubt) => doubt(group, best, next)).filter((reason) => reason !== false);

/** Two files that would be one episode, versions aside: a person chooses. */
export function doubles({ files }: FileGroup, best: Candidate): readonly Reason[] {
  const seen = new Map<string, number>();
  for (const [index, placement] of best.placements.entries()) {
    if (placement.kind !== 'episode') continue;
    const key = `S${placement.season}E${placement.episodes.join('-')}`;
    const before = seen.get(key);
    if (before !== undefined && files[before]?.parsed.version === files[index]?.parsed.version)
      return [note('twice', `${key} twice`)];
    seen.set(key, index);
  }
  return [];
}
