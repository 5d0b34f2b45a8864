// The Settings screen's slice: which option the cursor is on, and how it is being changed. Values only.
import { OPTIONS, type Option } from '../../settings/options.ts';
import type { TextEdit } from '../text-edit.ts';

export interface SettingsModel {
  readonly cursor: number;
  readonly editing: TextEdit | null;
  readonly menu: boolean;
  readonly message: string | null;
}

export const initialSettings: SettingsModel = { cursor: 0, editing: null, menu: false, message: null };

export const SETTINGS: readonly Option[] = OPTIONS.filter(({ settable }) => settable);
