// The terminal under hard use, with the built program: names that would take it over, resizing without end, a huge paste, a huge list.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTerminal } from '../support/built.ts';
import type { Terminal } from '../support/terminal.ts';
import { plant } from '../support/tree.ts';
import { POSIX, useRoom, useTerminals } from './room.ts';

const room = useRoom();
const openTerminal = useTerminals();
const open = (columns: number, rows: number, ...more: readonly string[]): Terminal =>
  openTerminal({ ...inTerminal(room.input, '--library', room.library, ...more), columns, rows, env: room.env });

/** What the window itself sends: colours, moves, erasing, its modes and one question. Anything else came out of a name. */
const OWN = /\u001b\[(?:[\d;]*[mHGCEKJ]|\?[\d;]+[hl]|6n)|[\r\n]/g;

it.runIf(POSIX)('no control byte of a name reaches it, on any screen', async () => {
  const evil = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\u200b';
  plant(room.input, { [`Mushishi ${evil}/Mushishi ${evil} - 03.mkv`]: 'three', [`${evil}.mkv`]: 'nothing' });
  const terminal = open(120, 36);
  await terminal.waitFor(/\[To decide \d/);
  for (const key of ['f', 'f', 'f', 'right', 'down', 'tab', 'tab', 'e']) {
    terminal.press(key);
    await terminal.settled(40);
  }
  terminal.press('escape');
  await terminal.settled(60);
  terminal.press('p');
  await terminal.waitFor(/nothing is changed yet/);
  terminal.press('G', 'right', 'y');
  await terminal.waitFor(/Done: \d/);
  terminal.press('H');
  await terminal.waitFor(/complete/);
  terminal.press('enter');
  await terminal.waitFor(/files?$/m);
  terminal.press('down', 'enter', 'down');
  await terminal.settled(60);
  terminal.press('q');
  await terminal.ended;
  expect(terminal.raw()).toContain('\\x1b');
  expect(terminal.raw().replace(OWN, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u202e]/);
});

it('takes sizes as they come, also in the middle of an edit, and shows the last of them whole', async () => {
  const terminal = open(80, 24);
  await terminal.waitFor(/Ready 1/);
  terminal.press('f', 'e');
  await terminal.waitFor(/title +\[/);
  terminal.press('end', ' again');
  await terminal.waitFor(/again_/);
  for (let step = 0; step < 40; step += 1) terminal.resize(60 + ((step * 53) % 240), 20 + ((step * 17) % 60));
  terminal.resize(50, 12);
  terminal.resize(100, 30);
  const screen = await terminal.waitFor(
    (text) => text.startsWith(' Scan ▸') && text.includes('again_') && /^─/m.test(text),
  );
  expect(screen.split('\n').length).toBeLessThanOrEqual(29);
  expect(screen.split('\n')[0]).toMatch(/^ Scan ▸ \[Review\] ▸ Apply/);
});

it('takes a paste of 10 kB as text to search for, and runs no key of it', async () => {
  const terminal = open(80, 24);
  await terminal.waitFor(/Ready 1/);
  terminal.press('f');
  await terminal.waitFor(/\[Ready 1\]/);
  const text = 'py x q Mushishi '.repeat(640);
  terminal.press(`\u001b[200~${text}\u001b[201~`);
  await terminal.waitFor(/Mushishi _/);
  terminal.press('escape');
  await terminal.waitFor(/\[Ready 1\]/);
  expect(terminal.screen()).toContain('Left out 0');
});

it('answers over a list of many thousand groups as over a short one', async () => {
  const folder = join(room.input, 'many');
  mkdirSync(folder);
  for (let index = 0; index < 2000; index += 1)
    writeFileSync(join(folder, `Title ${index.toString(36)}x - 01.mkv`), 'x');
  const terminal = open(80, 24, '--offline');
  await terminal.waitFor(/all \d+ groups matched/);
  terminal.press('G');
  await terminal.waitFor(/ \d+-(\d+) of \1 /);
  const before = terminal.written();
  for (let key = 0; key < 30; key += 1) {
    terminal.press('up');
    await terminal.settled(20);
  }
  expect((terminal.written() - before) / 30).toBeLessThan(300);
  terminal.press('/', 'zzx');
  await terminal.waitFor(/1-1 of 1/);
}, 60_000);
