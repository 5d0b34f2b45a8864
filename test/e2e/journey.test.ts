// The main job in a real terminal, keys only, with the built program: scan, fix a title, apply, look at the disk, go back, look again.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inTerminal } from '../support/built.ts';
import type { Terminal } from '../support/terminal.ts';
import { plant, treeOf } from '../support/tree.ts';
import { useRoom, useTerminals } from './room.ts';

const FILES = {
  '[SubsPlease] Sousou no Frieren - 12 (1080p) [ABCD1234].mkv': 'frieren twelve',
  '[SubsPlease] Sousou no Frieren - 12 (1080p) [ABCD1234].en.forced.ass': 'subtitles',
  'Attack on Titan/Season 2/05.mkv': 'titan',
  '[Grp] Your Nmae Film [1080p].mkv': 'a title that nobody finds',
};

const room = useRoom(FILES);
const openTerminal = useTerminals();
const open = (
  columns: number,
  rows: number,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Terminal => openTerminal({ ...inTerminal(...args), columns, rows, env: { ...room.env, ...env } });

/** What an alternate screen, bracketed paste and a hidden cursor leave behind when they are given back. */
function expectRestored(raw: string): void {
  expect(raw.lastIndexOf('\u001b[?1049l')).toBeGreaterThan(raw.lastIndexOf('\u001b[?1049h'));
  expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(raw.lastIndexOf('\u001b[?25l'));
  expect(raw.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(raw.lastIndexOf('\u001b[?2004h'));
}

describe.each([
  [80, 24],
  [120, 36],
])('at %ix%i', (columns, rows) => {
  it('scans, fixes a title, applies and rolls back with keys alone', async () => {
    const before = treeOf(room.input);
    const terminal = open(columns, rows, [room.input, '--library', room.library]);
    await terminal.waitFor(/\[To decide 1\]/);
    terminal.press('e', 'ctrl-u');
    await terminal.waitFor(/title +\[_/);
    terminal.press('Kimi no Na wa');
    await terminal.waitFor(/found in .* nothing is filed/);
    await terminal.waitFor(/new .*Your Name/);
    terminal.press('enter');
    await terminal.waitFor(/all decided|took Your Name/);
    terminal.press('p');
    await terminal.waitFor(/nothing is changed yet/);
    expect(treeOf(room.input)).toEqual(before);
    terminal.press('y');
    await terminal.waitFor(/Done: 4/);
    const places = Object.keys(treeOf(room.library));
    expect(places.some((place) => /Season 01\/.*S01E12\.mkv$/.test(place))).toBe(true);
    expect(places.some((place) => /Season 01\/.*S01E12\.en\.forced\.ass$/.test(place))).toBe(true);
    expect(places.some((place) => /Attack on Titan \(2013\)\/Season 02\/.*S02E05\.mkv$/.test(place))).toBe(true);
    expect(places.some((place) => /Your Name.*\(2016\).*\.mkv$/.test(place))).toBe(true);
    terminal.press('u');
    await terminal.waitFor(/Undo this run/);
    terminal.press('y');
    await terminal.waitFor(/Undone: 4/);
    expect(treeOf(room.input)).toEqual(before);
    expect(Object.keys(treeOf(room.library))).toEqual([]);
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
    expectRestored(terminal.raw());
  });
});

describe('the terminal afterwards', () => {
  it('is as it was after Ctrl-C, also while something is typed', async () => {
    const terminal = open(80, 24, [room.input, '--library', room.library]);
    await terminal.waitFor(/\[To decide 1\]/);
    terminal.press('e', 'abc');
    await terminal.waitFor(/abc_/);
    terminal.press('ctrl-c');
    expect(await terminal.ended).toBe(130);
    expectRestored(terminal.raw());
  });

  it.each([
    ['SIGHUP', 129],
    ['SIGTERM', 143],
  ])('is as it was after %s', async (signal, code) => {
    const terminal = open(80, 24, [room.input, '--library', room.library]);
    await terminal.waitFor(/\[To decide 1\]/);
    terminal.kill(signal);
    expect(await terminal.ended).toBe(code);
    expectRestored(terminal.raw());
  });
});

it('History undoes a run of another day', async () => {
  const before = treeOf(room.input);
  const first = open(80, 24, [room.input, '--library', room.library]);
  await first.waitFor(/\[To decide 1\]/);
  first.press('p');
  await first.waitFor(/nothing is changed yet/);
  first.press('y');
  await first.waitFor(/Done: 3/);
  first.press('q');
  expect(await first.ended).toBe(0);
  const second = open(80, 24, []);
  await second.waitFor(/From/);
  second.press('H');
  await second.waitFor(/> +\d{4}-.*complete/);
  second.press('enter');
  await second.waitFor(/▸ \S.* files?/);
  second.press('u');
  await second.waitFor(/Undo this run/);
  second.press('y');
  await second.waitFor(/Undone: 3/);
  expect(treeOf(room.input)).toEqual(before);
  second.press('q');
  expect(await second.ended).toBe(0);
});

describe('Start', () => {
  it('asks for what is missing, takes a library, and scans', async () => {
    const terminal = open(80, 24, [room.input]);
    await terminal.waitFor(/From +\S/);
    // it begins on what is missing
    await terminal.waitFor(/^> +Shows to/m);
    terminal.press('enter', 'ctrl-u', room.library, 'enter');
    await terminal.waitFor((screen) => screen.includes('Films to') && !screen.includes('none yet'));
    terminal.press('end', 'up', 'up', 'enter');
    await terminal.waitFor(/\[To decide 1\]/);
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
  });

  it('opens the sample library without a key, and removes it', async () => {
    const terminal = open(80, 24, ['demo'], { TMDB_API_KEY: '' });
    const screen = await terminal.waitFor(/\[To decide \d+\]/);
    const made = /(\/\S*anivault-demo-[^/\s]+)/.exec(screen)?.[1];
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
    expect(made).toBeDefined();
    expect(existsSync(made ?? '/')).toBe(false);
  });
});

it('says so in one line where the terminal is too small', async () => {
  const terminal = open(50, 12, [room.input, '--library', room.library]);
  await terminal.waitFor(/needs 60 columns/);
  terminal.resize(80, 24);
  await terminal.waitFor(/\[To decide 1\]/);
});

it('repaints little: under 300 bytes a key with 3,000 files, also where the list scrolls', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [
      `Show ${String.fromCharCode(97 + (index % 26))}${Math.floor(index / 26)} - 01.mkv`,
      'x',
    ]),
  );
  plant(room.input, many);
  const terminal = open(80, 24, [room.input, '--library', room.library, '--offline']);
  await terminal.waitFor(/all \d+ groups matched/);
  await terminal.settled();
  const start = terminal.written();
  const keys = 60;
  for (let key = 0; key < keys; key += 1) {
    terminal.press('down');
    await terminal.settled(30);
  }
  expect((terminal.written() - start) / keys).toBeLessThan(300);
}, 60_000);
