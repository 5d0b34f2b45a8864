// Scan, match, plan and, when asked, apply, by rule alone; and plans that were saved before.
import { errorText } from '../disk/errno.ts';
import { Failure } from '../model/failure.ts';
import type { Plan, Roots } from '../model/plan.ts';
import { planDisagreements } from '../plan/agreement.ts';
import { createDisks } from '../plan/disks.ts';
import { decodePlan, encodePlan, planHash } from '../plan/plan-file.ts';
import { preflight } from '../plan/preflight.ts';
import type { Options } from '../settings/options.ts';
import { applyPlan } from './apply.ts';
import type { WorkflowEvent } from './event.ts';
import { fileByRule, type MatchedGroup, type MediumRule } from './file-by-rule.ts';
import { throwIfStopped } from './interrupt.ts';
import { matchLibrary } from './match.ts';
import type { CatalogueSession, Parts } from './parts.ts';
import { planFilings, planOptionsOf } from './plan.ts';
import { holdBack, rememberRuns } from './seen.ts';
import { leaveForReview } from './session.ts';

export interface OrganizeRequest {
  readonly folders: readonly string[];
  readonly options: Options;
  readonly roots: Roots;
  /** `run`: strong matches only, medium ones are not even in the plan */
  readonly unattended: boolean;
  /** `run`: what was placed, undone or left out before goes as well */
  readonly again: boolean;
  /** where to save the plan; null: nowhere */
  readonly planFile: string | null;
}

export interface SavedPlanRequest {
  readonly file: string;
  /** SHA-256 that the file must have; null: any */
  readonly expectHash: string | null;
  /** leave out what no longer agrees with the disk, instead of refusing all */
  readonly skipChanged: boolean;
  readonly apply: boolean;
  readonly verifyHash: boolean;
  readonly breakLock: boolean;
  /** a person said that files may be replaced */
  readonly mayReplace: boolean;
  /** what the plan only offers goes too */
  readonly acceptMedium: boolean;
}

/** Why a file waits for a person, by its code. */
const WAITS = /-match$|^no-place$|^tmdb-unavailable$/;

const mediumRule = (request: OrganizeRequest): MediumRule => {
  if (request.options.accept === 'medium') return 'accept';
  return request.unattended ? 'refuse' : 'offer';
};

/** Everything `matchLibrary` tells, then `plan-built`, then the run where `options.apply` is set. */
export async function* organizeLibrary(
  parts: Parts,
  request: OrganizeRequest,
  session: CatalogueSession,
  signal: AbortSignal,
): AsyncGenerator<WorkflowEvent> {
  const { folders, options, roots } = request;
  const matches = new Map<string, MatchedGroup>();
  const seen = rememberRuns(parts);
  const memory = request.unattended && !request.again ? { seen, hold: holdBack(seen, roots) } : { seen };
  for await (const event of matchLibrary(parts, folders, options, session, signal, memory)) {
    if (event.type === 'group-matched') matches.set(event.group.id, { group: event.group, match: event.match });
    yield event;
  }
  const filed = fileByRule([...matches.values()], mediumRule(request));
  const made = planFilings(parts, { ...filed, options: planOptionsOf(options), roots, sources: folders });
  if (request.planFile !== null) await parts.writeTextFile(request.planFile, made.text);
  yield { type: 'plan-built', plan: made.plan, hash: made.hash };
  throwIfStopped(signal);
  if (request.unattended && filed.unfiled.some(({ code }) => WAITS.test(code)))
    leaveForReview(parts, { folders, roots });
  if (!options.apply) return;
  yield* applyPlan(
    parts,
    { plan: made.plan, text: made.text, verifyHash: options.verifyHash, breakLock: options.breakLock },
    signal,
  );
}

async function readPlan(parts: Parts, file: string): Promise<SavedPlan> {
  let text: string;
  try {
    text = await parts.readTextFile(file);
  } catch (cause) {
    throw new Failure({
      code: 'E-PLAN-SCHEMA',
      message: `The plan file can’t be read: ${errorText(cause)}.`,
      path: file,
      hint: 'Check the path, or make a plan with `anivault organize FOLDER --plan FILE`.',
      cause,
    });
  }
  try {
    return { plan: decodePlan(text), text };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, hint, cause } = error;
    throw new Failure({ code, message, path: file, ...(hint === null ? {} : { hint }), cause });
  }
}

