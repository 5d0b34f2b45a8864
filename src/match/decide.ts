// The verdict on a group: candidates in order, and how sure. Pure, so that files which join later only mean judging again.
import type { Correction } from '../model/decision.ts';
import type { Candidate, FileGroup, GroupMatch, MatchState, Reason } from '../model/match.ts';
import type { MediaFile } from '../model/media-file.ts';
import type { Fate, SeenFile } from '../model/seen-file.ts';
import { dayOf } from '../names/day.ts';
import { findCorrection } from './corrections.ts';
import { ALONE, behind, doubles, doubts, GAP, named, note } from './doubts.ts';
import { placeFiles } from './episodes.ts';
import type { LookUp } from './look-up.ts';
import { PLAIN } from './orders.ts';
import { pointsOf, scoreCandidate } from './score.ts';

/** Points of a hundred. Everything but one small thing must fit for strong. */
const STRONG = 0.82;
const MEDIUM = 0.6;
const WEAK = 0.22;
const CANDIDATES_MOST = 5;
/** Below these name points a candidate is a stranger, whatever else fits. */
const NAME_LEAST = 4;

/** Strangers, however well the numbers fit them, are nothing to choose where a work bears a name like the one read. */
const standing = (candidate: Candidate): number => (pointsOf(candidate, 'name') < NAME_LEAST ? 0 : 1);

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

/** Nothing that would fit: what there is can be taken by a person. */
const unlike = (group: FileGroup, trouble: LookUp['trouble'], candidates: readonly Candidate[]): GroupMatch => ({
  ...nothing(group, trouble),
  candidates,
  ...(trouble === null ? { notes: [note('no-match', 'nothing that was found fits this name')] } : {}),
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
  { entries, trouble, isByPart = false }: LookUp,
  corrections: readonly Correction[],
  recall: Recall = NOTHING_RECALLED,
): GroupMatch {
  const correction = findCorrection(corrections, group);
  const numbering = correction?.numbering ?? PLAIN;
  const scored = entries
    .map((entry) => scoreCandidate(group, entry, placeFiles(group.files, entry, numbering)))
    .toSorted((a, b) => standing(b) - standing(a) || b.score - a.score || b.entry.popularity - a.entry.popularity);
  const ranked = scored.filter((each) => standing(each) === standing(scored[0] ?? each));
  const [first, next] = ranked;
  if (!first) return nothing(group, trouble);
  const best = withGap(first, next);
  const candidates = [best, ...ranked.slice(1)].slice(0, CANDIDATES_MOST);
  if (correction) {
    const yours = note('yours', `corrected by you on ${dayOf(correction.created)}`);
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
  const byPart = isByPart ? [note('found-by-part', 'it was found by a part of the name, or spelt otherwise')] : [];
  const against = [...(undone ? [undone] : []), ...doubts(group, best, next), ...byPart];
  const state = stateOf(best.score, against);
  if (state === 'none' || pointsOf(best, 'name') < NAME_LEAST) return unlike(group, trouble, candidates);
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
