// From filings to a plan with its text and hash; and the plan options that the settings ask for.
import { join } from 'node:path';
import type { Filing, Unfiled } from '../model/filing.ts';
import type { ConflictChoice, Plan, PlanOptions, Roots } from '../model/plan.ts';
import { buildPlan } from '../plan/build.ts';
import { encodePlan, planHash } from '../plan/plan-file.ts';
import type { Options } from '../settings/options.ts';
import { formerHouses } from './former-houses.ts';
import type { Parts } from './parts.ts';
import { newRunId } from './run-id.ts';

export interface PlanInput {
  readonly filings: readonly Filing[];
  readonly unfiled: readonly Unfiled[];
  readonly options: PlanOptions;
  readonly roots: Roots;
  readonly sources: readonly string[];
  /** a person's answers to conflicts */
  readonly choices?: ReadonlyMap<string, ConflictChoice>;
}

export interface MadePlan {
  readonly plan: Plan;
  /** as it is saved */
  readonly text: string;
  /** SHA-256 of the text, hex */
  readonly hash: string;
}

export const planOptionsOf = (options: Options): PlanOptions => ({
  preset: options.preset,
  template: options.template,
  filmTemplate: options.filmTemplate,
  mode: options.mode,
  onConflict: options.onConflict,
  prune: options.prune,
});

/** Builds the plan from what the disk says now; changes nothing. Failure E-ORGANIZE-CONFLICT under `abort`, E-USAGE for a bad template. */
export function planFilings(parts: Parts, input: PlanInput): MadePlan {
  const started = parts.clock.monotonic();
  const plan = buildPlan({
    ...input,
    former: formerHouses(join(parts.folders.state, 'runs')),
    created: new Date(parts.clock.now()).toISOString(),
    planId: newRunId(parts.clock, parts.random),
  });
  const text = encodePlan(plan);
  const ms = Math.round(parts.clock.monotonic() - started);
  parts.log.write('info', 'plan-built', {
    plan: plan.id,
    operations: plan.operations.length,
    refusals: plan.refusals.length,
    ms,
  });
  return { plan, text, hash: planHash(text) };
}
