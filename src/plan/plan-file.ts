// A plan as a file: JSON that a person may edit, so everything in it is checked again when it is read.
import { createHash } from 'node:crypto';
import { isAbsolute, join, normalize, relative } from 'node:path';
import { isThere } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { FileIdentity } from '../model/media-file.ts';
import type { Conflict, Operation, Plan, PlannedShow } from '../model/plan.ts';
import { byteLength, safeComponent } from '../names/safe-name.ts';
import { NAME_BYTES } from './fit.ts';
import { plannedShowsSchema, planSchema, type PlanFile, type PlanFileOperation } from './plan-schema.ts';

type FileIdentityText = NonNullable<PlanFileOperation['identity']>;

const encodeIdentity = (from: FileIdentity | null): FileIdentityText | null =>
  from === null ? null : { size: from.size, mtime_ns: from.mtimeNs, dev: from.dev, ino: from.ino };
const decodeIdentity = (from: FileIdentityText | null): FileIdentity | null =>
  from === null ? null : { size: from.size, mtimeNs: from.mtime_ns, dev: from.dev, ino: from.ino };

const planned = (action: Operation['action']): PlanFileOperation['action'] => {
  if (action === 'make-folder' || action === 'remove-copy' || action === 'remove-folder')
    throw new Error(`${action} is never planned`);
  return action;
};

const encodeOperation = ({ id, action, identity, replaces, ...rest }: Operation): PlanFileOperation => ({
  operation_id: id,
  action: planned(action),
  unit: rest.unit,
  source: rest.source,
  destination: rest.destination,
  identity: encodeIdentity(identity),
  replaces: encodeIdentity(replaces),
  content: rest.content,
  accepted: rest.accepted,
  show: rest.show,
});

const encodeConflict = ({ contenders, there, answers, inForce, ...rest }: Conflict): PlanFile['conflicts'][number] => ({
  key: rest.key,
  kind: rest.kind,
  destination: rest.destination,
  show: rest.show,
  contenders: contenders.map(({ mtimeNs, releaseGroup, ...each }) => ({
    ...each,
    mtime_ns: mtimeNs,
    release_group: releaseGroup,
  })),
  there: there === null ? null : { path: there.path, identity: encodeIdentity(there.identity) },
  answers: answers.map((answer) => ({ ...answer })),
  in_force: inForce,
  proposed: rest.proposed,
});

const decodeConflict = ({
  contenders,
  there,
  answers,
  in_force,
  ...rest
}: PlanFile['conflicts'][number]): Conflict => ({
  ...rest,
  contenders: contenders.map(({ mtime_ns, release_group, ...each }) => ({
    ...each,
    mtimeNs: mtime_ns,
    releaseGroup: release_group,
  })),
  there: there === null ? null : { path: there.path, identity: decodeIdentity(there.identity) },
  answers,
  inForce: in_force,
});

