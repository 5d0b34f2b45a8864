// Keys on Settings: every option that can be stored, changed one at a time and checked as it is kept. Pure.
import { Failure } from '../../model/failure.ts';
import { typedText } from '../../settings/option-value.ts';
import { checkSetting, rootsOf, type Option, type Options } from '../../settings/options.ts';
import type { Effect } from '../effect.ts';
import { commandKey, type KeyPress } from '../keymap.ts';
import type { Surroundings } from '../model.ts';
import { editKey, textEdit, textIn, typed } from '../text-edit.ts';
import { SETTINGS, type SettingsModel } from './settings-model.ts';

export interface SettingsStep {
  readonly settings: SettingsModel;
  readonly around: Surroundings;
  readonly effects: readonly Effect[];
}

/** Rows that a page goes. */
const PAGE = 10;

/** A value as it is typed. */
export const valueText = (option: Option, options: Options): string => typedText(option, options[option.key]);

const calm = (settings: SettingsModel, around: Surroundings): SettingsStep => ({ settings, around, effects: [] });

/** Stores a value, or takes it out where nothing was typed; it holds at once. */
function keep(settings: SettingsModel, around: Surroundings, option: Option, text: string): SettingsStep {
  const said = text.trim();
  try {
    const value = said === '' ? option.default : checkSetting(option.key, said);
    const options = { ...around.options, [option.key]: value };
    return {
      settings: { ...settings, editing: null, menu: false, message: said === '' ? 'back to its default' : 'kept' },
      around: { ...around, options, roots: rootsOf(options) },
      effects: [{ type: 'store-settings', values: { [option.key]: said === '' ? null : said } }],
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return calm({ ...settings, message: error.message }, around);
  }
}

/** A choice from the open menu. */
export function settingChosen(settings: SettingsModel, around: Surroundings, value: string): SettingsStep {
  const option = SETTINGS[settings.cursor];
  return option ? keep(settings, around, option, value) : calm({ ...settings, menu: false }, around);
}

function change(settings: SettingsModel, around: Surroundings, option: Option): SettingsStep {
  if (option.kind === 'boolean')
    return keep(settings, around, option, around.options[option.key] === true ? 'false' : 'true');
  if (option.kind === 'choice') return calm({ ...settings, menu: true, message: null }, around);
  const editing = textEdit(valueText(option, around.options));
  return calm({ ...settings, editing, message: 'empty: its default' }, around);
}

/** One key, or text pasted into a field. Esc without a field is the window's. */
export function settingsKey(settings: SettingsModel, around: Surroundings, key: KeyPress): SettingsStep {
  const option = SETTINGS[settings.cursor];
  if (!option) return calm(settings, around);
  if (settings.editing) {
    if (key.name === 'escape') return calm({ ...settings, editing: null, message: null }, around);
    if (key.name === 'enter') return keep(settings, around, option, textIn(settings.editing));
    const next = key.text === '' ? editKey(settings.editing, key.name) : typed(settings.editing, key.text);
    return calm(next ? { ...settings, editing: next } : settings, around);
  }
  if (settings.menu) return calm(key.name === 'escape' ? { ...settings, menu: false } : settings, around);
  const to = (cursor: number): SettingsStep =>
    calm({ ...settings, cursor: Math.max(0, Math.min(SETTINGS.length - 1, cursor)), message: null }, around);
  switch (commandKey(key)) {
    case 'up':
    case 'k':
      return to(settings.cursor - 1);
    case 'down':
    case 'j':
      return to(settings.cursor + 1);
    case 'pageup':
    case 'ctrl-u':
      return to(settings.cursor - PAGE);
    case 'pagedown':
    case 'ctrl-d':
      return to(settings.cursor + PAGE);
    case 'home':
    case 'g':
      return to(0);
    case 'end':
    case 'G':
      return to(SETTINGS.length - 1);
    case 'enter':
    case 'right':
      return change(settings, around, option);
    default:
      return calm({ ...settings, message: 'that key does nothing here: Enter changes' }, around);
  }
}
