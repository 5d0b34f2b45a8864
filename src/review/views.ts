// The four views of a review, and how many groups stand in each. Pure.
import type { Step } from './decisions.ts';
import { decisionOf, matchOf, type Review } from './review.ts';

export type View = 'to-decide' | 'ready' | 'left-out' | 'all';
export const VIEWS: readonly View[] = ['to-decide', 'ready', 'left-out', 'all'];

/** The view a group stands in besides All; one that is not matched yet stands in All only. */
export function viewOf(review: Review, id: string): View {
  const decision = decisionOf(review, id);
  if (decision === null) return matchOf(review, id) === null ? 'all' : 'to-decide';
  return decision.kind === 'left-out' ? 'left-out' : 'ready';
}

type Counts = Readonly<Record<View, number>>;
const counted = new WeakMap<Review, Counts>();

/** How many groups each view has. */
export function countsOf(review: Review): Counts {
  const known = counted.get(review);
  if (known) return known;
  const counts = { 'to-decide': 0, ready: 0, 'left-out': 0, all: 0 };
  for (const id of review.groups.keys()) {
    const view = viewOf(review, id);
    if (view !== 'all') counts[view] += 1;
    counts.all += 1;
  }
  counted.set(review, counts);
  return counts;
}

/** Counts a review that differs from another in a few groups only, without looking at the rest. */
export function countAfter(before: Review, after: Review, ids: Iterable<string>): void {
  const known = counted.get(before);
  if (!known || counted.has(after)) return;
  const counts = { ...known };
  const add = (review: Review, id: string, step: 1 | -1): void => {
    if (!review.groups.has(id)) return;
    const view = viewOf(review, id);
    if (view !== 'all') counts[view] += step;
    counts.all += step;
  };
  for (const id of new Set(ids)) {
    add(before, id, -1);
    add(after, id, 1);
  }
  counted.set(after, counts);
}

/** Groups whose decision or reading a step changed. */
export function changedGroups(review: Review, { decided, edits, found }: Step): readonly string[] {
  const ids = new Set([...decided, ...edits, ...found].map(({ key }) => key));
  return [...ids].filter((id) => review.groups.has(id));
}

/** Counts a review after a person's step, by the groups that it changed; where files were touched, all are counted when wanted. */
export function countStep(before: Review, after: Review, step: Step): void {
  if (step.apart.length + step.leftFiles.length + step.fileEdits.length > 0) return;
  countAfter(before, after, changedGroups(after, step));
}
