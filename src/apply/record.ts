// The lines of a journal between disk and program. What is read is decoded, never believed.
import type { FileIdentity } from '../model/media-file.ts';
import type { Beginning, JournalEntry } from './journal-entry.ts';
import { entrySchema, type EntryOnDisk, type EntryRead, type IdentityOnDisk } from './record-schema.ts';
import type { Intent, Landed } from './task.ts';

const identityOnDisk = (it: FileIdentity): IdentityOnDisk => ({
  size: it.size,
  mtime_ns: it.mtimeNs,
  dev: it.dev,
  ino: it.ino,
});

const orNull = <T, U>(value: T | null, turn: (value: T) => U): U | null => (value === null ? null : turn(value));

const landedOnDisk = (
  landed: Landed,
): { identity: IdentityOnDisk | null; sha256: string | null; target: string | null } => ({
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
  ...(rest.sourceMode === null ? {} : { source_mode: rest.sourceMode }),
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

const decodeIntent = (on: Extract<EntryRead, { type: 'intent' }>): Intent => ({
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
  // what it was asked to end with is on the disk by now: nothing is copied out of a journal
  mode: null,
  sourceMode: on.source_mode ?? null,
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
