// The lines of a journal: their names on disk (snake_case, versioned) and their values in the program. What is read is decoded, never believed.
import { z } from 'zod';
import type { FileIdentity } from '../model/media-file.ts';
import type { PlanOptions } from '../model/plan.ts';
import type { Beginning, JournalEntry } from './journal-entry.ts';
import type { Intent, Landed } from './task.ts';

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

const entrySchema = z.discriminatedUnion('type', [
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

type EntryOnDisk = z.input<typeof entrySchema>;

const identityOnDisk = (it: FileIdentity): z.input<typeof identitySchema> => ({
  size: it.size,
  mtime_ns: it.mtimeNs,
  dev: it.dev,
  ino: it.ino,
});

const orNull = <T, U>(value: T | null, turn: (value: T) => U): U | null => (value === null ? null : turn(value));

const landedOnDisk = (
  landed: Landed,
): { identity: z.input<typeof identitySchema> | null; sha256: string | null; target: string | null } => ({
  identity: orNull(landed.identity, identityOnDisk),
  sha256: landed.sha256,
  target: landed.target,
});

const intentOnDisk = ({ operation, proof, ...rest }: Intent): EntryOnDisk => ({
  type: 'intent',
  operation_id: operation.id,
  action: operation.action,
  unit: operation.unit,
  source: operation.source,
  destination: operation.destination,
  identity: orNull(operation.identity, identityOnDisk),
  replaces: orNull(operation.replaces, identityOnDisk),
  content: operation.content,
  show: operation.show,
  temp: rest.temp,
  placeholder: rest.placeholder,
  backup: rest.backup,
  made_folders: [...rest.madeFolders],
  proof: proof?.kind === 'copy' ? { ...proof, identity: identityOnDisk(proof.identity) } : proof,
  mtime_ns: rest.mtimeNs,
  any_content: rest.anyContent,
});

const beginningOnDisk = (beginning: Beginning): EntryOnDisk => ({
  type: 'begin',
  plan_hash: beginning.planHash,
  operations_hash: beginning.operationsHash,
  operations: beginning.operations,
  bytes: beginning.bytes,
  options: {
    mode: beginning.options.mode,
    preset: beginning.options.preset,
    template: beginning.options.template,
    film_template: beginning.options.filmTemplate,
    on_conflict: beginning.options.onConflict,
    prune: beginning.options.prune,
  },
  roots: beginning.roots,
  sources: [...beginning.sources],
  undoes: beginning.undoes,
  operation_ids: beginning.operationIds === null ? null : [...beginning.operationIds],
  include_changed: beginning.includeChanged,
  verify_hash: beginning.verifyHash,
  mounts: [...beginning.mounts],
  host: beginning.host,
  pid: beginning.pid,
});

/** An entry as it is written. */
export function encodeEntry(entry: JournalEntry): EntryOnDisk {
  switch (entry.type) {
    case 'begin':
      return beginningOnDisk(entry.beginning);
    case 'intent':
      return intentOnDisk(entry.intent);
    case 'copied':
      return { type: 'copied', operation_id: entry.operationId, sha256: entry.sha256, size: entry.size };
    case 'committed':
    case 'done':
      return { type: entry.type, operation_id: entry.operationId, ...landedOnDisk(entry.landed) };
    case 'skip':
    case 'fail':
      return { type: entry.type, operation_id: entry.operationId, code: entry.code, reason: entry.reason };
    case 'pause':
    case 'end':
      return entry;
  }
}

const decodeIntent = (on: Extract<z.output<typeof entrySchema>, { type: 'intent' }>): Intent => ({
  operation: {
    id: on.operation_id,
    action: on.action,
    unit: on.unit,
    source: on.source,
    destination: on.destination,
    identity: on.identity,
    replaces: on.replaces,
    content: on.content,
    accepted: true,
    show: on.show,
  },
  temp: on.temp,
  placeholder: on.placeholder,
  backup: on.backup,
  madeFolders: on.made_folders,
  proof: on.proof,
  mtimeNs: on.mtime_ns,
  anyContent: on.any_content,
});

/** An entry out of a parsed line; null where it is none that this version knows. */
export function decodeEntry(value: unknown): JournalEntry | null {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) return null;
  const on = parsed.data;
  switch (on.type) {
    case 'begin':
      return {
        type: 'begin',
        beginning: {
          planHash: on.plan_hash,
          operationsHash: on.operations_hash,
          operations: on.operations,
          bytes: on.bytes,
          options: on.options,
          roots: on.roots,
          sources: on.sources,
          undoes: on.undoes,
          operationIds: on.operation_ids,
          includeChanged: on.include_changed,
          verifyHash: on.verify_hash,
          mounts: on.mounts,
          host: on.host,
          pid: on.pid,
        },
      };
    case 'intent':
      return { type: 'intent', intent: decodeIntent(on) };
    case 'copied':
      return { type: 'copied', operationId: on.operation_id, sha256: on.sha256, size: on.size };
    case 'committed':
    case 'done':
      return {
        type: on.type,
        operationId: on.operation_id,
        landed: { identity: on.identity, sha256: on.sha256, target: on.target },
      };
    case 'skip':
    case 'fail':
      return { type: on.type, operationId: on.operation_id, code: on.code, reason: on.reason };
    case 'pause':
      return { type: 'pause', code: on.code, reason: on.reason };
    case 'end':
      return { type: 'end' };
  }
}
