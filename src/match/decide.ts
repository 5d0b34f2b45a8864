// The verdict on a group: candidates in order, and how sure. Pure, so that files which join later only mean judging again.
import type { Correction } from '../model/decision.ts';
import type { Candidate, FileGroup, GroupMatch, MatchState, Reason } from '../model/match.ts';
import type { MediaFile } from '../model/media-file.ts';
import type { Fate, SeenFile } from '../model/seen-file.ts';
import { dayOf } from '../names/day.ts';
import { findCorrection } from './corrections.ts';
import { placeFiles } from './episodes.ts';
import type { LookUp } from './look-up.ts';
import { PLAIN } from './orders.ts';
import { isFilmByShape, scoreCandidate } from './score.ts';

/** Points of a hundred. Everything but one small thing must fit for strong. */
const STRONG = 0.82;
const MEDIUM = 0.6;
const WEAK = 0.22;
/** How far behind the next one must be, for strong. */
const GAP = 0.15;
/** Being alone is evidence too. */
const ALONE = 0.1;
const CANDIDATES_MOST = 5;
/** Name points that only a name exactly or all but exactly the same has. */
const NAME_STRONG = 40;
/** Below these name points a candidate is a stranger, whatever else fits. */
const NAME_LEAST = 4;

const note = (code: string, text: string): Reason => ({ code, points: 0, text });
const pointsOf = (candidate: Candidate, code: string): number =>
  candidate.reasons.find((reason) => reason.code === code)?.points ?? 0;

/** Title and year, the year once. */
const named = ({ title, year }: Candidate): string =>
  year === null || title.endsWith(`(${year})`) ? title : `${title} (${year})`;

/** How far the next one is behind, in words; candidates may be level. */
function behind(gap: number): string {
  const points = Math.round(gap * 100);
  if (points === 0) return 'level with it';
  return `${points} ${points === 1 ? 'point' : 'points'} behind`;
}

function withGap(best: Candidate, next: Candidate | undefined): Candidate {
  const gap = next ? best.score - next.score : 1;
  const points = gap >= GAP ? Math.round(ALONE * 100) : 0;
  const text = next ? `the next is ${behind(gap)}: ${named(next)}` : 'no other candidate';
  return {
    ...best,
    score: Math.min(1, best.score + points / 100),
    reasons: [...best.reasons, { code: 'distance', points, text }],
  };
}

/** Why a candidate is not strong although its points would do; empty where nothing is against it. */
function doubts(group: FileGroup, best: Candidate, next: Candidate | undefined): readonly Reason[] {
  const found: Reason[] = [];
  if (next && best.score - next.score < GAP + ALONE)
    found.push(note('not-far-enough', `${named(next)} is ${behind(best.score - next.score)}`));
  if (isFilmByShape(group) && next && next.type !== best.type && pointsOf(next, 'name') >= NAME_STRONG)
    found.push(note('kind-not-said', `film or series is not said, and there is ${next.title} as well`));
  if (pointsOf(best, 'name') < NAME_STRONG) found.push(note('name-not-near', 'the name is not quite one of its names'));
  if (pointsOf(best, 'kind') < 0) found.push(note('kind-not-as-said', 'film or series is not as the name says'));
  if (
    best.placements.every((placement) => placement.kind !== 'episode' || !placement.certain) &&
    pointsOf(best, 'season') < 0
  )
    found.push(note('season-not-as-said', 'the season is not as said'));
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
function doubles({ files }: FileGroup, best: Candidate): readonly Reason[] {
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

function stateOf(score: number, against: readonly Reason[]): MatchState {
  if (score >= STRONG && against.length === 0) return 'strong';
  if (score >= MEDIUM) return 'medium';
  return score >= WEAK ? 'weak' : 'none';
}

const nothing = (group: FileGroup, trouble: LookUp['trouble']): GroupMatch => ({
  groupId: group.id,
  state: 'none',
  decidedBy: 'nobody',
  candidates: [],
  notes: [
    trouble
      ? note(trouble.code, `TMDB could not be asked: ${trouble.reason}`)
      : note('no-match', group.titles.length === 0 ? 'no title could be read' : 'nothing was found for this name'),
  ],
  correction: null,
});

/** What is remembered of a file as it stands; null for nothing. */
export type Recall = (file: MediaFile) => SeenFile | null;

const NOTHING_RECALLED: Recall = () => null;

const BEFORE: Readonly<Record<Fate, readonly [code: string, did: string]>> = {
  undone: ['undone-before', 'undone'],
  placed: ['placed-before', 'placed'],
  'left-out': ['left-out-before', 'left out by you'],
};

/** What became of the group's files before, where it is remembered: the newest of each fate. */
function fatesBefore({ files }: FileGroup, recall: Recall): Map<Fate, Reason> {
  const times = new Map<Fate, string[]>();
  for (const { unit } of files) {
    const { fate, at } = recall(unit.file) ?? { fate: null, at: '' };
    if (fate !== null) times.set(fate, [...(times.get(fate) ?? []), at]);
  }
  const reasonOf = ([fate, all]: readonly [Fate, readonly string[]]): readonly [Fate, Reason] => {
    const [code, did] = BEFORE[fate];
    const which = all.length === files.length ? '' : ` (${all.length} of ${files.length} files)`;
    return [fate, note(code, `${did} on ${dayOf(all.toSorted().at(-1) ?? '')}${which}`)];
  };
  return new Map([...times].map(reasonOf));
}

/** Judges a group by what was found for it. */
export function judge(
  group: FileGroup,
  { entries, trouble }: LookUp,
  corrections: readonly Correction[],
  recall: Recall = NOTHING_RECALLED,
): GroupMatch {
  const correction = findCorrection(corrections, group);
  const numbering = correction?.numbering ?? PLAIN;
  const ranked = entries
    .map((entry) => scoreCandidate(group, entry, placeFiles(group.files, entry, numbering)))
    .toSorted((a, b) => b.score - a.score || b.entry.popularity - a.entry.popularity);
  const [first, next] = ranked;
  if (!first) return nothing(group, trouble);
  const best = withGap(first, next);
  const candidates = [best, ...ranked.slice(1)].slice(0, CANDIDATES_MOST);
  if (correction) {
    const yours = note('yours', `corrected by you on ${correction.created.slice(0, 10)}`);
    return {
      groupId: group.id,
      state: 'strong',
      decidedBy: 'correction',
      candidates,
      notes: [yours, ...doubles(group, best)],
      correction,
    };
  }
  const before = fatesBefore(group, recall);
  // what was undone is never strong again: whoever undid it knew better
  const undone = before.get('undone');
  before.delete('undone');
  const against = [...(undone ? [undone] : []), ...doubts(group, best, next)];
  const state = stateOf(best.score, against);
  if (state === 'none' || pointsOf(best, 'name') < NAME_LEAST) return { ...nothing(group, trouble), candidates };
  const unplaced = best.placements.filter(({ kind }) => kind === 'none').length;
  const gaps =
    unplaced > 0 && best.placed > 0
      ? [note('some-unplaced', `${unplaced} of ${group.files.length} files have no place`)]
      : [];
  return {
    groupId: group.id,
    state,
    decidedBy: state === 'strong' ? 'rule' : 'nobody',
    candidates,
    notes: [...against, ...gaps, ...doubles(group, best), ...before.values()],
    correction: null,
  };
}
