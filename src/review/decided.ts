// What a person decided themselves, as it is to be remembered for the next scan. Pure.
import type { Correction } from '../model/decision.ts';
import type { FileGroup } from '../model/match.ts';
import { decisionOf, type Review } from './review.ts';

/** Groups, as they were read, with the work a person took for them. What a rule settled is not among them. */
export function ownDecisions(
  review: Review,
): readonly { readonly group: FileGroup; readonly correction: Pick<Correction, 'work' | 'filedAs' | 'numbering'> }[] {
  return [...review.groups.values()].flatMap((group) => {
    const decision = decisionOf(review, group.id);
    if (decision?.kind !== 'take' || decision.by !== 'person' || group.titles.length === 0) return [];
    const { work, filedAs, numbering } = decision;
    const season = review.now.edits.get(group.id)?.season;
    const kept = season == null ? numbering : { ...numbering, season: numbering.season ?? season };
    return [{ group, correction: { work, filedAs, numbering: kept } }];
  });
}
