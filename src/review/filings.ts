// From decisions to filings: where every file goes, and the reason for every file that stays. Pure.
import { placeFiles } from '../match/episodes.ts';
import { isPlain, PLAIN } from '../match/orders.ts';
import type { FiledName } from '../model/decision.ts';
import type { FiledWork, Filing, Unfiled } from '../model/filing.ts';
import type { Candidate, FileGroup, Placement } from '../model/match.ts';
import type { ParsedName } from '../model/parsed-name.ts';
import type { NamingOptions } from '../model/plan.ts';
import { nameFiling } from '../plan/naming.ts';
import { candidateOf, decisionOf, groupOf, type Review } from './review.ts';
import { pathOf } from './reading.ts';

const romajiOf = (candidate: Candidate): string | null =>
  candidate.entry.titles.find(({ kind }) => kind === 'romaji')?.title ?? null;

/** The name a work is filed under. */
export function titleAs(candidate: Candidate, filedAs: FiledName): string {
  switch (filedAs.kind) {
    case 'tmdb':
      return candidate.title;
    case 'original':
      return candidate.entry.originalName;
    case 'romaji':
      return romajiOf(candidate) ?? candidate.title;
    case 'own':
      return filedAs.text;
  }
}

/** A candidate as it is filed. */
export const filedWork = (
  candidate: Candidate,
  filedAs: FiledName = { kind: 'tmdb' },
): FiledWork & { readonly id: number } => ({
  type: candidate.type,
  id: candidate.id,
  title: titleAs(candidate, filedAs),
  originalTitle: candidate.entry.originalName,
  romajiTitle: romajiOf(candidate),
  otherTitles: candidate.entry.titles.map(({ title }) => title),
  year: candidate.year,
});

/** A place by what was read alone, for a group without any TMDB id. */
function placeAsRead(parsed: ParsedName, season: number | null, isFilm: boolean): Placement {
  if (parsed.type === 'extra') return { kind: 'extra', season: parsed.season };
  if (isFilm) return { kind: 'film' };
  if (parsed.episodes.length === 0) return { kind: 'none', reason: 'there is no episode number' };
  const place = parsed.type === 'special' ? 0 : (parsed.season ?? season ?? 1);
  return {
    kind: 'episode',
    season: place,
    episodes: parsed.episodes,
    episodeTitle: parsed.episodeTitle,
    note: null,
    certain: true,
  };
}

export interface Placed {
  readonly group: FileGroup;
  readonly work: FiledWork | null;
  /** one for each file of the group */
  readonly placements: readonly Placement[];
}

/** Where a group's files would go by its decision, or by its best candidate while there is none. */
export function placedGroup(review: Review, id: string): Placed | null {
  const group = groupOf(review, id);
  if (!group) return null;
  const decision = decisionOf(review, id);
  if (decision?.kind === 'as-read') {
    const { title, year, type, season } = decision;
    const work: FiledWork = { type, id: null, title, originalTitle: null, romajiTitle: null, year };
    return { group, work, placements: group.files.map(({ parsed }) => placeAsRead(parsed, season, type === 'movie')) };
  }
  const candidate = candidateOf(review, id);
  if (!candidate)
    return { group, work: null, placements: group.files.map(() => ({ kind: 'none', reason: 'nothing was found' })) };
  const taken = decision?.kind === 'take' ? decision : null;
  const untouched =
    group === review.groups.get(id) &&
    (taken === null || isPlain(taken.numbering)) &&
    candidate.placements.length === group.files.length;
  const placements = untouched
    ? candidate.placements
    : placeFiles(group.files, candidate.entry, taken?.numbering ?? PLAIN);
  return { group, work: filedWork(candidate, taken?.filedAs), placements };
}

const REASONS: Readonly<Record<string, string>> = {
  'left-out': 'left out by you',
  undecided: 'not decided yet',
};

const unfiledOf = (group: FileGroup, code: string): readonly Unfiled[] =>
  group.files.map(({ unit }) => ({ unit, code, reason: REASONS[code] ?? code }));

/** Everything that is settled as filings; the rest with its reason. */
export function filingsOf(review: Review): {
  readonly filings: readonly Filing[];
  readonly unfiled: readonly Unfiled[];
} {
  const filings: Filing[] = [];
  const unfiled: Unfiled[] = [];
  for (const id of review.groups.keys()) {
    const decision = decisionOf(review, id);
    const placed = placedGroup(review, id);
    if (!placed) continue;
    const { group, work, placements } = placed;
    if (decision === null || decision.kind === 'left-out' || !work)
      unfiled.push(...unfiledOf(group, decision?.kind === 'left-out' ? 'left-out' : 'undecided'));
    else
      for (const [index, { unit, parsed }] of group.files.entries()) {
        const placement = placements[index];
        if (review.now.leftFiles.has(pathOf({ unit })))
          unfiled.push({ unit, code: 'left-out', reason: REASONS['left-out'] ?? '' });
        else if (unit.file.identity.size === 0) unfiled.push({ unit, code: 'empty', reason: 'the file is empty' });
        else if (!placement || placement.kind === 'none')
          unfiled.push({ unit, code: 'no-place', reason: placement?.reason ?? 'no place' });
        else filings.push({ groupId: id, unit, parsed, work, placement, absolute: parsed.absolute, accepted: true });
      }
  }
  return { filings, unfiled };
}

/** The filing of one file as things stand, for showing its new name; null where it has none. */
function filingAt(review: Review, id: string, index: number): Filing | null {
  const placed = placedGroup(review, id);
  const file = placed?.group.files[index];
  const placement = placed?.placements[index];
  if (!placed?.work || !file || !placement || placement.kind === 'none') return null;
  return {
    groupId: id,
    unit: file.unit,
    parsed: file.parsed,
    work: placed.work,
    placement,
    absolute: file.parsed.absolute,
    accepted: true,
  };
}

/** The name a file would get below the library, for showing: folders a show already has may spell it otherwise. Null where it has none. */
export function newNameAt(review: Review, id: string, index: number, naming: NamingOptions): string | null {
  const filing = filingAt(review, id, index);
  if (!filing) return null;
  const { components } = nameFiling(filing, naming);
  const extension = /\.[^.]+$/.exec(filing.unit.file.name)?.[0] ?? '';
  return components.length === 0 ? null : components.join('/') + extension;
}

/** How many files of a group, as it reads now, a candidate has a place for. */
export const placedCount = (group: FileGroup, candidate: Candidate): number =>
  candidate.placements.length === group.files.length
    ? candidate.placed
    : placeFiles(group.files, candidate.entry, PLAIN).filter(({ kind }) => kind !== 'none').length;
