// What can stand open in the list below the cursor's row: a form or a field. Values only.
import type { FiledName } from '../../model/decision.ts';
import type { GroupMatch, Numbering } from '../../model/match.ts';
import type { TextEdit } from '../text-edit.ts';

/** What the catalogue said to the words in a form. */
export interface Finding {
  /** number of the request under way; null: none */
  readonly asking: number | null;
  readonly match: GroupMatch | null;
  /** candidate that Enter takes */
  readonly chosen: number;
  /** Enter was pressed while TMDB was asked: the first answer is taken when it comes */
  readonly takeWhenFound: boolean;
}

export type EditField = 'title' | 'kind' | 'year' | 'season' | 'filed-as';
export const EDIT_FIELDS: readonly EditField[] = ['title', 'kind', 'year', 'season', 'filed-as'];

export interface EditPanel {
  readonly type: 'edit';
  readonly group: string;
  readonly field: EditField;
  readonly title: TextEdit;
  readonly kind: 'series' | 'film';
  readonly year: TextEdit;
  readonly season: TextEdit;
  readonly filedAs: FiledName['kind'];
  /** own words for `filed as` */
  readonly own: TextEdit;
  /** something of what was read has been changed */
  readonly changed: boolean;
  readonly finding: Finding;
}

export interface SearchPanel {
  readonly type: 'search';
  readonly group: string;
  readonly words: TextEdit;
  readonly finding: Finding;
}

export interface NumbersPanel {
  readonly type: 'numbers';
  readonly group: string;
  readonly field: 'order' | 'season' | 'offset';
  readonly order: Numbering['order'];
  readonly season: TextEdit;
  readonly offset: TextEdit;
}

/** Numbers of one file, as `5`, `5-6`, `S2E5`, `SP3`, `12.5`. */
export interface FilePanel {
  readonly type: 'file';
  readonly group: string;
  readonly file: number;
  readonly numbers: TextEdit;
}

export interface FilterPanel {
  readonly type: 'filter';
  readonly words: TextEdit;
}

export type Panel = EditPanel | SearchPanel | NumbersPanel | FilePanel | FilterPanel;

export const NOTHING_FOUND: Finding = { asking: null, match: null, chosen: 0, takeWhenFound: false };
