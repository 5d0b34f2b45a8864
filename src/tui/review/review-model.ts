// The Review screen's slice: the review itself, and how a person looks at it. Rows and listing; no keys, no texts.
import { countsOf, matchOf, pathOf, viewOf, type Review, type View } from '../../review/review.ts';
import { emptyReview } from '../../review/review.ts';
import type { Panel } from './panel.ts';

/** A row of the list: a group, or one of an opened group's files. */
export interface Row {
  readonly group: string;
  /** index of the file; null for the group itself */
  readonly file: number | null;
}

export interface Pane {
  /** below 120 columns: shown; above it always is */
  readonly open: boolean;
  readonly focused: boolean;
  /** candidate under the pane's cursor; the one after the last is "as read" */
  readonly candidate: number;
  /** first line of the files part */
  readonly scroll: number;
}

export interface ReviewModel {
  readonly review: Review;
  readonly view: View;
  readonly filter: string;
  /** groups in the list: what settles keeps its place, what arrives comes at the end, until the view is entered again */
  readonly listed: readonly string[];
  readonly cursor: Row | null;
  readonly opened: ReadonlySet<string>;
  readonly marked: ReadonlySet<string>;
  /** where a range of marks began */
  readonly rangeFrom: string | null;
  readonly pane: Pane;
  /** group that the pane beside the list shows: it follows the cursor a moment later; null: the cursor's */
  readonly paneGroup: string | null;
  readonly panel: Panel | null;
  /** said in the rule; null: nothing */
  readonly message: string | null;
  /** number of the last search asked for; older answers are not taken */
  readonly request: number;
}

export const CLOSED_PANE: Pane = { open: false, focused: false, candidate: 0, scroll: 0 };

export const initialReview: ReviewModel = {
  review: emptyReview,
  view: 'to-decide',
  filter: '',
  listed: [],
  cursor: null,
  opened: new Set(),
  marked: new Set(),
  rangeFrom: null,
  pane: CLOSED_PANE,
  paneGroup: null,
  panel: null,
  message: null,
  request: 0,
};

const natural = new Intl.Collator('en', { numeric: true });

/** Words of the filter must all be in what a row shows: names read, TMDB's names, state and reasons. */
function passes(review: Review, id: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const group = review.groups.get(id);
  const match = matchOf(review, id);
  const haystack = [
    ...(group?.titles ?? []),
    group?.files[0]?.unit.file.folder ?? '',
    ...(group?.files.map(({ unit }) => unit.file.name) ?? []),
    match?.candidates[0]?.title ?? '',
    match?.state ?? '',
    ...(match?.notes.map(({ code, text }) => `${code} ${text}`) ?? []),
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => haystack.includes(word));
}

const wordsOf = (filter: string): readonly string[] => filter.toLowerCase().split(/\s+/).filter(Boolean);

const belongs = (review: Review, id: string, view: View, words: readonly string[]): boolean =>
  (view === 'all' || viewOf(review, id) === view) && passes(review, id, words);

function placeOf(review: Review, id: string): string {
  const [file] = review.groups.get(id)?.files ?? [];
  return file ? pathOf(file) : '';
}

const sameRow = (a: Row | null, b: Row): boolean => a !== null && a.group === b.group && a.file === b.file;

/** The view entered anew: listed again in the folders' natural order, the cursor kept where its row is still there. */
export function enterView(model: ReviewModel, view: View = model.view): ReviewModel {
  const { review, filter, cursor } = model;
  const words = wordsOf(filter);
  const listed = [...review.groups.keys()]
    .filter((id) => belongs(review, id, view, words))
    .map((id) => ({ id, place: placeOf(review, id) }))
    .sort((a, b) => natural.compare(a.place, b.place))
    .map(({ id }) => id);
  const kept = cursor !== null && listed.includes(cursor.group) ? cursor : null;
  const [first] = listed;
  return { ...model, view, listed, cursor: kept ?? (first === undefined ? null : { group: first, file: null }) };
}

/** The review changed by what arrived: new rows come at the end, nothing else moves. */
export function withArrivals(model: ReviewModel, review: Review, ids: readonly string[]): ReviewModel {
  const known = new Set(model.listed);
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

interface RowsKept {
  readonly opened: ReadonlySet<string>;
  readonly groups: Review['groups'];
  readonly rows: readonly Row[];
}
const rowsKept = new WeakMap<readonly string[], RowsKept>();

/** All rows of the list, opened groups with their files. Remembered as long as nothing of it changes. */
export function rowsOf({ listed, opened, review: { groups } }: ReviewModel): readonly Row[] {
  const kept = rowsKept.get(listed);
  if (kept && kept.opened === opened && kept.groups === groups) return kept.rows;
  const rows: Row[] = [];
  for (const group of listed) {
    const found = groups.get(group);
    if (!found) continue;
    rows.push({ group, file: null });
    if (opened.has(group)) for (let file = 0; file < found.files.length; file += 1) rows.push({ group, file });
  }
  rowsKept.set(listed, { opened, groups, rows });
  return rows;
}

/** Index of the cursor's row; 0 where it is nowhere. */
export function cursorIndex(model: ReviewModel, rows: readonly Row[] = rowsOf(model)): number {
  const { cursor } = model;
  const index = rows.findIndex((row) => sameRow(cursor, row));
  if (index >= 0 || cursor === null) return Math.max(0, index);
  return Math.max(
    0,
    rows.findIndex(({ group }) => group === cursor.group),
  );
}

/** Groups that a deed is for: the marked ones, else the cursor's. */
export function chosenGroups({ marked, listed, cursor, review }: ReviewModel): readonly string[] {
  const chosen = listed.filter((id) => marked.has(id) && review.groups.has(id));
  if (chosen.length > 0) return chosen;
  return cursor && review.groups.has(cursor.group) ? [cursor.group] : [];
}

/** How many groups wait for a person. */
export const waiting = ({ review }: ReviewModel): number => countsOf(review)['to-decide'];

/** The group whose pane is on screen: at once where a person works in it or in a form, else the one it has followed to. */
export function groupInPane({ cursor, pane, panel, paneGroup, review }: ReviewModel): string | null {
  if (!cursor) return null;
  const follows = !pane.focused && panel === null && paneGroup !== null && review.groups.has(paneGroup);
  return follows ? paneGroup : cursor.group;
}
