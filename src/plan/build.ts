// The door of the room: filings in, a plan out. Reads the disk, changes nothing.
import { join, sep } from 'node:path';
import { isThere } from '../disk/survey.ts';
import type { Filing, Unfiled } from '../model/filing.ts';
import type { Operation, Plan, PlanOptions, Refusal, Roots } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';
import { createShelves, settleExisting, settleSameTargets, type ConflictChoice, type Settled } from './conflicts.ts';
import { draftOf, sourceOf, type Draft } from './draft.ts';
import { createHouses } from './houses.ts';
import { nfoContent, nfoName } from './nfo.ts';
import { orderOperations } from './order.ts';
import { preflight } from './preflight.ts';
import { PRESETS } from './presets.ts';

export interface PlanRequest {
  readonly filings: readonly Filing[];
  readonly unfiled: readonly Unfiled[];
  readonly options: PlanOptions;
  readonly roots: Roots;
  readonly sources: readonly string[];
  /** ISO 8601 UTC */
  readonly created: string;
  readonly planId: string;
  readonly choices?: ReadonlyMap<string, ConflictChoice>;
}

const isInside = (path: string, root: string | null): boolean =>
  root !== null && path.startsWith(root.endsWith(sep) ? root : root + sep);

/** What lies in the library already is only renamed, whatever the mode. */
const actionFor = (source: string, { options, roots }: PlanRequest): Operation['action'] =>
  isInside(source, roots.shows) || isInside(source, roots.films) ? 'move' : options.mode;

function operationsOf({ draft, replaces }: Settled, request: PlanRequest, unit: string): readonly Operation[] {
  return draft.members.map((member, index) => ({
    id: `${unit}-${index + 1}`,
    action: actionFor(member.source, request),
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

/** One nfo for each work that gets files and has none yet. */
function nfoOperations(settled: readonly Settled[]): readonly Operation[] {
  const made = new Map<string, Operation>();
  for (const { draft } of settled) {
    const { work, accepted } = draft.filing;
    if (draft.show === '' || work.id === null) continue;
    const destination = join(draft.root, draft.show, nfoName(work));
    // two spellings of one name are one file where case does not count
    const key = pathKey(destination);
    if (made.has(key) || isThere(destination)) continue;
    const id = `n${made.size + 1}`;
    made.set(key, {
      id,
      action: 'write',
      unit: id,
      source: '',
      destination,
      identity: null,
      replaces: null,
      content: nfoContent(work),
      accepted,
      show: draft.show,
    });
  }
  return [...made.values()];
}

const refusalOf = ({ unit, code, reason }: Unfiled): readonly Refusal[] =>
  [unit.file, ...unit.sidecars.map(({ file }) => file)].map((file) => ({
    source: sourceOf(file),
    destination: null,
    code,
    reason,
  }));

const natural = new Intl.Collator('en', { numeric: true });

/**
 * Names every filing, settles conflicts, orders the operations and looks whether the disks will take them. Failure E-USAGE for a bad template,
 * E-ORGANIZE-CONFLICT under `abort`.
 */
export function buildPlan(request: PlanRequest): Plan {
  const {
    filings,
    unfiled,
    options,
    roots,
    sources,
    created,
    planId,
    choices = new Map<string, ConflictChoice>(),
  } = request;
  const houses = createHouses();
  const drafts: Draft[] = [];
  const refusals: Refusal[] = unfiled.flatMap(refusalOf);
  for (const filing of filings) {
    const draft = draftOf(filing, options, roots, houses);
    if ('members' in draft) drafts.push(draft);
    else refusals.push(...refusalOf({ unit: filing.unit, code: draft.code, reason: draft.reason }));
  }
  drafts.sort((a, b) => natural.compare(a.stem, b.stem));
  const apart = settleSameTargets(drafts, choices);
  const leaving = new Set(
    apart.go
      .flatMap(({ members, filing }) => (filing.accepted ? members : []))
      .filter(({ source, destination }) => source !== destination && actionFor(source, request) === 'move')
      .map(({ source }) => source),
  );
  const landed = settleExisting(apart.go, { policy: options.onConflict, choices, shelves: createShelves(), leaving });
  const units = landed.go.flatMap((settled, index) => operationsOf(settled, request, `u${index + 1}`));
  const nfo = PRESETS[options.preset].nfo ? nfoOperations(landed.go) : [];
  const operations = orderOperations([...units, ...nfo], planId);
  return {
    id: planId,
    created,
    options,
    roots,
    sources,
    operations,
    refusals: [...refusals, ...apart.refusals, ...landed.refusals],
    preflight: preflight(operations, roots, sources),
  };
}
