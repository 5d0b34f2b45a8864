// What can stand open in the list below the cursor's row: a form or a field. Values only.
import type { FiledName } from '../../model/decision.ts';
import type { GroupMatch } from '../../model/match.ts';
import type { Numbering } from '../../model/numbering.ts';
import type { TextEdit } from '../text-edit.ts';

/** Whom a key or a form is for. */
export interface Target {
  /** whole groups */
  readonly ids: readonly string[];
  /** single files, to be set apart under a new id */
  readonly apart: { readonly id: string; readonly paths: readonly string[] } | null;
}

/** What the catalogue said to the words in a form. */
export interface Finding {
  /** number of the request under way; null: none */
  readonly asking: number | null;
  readonly match: GroupMatch | null;
  /** candidate that Enter takes; the one after the last is "as read", where the form has that */
  readonly chosen: number;
  /** Enter was pressed while TMDB was asked: the first answer is taken when it comes */
  readonly takeWhenFound: boolean;
}

export type EditField = 'title' | 'kind' | 'year' | 'season' | 'episode' | 'filed-as' | 'finds';
export const EDIT_FIELDS: readonly EditField[] = ['title', 'kind', 'year', 'season', 'episode', 'filed-as', 'finds'];

interface OnTarget {
  /** whom it is for */
  readonly target: Target;
}

export interface EditPanel extends OnTarget {
  readonly type: 'edit';
  readonly field: EditField;
  readonly title: TextEdit;
  readonly kind: 'series' | 'film';
  readonly year: TextEdit;
  readonly season: TextEdit;
  /** numbers of the only file; null where there are several: `r` numbers those */
  readonly episode: TextEdit | null;
  readonly filedAs: FiledName['kind'];
  /** own words for `filed as` */
  readonly own: TextEdit;
  /** something of what was read has been changed */
  readonly changed: boolean;
  readonly finding: Finding;
}

export interface SearchPanel extends OnTarget {
  readonly type: 'search';
  readonly words: TextEdit;
  readonly finding: Finding;
}

export interface NumbersPanel extends OnTarget {
  readonly type: 'numbers';
  readonly field: 'order' | 'season' | 'start' | 'offset';
  readonly order: Numbering['order'];
  readonly season: TextEdit;
  /** number that the first file gets: another way to say the offset */
  readonly start: TextEdit;
  readonly offset: TextEdit;
}

/** Numbers of one file, as `5`, `5-6`, `S2E5`, `SP3`, `12.5`. */
export interface FilePanel {
  readonly type: 'file';
  readonly paths: readonly string[];
  readonly numbers: TextEdit;
}

export interface FilterPanel {
  readonly type: 'filter';
  readonly words: TextEdit;
}

export type Panel = EditPanel | SearchPanel | NumbersPanel | FilePanel | FilterPanel;
/** Forms that ask the catalogue. */
export type Asking = EditPanel | SearchPanel;

export const NOTHING_FOUND: Finding = { asking: null, match: null, chosen: 0, takeWhenFound: false };

export const isAsking = (panel: Panel | null): panel is Asking => panel?.type === 'edit' || panel?.type === 'search';
