// The door of the room: filings in, a plan out. Reads the disk, changes nothing.
import { mountsOf } from '../disk/mounts.ts';
import { Failure } from '../model/failure.ts';
import type { Filing, Unfiled } from '../model/filing.ts';
import type { Action, ConflictChoice, Operation, Plan, PlanOptions, Refusal, Roots } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';
import { createDisks } from './disks.ts';
import { draftOf, sourceOf, type Draft } from './draft.ts';
import { createHoldings } from './holdings.ts';
import { createHouses, type FormerHouse } from './houses.ts';
import { createInside } from './inside.ts';
import { settleLinked } from './linked.ts';
import { lintCheck } from './lint.ts';
import { nfoOperations } from './nfo-operations.ts';
import { orderOperations } from './order.ts';
import { preflight } from './preflight.ts';
import { PRESETS } from './presets.ts';
import { settleRivals } from './rivals.ts';
import { showsOf } from './shows.ts';
import { createPlaces } from './standing.ts';
import { settleTaken, type Landed, type Settled, type TakenRules } from './taken.ts';

export interface PlanRequest {
  readonly filings: readonly Filing[];
  readonly unfiled: readonly Unfiled[];
  readonly options: PlanOptions;
  readonly roots: Roots;
  readonly sources: readonly string[];
  /** ISO 8601 UTC */
  readonly created: string;
  readonly planId: string;
  /** a person's answers, by `Conflict.key` */
  readonly choices?: ReadonlyMap<string, ConflictChoice>;
  /** folders that earlier runs gave to works, newest first */
  readonly former?: readonly FormerHouse[];
}

const refusalOf = ({ unit, code, reason }: Unfiled): readonly Refusal[] =>
  [unit.file, ...unit.sidecars.map(({ file }) => file)].map((file) => ({
    source: sourceOf(file),
    destination: null,
    code,
    reason,
  }));

type ActionFor = (source: string) => Action;

function operationsOf({ draft, replaces }: Settled, unit: string, actionFor: ActionFor): readonly Operation[] {
  return draft.members.map((member, index) => ({
    id: `${unit}-${index + 1}`,
    action: actionFor(member.source),
    unit,
    source: member.source,
    destination: member.destination,
    identity: member.file.identity,
    replaces: replaces.get(member.destination) ?? null,
    content: null,
    accepted: draft.filing.accepted,
    show: draft.show,
  }));
}

const movers = (drafts: readonly Draft[], actionFor: ActionFor): ReadonlySet<string> =>
  new Set(
    drafts
      .flatMap(({ members, filing }) => (filing.accepted ? members : []))
      .filter(({ source, destination }) => source !== destination && actionFor(source) === 'move')
      .map(({ source }) => source),
  );

/** Settles until nothing counts on the leaving of a file that stays: each round fewer leave, so it ends. */
function settleAll(drafts: readonly Draft[], rules: Omit<TakenRules, 'leaving'>): Landed {
  let leaving = movers(drafts, rules.actionFor);
  for (;;) {
    const landed = settleTaken(drafts, { ...rules, leaving });
    const going = movers(
      landed.go.map(({ draft }) => draft),
      rules.actionFor,
    );
    const still = new Set([...leaving].filter((source) => going.has(source)));
    if (still.size === leaving.size) return landed;
    leaving = still;
  }
}

const abort = (taken: readonly string[]): Failure =>
  new Failure({
    code: 'E-ORGANIZE-CONFLICT',
    message: `${taken.length} ${taken.length === 1 ? 'place is' : 'places are'} taken, nothing was done: ${taken.join(' · ')}`,
    hint: 'Choose --on-conflict skip or rename, or move those files away.',
  });

const natural = new Intl.Collator('en', { numeric: true });

/** Every filing with its place, in the order of the library; those that have none are refused. */
function draftsOf(request: PlanRequest): { readonly drafts: readonly Draft[]; readonly refusals: readonly Refusal[] } {
  const { options, roots, former } = request;
  const houses = createHouses(former);
  const drafts: Draft[] = [];
  const refusals: Refusal[] = [];
  for (const filing of request.filings) {
    const draft = draftOf(filing, options, roots, houses);
    if ('members' in draft) drafts.push(draft);
    else refusals.push(...refusalOf({ unit: filing.unit, code: draft.code, reason: draft.reason }));
  }
  return { drafts: drafts.sort((a, b) => natural.compare(a.stem, b.stem)), refusals };
}

/** Units that go to their work's folder or are where they belong: works that get an nfo. */
function atHome(drafts: readonly Draft[], { go, refusals }: Landed): readonly Draft[] {
  const going = new Set(go.map(({ draft }) => draft.filing));
  const right = new Set(refusals.filter(({ code }) => code === 'already-right').map(({ source }) => source));
  return drafts.filter(({ filing }) => going.has(filing) || right.has(sourceOf(filing.unit.file)));
}

/**
 * Names every filing, settles conflicts, orders the operations and looks whether the disks will take them. Failure E-USAGE for a bad template,
 * E-ORGANIZE-CONFLICT under `abort`, listing all places that are taken.
 */
export function buildPlan(request: PlanRequest): Plan {
  const { options, roots, sources, created, planId } = request;
  const choices = request.choices ?? new Map<string, ConflictChoice>();
  const { drafts, refusals } = draftsOf(request);
  const isInside = createInside(roots);
  const files = drafts.flatMap(({ members }) => members);
  const inside = new Set(files.filter(({ file }) => isInside(file)).map(({ source }) => source));
  const actionFor = (source: string): Action => (inside.has(source) ? 'move' : options.mode);
  const holdingOf = createHoldings();
  const fresh = settleLinked(drafts, ({ filing }) => inside.has(sourceOf(filing.unit.file)), holdingOf);
  const apart = settleRivals(fresh.go, choices, options);
  const disks = createDisks();
  const landed = settleAll(apart.go, {
    places: createPlaces(),
    disks,
    actionFor,
    naming: options,
    policy: options.onConflict,
    choices,
  });
  if (landed.aborting.length > 0) throw abort(landed.aborting);
  const going = landed.go.map(({ draft }) => draft);
  const units = landed.go.flatMap((settled, index) => operationsOf(settled, `u${index + 1}`, actionFor));
  const taken = new Set(units.map(({ destination }) => pathKey(destination)));
  const nfo = PRESETS[options.preset].nfo ? nfoOperations(atHome(apart.go, landed), taken) : [];
  const operations = orderOperations([...units, ...nfo], planId);
  return {
    id: planId,
    created,
    options,
    roots,
    sources,
    mounts: mountsOf([roots.shows, roots.films, ...sources].filter((path) => path !== null)),
    shows: showsOf(going, holdingOf),
    operations,
    refusals: [
      ...request.unfiled.flatMap(refusalOf),
      ...refusals,
      ...fresh.refusals,
      ...apart.refusals,
      ...landed.refusals,
    ],
    conflicts: [...apart.conflicts, ...landed.conflicts],
    preflight: [...preflight(operations, { roots, sources, disks }), ...lintCheck(going, options.preset)],
  };
}
