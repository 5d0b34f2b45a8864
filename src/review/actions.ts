// What can be done to a review: pure, one value in, the next one out. Undo is the decisions before; what a rule settles later is no step.
import type { Decision, FiledName, ReadEdit } from '../model/decision.ts';
import type { FileGroup, GroupMatch, Numbering } from '../model/match.ts';
import { decisionOf, matchOf, pathOf, readAs, type Decisions, type Review } from './review.ts';

export type Action =
  | { readonly type: 'take'; readonly id: string; readonly candidate: number }
  | { readonly type: 'take-all'; readonly ids: readonly string[] }
  | { readonly type: 'as-read'; readonly id: string; readonly edit: ReadEdit | null }
  | { readonly type: 'leave-out'; readonly ids: readonly string[] }
  | { readonly type: 'open-again'; readonly ids: readonly string[] }
  | { readonly type: 'number'; readonly id: string; readonly numbering: Numbering }
  /** an answer to a person's own search, and at once the candidate taken from it */
  | {
      readonly type: 'take-found';
      readonly id: string;
      readonly match: GroupMatch;
      readonly candidate: number;
      readonly edit: ReadEdit | null;
      readonly filedAs: FiledName;
    }
  | { readonly type: 'edit-file'; readonly path: string; readonly edit: ReadEdit }
  | { readonly type: 'leave-file'; readonly path: string; readonly out: boolean }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

const PLAIN: Numbering = { order: 'tmdb', offset: 0, season: null };

const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value);
const without = <K, V>(map: ReadonlyMap<K, V>, keys: readonly K[]): ReadonlyMap<K, V> => {
  const rest = new Map(map);
  for (const key of keys) rest.delete(key);
  return rest;
};

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

function next(review: Review, action: Exclude<Action, { type: 'undo' | 'redo' }>): Decisions | null {
  const { now } = review;
  const decide = (id: string, decision: Decision | null): Decisions | null =>
    decision ? { ...now, decided: withEntry(now.decided, id, decision) } : null;
  switch (action.type) {
    case 'take':
      return decide(action.id, takeOf(review, action.id, action.candidate));
    case 'take-all': {
      const decided = new Map(now.decided);
      for (const id of action.ids) {
        const decision = takeOf(review, id, 0);
        if (decision) decided.set(id, decision);
      }
      return { ...now, decided };
    }
    case 'as-read': {
      const group = review.groups.get(action.id);
      if (!group) return null;
      const edit = action.edit ?? now.edits.get(action.id);
      const edits = edit ? withEntry(now.edits, action.id, edit) : now.edits;
      return { ...now, edits, decided: withEntry(now.decided, action.id, asRead(readAs(group, edit))) };
    }
    case 'leave-out':
      return {
        ...now,
        decided: action.ids.reduce((decided, id) => withEntry(decided, id, { kind: 'left-out' } as const), now.decided),
      };
    case 'open-again':
      return { ...now, decided: without(now.decided, action.ids) };
    case 'number': {
      const before = decisionOf(review, action.id) ?? takeOf(review, action.id, 0);
      return before?.kind === 'take'
        ? decide(action.id, { ...before, by: 'person', numbering: action.numbering })
        : null;
    }
    case 'take-found': {
      const found = withEntry(now.found, action.id, action.match);
      const edits = action.edit ? withEntry(now.edits, action.id, action.edit) : now.edits;
      const decision = takeOf({ ...review, now: { ...now, found } }, action.id, action.candidate, action.filedAs);
      return decision ? { ...now, found, edits, decided: withEntry(now.decided, action.id, decision) } : null;
    }
    case 'edit-file':
      return { ...now, fileEdits: withEntry(now.fileEdits, action.path, action.edit) };
    case 'leave-file': {
      const leftFiles = new Set(now.leftFiles);
      if (action.out) leftFiles.add(action.path);
      else leftFiles.delete(action.path);
      return { ...now, leftFiles };
    }
  }
}

/** Carries out an action; the same review comes back where it changes nothing. */
export function act(review: Review, action: Action): Review {
  const { now, past, future } = review;
  if (action.type === 'undo') {
    const before = past.at(-1);
    return before ? { ...review, now: before, past: past.slice(0, -1), future: [now, ...future] } : review;
  }
  if (action.type === 'redo') {
    const [after, ...rest] = future;
    return after ? { ...review, now: after, past: [...past, now], future: rest } : review;
  }
  const changed = next(review, action);
  return changed ? { ...review, now: changed, past: [...past, now], future: [] } : review;
}

export interface Arrival {
  readonly group: FileGroup;
  readonly match: GroupMatch | null;
}

/** Groups that came or grew. No step: nothing a person did changes by it. */
export function arrive(review: Review, arrivals: readonly Arrival[]): Review {
  if (arrivals.length === 0) return review;
  const groups = new Map(review.groups);
  const matches = new Map(review.matches);
  for (const { group, match } of arrivals) {
    groups.set(group.id, group);
    if (match) matches.set(group.id, match);
  }
  return { ...review, groups, matches };
}

/** Takes away what has been filed: files that are gone from where they were. */
export function withoutFiles(review: Review, paths: ReadonlySet<string>): Review {
  const groups = new Map<string, FileGroup>();
  for (const [id, group] of review.groups) {
    const files = group.files.filter((file) => !paths.has(pathOf(file)));
    if (files.length === group.files.length) groups.set(id, group);
    else if (files.length > 0) groups.set(id, { ...group, files });
  }
  const matches = new Map([...review.matches].filter(([id]) => groups.has(id)));
  return { ...review, groups, matches, past: [], future: [] };
}

/** What a person's own search had found, looked up again after a session came back. No step. */
export const refound = (review: Review, id: string, match: GroupMatch): Review => ({
  ...review,
  now: { ...review.now, found: new Map(review.now.found).set(id, { ...match, groupId: id }) },
});

/** A review that begins with decisions made before. */
export const resumed = (review: Review, now: Decisions): Review => ({ ...review, now, past: [], future: [] });
