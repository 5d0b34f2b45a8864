// Asks the catalogue about a group: searches until a name is near enough, then the details of the nearest. Trouble is a value.
import type { CatalogueEntry, SearchHit, WorkRef } from '../model/catalogue.ts';
import type { Correction } from '../model/decision.ts';
import type { FileGroup } from '../model/match.ts';
import type { Catalogue } from '../model/ports.ts';
import { findCorrection } from './corrections.ts';
import { placeFiles } from './episodes.ts';
import { episodeGroupOf, PLAIN } from './orders.ts';
import { parentAsked, parentIn } from './parents.ts';
import { scoreCandidate } from './score.ts';
import { searchFor, type Search } from './search.ts';
import { hitLikeness, nearestName } from './title-distance.ts';

export interface LookUp {
  readonly groupId: string;
  readonly entries: readonly CatalogueEntry[];
  /** why something could not be asked; what was found until then counts */
  readonly trouble: Search['trouble'];
  /** true: no work was found by a whole title as it was read */
  readonly isByPart?: boolean;
}

export interface LookUpOptions {
  readonly language: string;
  readonly corrections: readonly Correction[];
}

/** Details are asked for of so many works at most: each is a request. */
const DETAILED = 4;
/** So many are looked at where the name that fits is none that a search shows. */
const HIDDEN = 2;
/** A show whose correction counts in an episode group is of no use without that order. */
async function withOrder(
  entry: CatalogueEntry,
  correction: Correction | null,
  catalogue: Catalogue,
  language: string,
  signal: AbortSignal,
): Promise<CatalogueEntry> {
  if (entry.type === 'movie' || !correction || episodeGroupOf(correction.numbering.order) === null) return entry;
  const answer = await catalogue.episodeGroups(entry.id, language, signal);
  return answer.kind === 'found' ? { ...entry, episodeGroups: answer.value } : entry;
}

/** A score with which a work stands out by itself, before the distance to the next one is counted. */
const ENOUGH = 0.8;
/** A work with a name as far from what was read as this is no rival to one that stands out. */
const RIVAL = 0.75;

/** Whether one of the works known fits so well that none of the rest, by the names that the search shows, can come near it. */
function isEnough(group: FileGroup, entries: readonly CatalogueEntry[], rest: readonly SearchHit[]): boolean {
  if (group.files.length === 0) return false;
  const best = entries.find(
    (entry) => scoreCandidate(group, entry, placeFiles(group.files, entry, PLAIN)).score >= ENOUGH,
  );
  if (!best) return false;
  // found by a name that a search does not show, it may not be the only one that bears it
  const isHidden = nearestName(group.titles, best).kind === 'other name';
  const isAlone = entries.filter(({ type }) => type === best.type).length < HIDDEN;
  if (isHidden && isAlone && rest.some(({ type }) => type === best.type)) return false;
  // a work of the same name as the one found is a rival, too, by whatever name that was read
  const names = [...group.titles, best.name, best.originalName];
  return rest.every((hit) => hitLikeness(names, hit) < RIVAL);
}

/** Looks a group up. A correction that fits asks for its work alone. Failure E-TMDB-KEY passes through. */
export async function lookUp(
  group: FileGroup,
  catalogue: Catalogue,
  { language, corrections }: LookUpOptions,
  signal: AbortSignal,
): Promise<LookUp> {
  const entries: CatalogueEntry[] = [];
  let trouble: LookUp['trouble'] = null;
  const correction = findCorrection(corrections, group);
  const ask = async (ref: WorkRef): Promise<void> => {
    const answer = await catalogue.entry({ type: ref.type, id: ref.id }, language, signal);
    if (answer.kind === 'found') entries.push(await withOrder(answer.value, correction, catalogue, language, signal));
    else if (answer.kind === 'unavailable') trouble = { code: 'tmdb-unavailable', reason: answer.reason };
  };
  if (correction) {
    await ask(correction.work);
    return { groupId: group.id, entries, trouble };
  }
  const lookAt = async (hits: readonly SearchHit[], most: number): Promise<boolean> => {
    const isKnown = ({ type, id }: WorkRef): boolean => entries.some((entry) => entry.type === type && entry.id === id);
    const isFound = (): boolean =>
      isEnough(
        group,
        entries,
        hits.filter((hit) => !isKnown(hit)),
      );
    for (const hit of hits.slice(0, most)) {
      if (isFound()) return true;
      if (!isKnown(hit)) await ask(hit);
    }
    return isFound();
  };
  const found = await searchFor(group, catalogue, language, signal, (hits) => lookAt(hits, HIDDEN));
  trouble = found.trouble ?? trouble;
  await lookAt(found.hits, DETAILED);
  const beginning = parentAsked(group, entries);
  if (beginning !== null) {
    // what was found stands without it: no answer is no trouble
    const answer = await catalogue.search({ type: 'tv', text: beginning, year: null, language }, signal);
    const parent = answer.kind === 'found' ? parentIn(answer.value, beginning, entries) : undefined;
    if (parent) await ask(parent);
  }
  return { groupId: group.id, entries, trouble, isByPart: found.isByPart };
}
