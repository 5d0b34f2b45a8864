// Start by keys: where it begins, and what it asks for before it scans.
import { afterEach, expect, it } from 'vitest';
import type { StartFacts } from '../../src/tui/message.ts';
import { firstRow } from '../../src/tui/start/start-update.ts';
import { firstModel, openWindow, type Window } from './window.tsx';

const FACTS: StartFacts = { keySource: 'settings', settingsProblem: null, session: null };
const SESSION = { folders: ['/srv/in'], roots: { shows: '/srv/shows', films: null }, changed: 0 };
const { around } = firstModel({ columns: 80, rows: 24 });

it.each([
  ['a folder', { folders: [] }, FACTS, 'folder'],
  ['a library', { roots: null }, FACTS, 'shows'],
  ['a key', {}, { ...FACTS, keySource: null }, 'key'],
  ['nothing', {}, FACTS, 'scan'],
  ['a folder, but something waits', { folders: [] }, { ...FACTS, session: SESSION }, 'go-on'],
  ['nothing, whatever waits elsewhere', {}, { ...FACTS, session: SESSION }, 'scan'],
] as const)('it begins on what is missing: %s', (_what, missing, facts, row) => {
  expect(firstRow({ ...around, ...missing }, facts)).toBe(row);
});

let open: Window | null = null;
afterEach(() => {
  open?.close();
  open = null;
});

it('does not move a cursor that somebody has moved already', () => {
  const window = openWindow({ columns: 80, rows: 24 });
  open = window;
  window.press('down');
  window.dispatch({ type: 'start-facts', facts: FACTS });
  expect(window.model().start.row).toBe('shows');
});

it('begins there once the facts have come, and stays where it is when they come again', () => {
  const window = openWindow({ columns: 80, rows: 24 });
  open = window;
  window.dispatch({ type: 'start-facts', facts: { ...FACTS, keySource: null } });
  expect(window.model().start.row).toBe('key');
  window.press('up');
  window.dispatch({ type: 'start-facts', facts: FACTS });
  expect(window.model().start.row).toBe('lang');
});
