// A review kept line by line, so that a dropped line or a kill costs nothing: what changed is a line, all lines together are the decisions.
// What is read is checked; a line that is cut or foreign is passed over, and the ones before it stand. Steps are told apart, so that undo goes on.
import { decodeJsonLine } from '../disk/json-line.ts';
import type { Decision, ReadEdit } from '../model/decision.ts';
import type { Steps } from './arrivals.ts';
import { NOTHING, type Decisions, type Review } from './review.ts';
import { lineSchema, type SessionLine, type SessionPlace } from './session-line.ts';

export interface Session extends Steps {
  /** decisions as they were left; what a person's own search had found is asked for anew */
  readonly now: Decisions;
  /** where the person was; null: nowhere yet */
  readonly place: SessionPlace | null;
}

function changes<V>(
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
): readonly (readonly [string, V | null])[] {
  if (before === after) return [];
  const changed = [...after].filter(([key, value]) => before.get(key) !== value);
  const gone = [...before.keys()].filter((key) => !after.has(key)).map((key) => [key, null] as const);
  return [...changed, ...gone];
}

/** How a review came from another; null: not by a person's step. */
function stepTo(before: Review, after: Review): readonly SessionLine[] {
  if (before.past === after.past && before.future === after.future) return [];
  if (before.now === after.now) return [{ t: 'applied' }];
  const isUndo = before.past.at(-1) === after.now && after.past.length < before.past.length;
  const by = isUndo ? 'undo' : before.future[0] === after.now ? 'redo' : 'deed';
  return [{ t: 'step', by }];
}

/** What has to be written after a step, undo and redo included. */
export function linesBetween(from: Review, to: Review): readonly SessionLine[] {
  const [before, after] = [from.now, to.now];
  const left = (path: string, out: boolean): SessionLine => ({ t: 'file-left', path, out });
  return [
    ...changes(before.apart, after.apart).map(([path, to]) => ({ t: 'apart' as const, path, to })),
    ...changes(before.edits, after.edits).map(([group, to]) => ({ t: 'edited' as const, group, to })),
    ...changes(before.fileEdits, after.fileEdits).map(([path, to]) => ({ t: 'file-edited' as const, path, to })),
    ...changes(before.decided, after.decided).map(([group, to]) => ({ t: 'decided' as const, group, to })),
    ...[...after.leftFiles].filter((path) => !before.leftFiles.has(path)).map((path) => left(path, true)),
    ...[...before.leftFiles].filter((path) => !after.leftFiles.has(path)).map((path) => left(path, false)),
    ...stepTo(from, to),
  ];
}

function put<V>(map: Map<string, V>, key: string, to: V | null): void {
  if (to === null) map.delete(key);
  else map.set(key, to);
}

/** Decisions while they are read. */
interface Growing {
  readonly decided: Map<string, Decision>;
  readonly edits: Map<string, ReadEdit>;
  readonly fileEdits: Map<string, ReadEdit>;
  readonly leftFiles: Set<string>;
  readonly apart: Map<string, string>;
}

type Change = Exclude<SessionLine, { t: 'step' | 'at' | 'applied' | 'done' }>;

function take(growing: Growing, line: Change): void {
  switch (line.t) {
    case 'decided':
      return put(growing.decided, line.group, line.to);
    case 'edited':
      return put(growing.edits, line.group, line.to);
    case 'file-edited':
      return put(growing.fileEdits, line.path, line.to);
    case 'apart':
      return put(growing.apart, line.path, line.to);
    case 'file-left':
      if (line.out) growing.leftFiles.add(line.path);
      else growing.leftFiles.delete(line.path);
  }
}

const asTheyStand = ({ decided, edits, fileEdits, leftFiles, apart }: Growing): Decisions => ({
  decided: new Map(decided),
  edits: new Map(edits),
  fileEdits: new Map(fileEdits),
  leftFiles: new Set(leftFiles),
  apart: new Map(apart),
  found: new Map(),
});

/** Entries that all steps which can be undone after a session came back may hold together, so that a large library does not fill the memory. */
const ENTRIES_KEPT = 2_000_000;
const LEAST_STEPS = 20;

const emptyGrowing = (): Growing => ({
  decided: new Map(),
  edits: new Map(),
  fileEdits: new Map(),
  leftFiles: new Set(),
  apart: new Map(),
});

const isChange = (line: SessionLine): line is Change =>
  line.t !== 'step' && line.t !== 'at' && line.t !== 'applied' && line.t !== 'done';

/** How many of the last steps can be kept: each holds as much as all decisions together. */
function stepsToKeep(lines: readonly SessionLine[]): number {
  const all = emptyGrowing();
  for (const line of lines) if (isChange(line)) take(all, line);
  const entries = all.decided.size + all.edits.size + all.fileEdits.size + all.leftFiles.size + all.apart.size;
  return Math.max(LEAST_STEPS, Math.floor(ENTRIES_KEPT / Math.max(1, entries)));
}

function stepped({ past, future }: Steps, from: Decisions, by: 'deed' | 'undo' | 'redo'): Steps {
  switch (by) {
    case 'deed':
      return { past: [...past, from], future: [] };
    case 'undo':
      return { past: past.slice(0, -1), future: [from, ...future] };
    case 'redo':
      return { past: [...past, from], future: future.slice(1) };
  }
}

/** All lines of a session together. */
export function readSession(text: string): Session {
  const lines = text.split('\n').flatMap((each) => decodeJsonLine(lineSchema, each) ?? []);
  const growing = emptyGrowing();
  const kept = stepsToKeep(lines);
  let stepsLeft = lines.filter(({ t }) => t === 'step').length;
  let steps: Steps = { past: [], future: [] };
  let now = NOTHING;
  let place: SessionPlace | null = null;
  for (const line of lines) {
    if (line.t === 'at') {
      const { view, filter, group, file, opened } = line;
      place = { view, filter, group, file, opened };
    } else if (line.t === 'applied' || line.t === 'done') steps = { past: [], future: [] };
    else if (line.t === 'step') {
      stepsLeft -= 1;
      if (stepsLeft > kept) continue;
      const after = asTheyStand(growing);
      // the first one kept begins with what was there before it
      if (stepsLeft < kept) steps = stepped(steps, now, line.by);
      now = after;
    } else if (isChange(line)) take(growing, line);
  }
  return { ...steps, now: asTheyStand(growing), place };
}

export const sessionText = (lines: readonly SessionLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
