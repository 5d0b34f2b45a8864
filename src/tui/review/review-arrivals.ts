// What scanning and matching tell, taken into the list: nothing moves, and no key hits what it was not meant for. Pure.
import type { Candidate } from '../../model/match.ts';
import { arrive, type Arrival } from '../../review/arrivals.ts';
import { decisionOf, matchOf, type Review } from '../../review/review.ts';
import type { WorkflowEvent } from '../../workflow/event.ts';
import { still, type Step } from '../model.ts';
import { enterView, withArrivals } from './listing.ts';
import type { ReviewModel } from './review-model.ts';

const works = (review: Review, id: string): readonly Candidate[] => matchOf(review, id)?.candidates ?? [];

/** What a key would take for a group: who is asked, and which works in which order. */
const meaningOf = (review: Review, id: string): string =>
  [
    decisionOf(review, id) === null,
    matchOf(review, id)?.state,
    ...works(review, id).map((each) => `${each.type}${each.id}`),
  ].join();

/** The candidate that was being tried stays the one that is tried, wherever it stands now. */
function keptCandidate({ pane, review }: ReviewModel, after: Review, id: string): number {
  const tried = works(review, id)[pane.candidate];
  if (!tried) return pane.candidate < 0 ? -1 : works(after, id).length;
  const at = works(after, id).findIndex((each) => each.type === tried.type && each.id === tried.id);
  return at < 0 ? 0 : at;
}

/** Groups and matches of a batch of events taken in. What changes under the cursor is remembered, so that no key hits what it was not meant for. */
export function reviewEvents(model: ReviewModel, events: readonly WorkflowEvent[]): Step<ReviewModel> {
  const arrivals = new Map<string, Arrival>();
  for (const event of events) {
    if (event.type === 'group-changed')
      arrivals.set(event.group.id, { group: event.group, match: arrivals.get(event.group.id)?.match ?? null });
    else if (event.type === 'group-matched') arrivals.set(event.group.id, { group: event.group, match: event.match });
  }
  if (arrivals.size === 0) return still(model);
  const review = arrive(model.review, [...arrivals.values()]);
  const next = withArrivals(model, review, [...arrivals.keys()]);
  const id = model.cursor?.group;
  if (id === undefined || !arrivals.has(id) || meaningOf(model.review, id) === meaningOf(review, id))
    return still(next);
  const pane = model.pane.focused ? { ...next.pane, candidate: keptCandidate(model, review, id) } : next.pane;
  return { model: { ...next, pane, justChanged: id }, effects: [{ type: 'await-look' }] };
}

/**
 * All has come: the folders' own order is better than the order of answers, where nobody has pressed a key yet. A cursor at the top stays
 * there; one that a session came back to stays on its row.
 */
export function reviewComplete(model: ReviewModel): Step<ReviewModel> {
  if (model.touched) return still(model);
  const isAtTop = model.cursor?.file == null && model.cursor?.group === model.listed[0];
  const next = enterView(isAtTop ? { ...model, cursor: null } : model);
  const isOther = next.cursor?.group !== model.cursor?.group;
  if (!isOther) return still(next);
  return { model: { ...next, justChanged: next.cursor?.group ?? null }, effects: [{ type: 'await-look' }] };
}
