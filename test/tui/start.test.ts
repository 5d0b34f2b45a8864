// Start by keys: where it begins, and what it asks for before it scans.
import { afterEach, expect, it } from 'vitest';
import { exampleName } from '../../src/review/example-name.ts';
import type { StartFacts } from '../../src/tui/message.ts';
import { languageText } from '../../src/tui/start/language-example.ts';
import { PRESETS, firstRow } from '../../src/tui/start/start-update.ts';
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

it.each(PRESETS)('says of %s what it makes of names', async (preset) => {
  const window = openWindow({ columns: 80, rows: 24 });
  open = window;
  window.press('down', 'down', 'down', 'enter');
  const frame = await window.frame();
  const naming = { preset, template: null, filmTemplate: null };
  const [line = ''] = frame.split('\n').filter((each) => each.replace('>', '').trim().startsWith(`${preset} `));
  expect(line).toContain(exampleName(naming));
});

it.each([
  ['en-US', false, 'Frieren: Beyond Journey’s End, not 葬送のフリーレン'],
  ['en-US', true, 'Frieren: Beyond Journey’s End, not Sousou no Frieren'],
  ['es-MX', false, 'Frieren: Más allá del final del viaje, not 葬送のフリーレン'],
  ['es-MX', true, 'titles are filed in this language'],
  ['zh-SG', false, '葬送的芙莉莲, not 葬送のフリーレン'],
  ['ja-JP', false, '葬送のフリーレン, as it is called in Japan'],
  ['sw', false, 'titles are filed in this language'],
])('says by an example what filing in %s means, in plain letters: %s', (language, isAscii, text) => {
  expect(languageText(language, isAscii, 60)).toBe(text);
});

it('the example’s other half gives way where there is no room for it', () => {
  expect(languageText('en-US', false, 35)).toBe('Frieren: Beyond Journey’s End');
});

let open: Window | null = null;
afterEach(() => {
  open?.close();
  open = null;
});

it.each([
  [60, 20],
  [80, 24],
])('at %ix%i what can be chosen and the hints are always on screen', async (columns, rows) => {
  const window = openWindow({ columns, rows });
  open = window;
  const settingsProblem = 'The settings file can’t be read.';
  window.dispatch(
    { type: 'start-facts', facts: { keySource: null, settingsProblem, session: SESSION } },
    { type: 'library-seen', library: { shows: 1, films: 1, preset: null, isOneDisk: false, isInPlace: false } },
    { type: 'videos-counted', count: { videos: 1, folders: 1 }, isAll: true },
  );
  for (const keys of [[], ['g', 'down', 'down', 'down', 'enter'], ['escape', 'down', 'enter']]) {
    window.press(...keys);
    const lines = (await window.frame()).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(rows - 1);
    expect(lines.at(-1)).toMatch(/^ (?:↑↓ go|Enter take)/);
    expect(lines.join('\n')).toContain('Go on');
  }
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
