// The review: groups with what matching said of them, and what a person decided. A value; every change makes a new one.
import { placeFiles } from '../match/episodes.ts';
import { PLAIN } from '../match/orders.ts';
import type { Decision } from '../model/decision.ts';
import type { Candidate, FileGroup, GroupMatch } from '../model/match.ts';
import type { ParsedUnit } from '../model/parsed-name.ts';
import { groupsApart, matchFor, parentOf } from './apart.ts';
import { NOTHING, type Decisions, type Step } from './decisions.ts';
import { quarrelsAsMatched, quarrelsIn, type Quarrel } from './quarrels.ts';
import { pathOf, readAs } from './reading.ts';

export interface Review {
  /** groups as they were read */
  readonly read: ReadonlyMap<string, FileGroup>;
  /** the same with what a person set apart as groups of their own */
  readonly groups: ReadonlyMap<string, FileGroup>;
  /** none for a group: not matched yet */
  readonly matches: ReadonlyMap<string, GroupMatch>;
  readonly now: Decisions;
  /** the last one is undone first */
  readonly past: readonly Step[];
  /** the first one is done again first */
  readonly future: readonly Step[];
  /** false: a person is asked about strong matches, too */
  readonly settles: boolean;
}

export const emptyReview: Review = {
  read: new Map(),
  groups: new Map(),
  matches: new Map(),
  now: NOTHING,
  past: [],
  future: [],
  settles: true,
};

/** The review as `review.settle` wants it: strong matches settled by rule, or a person asked about all. */
export const withSettling = (review: Review, settle: 'strong' | 'none'): Review =>
  review.settles === (settle === 'strong') ? review : { ...review, settles: settle === 'strong' };

/** The review with other decisions in force. */
export const withDecisions = (review: Review, now: Decisions): Review => ({
  ...review,
  now,
  groups: now.apart === review.now.apart ? review.groups : groupsApart(review.read, now.apart),
});

/** Files as a group of their own, for a look at it: no step. */
export function setApart(review: Review, paths: readonly string[], id: string): Review {
  const apart = new Map(review.now.apart);
  for (const path of paths) apart.set(path, id);
  return withDecisions(review, { ...review.now, apart });
}

const editedGroups = new WeakMap<Decisions, Map<string, FileGroup>>();

/** A group with a person's corrections of what was read. */
export function groupOf(review: Review, id: string): FileGroup | null {
  const { now } = review;
  const group = review.groups.get(id);
  if (!group) return null;
  const edit = now.edits.get(id);
  const hasFileEdits = now.fileEdits.size > 0 && group.files.some((file) => now.fileEdits.has(pathOf(file)));
  if (!edit && !hasFileEdits) return group;
  const known = editedGroups.get(now) ?? new Map<string, FileGroup>();
  editedGroups.set(now, known);
  const before = known.get(id);
  if (before && before.files.length === group.files.length) return before;
  const made = readAs(group, edit, now.fileEdits);
  known.set(id, made);
  return made;
}

/** What was found for a group, a person's own search first; files set apart begin with what their group has. Null while it is asked. */
export function matchOf(review: Review, id: string): GroupMatch | null {
  const own = review.now.found.get(id) ?? review.matches.get(id);
  if (own) return own;
  const parent = parentOf(id);
  const group = review.groups.get(id);
  const from = parent === null ? null : (review.now.found.get(parent) ?? review.matches.get(parent));
  return group && from ? matchFor(group, from) : null;
}

/** What keeps a strong match from going by itself, as its files stand now. */
export function quarrelsOf(review: Review, id: string): readonly Quarrel[] {
  const match = matchOf(review, id);
  const group = groupOf(review, id);
  const [best] = match?.candidates ?? [];
  if (!match || !best || !group) return [];
  const { leftFiles } = review.now;
  const isLeft = (file: ParsedUnit): boolean => leftFiles.has(pathOf(file));
  const isTouched = group !== review.read.get(id) || (leftFiles.size > 0 && group.files.some(isLeft));
  if (!isTouched && best.placements.length === group.files.length) return quarrelsAsMatched(group, match);
  return quarrelsIn(group, placeFiles(group.files, best.entry, match.correction?.numbering ?? PLAIN), isLeft);
}

/** What will happen with a group: the person's decision, or the rule's where it is sure; null: it waits. */
export function decisionOf(review: Review, id: string): Decision | null {
  const own = review.now.decided.get(id);
  if (own) return own;
  const match = matchOf(review, id);
  const [best] = match?.candidates ?? [];
  if (!review.settles || !match || !best || match.state !== 'strong' || quarrelsOf(review, id).length > 0) return null;
  const { filedAs, numbering } = match.correction ?? { filedAs: { kind: 'tmdb' as const }, numbering: PLAIN };
  const by = match.correction ? 'correction' : 'rule';
  return { kind: 'take', work: { type: best.type, id: best.id }, by, filedAs, numbering };
}

/** The candidate that a decision takes, or the best one where nothing is decided. */
export function candidateOf(review: Review, id: string): Candidate | null {
  const match = matchOf(review, id);
  const decision = decisionOf(review, id);
  if (decision?.kind === 'as-read') return null;
  if (decision?.kind === 'take')
    return (
      match?.candidates.find(
        (candidate) => candidate.type === decision.work.type && candidate.id === decision.work.id,
      ) ?? null
    );
  return match?.state === 'none' ? null : (match?.candidates[0] ?? null);
}
