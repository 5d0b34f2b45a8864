// Asks the catalogue about a group: searches until a name is near enough, then the details of the nearest. Trouble is a value.
import type { CatalogueEntry, SearchHit, WorkRef } from '../model/catalogue.ts';
import type { Correction } from '../model/decision.ts';
import type { FileGroup } from '../model/match.ts';
import type { Catalogue } from '../model/ports.ts';
import { findCorrection } from './corrections.ts';
import { placeFiles } from './episodes.ts';
import { episodeGroupOf, PLAIN } from './orders.ts';
import { lastResorts, queriesFor, respelt, type Query } from './queries.ts';
import { scoreCandidate } from './score.ts';
import { hitLikeness } from './title-distance.ts';

export interface LookUp {
  readonly groupId: string;
  readonly entries: readonly CatalogueEntry[];
  /** why something could not be asked; what was found until then counts */
  readonly trouble: { readonly code: string; readonly reason: string } | null;
}

export interface LookUpOptions {
  readonly language: string;
  readonly corrections: readonly Correction[];
}

/** Details are asked for of so many works at most: each is a request. */
const DETAILED = 4;
/** A search whose best answer is this near needs no further title. */
const NEAR = 0.95;
/** A search by a part of a title finds strangers: it goes on until a work is named as that title begins. */
const RESORT_NEAR = 0.7;
/** Of the first answers of a search, TMDB's own order is kept: it knows names that the answer does not show. */
const KEPT_IN_ORDER = 2;

const keyOf = ({ type, id }: WorkRef): string => `${type}/${id}`;

interface Search {
  readonly hits: readonly SearchHit[];
  readonly trouble: LookUp['trouble'];
}

/** Answers of several searches, each hit with its best rank. */
interface Gathering {
  readonly found: Map<string, { readonly hit: SearchHit; readonly rank: number; readonly near: number }>;
  readonly typesDone: Set<string>;
}

function gather({ found, typesDone }: Gathering, group: FileGroup, type: string, hits: readonly SearchHit[]): void {
  for (const [index, hit] of hits.entries()) {
    const near = hitLikeness(group.titles, hit);
    const yearFits = group.year !== null && hit.year !== null && Math.abs(hit.year - group.year) <= 1;
    const rank =
      near +
      (index < KEPT_IN_ORDER ? 0.3 - index * 0.1 : 0) +
      (yearFits ? 0.2 : 0) +
      (hit.genreIds.includes(16) ? 0.05 : 0);
    const known = found.get(keyOf(hit));
    if (!known || known.rank < rank) found.set(keyOf(hit), { hit, rank, near });
    if (near >= NEAR && (group.year === null || yearFits)) typesDone.add(type);
  }
}

type Ask = (queries: readonly Query[], isEnough: () => boolean) => Promise<void>;

/** Numbered files for which no near series was found: it may be spelt otherwise, or be found by less of the title, where only films were. */
async function searchAgain(group: FileGroup, { found, typesDone }: Gathering, ask: Ask): Promise<void> {
  const series = (): readonly { readonly near: number }[] => [...found.values()].filter(({ hit }) => hit.type === 'tv');
  const isNear = (): boolean => series().some(({ near }) => near >= RESORT_NEAR);
  // a film of that very name may well lie in numbered parts
  const isFilm = [...found.values()].some(({ hit, near }) => hit.type === 'movie' && near >= RESORT_NEAR);
  if (found.size === 0 || isNear() || isFilm) return;
  typesDone.delete('movie');
  const hits = [...found.values()].map(({ hit }) => hit);
  await ask(
    respelt(group, hits).map((text) => ({ type: 'tv', text, year: null })),
    isNear,
  );
  if (series().length === 0)
    await ask(
      lastResorts(group).filter(({ type }) => type === 'tv'),
      () => series().length > 0,
    );
}

async function search(group: FileGroup, catalogue: Catalogue, language: string, signal: AbortSignal): Promise<Search> {
  const gathering: Gathering = { found: new Map(), typesDone: new Set() };
  const { found, typesDone } = gathering;
  let trouble: LookUp['trouble'] = null;
  const ask: Ask = async (queries, isEnough) => {
    for (const { type, text, year } of queries) {
      // one kind answered well: the other is not asked, unless the shape leaves doubt
      if (trouble !== null || isEnough() || typesDone.has(type) || (typesDone.size > 0 && group.files.length > 1))
        continue;
      const answer = await catalogue.search({ type, text, year, language }, signal);
      if (answer.kind === 'unavailable') trouble = { code: 'tmdb-unavailable', reason: answer.reason };
      else if (answer.kind === 'found') gather(gathering, group, type, answer.value);
    }
  };
  await ask(queriesFor(group), () => false);
  if (group.kind === 'series') await searchAgain(group, gathering, ask);
  // what a search by the whole title found bears that title somewhere; by a part of it only a near name is worth keeping
  if (found.size === 0)
    await ask(lastResorts(group), () => [...found.values()].some(({ near }) => near >= RESORT_NEAR));
  return {
    hits: [...found.values()]
      .sort((a, b) => b.rank - a.rank || b.hit.popularity - a.hit.popularity)
      .map(({ hit }) => hit),
    trouble,
  };
}

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
function isEnough(
  group: FileGroup,
  entries: readonly CatalogueEntry[],
  rest: readonly SearchHit[],
  isCorrected: boolean,
): boolean {
  if (isCorrected || group.files.length === 0) return false;
  const best = entries.find(
    (entry) => scoreCandidate(group, entry, placeFiles(group.files, entry, PLAIN)).score >= ENOUGH,
  );
  if (!best) return false;
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
  const correction = findCorrection(corrections, group);
  const searched: Search = correction ? { hits: [], trouble: null } : await search(group, catalogue, language, signal);
  const wanted: readonly WorkRef[] = correction ? [correction.work] : searched.hits.slice(0, DETAILED);
  let { trouble } = searched;
  const entries: CatalogueEntry[] = [];
  for (const [index, ref] of wanted.entries()) {
    if (isEnough(group, entries, searched.hits.slice(index), correction !== null)) break;
    const answer = await catalogue.entry({ type: ref.type, id: ref.id }, language, signal);
    if (answer.kind === 'found') entries.push(await withOrder(answer.value, correction, catalogue, language, signal));
    else if (answer.kind === 'unavailable') trouble = { code: 'tmdb-unavailable', reason: answer.reason };
  }
  return { groupId: group.id, entries, trouble };
}
