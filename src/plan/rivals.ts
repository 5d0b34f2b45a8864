// Several files for one place: the higher version of one release, a person's choice, or none. Decides; never reads the disk.
import type { Conflict, ConflictAnswer, ConflictChoice, Contender, NamingOptions, Refusal } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';
import { draftWithSuffix, placeOf, refuseAll, videoNameOf, type Draft } from './draft.ts';
import { areVersions, compareContenders, contenderOf, versionLabel } from './quality.ts';

export interface Sorted {
  readonly go: readonly Draft[];
  readonly refusals: readonly Refusal[];
  readonly conflicts: readonly Conflict[];
}

interface Rival {
  readonly draft: Draft;
  readonly contender: Contender;
}

export const sameChoice = (a: ConflictChoice, b: ConflictChoice): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.take === b.take : a === b;

const isFilm = ({ filing }: Draft): boolean => filing.placement.kind === 'film';

/** All of them, each under a name that says which version it is. */
function asVersions(rivals: readonly Rival[], options: NamingOptions): readonly Draft[] {
  return rivals.map(({ draft, contender }, index) => {
    const others = rivals.filter((_, at) => at !== index).map((other) => other.contender);
    const label = versionLabel(contender, others);
    const suffix = label === null ? (index === 0 ? '' : ` (${index + 1})`) : ` - ${label}`;
    return draftWithSuffix(draft, options, suffix);
  });
}

function answersOf(rivals: readonly Rival[], place: string): readonly ConflictAnswer[] {
  const takes = rivals.map(({ contender }) => ({ choice: { take: contender.source }, destination: place }));
  const beside = rivals.every(({ draft }) => isFilm(draft)) ? [{ choice: 'beside' as const, destination: place }] : [];
  return [...takes, ...beside, { choice: 'keep', destination: null }];
}

const othersText = (draft: Draft, rivals: readonly Rival[]): string =>
  `${rivals.length} files for one place: ${rivals
    .filter((other) => other.draft !== draft)
    .map((other) => videoNameOf(other.draft))
    .join(', ')}`;

function settle(
  some: readonly Draft[],
  choice: ConflictChoice | undefined,
  key: string,
  options: NamingOptions,
): Sorted {
  const rivals = some
    .map((draft): Rival => ({ draft, contender: contenderOf(draft.filing) }))
    .sort((a, b) => compareContenders(a.contender, b.contender));
  const [best] = rivals;
  if (!best) return { go: [], refusals: [], conflicts: [] };
  const contenders = rivals.map(({ contender }) => contender);
  const answers = answersOf(rivals, placeOf(best.draft));
  const byRule: ConflictChoice = areVersions(contenders) ? { take: best.contender.source } : 'keep';
  const at = (wanted: ConflictChoice): number => answers.findIndex((answer) => sameChoice(answer.choice, wanted));
  const inForce = choice !== undefined && at(choice) >= 0 ? at(choice) : at(byRule);
  const conflict: Conflict = {
    key,
    kind: 'same-target',
    destination: placeOf(best.draft),
    show: best.draft.show,
    contenders,
    there: null,
    answers,
    inForce,
    proposed: 0,
  };
  const answer = answers[inForce]?.choice ?? 'keep';
  if (answer === 'beside') return { go: asVersions(rivals, options), refusals: [], conflicts: [conflict] };
  if (typeof answer !== 'object') {
    const code = choice === 'keep' ? 'left-out' : 'same-target';
    const refusals = rivals.flatMap(({ draft }) => refuseAll(draft, code, othersText(draft, rivals)));
    return { go: [], refusals, conflicts: [conflict] };
  }
  const winner = rivals.find(({ contender }) => contender.source === answer.take) ?? best;
  const code = sameChoice(answer, byRule) ? 'older-version' : 'left-out';
  const refusals = rivals
    .filter((rival) => rival !== winner)
    .flatMap(({ draft }) => refuseAll(draft, code, `${videoNameOf(winner.draft)} goes there`));
  return { go: [winner.draft], refusals, conflicts: [conflict] };
}

/** The key of an answer to who gets a place. */
export const rivalsKey = (place: string): string => `rivals ${pathKey(place)}`;

/** Settles every place that several want; `choices` by key. */
export function settleRivals(
  drafts: readonly Draft[],
  choices: ReadonlyMap<string, ConflictChoice>,
  options: NamingOptions,
): Sorted {
  const byKey = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = rivalsKey(placeOf(draft));
    const some = byKey.get(key);
    if (some) some.push(draft);
    else byKey.set(key, [draft]);
  }
  const go: Draft[] = [];
  const refusals: Refusal[] = [];
  const conflicts: Conflict[] = [];
  for (const [key, all] of byKey) {
    // what is in its place already has it: the others find it taken
    const some = all.filter(({ members }) => members[0]?.source !== members[0]?.destination);
    if (some.length < all.length) go.push(...all.filter((draft) => !some.includes(draft)));
    if (some.length < 2) {
      go.push(...some);
      continue;
    }
    const settled = settle(some, choices.get(key), key, options);
    go.push(...settled.go);
    refusals.push(...settled.refusals);
    conflicts.push(...settled.conflicts);
  }
  return { go, refusals, conflicts };
}
