// A plan as a file: JSON that a person may edit, so everything in it is checked again when it is read.
import { createHash } from 'node:crypto';
import { dirname, isAbsolute, normalize, relative } from 'node:path';
import { z } from 'zod';
import { identityOf, isThere } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { FileIdentity } from '../model/media-file.ts';
import type { Operation, Plan } from '../model/plan.ts';
import { safeComponent } from '../names/safe-name.ts';

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
  show: z.string().max(1024),
});
/** A saved plan. */
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
  operations: z.array(operation).max(1_000_000),
  refusals: z.array(
    z.object({ source: z.string(), destination: z.string().nullable(), code: z.string(), reason: z.string() }),
  ),
  preflight: z.array(z.object({ code: z.string(), ok: z.boolean(), text: z.string() })),
});

const encodeIdentity = (from: FileIdentity | null): z.infer<typeof identity> | null =>
  from === null ? null : { size: from.size, mtime_ns: from.mtimeNs, dev: from.dev, ino: from.ino };
const decodeIdentity = (from: z.infer<typeof identity> | null): FileIdentity | null =>
  from === null ? null : { size: from.size, mtimeNs: from.mtime_ns, dev: from.dev, ino: from.ino };

/** The plan as text, one operation after another so that a person can edit it. */
export function encodePlan(plan: Plan): string {
  const { template, filmTemplate, onConflict, preset, mode, prune } = plan.options;
  const file: z.infer<typeof planSchema> = {
    schema_version: 1,
    plan_id: plan.id,
    created: plan.created,
    options: { preset, template, film_template: filmTemplate, mode, on_conflict: onConflict, prune },
    roots: { ...plan.roots },
    sources: [...plan.sources],
    operations: plan.operations.map(
      ({ id, action, unit, source, destination, identity: from, replaces, content, accepted, show }) => ({
        operation_id: id,
        action: planned(action),
        unit,
        source,
        destination,
        identity: encodeIdentity(from),
        replaces: encodeIdentity(replaces),
        content,
        accepted,
        show,
      }),
    ),
    refusals: plan.refusals.map((refusal) => ({ ...refusal })),
    preflight: plan.preflight.map((check) => ({ ...check })),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

type PlannedAction = z.infer<typeof operation>['action'];
const planned = (action: Operation['action']): PlannedAction => {
  if (action === 'make-folder' || action === 'remove-copy' || action === 'remove-folder')
    throw new Error(`${action} is never planned`);
  return action;
};

const foreign = (why: string, cause?: unknown): Failure =>
  new Failure({
    code: 'E-PLAN-SCHEMA',
    message: `This is no plan that can be carried out: ${why}.`,
    hint: 'Nothing was changed. Make one with `anivault organize FOLDER --plan FILE`.',
    cause,
  });

const isInside = (root: string | null, target: string): boolean => {
  if (root === null) return false;
  const below = relative(root, target);
  // `.. and so on (2005)` is a name like any other; `..` and `../` lead out
  return below !== '' && !/^\.\.(?:[\\/]|$)/.test(below) && !isAbsolute(below);
};

/** A destination must be a plain path below a root, each part safe on every platform. */
function checkDestination({ operation_id: id, destination }: z.infer<typeof operation>, roots: Plan['roots']): void {
  const root = [roots.shows, roots.films].find((each) => isInside(each, destination));
  if (root === undefined || root === null || normalize(destination) !== destination)
    throw foreign(`${id} leaves the library: ${destination}`);
  for (const component of relative(root, destination).split(/[\\/]/))
    if (!component.startsWith('.anivault-') && safeComponent(component) !== component)
      throw foreign(`${id} has a name that is not safe everywhere: ${component}`);
}

/** Failure E-PLAN-SCHEMA names what is wrong. */
export function decodePlan(text: string): Plan {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw foreign('it is not JSON', cause);
  }
  const parsed = planSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw foreign(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }
  const { data } = parsed;
  for (const each of data.operations) checkDestination(each, data.roots);
  if (new Set(data.operations.map(({ operation_id: id }) => id)).size !== data.operations.length)
    throw foreign('two operations have one id');
  return {
    id: data.plan_id,
    created: data.created,
    options: {
      preset: data.options.preset,
      template: data.options.template,
      filmTemplate: data.options.film_template,
      mode: data.options.mode,
      onConflict: data.options.on_conflict,
      prune: data.options.prune,
    },
    roots: data.roots,
    sources: data.sources,
    operations: data.operations.map(({ operation_id: id, identity: from, replaces, ...rest }) => ({
      ...rest,
      id,
      identity: decodeIdentity(from),
      replaces: decodeIdentity(replaces),
    })),
    refusals: data.refusals,
    preflight: data.preflight,
  };
}

/** SHA-256 of a plan's text, hex. */
export const planHash = (text: string): string => createHash('sha256').update(text).digest('hex');

const sameIdentity = (a: FileIdentity | null, b: FileIdentity | null): boolean =>
  a === null || b === null ? a === b : a.size === b.size && a.mtimeNs === b.mtimeNs && a.ino === b.ino;

/** Every accepted operation that the disk no longer agrees with, and why. */
export function planDisagreements(plan: Plan): readonly { readonly operation: Operation; readonly reason: string }[] {
  const made = new Set(plan.operations.map(({ destination }) => destination));
  const moved = new Set(plan.operations.map(({ source }) => source));
  const found: { operation: Operation; reason: string }[] = [];
  for (const each of plan.operations) {
    if (!each.accepted) continue;
    const now = each.action === 'write' || made.has(each.source) ? each.identity : identityOf(each.source);
    if (now === null && each.identity !== null) found.push({ operation: each, reason: 'the file is gone' });
    else if (!sameIdentity(now, each.identity))
      found.push({ operation: each, reason: 'the file has changed since the plan was made' });
    else if (each.replaces !== null && !sameIdentity(identityOf(each.destination), each.replaces))
      found.push({ operation: each, reason: 'the file to be replaced has changed' });
    else if (each.replaces === null && isThere(each.destination) && !moved.has(each.destination) && !isCaseRename(each))
      found.push({ operation: each, reason: 'something is at the destination now' });
  }
  return found;
}

/** `Show.mkv` -> `show.mkv` in one folder, where both names may be one entry. */
const isCaseRename = ({ source, destination }: Operation): boolean =>
  dirname(source) === dirname(destination) && source.toLowerCase() === destination.toLowerCase();
