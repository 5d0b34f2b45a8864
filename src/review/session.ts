// A review kept line by line, so that a dropped line or a kill costs nothing: what changed is a line, all lines together are the decisions.
// What is read is checked; a line that is cut or foreign is passed over, and the ones before it stand. Steps are told apart, so that undo goes on.
import * as z from 'zod';
import { decodeJsonLine } from '../disk/json-line.ts';
import type { Decision, ReadEdit } from '../model/decision.ts';
import type { Steps } from './arrivals.ts';
import { NOTHING, type Decisions, type Review } from './review.ts';

const workSchema = z.object({ type: z.enum(['tv', 'movie']), id: z.number().int() });
const numberingSchema = z.object({
  order: z.union([z.enum(['tmdb', 'absolute', 'by-part']), z.templateLiteral(['group:', z.string()])]),
  offset: z.number().int(),
  season: z.number().int().nullable(),
});
const filedAsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tmdb') }),
  z.object({ kind: z.literal('original') }),
  z.object({ kind: z.literal('romaji') }),
  z.object({ kind: z.literal('own'), text: z.string() }),
]);
const decisionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('take'),
    work: workSchema,
    by: z.enum(['rule', 'correction', 'person']),
    filedAs: filedAsSchema,
    numbering: numberingSchema,
  }),
  z.object({
    kind: z.literal('as-read'),
    type: z.enum(['tv', 'movie']),
    title: z.string(),
    year: z.number().nullable(),
    season: z.number().nullable(),
  }),
  z.object({ kind: z.literal('left-out') }),
]);
const editSchema = z
  .object({
    title: z.string(),
    kind: z.enum(['series', 'film']),
    year: z.number().nullable(),
    season: z.number().nullable(),
    episodes: z.array(z.number()),
  })
  .partial()
  // what is absent was as read; a key that is there and undefined would say otherwise
  .transform((edit) => Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as ReadEdit);

const lineSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('decided'), group: z.string(), to: decisionSchema.nullable() }),
  z.object({ t: z.literal('edited'), group: z.string(), to: editSchema.nullable() }),
  z.object({ t: z.literal('file-edited'), path: z.string(), to: editSchema.nullable() }),
  z.object({ t: z.literal('file-left'), path: z.string(), out: z.boolean() }),
  z.object({ t: z.literal('apart'), path: z.string(), to: z.string().nullable() }),
  /** what could be undone was carried out: steps begin anew */
  z.object({ t: z.literal('applied') }),
  /** nothing waited any more */
  z.object({ t: z.literal('done') }),
  /** ends the lines of one step */
  z.object({ t: z.literal('step'), by: z.enum(['deed', 'undo', 'redo']) }),
  z.object({
    t: z.literal('at'),
    view: z.enum(['to-decide', 'ready', 'left-out', 'all']),
    filter: z.string(),
    group: z.string().nullable(),
    /** index of the file under the cursor; null: the group's own row */
    file: z.number().int().nullable(),
    opened: z.array(z.string()),
  }),
]);

/** One change, as a line of the file. */
export type SessionLine = z.infer<typeof lineSchema>;
export type SessionPlace = Readonly<Omit<Extract<SessionLine, { t: 'at' }>, 't'>>;

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

function take(growing: Growing, line: Exclude<SessionLine, { t: 'step' | 'at' | 'applied' | 'done' }>): void {
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

/** So many of the last steps can be undone after a session came back. */
const STEPS_BACK = 200;

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
  const growing: Growing = {
    decided: new Map(),
    edits: new Map(),
    fileEdits: new Map(),
    leftFiles: new Set(),
    apart: new Map(),
  };
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
      if (stepsLeft > STEPS_BACK) continue;
      const after = asTheyStand(growing);
      // the first one kept begins with what was there before it
      if (stepsLeft < STEPS_BACK) steps = stepped(steps, now, line.by);
      now = after;
    } else take(growing, line);
  }
  return { ...steps, now: asTheyStand(growing), place };
}

export const sessionText = (lines: readonly SessionLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
