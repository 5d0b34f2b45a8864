// What a person decided themselves, as it is to be remembered for the next scan. Pure.
import type { Correction, Decision } from '../model/decision.ts';
import type { FileGroup } from '../model/match.ts';
import type { WorkRef } from '../model/catalogue.ts';
import type { MediaFile } from '../model/media-file.ts';
import { parentOf } from './apart.ts';
import { pathOf } from './reading.ts';
import { candidateOf, decisionOf, matchOf, type Review } from './review.ts';

/** Groups, as they were read, with the work a person took for them. What a rule settled is not among them. */
export function ownDecisions(
  review: Review,
): readonly { readonly group: FileGroup; readonly correction: Pick<Correction, 'work' | 'filedAs' | 'numbering'> }[] {
  // what was set apart has no title of its own to be remembered by
  return [...review.groups.values()].flatMap((group) => {
    if (parentOf(group.id) !== null) return [];
    const decision = decisionOf(review, group.id);
    if (decision?.kind !== 'take' || decision.by !== 'person' || group.titles.length === 0) return [];
    const { work, filedAs, numbering } = decision;
    const season = review.now.edits.get(group.id)?.season;
    const kept = season == null ? numbering : { ...numbering, season: numbering.season ?? season };
    return [{ group, correction: { work, filedAs, numbering: kept } }];
  });
}

const isOut = (decision: Decision | null | undefined): boolean => decision?.kind === 'left-out';

/** Groups and paths that were out before or after a step, whatever became of them since. */
function everOut({ past, future }: Review): {
  readonly groups: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
} {
  const [groups, paths] = [new Set<string>(), new Set<string>()];
  for (const step of [...past, ...future]) {
    for (const { key, from, to } of step.decided) if (isOut(from) || isOut(to)) groups.add(key);
    for (const { key } of step.leftFiles) paths.add(key);
  }
  return { groups, paths };
}

/** Files that a person left out, alone or with their group; and those that they brought back: they were out at a step of before, or one undone. */
export function leftOutOf(review: Review): { readonly out: readonly MediaFile[]; readonly back: readonly MediaFile[] } {
  const { decided, leftFiles } = review.now;
  const ever = everOut(review);
  const out: MediaFile[] = [];
  const back: MediaFile[] = [];
  for (const [id, { files }] of review.groups)
    for (const file of files) {
      const path = pathOf(file);
      const { unit } = file;
      const all = [unit.file, ...unit.sidecars.map((sidecar) => sidecar.file)];
      if (isOut(decided.get(id)) || leftFiles.has(path)) out.push(...all);
      else if (ever.groups.has(id) || ever.paths.has(path)) back.push(...all);
    }
  return { out, back };
}

/** Groups whose decision names a work that matching did not bring: it has to be looked up again by its id. */
export function lostWorks(
  review: Review,
  ids: readonly string[],
): readonly { readonly group: FileGroup; readonly ref: WorkRef }[] {
  return ids.flatMap((id) => {
    const group = review.groups.get(id);
    const decision = decisionOf(review, id);
    const isLost = decision?.kind === 'take' && matchOf(review, id) !== null && candidateOf(review, id) === null;
    return group && isLost ? [{ group, ref: decision.work }] : [];
  });
}
