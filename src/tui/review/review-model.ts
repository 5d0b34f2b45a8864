// The Review screen's slice: the review itself, and how a person looks at it. No keys, no texts.
import { emptyReview, type Review } from '../../review/review.ts';
import { countsOf, type View } from '../../review/views.ts';
import { rowsIn, type Row, type Rows } from './list-rows.ts';
import type { Panel } from './panel.ts';
import type { Shelf } from '../../workflow/shelf.ts';

export interface Pane {
  /** below 120 columns: shown; above it always is */
  readonly open: boolean;
  readonly focused: boolean;
  /** candidate under the pane's cursor; the one after the last is "as read"; -1: none yet */
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
  /** ids of groups and paths of files */
  readonly marked: ReadonlySet<string>;
  /** where a range of marks began */
  readonly rangeFrom: Row | null;
  readonly pane: Pane;
  /** group that the pane beside the list shows: it follows the cursor a moment later; null: the cursor's */
  readonly paneGroup: string | null;
  /** row on which the cursor last came to rest: where a session comes back to; null: nowhere yet */
  readonly restedAt: Row | null;
  readonly panel: Panel | null;
  /** said in the rule; null: nothing */
  readonly message: string | null;
  /** a key was pressed here since Review was entered */
  readonly touched: boolean;
  /** number of the last search asked for; older answers are not taken */
  readonly request: number;
  /** the cursor's group, while what was found for it has only just changed: a key may have been meant for what stood there before */
  readonly justChanged: string | null;
  /** what the library holds of the work that the pane shows; null: not looked at */
  readonly shelf: Shelf | null;
  /** another window shows this session: nothing is kept here */
  readonly isShared: boolean;
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
  restedAt: null,
  panel: null,
  message: null,
  touched: false,
  request: 0,
  justChanged: null,
  shelf: null,
  isShared: false,
};

/** All rows of the list, opened groups with their files. */
export const rowsOf = ({ listed, opened, review: { groups } }: ReviewModel): Rows => rowsIn(listed, opened, groups);

/** Index of the cursor's row; 0 where it is nowhere. */
export const cursorIndex = (model: ReviewModel, rows: Rows = rowsOf(model)): number =>
  model.cursor ? Math.max(0, rows.indexOf(model.cursor)) : 0;

/** How many groups wait for a person. */
export const waiting = ({ review }: ReviewModel): number => countsOf(review)['to-decide'];

/** The group whose pane is on screen: at once where a person works in it or in a form, else the one it has followed to. */
export function groupInPane({ cursor, pane, panel, paneGroup, review }: ReviewModel): string | null {
  if (!cursor) return null;
  const follows = !pane.focused && panel === null && paneGroup !== null && review.groups.has(paneGroup);
  return follows ? paneGroup : cursor.group;
}
