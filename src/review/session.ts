// A review kept line by line, so that a dropped line or a kill costs nothing: what changed is a line, all lines together are the decisions.
// What is read is checked; a line that is cut or foreign is passed over, and the ones before it stand.
import { z } from 'zod';
import type { Decision, ReadEdit } from '../model/decision.ts';
import type { Decisions } from './review.ts';

const workSchema = z.object({ type: z.enum(['tv', 'movie']), id: z.number().int() });
const numberingSchema = z.object({
  order: z.enum(['tmdb', 'absolute', 'by-part']),
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
  z.object({
    t: z.literal('at'),
    view: z.enum(['to-decide', 'ready', 'left-out', 'all']),
    filter: z.string(),
    group: z.string().nullable(),
  }),
]);

/** One change, as a line of the file. */
export type SessionLine = z.infer<typeof lineSchema>;
export type SessionPlace = Omit<Extract<SessionLine, { t: 'at' }>, 't'>;

export interface Session {
  readonly decided: Decisions['decided'];
  readonly edits: Decisions['edits'];
  readonly fileEdits: Decisions['fileEdits'];
  readonly leftFiles: Decisions['leftFiles'];
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

/** What has to be written after a step, undo and redo included. */
export function linesBetween(before: Decisions, after: Decisions): readonly SessionLine[] {
  if (before === after) return [];
  return [
    ...changes(before.edits, after.edits).map(([group, to]) => ({ t: 'edited' as const, group, to })),
    ...changes(before.fileEdits, after.fileEdits).map(([path, to]) => ({ t: 'file-edited' as const, path, to })),
    ...changes(before.decided, after.decided).map(([group, to]) => ({ t: 'decided' as const, group, to })),
    ...[...after.leftFiles]
      .filter((path) => !before.leftFiles.has(path))
      .map((path) => ({ t: 'file-left' as const, path, out: true })),
    ...[...before.leftFiles]
      .filter((path) => !after.leftFiles.has(path))
      .map((path) => ({ t: 'file-left' as const, path, out: false })),
  ];
}

function put<V>(map: Map<string, V>, key: string, to: V | null): void {
  if (to === null) map.delete(key);
  else map.set(key, to);
}

/** All lines of a session together. */
export function readSession(text: string): Session {
  const decided = new Map<string, Decision>();
  const edits = new Map<string, ReadEdit>();
  const fileEdits = new Map<string, ReadEdit>();
  const leftFiles = new Set<string>();
  let place: SessionPlace | null = null;
  for (const each of text.split('\n')) {
    const line = decodeLine(each);
    switch (line?.t) {
      case 'decided':
        put(decided, line.group, line.to);
        break;
      case 'edited':
        put(edits, line.group, line.to);
        break;
      case 'file-edited':
        put(fileEdits, line.path, line.to);
        break;
      case 'file-left':
        if (line.out) leftFiles.add(line.path);
        else leftFiles.delete(line.path);
        break;
      case 'at': {
        const { view, filter, group } = line;
        place = { view, filter, group };
        break;
      }
      case undefined:
        break;
    }
  }
  return { decided, edits, fileEdits, leftFiles, place };
}

function decodeLine(text: string): SessionLine | null {
  if (text === '') return null;
  try {
    const read = lineSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export const sessionText = (lines: readonly SessionLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** Decisions as a session left them; what a person's own search had found is asked for anew. */
export const decisionsOf = ({ decided, edits, fileEdits, leftFiles }: Session): Decisions => ({
  decided,
  edits,
  fileEdits,
  leftFiles,
  found: new Map(),
});
