// The numbers of a group, for the screen that changes them: which orders there are, how many files each places, and where "start at" leads.
// Pure. `{ type: 'number', ids, numbering }` (actions.ts) takes one; acting on a copy and asking `placedGroup` shows every file's new place.
import { placeFiles } from '../match/episodes.ts';
import { episodeGroupOf, ordersOf, startingAt, type OrderChoice } from '../match/orders.ts';
import type { EpisodeGroup, WorkRef } from '../model/catalogue.ts';
import type { GroupMatch } from '../model/match.ts';
import type { Numbering, Order } from '../model/numbering.ts';
import { candidateOf, decisionOf, groupOf, matchOf, type Review } from './review.ts';

export interface CountedOrder extends OrderChoice {
  /** files of the group that have a place in it, counted as the names say */
  readonly placed: number;
  readonly files: number;
}

/**
 * The orders a group's work can be counted in, TMDB's own first; none for films and groups without a work. Episode groups are among them
 * only after `withEpisodeGroups`: `missingEpisodeGroups` tells the show they have to be asked for
 * (the session's `catalogue.episodeGroups`: a request for each, then cached).
 */
export function orderChoices(review: Review, id: string): readonly CountedOrder[] {
  const group = groupOf(review, id);
  const candidate = candidateOf(review, id);
  if (!group || !candidate) return [];
  return ordersOf(candidate.entry).map((choice) => {
    const placements = placeFiles(group.files, candidate.entry, { order: choice.order, offset: 0, season: null });
    const placed = placements.filter(({ kind }) => kind !== 'none').length;
    return { ...choice, placed, files: group.files.length };
  });
}

/** The show whose episode groups have not been asked for; null where they have, and for films. */
export function missingEpisodeGroups(review: Review, id: string): WorkRef | null {
  const candidate = candidateOf(review, id);
  return candidate?.entry.type === 'tv' && candidate.entry.episodeGroups === undefined
    ? { type: 'tv', id: candidate.id }
    : null;
}

/** "Start at": the numbering by which the first file becomes that episode and the others follow. */
export function numberingFrom(
  review: Review,
  id: string,
  order: Order,
  at: { readonly season: number | null; readonly number: number },
): Numbering {
  return startingAt(groupOf(review, id)?.files ?? [], order, at);
}

function matchWith(match: GroupMatch, show: number, episodeGroups: readonly EpisodeGroup[]): GroupMatch {
  if (!match.candidates.some(({ type, id }) => type === 'tv' && id === show)) return match;
  return {
    ...match,
    candidates: match.candidates.map((candidate) =>
      candidate.id === show && candidate.entry.type === 'tv'
        ? { ...candidate, entry: { ...candidate.entry, episodeGroups } }
        : candidate,
    ),
  };
}

const eachWith = (
  matches: ReadonlyMap<string, GroupMatch>,
  show: number,
  groups: readonly EpisodeGroup[],
): ReadonlyMap<string, GroupMatch> => new Map([...matches].map(([id, match]) => [id, matchWith(match, show, groups)]));

/** The review knowing a show's episode groups, wherever the show is a candidate. No step: no decision changes by it. */
export const withEpisodeGroups = (review: Review, show: number, groups: readonly EpisodeGroup[]): Review => ({
  ...review,
  matches: eachWith(review.matches, show, groups),
  now: { ...review.now, found: eachWith(review.now.found, show, groups) },
});

/** Shows whose decided order is an episode group that has to be asked for again, as after a session came back. */
export function lostEpisodeGroups(review: Review, ids: readonly string[]): readonly number[] {
  const lost = ids.flatMap((id) => {
    const decision = decisionOf(review, id);
    if (decision?.kind !== 'take' || episodeGroupOf(decision.numbering.order) === null || !matchOf(review, id))
      return [];
    const ref = missingEpisodeGroups(review, id);
    return ref ? [ref.id] : [];
  });
  return [...new Set(lost)];
}