/** Indented by one blank, so that a person can edit it; `shows` stand before `operations` for those who want no more. */
export function encodePlan(plan: Plan): string {
  const { preset, template, filmTemplate, mode, onConflict, prune } = plan.options;
  const file: PlanFile = {
    schema_version: 1,
    plan_id: plan.id,
    created: plan.created,
    options: { preset, template, film_template: filmTemplate, mode, on_conflict: onConflict, prune },
    roots: { ...plan.roots },
    sources: [...plan.sources],
    mounts: [...plan.mounts],
    shows: plan.shows.map(({ tmdbId, readAs, ...rest }) => ({ ...rest, tmdb_id: tmdbId, read_as: [...readAs] })),
    operations: plan.operations.map(encodeOperation),
    refusals: plan.refusals.map((refusal) => ({ ...refusal })),
    conflicts: plan.conflicts.map(encodeConflict),
    preflight: plan.preflight.map(({ code, ok, text, stops }) => ({ code, ok, text, stops: knownStop(stops) })),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

type Stop = PlanFile['preflight'][number]['stops'];
const knownStop = (stops: Plan['preflight'][number]['stops']): Stop =>
  stops === 'E-FS-FULL' || stops === 'E-FS-PERM' || stops === 'E-FS-GONE' ? stops : null;

const foreign = (why: string, cause?: unknown): Failure =>
  new Failure({
    code: 'E-PLAN-SCHEMA',
    message: `This is no plan that can be carried out: ${why}.`,
    hint: 'Nothing was changed. Make one with `anivault organize FOLDER --plan FILE`.',
    cause,
  });

const isInside = (root: string, target: string): boolean => {
  const below = relative(root, target);
  // `.. and so on (2005)` is a name like any other; `..` and `../` lead out
  return below !== '' && !/^\.\.(?:[\\/]|$)/.test(below) && !isAbsolute(below);
};

/** What an operation steps aside to while others go in a circle. */
const STEP_ASIDE = /^\.anivault-[0-9a-z]{1,8}-[a-z0-9-]{1,20}\.cyc$/;

/** Safe on every platform, or there already: a library may hold names that we would not give. */
const isFit = (component: string, path: string): boolean =>
  (safeComponent(component) === component && byteLength(component) <= NAME_BYTES) ||
  STEP_ASIDE.test(component) ||
  isThere(path);

const isPlain = (path: string): boolean => isAbsolute(path) && normalize(path) === path;

/** A destination must be a plain path below a root; a source a plain path anywhere; only nfo files are written. */
function checkOperation(
  { operation_id: id, action, source, destination, content }: PlanFileOperation,
  roots: Plan['roots'],
): void {
  const root = [roots.shows, roots.films].find((each) => each !== null && isInside(each, destination)) ?? null;
  if (root === null || !isPlain(destination)) throw foreign(`${id} leaves the library: ${destination}`);
  let path = root;
  for (const component of relative(root, destination).split(/[\\/]/)) {
    path = join(path, component);
    if (!isFit(component, path)) throw foreign(`${id} has a name that is not safe everywhere: ${component}`);
  }
  if (action === 'write' ? source !== '' || content === null || !destination.endsWith('.nfo') : !isPlain(source))
    throw foreign(`${id} can’t be done as it is written: ${action} ${source}`);
}

/** Failure E-PLAN-SCHEMA names what is wrong. Looks at the disk only for names that are there already. */
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
  const { shows, films } = data.roots;
  if ([shows, films].some((root) => root !== null && !isPlain(root))) throw foreign('a root is no plain absolute path');
  for (const each of data.operations) checkOperation(each, data.roots);
  if (new Set(data.operations.map(({ operation_id: id }) => id)).size !== data.operations.length)
    throw foreign('two operations have one id');
  return planOf(data);
}

function planOf(data: PlanFile): Plan {
  const { preset, template, film_template, mode, on_conflict, prune } = data.options;
  return {
    id: data.plan_id,
    created: data.created,
    options: { preset, template, filmTemplate: film_template, mode, onConflict: on_conflict, prune },
    roots: data.roots,
    sources: data.sources,
    mounts: data.mounts,
    shows: data.shows.map(showOf),
    operations: data.operations.map(({ operation_id: id, identity: from, replaces, ...rest }) => ({
      ...rest,
      id,
      identity: decodeIdentity(from),
      replaces: decodeIdentity(replaces),
    })),
    refusals: data.refusals,
    conflicts: data.conflicts.map(decodeConflict),
    preflight: data.preflight,
  };
}

const showOf = ({ tmdb_id, read_as, ...rest }: PlanFile['shows'][number]): PlannedShow => ({
  ...rest,
  tmdbId: tmdb_id,
  readAs: read_as,
});

/** The shows of a plan by the beginning of its text alone; none where that is not as `encodePlan` writes it. */
export function showsInHead(head: string): readonly PlannedShow[] {
  const end = head.indexOf('\n "operations": [');
  if (end < 0) return [];
  try {
    const parsed = plannedShowsSchema.safeParse(JSON.parse(`${head.slice(0, end).replace(/,\s*$/, '')}}`));
    return parsed.success ? parsed.data.shows.map(showOf) : [];
  } catch {
    return [];
  }
}

/** SHA-256 of a plan's text, hex. */
export const planHash = (text: string): string => createHash('sha256').update(text).digest('hex');
