// The shape of a saved plan. Everything in it is text that somebody may have written.
import * as z from 'zod';

const decimal = z.string().regex(/^\d{1,20}$/);
const path = z
  .string()
  .min(1)
  .max(32_767)
  .refine((text) => !text.includes('\0'), 'holds a NUL');

const identity = z.object({
  size: z.number().int().min(0),
  mtime_ns: z.string().regex(/^-?\d{1,20}$/),
  dev: decimal,
  ino: decimal,
});

const operation = z.object({
  operation_id: z.string().regex(/^[a-z]\d{1,9}$/),
  action: z.enum(['move', 'copy', 'hardlink', 'symlink', 'write']),
  unit: z.string().max(40),
  source: z.union([path, z.literal('')]),
  destination: path,
  identity: identity.nullable(),
  replaces: identity.nullable(),
  content: z.string().max(65_536).nullable(),
  accepted: z.boolean(),
  show: z.string().max(4_096),
});

const show = z.object({
  show: z.string().max(4_096),
  root: path,
  type: z.enum(['tv', 'movie']),
  tmdb_id: z.number().int().min(0).nullable(),
  title: z.string(),
  year: z.number().int().nullable(),
  read_as: z.array(z.string()),
  joins: z.enum(['id', 'nfo', 'journal', 'title']).nullable(),
  there: z.number().int().min(0),
});

const choice = z.union([z.enum(['keep', 'beside', 'replace']), z.object({ take: path })]);
const index = z.number().int().min(0);

const conflict = z.object({
  key: z.string(),
  kind: z.enum(['same-target', 'target-exists']),
  destination: path,
  show: z.string(),
  contenders: z.array(
    z.object({
      source: path,
      size: z.number().int().min(0),
      mtime_ns: z.string(),
      version: z.number().nullable(),
      resolution: z.string().nullable(),
      medium: z.string().nullable(),
      release_group: z.string().nullable(),
    }),
  ),
  there: z.object({ path, identity: identity.nullable() }).nullable(),
  answers: z.array(z.object({ choice, destination: path.nullable() })),
  in_force: index,
  proposed: index,
});

/** Failure codes that keep a plan from going, as preflight gives them. */
const stops = z.enum(['E-FS-FULL', 'E-FS-PERM', 'E-FS-GONE']);

/** Version 1 of a plan file. */
export const planSchema = z.object({
  schema_version: z.literal(1),
  plan_id: z.string().regex(/^[0-9a-z]{8,40}$/),
  created: z.iso.datetime(),
  options: z.object({
    preset: z.enum(['anivault', 'plex', 'jellyfin', 'kodi']),
    template: z.string().nullable(),
    film_template: z.string().nullable(),
    mode: z.enum(['move', 'copy', 'hardlink', 'symlink']),
    on_conflict: z.enum(['skip', 'rename', 'overwrite', 'abort']),
    prune: z.boolean(),
  }),
  roots: z.object({ shows: path.nullable(), films: path.nullable() }),
  sources: z.array(path),
  mounts: z.array(path),
  shows: z.array(show),
  operations: z.array(operation).max(1_000_000),
  refusals: z.array(
    z.object({ source: z.string(), destination: z.string().nullable(), code: z.string(), reason: z.string() }),
  ),
  conflicts: z.array(conflict),
  preflight: z.array(z.object({ code: z.string(), ok: z.boolean(), text: z.string(), stops: stops.nullable() })),
});

export type PlanFile = z.infer<typeof planSchema>;
export type PlanFileOperation = PlanFile['operations'][number];
/** What a plan of earlier runs is asked for: which folder it gave to which work. */
export const plannedShowsSchema = z.object({ shows: z.array(show) });
