// The lines of a session as they are written, and what is checked when they are read again.
import * as z from 'zod';
import type { ReadEdit } from '../model/decision.ts';

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

export const lineSchema = z.discriminatedUnion('t', [
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
/** How a step came about. */
export type StepBy = Extract<SessionLine, { t: 'step' }>['by'];
export type SessionPlace = Readonly<Omit<Extract<SessionLine, { t: 'at' }>, 't'>>;
