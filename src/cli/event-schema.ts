// The machine-readable output as definitions: the types that the code must return, and the JSON Schema that ships with the program.
// Only types of it are needed to run; nothing loads it then.
import * as z from 'zod';
import { ROWS, type value } from './row-schema.ts';
import { count, maybeText, named, text } from './schema-parts.ts';

const codeOfFailure = text.regex(/^E-[A-Z0-9-]+$/);
const phase = z.enum(['scan', 'parse', 'match', 'organize', 'cache', 'system']);
const kind = z.enum(['video', 'subtitle', 'other']);
const tmdbType = z.enum(['tv', 'movie']);

const start = named('start', z.strictObject({ command: text, args: z.array(text) }));

const fileRead = named(
  'file_read',
  z.strictObject({
    file_path: text,
    kind,
    size: count,
    parsed: z.strictObject({
      title: maybeText,
      titles: z.array(text),
      season: z.number().nullable(),
      episodes: z.array(z.number()),
      absolute: z.array(z.number()),
      year: z.int().nullable(),
      type: z.enum(['episode', 'movie', 'special', 'extra']),
      release_group: maybeText,
      resolution: maybeText,
      source: maybeText,
      video_codec: maybeText,
      audio: maybeText,
      checksum: maybeText,
      version: z.number().nullable(),
      episode_title: maybeText,
      parser: text,
      confidence: z.number().min(0).max(1),
      evidence: z.record(text, text),
    }),
  }),
);

const fileLeftOut = named(
  'file_left_out',
  z.strictObject({
    file_path: text,
    kind: kind.nullable(),
    size: count.nullable(),
    skipped: z.strictObject({ code: text, reason: text }),
  }),
);

const match = named(
  'match',
  z.strictObject({
    file_path: text,
    state: z.enum(['strong', 'medium', 'weak', 'none']),
    decided_by: z.enum(['rule', 'correction', 'person', 'nobody']),
    tmdb_type: tmdbType.nullable(),
    tmdb_id: z.int().nullable(),
    title: maybeText,
    year: z.int().nullable(),
    season: z.int().nullable(),
    episodes: z.array(z.number()),
    score: z.number().min(0).max(1),
    reasons: z.array(z.strictObject({ code: text, points: z.number(), text })),
    candidates: z
      .array(
        z.strictObject({
          tmdb_type: tmdbType,
          tmdb_id: z.int(),
          title: text,
          year: z.int().nullable(),
          score: z.number(),
          placed: count,
        }),
      )
      .max(5),
  }),
);

const operation = named(
  'operation',
  z.strictObject({
    operation_id: maybeText,
    action: z.enum(['move', 'copy', 'hardlink', 'symlink', 'write', 'make-folder', 'remove-copy', 'remove-folder']),
    source: text,
    destination: maybeText,
    status: z.enum(['planned', 'refused', 'done', 'skipped', 'failed', 'undone']),
    reason: maybeText,
  }),
);

const clientShape = {
  client_state: z.enum(['Normal', 'Throttle', 'Sleep', 'HalfOpen', 'CacheOnly', 'offline']).nullable(),
  rate: z.number().nullable(),
  in_flight: count,
  cache_hits: count,
  next_try_ms: z.number().nullable(),
};
const progress = named('progress', z.strictObject({ done: count, total: count.nullable(), ...clientShape }));
const client = named('client', z.strictObject({ message: text, ...clientShape }));
const note = named('note', z.strictObject({ code: text, message: text }));
const trouble = named(
  'trouble',
  z.strictObject({ error_code: codeOfFailure, error_message: text, file_path: maybeText, hint: maybeText }),
);

const always = { errors: count, elapsed_ms: count };
const reads = {
  file_count: count,
  parsed: count,
  parse_failures: count,
  matched: count,
  unmatched: count,
  waiting: count,
  left_out: count,
  already_there: count,
  cache_hits: count,
  cache_misses: count,
  requests: count,
  files_per_min: count,
};
const runs = { moved: count, skipped: count, bytes: count, run_id: maybeText };
const complete = named(
  'complete',
  z.union([
    z.strictObject({ ...reads, ...runs, ...always }),
    z.strictObject({ ...reads, ...always }),
    z.strictObject({ ...runs, ...always }),
    z.strictObject(always),
  ]),
);

const stamp = text.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const line = <P extends z.ZodType, E extends string, F extends z.ZodType>(
  of: P,
  event: E,
  fields: F,
): z.ZodObject<{ phase: P; event: z.ZodLiteral<E>; ts: typeof stamp; fields: F }> =>
  z.strictObject({ phase: of, event: z.literal(event), ts: stamp, fields });

/** One line of standard output under `--json`. */
export const eventSchema = z
  .union([
    line(phase, 'start', start),
    line(z.literal('parse'), 'info', fileRead),
    line(z.literal('scan'), 'info', fileLeftOut),
    line(z.literal('match'), 'info', match),
    line(z.literal('organize'), 'info', operation),
    line(z.literal('system'), 'info', client),
    line(phase, 'info', note),
    line(phase, 'progress', progress),
    line(phase, 'warning', trouble),
    line(z.literal('organize'), 'info', ROWS.run),
    line(z.literal('organize'), 'info', ROWS.verification),
    line(z.literal('organize'), 'info', ROWS.verified),
    line(z.literal('system'), 'info', ROWS.trashed),
    line(z.literal('system'), 'info', ROWS.setting),
    line(z.literal('system'), 'info', ROWS.fact),
    line(z.literal('system'), 'info', ROWS.path),
    line(z.literal('system'), 'info', ROWS.key),
    line(z.literal('system'), 'info', ROWS.scriptLine),
    line(z.literal('system'), 'info', ROWS.correction),
    line(z.literal('system'), 'info', ROWS.removed),
    line(z.literal('cache'), 'info', ROWS.cache),
    line(z.literal('cache'), 'info', ROWS.removed),
    line(z.literal('cache'), 'info', ROWS.warmed),
    line(phase, 'complete', complete),
    line(phase, 'error', trouble),
  ])
  .describe('One line of `anivault … --json`. Exactly one `complete` or `error` ends a command.');

/** The same, as the code hands it on: nothing in it is changed again. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Frozen<T[Name]> }
    : T;
type Of<T extends z.ZodType> = Frozen<z.infer<T>>;

export type StartFields = Of<typeof start>;
export type FileReadFields = Of<typeof fileRead>;
export type FileLeftOutFields = Of<typeof fileLeftOut>;
export type MatchFields = Of<typeof match>;
export type OperationFields = Of<typeof operation>;
export type ClientFields = Omit<Of<typeof client>, 'message'>;
export type TroubleFields = Of<typeof trouble>;
export type CompleteFields = Of<typeof complete>;
export type RowFields = { readonly [Name in keyof typeof ROWS]: Of<(typeof ROWS)[Name]> }[keyof typeof ROWS];
export type SettingValue = Frozen<z.infer<typeof value>>;
export type AnyFields =
  | StartFields
  | FileLeftOutFields
  | MatchFields
  | OperationFields
  | TroubleFields
  | CompleteFields
  | RowFields
  | Of<typeof progress>
  | Of<typeof client>
  | Of<typeof note>;