interface SavedPlan {
  readonly plan: Plan;
  readonly text: string;
}

function acceptAll({ plan }: SavedPlan): SavedPlan {
  const all = { ...plan, operations: plan.operations.map((operation) => ({ ...operation, accepted: true })) };
  return { plan: all, text: encodePlan(all) };
}

const replacesAny = ({ operations }: Plan): boolean =>
  operations.some(({ accepted, replaces }) => accepted && replaces !== null);

/** Preflight as of now; how servers read the names does not change with the disk. */
const preflightNow = ({ operations, roots, sources, preflight: before }: Plan): Plan['preflight'] => [
  ...preflight(operations, { roots, sources, disks: createDisks() }),
  ...before.filter(({ code }) => code === 'readable'),
];

/** Operations that the disk no longer agrees with, and the sidecars of their units, are taken out. */
function withoutChanged(plan: Plan, changed: ReadonlyMap<string, string>): Plan {
  const units = new Set(
    plan.operations.filter((operation) => changed.has(operation.id)).map((operation) => operation.unit),
  );
  const gone = plan.operations.filter((operation) => units.has(operation.unit));
  const refusals = gone.map(({ id, source, destination }) => ({
    source,
    destination,
    code: 'changed-since-planned',
    reason: changed.get(id) ?? 'a file that goes with it has changed since the plan was made',
  }));
  return {
    ...plan,
    operations: plan.operations.filter((operation) => !units.has(operation.unit)),
    refusals: [...plan.refusals, ...refusals],
  };
}

/**
 * Shows or carries out a saved plan. Failure E-PLAN-SCHEMA for a broken or foreign file or another hash than expected, E-FS-CHANGED where the
 * disk no longer agrees (nothing was done; every disagreement is told first as `file-troubled`).
 */
export async function* organizeFromPlan(
  parts: Parts,
  request: SavedPlanRequest,
  signal: AbortSignal,
): AsyncGenerator<WorkflowEvent> {
  const read = await readPlan(parts, request.file);
  const hash = planHash(read.text);
  if (request.expectHash !== null && request.expectHash.trim().toLowerCase() !== hash)
    throw new Failure({
      code: 'E-PLAN-SCHEMA',
      message: `The plan was edited: its hash is ${hash}, expected was ${request.expectHash}.`,
      path: request.file,
      hint: 'Look at it again with `anivault organize --from-plan FILE`, and give the hash that is shown there.',
    });
  const saved = request.acceptMedium ? acceptAll(read) : read;
  if (request.apply && !request.mayReplace && replacesAny(saved.plan))
    throw new Failure({
      code: 'E-USAGE',
      message: 'This plan replaces files and needs --yes.',
      path: request.file,
      hint: 'Replaced files are kept in .anivault-trash. Look at the plan without --apply first.',
    });
  const disagreements = planDisagreements(saved.plan);
  const changed = new Map(disagreements.map(({ operation, reason }) => [operation.id, reason]));
  if (changed.size > 0 && !request.skipChanged) {
    yield { type: 'plan-built', plan: saved.plan, hash };
    for (const { operation, reason } of disagreements)
      yield {
        type: 'file-troubled',
        phase: 'organize',
        trouble: {
          code: 'E-FS-CHANGED',
          message: reason,
          path: operation.source === '' ? operation.destination : operation.source,
          hint: null,
        },
      };
    if (!request.apply) return;
    throw new Failure({
      code: 'E-FS-CHANGED',
      message: `${changed.size} of ${saved.plan.operations.length} operations no longer agree with the disk. Nothing was done.`,
      path: request.file,
      hint: 'Make the plan again, or leave those out with --skip-changed.',
    });
  }
  const plan = changed.size > 0 ? withoutChanged(saved.plan, changed) : saved.plan;
  const text = changed.size > 0 ? encodePlan(plan) : saved.text;
  // what the disks can take is asked anew: the plan may be old
  const now = { ...plan, preflight: preflightNow(plan) };
  yield { type: 'plan-built', plan: now, hash: planHash(text) };
  throwIfStopped(signal);
  if (!request.apply) return;
  yield* applyPlan(parts, { plan: now, text, verifyHash: request.verifyHash, breakLock: request.breakLock }, signal);
}
