// Searches the catalogue for a group: by its titles until a name is near enough, then by less of them. Trouble is a value.
import type { SearchHit, TmdbType, WorkRef } from '../model/catalogue.ts';
import type { FileGroup } from '../model/match.ts';
import type { Catalogue } from '../model/ports.ts';
import { lastResorts, queriesFor, respelt, type Query } from './queries.ts';
import { hasYearBehind, hitLikeness } from './title-distance.ts';

export interface Search {
  /** likeliest first */
  readonly hits: readonly SearchHit[];
  /** no work of the group's kind was found by a whole title as it was read: by a part of one, or spelt otherwise */
  readonly isByPart: boolean;
  readonly trouble: { readonly code: string; readonly reason: string } | null;
}

/** A search whose best answer is this near needs no further title. */
const NEAR = 0.95;
/** A search by a part of a title finds strangers: it goes on until a work is named as that title begins. */
const RESORT_NEAR = 0.7;
/** Of the first answers of a search, TMDB's own order is kept: it knows names that the answer does not show. */
const KEPT_IN_ORDER = 2;
/** What TMDB answers first, of the kind that the group is, may well be the very work by a name that the answer does not show. */
const FIRST_OF_KIND = 0.4;

/** A part of a title that is borne by so few works tells as much. */
const FEW = 3;

const keyOf = ({ type, id }: WorkRef): string => `${type}/${id}`;
const kindOf = ({ kind }: FileGroup): TmdbType => (kind === 'film' ? 'movie' : 'tv');

/** Answers of several searches, each hit with its best rank. */
interface Gathering {
  readonly group: FileGroup;
  readonly found: Map<string, { readonly hit: SearchHit; readonly rank: number; readonly near: number }>;
  readonly typesDone: Set<string>;
}

/** `isWhole`: what was asked for is a whole title, not a part of one. */
function gather({ group, found, typesDone }: Gathering, hits: readonly SearchHit[], isWhole: boolean): void {
  for (const [index, hit] of hits.entries()) {
    const near = hitLikeness(group.titles, hit);
    const yearFits = group.year !== null && hit.year !== null && Math.abs(hit.year - group.year) <= 1;
    const rank =
      near +
      (index < KEPT_IN_ORDER ? 0.3 - index * 0.1 : 0) +
      (index === 0 && (isWhole ? hit.type === kindOf(group) : hits.length <= FEW) ? FIRST_OF_KIND : 0) +
      (yearFits ? 0.2 : 0) +
      (hit.genreIds.includes(16) ? 0.05 : 0);
    const known = found.get(keyOf(hit));
    if (!known || known.rank < rank) found.set(keyOf(hit), { hit, rank, near });
    if (near >= NEAR && (group.year === null ? !hasYearBehind(hit) : yearFits)) typesDone.add(hit.type);
  }
}

/** Whether the details of one of these prove it to be the work. */
type Proof = (hits: readonly SearchHit[]) => Promise<boolean>;

const byRank = ({ found }: Gathering): readonly SearchHit[] =>
  [...found.values()].sort((a, b) => b.rank - a.rank || b.hit.popularity - a.hit.popularity).map(({ hit }) => hit);

/** Whether series that were found prove to be what several numbered files are, and none of them is told from a namesake by its year. */
async function isSeriesAlone(gathering: Gathering, isProven: Proof): Promise<boolean> {
  const { group, found } = gathering;
  if (group.kind === 'film' || group.files.length === 1 || found.size === 0) return false;
  const hits = byRank(gathering);
  return !hits.some(hasYearBehind) && isProven(hits);
}

/** `isWhole` as of `gather`. */
type Ask = (queries: readonly Query[], isEnough: () => boolean, isWhole?: boolean) => Promise<void>;

/** Numbered files for which no near series was found: it may be spelt otherwise, or be found by less of the title, where only films were. */
async function searchAgain({ group, found, typesDone }: Gathering, ask: Ask): Promise<void> {
  const series = (): readonly { readonly near: number }[] => [...found.values()].filter(({ hit }) => hit.type === 'tv');
  const isNear = (): boolean => series().some(({ near }) => near >= RESORT_NEAR);
  // a film of that very name may well lie in numbered parts
  const isFilm = [...found.values()].some(({ hit, near }) => hit.type === 'movie' && near >= NEAR);
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

/**
 * Searches for a group: by its titles, then by less of them where nothing is found. Series of which the search shows no near name may still bear it:
 * `isProven` looks at them before films are asked for, which several numbered files hardly are.
 */
export async function searchFor(
  group: FileGroup,
  catalogue: Catalogue,
  language: string,
  signal: AbortSignal,
  isProven: Proof,
): Promise<Search> {
  const gathering: Gathering = { group, found: new Map(), typesDone: new Set() };
  const { found, typesDone } = gathering;
  let trouble: Search['trouble'] = null;
  const ask: Ask = async (queries, isEnough, isWhole = false) => {
    for (const query of queries) {
      // one kind answered well: the other is not asked, unless the shape leaves doubt
      if (trouble !== null || isEnough() || typesDone.has(query.type) || (typesDone.size > 0 && group.files.length > 1))
        continue;
      const answer = await catalogue.search({ ...query, language }, signal);
      if (answer.kind === 'unavailable') trouble = { code: 'tmdb-unavailable', reason: answer.reason };
      else if (answer.kind === 'found') gather(gathering, answer.value, isWhole);
    }
  };
  const queries = queriesFor(group);
  const never = (): boolean => false;
  await ask(
    queries.filter(({ type }) => type === kindOf(group)),
    never,
    true,
  );
  if (await isSeriesAlone(gathering, isProven)) return { hits: byRank(gathering), isByPart: false, trouble };
  await ask(
    queries.filter(({ type }) => type !== kindOf(group)),
    never,
    true,
  );
  const isByPart = ![...found.values()].some(({ hit }) => hit.type === kindOf(group));
  if (group.kind === 'series') await searchAgain(gathering, ask);
  // what a search by the whole title found bears that title somewhere; by a part of it only a near name is worth keeping
  if (found.size === 0)
    await ask(lastResorts(group), () => [...found.values()].some(({ near }) => near >= RESORT_NEAR));
  return { hits: byRank(gathering), isByPart, trouble };
}
