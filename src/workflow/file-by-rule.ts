// Turns matches into filings by rule, for commands that ask nobody. Pure. The review has its own way from decisions to filings.
import type { Filing, Unfiled } from '../model/filing.ts';
import type { Candidate, FileGroup, GroupMatch, Placement } from '../model/match.ts';
import type { ParsedUnit } from '../model/parsed-name.ts';
import { filedWork } from '../review/filings.ts';

/** A group with what matching said of it. */
export interface MatchedGroup {
  readonly group: FileGroup;
  readonly match: GroupMatch;
}

export interface Filed {
  readonly filings: readonly Filing[];
  readonly unfiled: readonly Unfiled[];
}

/** How medium matches are filed: not at all (unattended), in the plan but not to go, or like strong ones. */
export type MediumRule = 'refuse' | 'offer' | 'accept';

const refusalOf = ({ match }: MatchedGroup): { readonly code: string; readonly reason: string } => {
  const note = match.notes[0];
  if (match.state === 'none')
    return { code: note?.code ?? 'no-match', reason: note?.text ?? 'nothing was found for this name' };
  const why = note ? `: ${note.text}` : '';
  return { code: `${match.state}-match`, reason: `the match is ${match.state} and waits for a person${why}` };
};

/** A place that a rule may file by itself: the season is TMDB's own. */
const isCertain = (placement: Placement | undefined): boolean => placement?.kind !== 'episode' || placement.certain;

function fileUnit(
  file: ParsedUnit,
  placement: Placement | undefined,
  group: FileGroup,
  candidate: Candidate,
  accepted: boolean,
): Filing | Unfiled {
  if (!placement || placement.kind === 'none')
    return {
      unit: file.unit,
      code: 'no-place',
      reason: placement?.reason ?? `${candidate.title} has no place for this file`,
    };
  return {
    groupId: group.id,
    unit: file.unit,
    parsed: file.parsed,
    work: filedWork(candidate),
    placement,
    absolute: file.parsed.absolute,
    accepted,
  };
}

const noteOf = (placement: Placement | undefined): string =>
  placement?.kind === 'episode' && placement.note !== null ? `${placement.note};` : '';

/** Strong matches are filed; medium ones by the rule; weak and none are left with a reason. A file of nothing (0 bytes) is never filed. */
export function fileByRule(matches: readonly MatchedGroup[], medium: MediumRule): Filed {
  const filings: Filing[] = [];
  const unfiled: Unfiled[] = [];
  for (const matched of matches) {
    const { group, match } = matched;
    const [best] = match.candidates;
    const files = match.state === 'strong' || (match.state === 'medium' && medium !== 'refuse');
    const refusal = refusalOf(matched);
    for (const [index, file] of group.files.entries()) {
      if (file.unit.file.identity.size === 0)
        unfiled.push({ unit: file.unit, code: 'empty', reason: 'the file is empty' });
      else if (!files || !best) unfiled.push({ unit: file.unit, ...refusal });
      else {
        const placement = best.placements[index];
        const doubtful = match.state === 'medium' || (match.decidedBy !== 'correction' && !isCertain(placement));
        if (doubtful && medium === 'refuse') {
          unfiled.push({ unit: file.unit, code: 'medium-match', reason: `${noteOf(placement)} a person should look` });
          continue;
        }
        const filed = fileUnit(file, placement, group, best, !doubtful || medium === 'accept');
        if ('work' in filed) filings.push(filed);
        else unfiled.push(filed);
      }
    }
  }
  return { filings, unfiled };
}
