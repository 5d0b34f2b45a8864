// What can be done to a review: pure, one value in, the next one out. Undo takes a step back; what a rule settles later is no step.
import type { Decision, FiledName, ReadEdit } from '../model/decision.ts';
import type { FileGroup, GroupMatch } from '../model/match.ts';
import type { Numbering } from '../model/numbering.ts';
import { PLAIN } from '../match/orders.ts';
import { matchFor } from './apart.ts';
import { redone, stepBetween, undone, type Decisions, type Step } from './decisions.ts';
import { readAs } from './reading.ts';
import { countStep } from './views.ts';
import { decisionOf, groupOf, matchOf, setApart, withDecisions, type Review } from './review.ts';

/** A decision on groups. */
export type Deed =
  | { readonly type: 'take'; readonly id: string; readonly candidate: number }
  | { readonly type: 'take-all'; readonly ids: readonly string[] }
  | { readonly type: 'as-read'; readonly ids: readonly string[]; readonly edit: ReadEdit | null }
  /** groups, and single files by path; `out` false: brought back */
  | {
      readonly type: 'leave';
      readonly ids: readonly string[];
      readonly paths: readonly string[];
      readonly out: boolean;
    }
  | { readonly type: 'number'; readonly ids: readonly string[]; readonly numbering: Numbering }
  /** a candidate of an answer, whoever it was found for, taken for all of them */
  | {
      readonly type: 'take-found';
      readonly ids: readonly string[];
      readonly match: GroupMatch;
      readonly candidate: number;
      readonly edit: ReadEdit | null;
      readonly filedAs: FiledName;
    };

export type Action =
  | Deed
  /** files become a group of their own, and that is decided at once; `deed` names the new id */
  | {
      readonly type: 'set-apart';
      readonly paths: readonly string[];
      readonly id: string;
      readonly deed: Deed;
    }
  | { readonly type: 'edit-files'; readonly paths: readonly string[]; readonly edit: ReadEdit }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

function withEach<V>(
  map: ReadonlyMap<string, V>,
  keys: readonly string[],
  value: (key: string) => V | null,
): ReadonlyMap<string, V> {
  const next = new Map(map);
  for (const key of keys) {
    const made = value(key);
    if (made !== null) next.set(key, made);
  }
  return next;
}

const without = <V>(map: ReadonlyMap<string, V>, keys: readonly string[]): ReadonlyMap<string, V> => {
  const rest = new Map(map);
  for (const key of keys) rest.delete(key);
  return rest;
};

function withPaths(before: ReadonlySet<string>, paths: readonly string[], isIn: boolean): ReadonlySet<string> {
  const after = new Set(before);
  for (const path of paths)
    if (isIn) after.add(path);
    else after.delete(path);
  return after;
}

/** Takes the candidate at an index of what was found; null where there is none. */
function takeOf(review: Review, id: string, index: number, filedAs: FiledName = { kind: 'tmdb' }): Decision | null {
  const candidate = matchOf(review, id)?.candidates[index];
  return candidate
    ? { kind: 'take', work: { type: candidate.type, id: candidate.id }, by: 'person', filedAs, numbering: PLAIN }
    : null;
}

function asRead(group: FileGroup): Decision {
  const season = group.files.find(({ parsed }) => parsed.season !== null)?.parsed.season ?? null;
  return {
    kind: 'as-read',
    type: group.kind === 'film' ? 'movie' : 'tv',
    title: group.title,
    year: group.year,
    season,
  };
}

function takeFound(
  review: Review,
  { ids, match, candidate, edit, filedAs }: Extract<Deed, { type: 'take-found' }>,
): Decisions {
  const { now } = review;
  const edits = edit ? withEach(now.edits, ids, () => edit) : now.edits;
  const edited = { ...review, now: { ...now, edits } };
  const found = withEach(now.found, ids, (id) => {
    const group = groupOf(edited, id);
    if (!group) return null;
    return match.groupId === id ? match : matchFor({ ...group }, match);
  });
  const known = { ...edited, now: { ...edited.now, found } };
  return { ...known.now, decided: withEach(now.decided, ids, (id) => takeOf(known, id, candidate, filedAs)) };
}

function decided(review: Review, deed: Deed): Decisions | null {
  const { now } = review;
  switch (deed.type) {
    case 'take': {
      const decision = takeOf(review, deed.id, deed.candidate);
      return decision ? { ...now, decided: withEach(now.decided, [deed.id], () => decision) } : null;
    }
    case 'take-all':
      return { ...now, decided: withEach(now.decided, deed.ids, (id) => takeOf(review, id, 0)) };
    case 'as-read': {
      const known = deed.ids.filter((id) => review.groups.has(id));
      if (known.length === 0) return null;
      const edits = withEach(now.edits, known, (id) => deed.edit ?? now.edits.get(id) ?? null);
      return {
        ...now,
        edits,
        decided: withEach(now.decided, known, (id) => {
          const group = review.groups.get(id);
          return group ? asRead(readAs(group, edits.get(id))) : null;
        }),
      };
    }
    case 'leave': {
      const leftFiles = deed.paths.length === 0 ? now.leftFiles : withPaths(now.leftFiles, deed.paths, deed.out);
      const decided = deed.out
        ? withEach<Decision>(now.decided, deed.ids, () => ({ kind: 'left-out' }))
        : without(now.decided, deed.ids);
      return { ...now, leftFiles, decided };
    }
    case 'number':
      return {
        ...now,
        decided: withEach(now.decided, deed.ids, (id) => {
          const before = decisionOf(review, id) ?? takeOf(review, id, 0);
          return before?.kind === 'take' ? { ...before, by: 'person', numbering: deed.numbering } : null;
        }),
      };
    case 'take-found':
      return takeFound(review, deed);
  }
}

function next(review: Review, action: Exclude<Action, { type: 'undo' | 'redo' }>): Decisions | null {
  const { now } = review;
  switch (action.type) {
    case 'set-apart':
      return decided(setApart(review, action.paths, action.id), action.deed);
    case 'edit-files':
      return { ...now, fileEdits: withEach(now.fileEdits, action.paths, () => action.edit) };
    default:
      return decided(review, action);
  }
}

/** The review with a step taken or taken back; the same one without a step. */
function stepped(
  review: Review,
  step: Step | undefined,
  to: (step: Step) => Partial<Review> & Pick<Review, 'now'>,
): Review {
  if (!step) return review;
  const { now, ...steps } = to(step);
  const after = { ...withDecisions(review, now), ...steps };
  countStep(review, after, step);
  return after;
}

/** Carries out an action; the same review comes back where it changes nothing. */
export function act(review: Review, action: Action): Review {
  const { now, past, future } = review;
  if (action.type === 'undo')
    return stepped(review, past.at(-1), (last) => ({
      now: undone(now, last),
      past: past.slice(0, -1),
      future: [last, ...future],
    }));
  if (action.type === 'redo')
    return stepped(review, future[0], (first) => ({
      now: redone(now, first),
      past: [...past, first],
      future: future.slice(1),
    }));
  const changed = next(review, action);
  if (!changed) return review;
  return stepped(review, stepBetween(now, changed), (step) => ({ now: changed, past: [...past, step], future: [] }));
}
