// Which groups stand in the list, and in which order: views, the filter, what arrives, what is set apart. Pure.
import { parentOf } from '../../review/apart.ts';
import { pathOf } from '../../review/reading.ts';
import { matchOf, type Review } from '../../review/review.ts';
import { viewOf, type View } from '../../review/views.ts';
import type { FileGroup } from '../../model/match.ts';
import { folderOf, someName } from '../../model/packed-files.ts';
import { placesOf } from './list-rows.ts';
import type { ReviewModel } from './review-model.ts';

const keys = new WeakMap<FileGroup, string>();

/** Sorts as a person counts: numbers by their value, letters without their case. */
function naturalKey(group: FileGroup): string {
  const known = keys.get(group);
  if (known !== undefined) return known;
  const [file] = group.files;
  const key = (file ? pathOf(file) : '').toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
  keys.set(group, key);
  return key;
}

const orders = new WeakMap<Review['groups'], readonly string[]>();

/** All groups in the folders' natural order; what was set apart stands behind its group. */
function inOrder(groups: Review['groups']): readonly string[] {
  const known = orders.get(groups);
  if (known) return known;
  const order = [...groups]
    .map(([id, group]) => ({ id, key: naturalKey(group) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ id }) => id);
  orders.set(groups, order);
  return order;
}

/** What a person decided, as words of the filter. */
function decidedIn(review: Review, id: string): string {
  const decision = review.now.decided.get(id);
  if (!decision) return '';
  if (decision.kind === 'left-out') return 'left out';
  return decision.kind === 'as-read' ? 'as read' : 'yours';
}

type Word = (text: string) => boolean;

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Looked for in names as they are: text made ready for it would cost a large library its memory. */
const wordsOf = (filter: string): readonly Word[] =>
  filter
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const pattern = new RegExp(literal(word), 'iu');
      return (text) => pattern.test(text);
    });

/** Each word must be in what a row shows: names read, TMDB's name, state, reasons, what was decided. Names of files are looked at last. */
function passes(review: Review, id: string, words: readonly Word[]): boolean {
  if (words.length === 0) return true;
  const group = review.groups.get(id);
  const match = matchOf(review, id);
  const [best] = match?.candidates ?? [];
  return words.every(
    (has) =>
      group?.titles.some(has) === true ||
      (match !== null && (has(match.state) || match.notes.some(({ code, text }) => has(code) || has(text)))) ||
      (best !== undefined && has(best.title)) ||
      has(decidedIn(review, id)) ||
      (group?.files[0] !== undefined && (has(folderOf(group.files[0])) || someName(group.files, has))) ||
      best?.placements.some((placement) => placement.kind === 'none' && has(placement.reason)) === true,
  );
}

const belongs = (review: Review, id: string, view: View, words: readonly Word[]): boolean =>
  (view === 'all' || viewOf(review, id) === view) && passes(review, id, words);

/** The view entered anew: listed again in the folders' natural order, the cursor kept where its row is still there. */
export function enterView(model: ReviewModel, view: View = model.view): ReviewModel {
  const { review, filter, cursor } = model;
  const words = wordsOf(filter);
  const listed = inOrder(review.groups).filter((id) => belongs(review, id, view, words));
  const kept = cursor !== null && placesOf(listed).has(cursor.group) ? cursor : null;
  const [first] = listed;
  return { ...model, view, listed, cursor: kept ?? (first === undefined ? null : { group: first, file: null }) };
}

/** A filter that is typed on only takes rows away: nothing else need be looked at. */
export function narrow(model: ReviewModel, filter: string): ReviewModel {
  const goesOn = model.filter !== '' && filter.startsWith(model.filter);
  if (!goesOn) return enterView({ ...model, filter });
  const words = wordsOf(filter);
  const listed = model.listed.filter((id) => passes(model.review, id, words));
  const [first] = listed;
  const isThere = model.cursor !== null && placesOf(listed).has(model.cursor.group);
  const cursor = isThere ? model.cursor : first === undefined ? null : { group: first, file: null };
  return { ...model, filter, listed, cursor };
}

/** The review changed by what arrived: new rows come at the end, nothing else moves. */
export function withArrivals(model: ReviewModel, review: Review, ids: readonly string[]): ReviewModel {
  const known = placesOf(model.listed);
  const words = wordsOf(model.filter);
  const fresh = [...new Set(ids)].filter((id) => !known.has(id) && belongs(review, id, model.view, words));
  if (fresh.length === 0) return { ...model, review };
  const listed = [...model.listed, ...fresh];
  const [first] = listed;
  return {
    ...model,
    review,
    listed,
    cursor: model.cursor ?? (first === undefined ? null : { group: first, file: null }),
  };
}

/** The review changed by a person: what is gone leaves the list, what was set apart comes behind its group; all else keeps its place. */
export function withReview(model: ReviewModel, review: Review): ReviewModel {
  const { groups } = review;
  if (groups === model.review.groups) return { ...model, review };
  const known = placesOf(model.listed);
  const fresh = [...groups.keys()].filter((id) => parentOf(id) !== null && !known.has(id));
  const listed = model.listed
    .flatMap((id) => [id, ...fresh.filter((each) => parentOf(each) === id)])
    .filter((id) => groups.has(id));
  // the group that they came from may be in another view
  const strays = fresh.filter((id) => !known.has(parentOf(id) ?? ''));
  const all = [...listed, ...strays];
  const { cursor } = model;
  const isThere = cursor !== null && groups.has(cursor.group);
  const file =
    isThere && cursor.file !== null ? Math.min(cursor.file, (groups.get(cursor.group)?.files.length ?? 1) - 1) : null;
  const [first] = all;
  const kept = isThere ? { group: cursor.group, file } : first === undefined ? null : { group: first, file: null };
  return { ...model, review, listed: all, cursor: kept };
}
