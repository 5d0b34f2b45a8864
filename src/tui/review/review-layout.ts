// How the Review screen divides the terminal. Numbers only.
import type { Surroundings } from '../model.ts';
import type { ReviewModel } from './review-model.ts';

export interface ReviewLayout {
  /** list and pane side by side */
  readonly wide: boolean;
  /** too narrow for columns: title and place only */
  readonly narrow: boolean;
  readonly listWidth: number;
  readonly listRows: number;
  /** 0: no pane */
  readonly paneWidth: number;
  readonly paneRows: number;
}

/** From here on two panes. */
export const WIDE = 120;
/** Below this no columns. */
export const NARROW = 80;
const PANE_SHARE = 0.39;
/** Header, tabs, heads, rule, why, now, new, hint. */
const ROWS_AROUND = 8;
/** The list keeps this many rows while the pane is open below it. */
const ROWS_BESIDE_PANE = 4;
const ROWS_BESIDE_PANE_LOW = 2;
const LOW = 21;

/** The pane is open under the list, whose rule then says what it is about. */
export const isPaneBelow = ({ wide, paneWidth }: ReviewLayout): boolean => !wide && paneWidth > 0;

/** Rows and columns for a terminal and what is open in it. */
export function layoutOf({ columns, rows }: Surroundings, { pane }: ReviewModel): ReviewLayout {
  const narrow = columns < NARROW;
  if (columns >= WIDE) {
    const paneWidth = Math.max(47, Math.round(columns * PANE_SHARE));
    const listRows = rows - 8;
    return { wide: true, narrow, listWidth: columns - paneWidth - 1, listRows, paneWidth, paneRows: listRows + 1 };
  }
  if (pane.open) {
    const listRows = rows < LOW ? ROWS_BESIDE_PANE_LOW : ROWS_BESIDE_PANE;
    const heads = narrow ? 2 : 3;
    return {
      wide: false,
      narrow,
      listWidth: columns,
      listRows,
      paneWidth: columns,
      paneRows: rows - heads - listRows - 2,
    };
  }
  const listRows = rows - ROWS_AROUND + (narrow ? 1 : 0);
  return { wide: false, narrow, listWidth: columns, listRows, paneWidth: 0, paneRows: 0 };
}
