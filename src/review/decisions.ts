// What a person decided, as it stands, and what each step changed of it. A step is a difference, so that undo without limit
// costs what was changed and not, each time, what a large library has decided by then. Pure.
import type { Decision, ReadEdit } from '../model/decision.ts';
import type { GroupMatch } from '../model/match.ts';
import type { Apart } from './apart.ts';

/** Everything a person did. */
export interface Decisions {
  readonly decided: ReadonlyMap<string, Decision>;
  /** what was read, corrected; by group */
  readonly edits: ReadonlyMap<string, ReadEdit>;
  /** numbers of single files, corrected; by path */
  readonly fileEdits: ReadonlyMap<string, ReadEdit>;
  /** single files left out; by path */
  readonly leftFiles: ReadonlySet<string>;
  /** what a person's own search found, in place of the rule's; by group */
  readonly found: ReadonlyMap<string, GroupMatch>;
  readonly apart: Apart;
}

export const NOTHING: Decisions = {
  decided: new Map(),
  edits: new Map(),
  fileEdits: new Map(),
  leftFiles: new Set(),
  found: new Map(),
  apart: new Map(),
};

/** What stood there before, and what after; null: nothing. */
export interface Change<V> {
  readonly key: string;
  readonly from: V | null;
  readonly to: V | null;
}

/** What one step changed, each key once. */
export interface Step {
  readonly decided: readonly Change<Decision>[];
  readonly edits: readonly Change<ReadEdit>[];
  readonly fileEdits: readonly Change<ReadEdit>[];
  readonly leftFiles: readonly Change<true>[];
  readonly found: readonly Change<GroupMatch>[];
  readonly apart: readonly Change<string>[];
}

function mapChanges<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): readonly Change<V>[] {
  if (before === after) return [];
  const changes: Change<V>[] = [];
  for (const [key, to] of after) {
    const from = before.get(key) ?? null;
    if (from !== to) changes.push({ key, from, to });
  }
  for (const [key, from] of before) if (!after.has(key)) changes.push({ key, from, to: null });
  return changes;
}

function setChanges(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly Change<true>[] {
  if (before === after) return [];
  return [
    ...[...after].filter((key) => !before.has(key)).map((key) => ({ key, from: null, to: true as const })),
    ...[...before].filter((key) => !after.has(key)).map((key) => ({ key, from: true as const, to: null })),
  ];
}

/** The step that leads from some decisions to others. */
export const stepBetween = (before: Decisions, after: Decisions): Step => ({
  decided: mapChanges(before.decided, after.decided),
  edits: mapChanges(before.edits, after.edits),
  fileEdits: mapChanges(before.fileEdits, after.fileEdits),
  leftFiles: setChanges(before.leftFiles, after.leftFiles),
  found: mapChanges(before.found, after.found),
  apart: mapChanges(before.apart, after.apart),
});

type Way = 'from' | 'to';

/** The map with one side of each change; the same map where nothing changed. */
function mapWith<V>(map: ReadonlyMap<string, V>, changes: readonly Change<V>[], way: Way): ReadonlyMap<string, V> {
  if (changes.length === 0) return map;
  const next = new Map(map);
  for (const change of changes) {
    const value = change[way];
    if (value === null) next.delete(change.key);
    else next.set(change.key, value);
  }
  return next;
}

function setWith(set: ReadonlySet<string>, changes: readonly Change<true>[], way: Way): ReadonlySet<string> {
  if (changes.length === 0) return set;
  const next = new Set(set);
  for (const change of changes)
    if (change[way] === null) next.delete(change.key);
    else next.add(change.key);
  return next;
}

const going = (now: Decisions, step: Step, way: Way): Decisions => ({
  decided: mapWith(now.decided, step.decided, way),
  edits: mapWith(now.edits, step.edits, way),
  fileEdits: mapWith(now.fileEdits, step.fileEdits, way),
  leftFiles: setWith(now.leftFiles, step.leftFiles, way),
  found: mapWith(now.found, step.found, way),
  apart: mapWith(now.apart, step.apart, way),
});

/** The decisions before a step. What came without a step, as a search's answer after a session came back, stays. */
export const undone = (now: Decisions, step: Step): Decisions => going(now, step, 'from');

/** The decisions with a step taken again. */
export const redone = (now: Decisions, step: Step): Decisions => going(now, step, 'to');

const turned = <V>(changes: readonly Change<V>[]): readonly Change<V>[] =>
  changes.map(({ key, from, to }) => ({ key, from: to, to: from }));

/** The same step the other way. */
export const reversed = (step: Step): Step => ({
  decided: turned(step.decided),
  edits: turned(step.edits),
  fileEdits: turned(step.fileEdits),
  leftFiles: turned(step.leftFiles),
  found: turned(step.found),
  apart: turned(step.apart),
});
