// The Start screen's slice: what is to be done where, before anything is scanned. Values and small questions about them.
import type { Count, LibraryFacts } from '../../workflow/look.ts';
import type { StartFacts } from '../message.ts';
import type { TextEdit } from '../text-edit.ts';

export type StartRow =
  'folder' | 'shows' | 'films' | 'preset' | 'mode' | 'lang' | 'key' | 'scan' | 'scan-without-key' | 'sample' | 'go-on';

const START_ROWS: readonly StartRow[] = [
  'folder',
  'shows',
  'films',
  'preset',
  'mode',
  'lang',
  'key',
  'scan',
  'scan-without-key',
  'sample',
];

export interface StartModel {
  readonly row: StartRow;
  readonly facts: StartFacts | null;
  /** the row's text while it is changed */
  readonly editing: TextEdit | null;
  /** choices of preset or mode stand open */
  readonly menu: boolean;
  /** a key is being tried against TMDB */
  readonly trying: boolean;
  readonly message: string | null;
  /** what the library holds; null: not looked at */
  readonly library: LibraryFacts | null;
  /** a file of each folder got a second name in the library, for a moment; null: not tried */
  readonly canLink: boolean | null;
  /** what there is to read; null: not counted */
  readonly counted: (Count & { readonly isAll: boolean }) | null;
  /** nobody has said: what is found on the disks may propose them */
  readonly proposes: { readonly mode: boolean; readonly preset: boolean };
}

export const initialStart: StartModel = {
  row: 'folder',
  facts: null,
  editing: null,
  menu: false,
  trying: false,
  message: null,
  library: null,
  canLink: null,
  counted: null,
  proposes: { mode: false, preset: false },
};

/** Rows that are there: going on with a session only where one was left. */
export const startRows = ({ facts }: StartModel): readonly StartRow[] =>
  facts?.session ? [...START_ROWS, 'go-on'] : START_ROWS;
