// What speaks against a match although its points would do, each named and told. Pure.
import type { Candidate, FileGroup, Reason } from '../model/match.ts';
import { isCommon } from './queries.ts';
import { isFilmByShape } from './score.ts';

/** How far behind the next one must be, for strong. */
export const GAP = 0.15;
/** Being alone is evidence too. */
export const ALONE = 0.1;
/** Name points that only a name exactly or all but exactly the same has. */
const NAME_STRONG = 40;

export const note = (code: string, text: string): Reason => ({ code, points: 0, text });
export const pointsOf = (candidate: Candidate, code: string): number =>
  candidate.reasons.find((reason) => reason.code === code)?.points ?? 0;

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

const isOfSpecials = (year: number, { entry }: Candidate): boolean =>
  entry.type === 'tv' &&
  entry.seasons.some(
    ({ number, episodes }) =>
      number === 0 && episodes.some(({ airDate }) => airDate?.startsWith(String(year)) === true),
  );

/** Why a candidate is not strong although its points would do; empty where nothing is against it. */
export function doubts(group: FileGroup, best: Candidate, next: Candidate | undefined): readonly Reason[] {
  const found: Reason[] = [];
  if (next && best.score - next.score < GAP + ALONE)
    found.push(note('not-far-enough', `${named(next)} is ${behind(best.score - next.score)}`));
  if (isFilmByShape(group) && next && next.type !== best.type && pointsOf(next, 'name') >= NAME_STRONG)
    found.push(note('kind-not-said', `film or series is not said, and there is ${next.title} as well`));
  if (pointsOf(best, 'name') < NAME_STRONG) found.push(note('name-not-near', 'the name is not quite one of its names'));
  if (group.titles.every(isCommon)) found.push(note('name-says-little', 'the name is a word that any file may bear'));
  if (pointsOf(best, 'kind') < 0) found.push(note('kind-not-as-said', 'film or series is not as the name says'));
  if (
    best.placements.every((placement) => placement.kind !== 'episode' || !placement.certain) &&
    pointsOf(best, 'season') < 0
  )
    found.push(note('season-not-as-said', 'the season is not as said'));
  if (
    group.kind === 'series' &&
    isNumberOfFilm(group) &&
    next?.type === 'movie' &&
    pointsOf(next, 'name') >= NAME_STRONG
  )
    found.push(note('film-or-episode', `the number may be a film’s: there is the film ${named(next)}`));
  if (group.year !== null && best.year !== null && group.year !== best.year && isOfSpecials(group.year, best))
    found.push(note('specials-of-year', `${group.year} is the year of its specials, too`));
  if (pointsOf(best, 'year') < 0) found.push(note('year-not-as-said', 'the year is not as said'));
  if (best.placed === 0)
    found.push(
      note(
        'nothing-placed',
        best.placements.flatMap((placement) => (placement.kind === 'none' ? [placement.reason] : []))[0] ??
          'no file has a place',
      ),
    );
  else if (best.placed * 2 < group.files.length)
    found.push(note('few-placed', `only ${best.placed} of ${group.files.length} files have a place`));
  return found;
}

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
