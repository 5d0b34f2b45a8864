// The lines of a journal as they stand on disk: snake_case, versioned, each checked field by field. Shapes only; `record` turns them.
import * as z from 'zod';
import type { FileIdentity } from '../model/media-file.ts';
import type { PlanOptions } from '../model/plan.ts';

export const JOURNAL_VERSION = 1;

const identitySchema = z
  .object({ size: z.number(), mtime_ns: z.string(), dev: z.string(), ino: z.string() })
  .transform((on): FileIdentity => ({ size: on.size, mtimeNs: on.mtime_ns, dev: on.dev, ino: on.ino }));

const proofSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hard-link'), original: z.string() }),
  z.object({ kind: z.literal('copy'), original: z.string(), identity: identitySchema, sha256: z.string() }),
  z.object({ kind: z.literal('symlink'), original: z.string(), target: z.string() }),
  z.object({ kind: z.literal('written'), sha256: z.string() }),
]);

const actionSchema = z.enum([
  'move',
  'copy',
  'hardlink',
  'symlink',
  'write',
  'make-folder',
  'remove-copy',
  'remove-folder',
]);

const landedFields = {
  identity: identitySchema.nullable(),
  sha256: z.string().nullable(),
  target: z.string().nullable(),
};

const optionsSchema = z
  .object({
    mode: z.enum(['move', 'copy', 'hardlink', 'symlink']),
    preset: z.enum(['anivault', 'plex', 'jellyfin', 'kodi']),
    template: z.string().nullable(),
    film_template: z.string().nullable(),
    on_conflict: z.enum(['skip', 'rename', 'overwrite', 'abort']),
    prune: z.boolean(),
  })
  .transform(({ film_template: filmTemplate, on_conflict: onConflict, ...rest }): PlanOptions => ({
    ...rest,
    filmTemplate,
    onConflict,
  }));

/** Every line of a journal. */
export const entrySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('begin'),
    plan_hash: z.string().nullable(),
    operations_hash: z.string().nullable(),
    operations: z.number(),
    bytes: z.number(),
    options: optionsSchema,
    roots: z.object({ shows: z.string().nullable(), films: z.string().nullable() }),
    sources: z.array(z.string()),
    undoes: z.string().nullable(),
    operation_ids: z.array(z.string()).nullable(),
    include_changed: z.boolean(),
    verify_hash: z.boolean(),
    mounts: z.array(z.string()),
    host: z.string(),
    pid: z.number(),
  }),
  z.object({
    type: z.literal('intent'),
    operation_id: z.string(),
    action: actionSchema,
    unit: z.string(),
    source: z.string(),
    destination: z.string(),
    identity: identitySchema.nullable(),
    replaces: identitySchema.nullable(),
    content: z.string().nullable(),
    show: z.string(),
    temp: z.string(),
    placeholder: z.string(),
    backup: z.string().nullable(),
    made_folders: z.array(z.string()),
    proof: proofSchema.nullable(),
    mtime_ns: z.string().nullable(),
    /** permission bits; journals of older versions have none */
    source_mode: z.int().min(0).max(0o777).optional(),
    any_content: z.boolean(),
  }),
  z.object({ type: z.literal('copied'), operation_id: z.string(), sha256: z.string(), size: z.number() }),
  z.object({ type: z.literal('committed'), operation_id: z.string(), ...landedFields }),
  z.object({ type: z.literal('done'), operation_id: z.string(), ...landedFields }),
  z.object({ type: z.literal('skip'), operation_id: z.string(), code: z.string(), reason: z.string() }),
  z.object({ type: z.literal('fail'), operation_id: z.string(), code: z.string(), reason: z.string() }),
  z.object({ type: z.literal('pause'), code: z.string(), reason: z.string() }),
  z.object({ type: z.literal('end') }),
]);

/** What every line has besides: its version, number, time and run, and `h`, chained to the line before. */
export const lineSchema = z.object({
  schema_version: z.literal(JOURNAL_VERSION),
  seq: z.int().min(1),
  ts: z.iso.datetime(),
  run_id: z.string(),
  h: z.string().regex(/^[0-9a-f]{16}$/),
});

export type EntryOnDisk = z.input<typeof entrySchema>;
export type IdentityOnDisk = z.input<typeof identitySchema>;
/** A line that was checked. */
export type EntryRead = z.output<typeof entrySchema>;
