// The Start screen: a message in, the next state and what it wants done. Pure. It may change the surroundings: that is what it is for.
import { commandKey, type KeyPress } from '../keymap.ts';
import type { StartFacts } from '../message.ts';
import type { Surroundings } from '../model.ts';
import { editKey, textEdit, typed } from '../text-edit.ts';
import { keepText, textOfRow, withOptions } from './start-fields.ts';
import { startRows, type StartModel, type StartRow } from './start-model.ts';
import type { StartStep } from './start-step.ts';

export const PRESETS = ['anivault', 'plex', 'jellyfin', 'kodi'] as const;
export const MODES = ['move', 'hardlink', 'copy', 'symlink'] as const;

const calm = (start: StartModel, around: Surroundings): StartStep => ({ start, around, effects: [] });

/** What is missing before a scan, as a sentence; null: nothing. */
export function missingFor({ folders, roots }: Surroundings): { readonly row: StartRow; readonly text: string } | null {
  if (folders.length === 0) return { row: 'folder', text: 'From: which folder is to be read? Enter types it' };
  if (!roots) return { row: 'shows', text: 'Library: where should shows and films go? Enter types it' };
  return null;
}

/** Where the cursor begins: on what waits, else on what is missing, else on the scan. */
export function firstRow(around: Surroundings, { session, keySource }: StartFacts): StartRow {
  if (session !== null && around.folders.length === 0) return 'go-on';
  const missing = missingFor(around);
  if (missing) return missing.row;
  return keySource === null && !around.options.offline ? 'key' : 'scan';
}

function startScan(start: StartModel, around: Surroundings, offline: boolean): StartStep {
  const missing = missingFor(around);
  if (missing) return calm({ ...start, row: missing.row, message: missing.text }, around);
  if (!offline && start.facts !== null && start.facts.keySource === null)
    return calm(
      { ...start, row: 'key', message: 'TMDB wants a key: Enter here and paste it, or scan without one' },
      around,
    );
  const options = { ...around.options, offline: around.options.offline || offline };
  const { shows, films } = around.roots ?? { shows: null, films: null };
  const values: Record<string, string> = { preset: options.preset, mode: options.mode, lang: options.lang };
  if (shows !== null) values['shows'] = shows;
  if (films !== null) values['films'] = films;
  return {
    start: { ...start, message: null },
    around: { ...around, options },
    effects: [
      { type: 'store-settings', values },
      { type: 'scan', folders: around.folders, roots: around.roots, options },
    ],
    go: 'scan',
  };
}

/** Goes on with what an earlier window left: its folders and roots, without storing them anew. */
function goOn(start: StartModel, around: Surroundings): StartStep {
  const session = start.facts?.session;
  if (!session) return calm(start, around);
  const { folders, roots } = session;
  const options = { ...around.options, shows: roots.shows, films: roots.films };
  const next = { ...around, folders, roots, options };
  return { start: { ...start, message: null }, around: next, effects: [], go: 'scan' };
}

function enter(start: StartModel, around: Surroundings): StartStep {
  switch (start.row) {
    case 'folder':
    case 'shows':
    case 'films':
    case 'lang':
      return calm({ ...start, editing: textEdit(textOfRow(start.row, around)), message: null }, around);
    case 'key':
      return calm(
        { ...start, editing: textEdit(), message: 'paste the key, then Enter; it is shown as stars' },
        around,
      );
    case 'preset':
    case 'mode':
      return calm({ ...start, menu: true, message: null }, around);
    case 'scan':
      return startScan(start, around, false);
    case 'scan-without-key':
      return startScan(start, around, true);
    case 'go-on':
      return goOn(start, around);
    case 'sample':
      return {
        start: { ...start, message: 'making the sample library ...' },
        around,
        effects: [{ type: 'open-demo' }],
      };
  }
}

/** A choice from the open menu. */
export function startChosen(start: StartModel, around: Surroundings, value: string): StartStep {
  const proposes = { ...start.proposes, ...(start.row === 'mode' ? { mode: false } : { preset: false }) };
  const closed = { ...start, menu: false, proposes };
  const preset = PRESETS.find((each) => each === value);
  const mode = MODES.find((each) => each === value);
  if (start.row === 'preset' && preset) return calm(closed, withOptions(around, { ...around.options, preset }));
  if (start.row === 'mode' && mode) return calm(closed, withOptions(around, { ...around.options, mode }));
  return calm(closed, around);
}

export function startPasted(start: StartModel, around: Surroundings, text: string): StartStep {
  if (start.editing) return calm({ ...start, editing: typed(start.editing, text.trim()) }, around);
  if (start.row !== 'key') return calm({ ...start, message: 'Enter on a row first, then paste' }, around);
  return calm({ ...start, editing: typed(textEdit(), text.trim()), message: 'Enter tries this key' }, around);
}

/** One key. `q` and help are the window's. */
export function startKey(start: StartModel, around: Surroundings, key: KeyPress): StartStep {
  if (start.trying) return calm(start, around);
  if (start.editing) {
    if (key.name === 'escape') return calm({ ...start, editing: null, message: null }, around);
    if (key.name === 'enter') return keepText(start, around);
    const next = key.text === '' ? editKey(start.editing, key.name) : typed(start.editing, key.text);
    return calm(next ? { ...start, editing: next } : start, around);
  }
  if (start.menu) return calm(key.name === 'escape' ? { ...start, menu: false } : start, around);
  const rows = startRows(start);
  const index = rows.indexOf(start.row);
  const to = (next: number): StartStep =>
    calm({ ...start, row: rows[Math.max(0, Math.min(rows.length - 1, next))] ?? 'folder', message: null }, around);
  switch (commandKey(key)) {
    case 'up':
    case 'k':
    case 'shift-tab':
      return to(index - 1);
    case 'down':
    case 'j':
    case 'tab':
      return to(index + 1);
    case 'home':
    case 'g':
      return to(0);
    case 'end':
    case 'G':
      return to(rows.length - 1);
    case 'enter':
    case 'right':
      return enter(start, around);
    case 'escape':
      return calm({ ...start, message: 'q quits' }, around);
    default:
      return calm({ ...start, message: 'that key does nothing here: ↑↓ go, Enter changes or does' }, around);
  }
}
