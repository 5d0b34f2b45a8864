// What comes to a review and goes from it without a person's doing: groups read and matched, files filed, a session resumed. No steps. Pure.
import type { FileGroup, GroupMatch } from '../model/match.ts';
import { groupsApart } from './apart.ts';
import type { Decisions } from './decisions.ts';
import { pathOf } from './reading.ts';
import { withDecisions, type Review } from './review.ts';
import { countAfter } from './views.ts';

export interface Arrival {
  readonly group: FileGroup;
  readonly match: GroupMatch | null;
}

/** Groups that came or grew. Nothing a person did changes by it. */
export function arrive(review: Review, arrivals: readonly Arrival[]): Review {
  if (arrivals.length === 0) return review;
  const read = new Map(review.read);
  const matches = new Map(review.matches);
  for (const { group, match } of arrivals) {
    read.set(group.id, group);
    if (match) matches.set(group.id, match);
  }
  const { apart } = review.now;
  const next = { ...review, read, groups: groupsApart(read, apart), matches };
  if (apart.size === 0)
    countAfter(
      review,
      next,
      arrivals.map(({ group }) => group.id),
    );
  return next;
}

/** Takes away what has been filed: files that are gone from where they were. */
export function withoutFiles(review: Review, paths: ReadonlySet<string>): Review {
  const read = new Map<string, FileGroup>();
  for (const [id, group] of review.read) {
    const files = group.files.filter((file) => !paths.has(pathOf(file)));
    if (files.length === group.files.length) read.set(id, group);
    else if (files.length > 0) read.set(id, { ...group, files });
  }
  const matches = new Map([...review.matches].filter(([id]) => read.has(id)));
  return { ...review, read, groups: groupsApart(read, review.now.apart), matches, past: [], future: [] };
}

/** What a person's own search had found, looked up again after a session came back. */
export const refound = (review: Review, id: string, match: GroupMatch): Review => ({
  ...review,
  now: { ...review.now, found: new Map(review.now.found).set(id, { ...match, groupId: id }) },
});

/** What can be undone and done again. */
export type Steps = Pick<Review, 'past' | 'future'>;

/** A review that begins with decisions made before. */
export const resumed = (
  review: Review,
  now: Decisions,
  { past, future }: Steps = { past: [], future: [] },
): Review => ({
  ...withDecisions(review, now),
  past,
  future,
});
