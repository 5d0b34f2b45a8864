// Frames at the sizes people have, kept under snapshots/ and read by a person whenever one changes.
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { cellWidth } from '../../src/names/width.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { FOLDERS, libraryEvents } from '../support/library.ts';
import { screensOf } from './screens.ts';
import { openReviewed, openWindow, type Window, type WindowWish } from './window.tsx';

const snapshot = (name: string): string => fileURLToPath(new URL(`../../snapshots/${name}.txt`, import.meta.url));

/** Wide letters among what waits, so that every list has them. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  '/srv/torrents/anime/うる星やつら': ['うる星やつら 第01話.mkv', 'うる星やつら 第02話.mkv'],
  '/srv/torrents/anime/나루토 질풍전': ['나루토 질풍전 01화.mkv'],
};

let events: readonly WorkflowEvent[];
let open: Window[] = [];
beforeAll(async () => {
  events = await libraryEvents({ ...FOLDERS, ...MORE });
});
afterEach(() => {
  for (const window of open) window.close();
  open = [];
});

function windowAt(wish: WindowWish): Window {
  const window = openWindow(wish);
  open.push(window);
  return window;
}

/** A window on Review, everything matched. */
function reviewAt(wish: WindowWish): Window {
  const window = openReviewed(events, wish);
  open.push(window);
  return window;
}

/** No row is wider than the terminal, and there are fewer rows than it has. */
function fits(frame: string, { columns, rows }: WindowWish): void {
  const lines = frame.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(rows - 1);
  for (const line of lines) expect(cellWidth(line), line).toBeLessThanOrEqual(columns);
}

const SIZES: readonly WindowWish[] = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
];

const SCREENS = screensOf(windowAt, reviewAt, () => events);

for (const size of SIZES)
  for (const [name, at] of SCREENS)
    it(`${name} at ${size.columns}x${size.rows}`, async () => {
      const frame = await at(size).frame();
      fits(frame, size);
      await expect(frame).toMatchFileSnapshot(snapshot(`${name}-${size.columns}x${size.rows}`));
    });

it('a terminal that is too small gets a notice, and everything back when it grows', async () => {
  const wish = { columns: 60, rows: 16 };
  const window = reviewAt(wish);
  await expect(await window.frame()).toMatchFileSnapshot(snapshot('too-small-60x16'));
  window.dispatch({ type: 'resized', columns: 80, rows: 24 });
  expect(await window.frame()).toContain('[To decide');
});

it('a scan of under a second counts nothing up', async () => {
  const window = windowAt({ columns: 80, rows: 24 });
  window.dispatch({ type: 'started' }, { type: 'events', task: 'scan', events: events.slice(0, 9), at: 5000 });
  expect(await window.frame()).toContain('/srv/torrents/新番 나루토');
  expect(await window.frame()).not.toContain('folders read');
  window.dispatch({ type: 'events', task: 'scan', events: [], at: 6000 });
  expect(await window.frame()).toContain('folders read');
});

it('in plain ASCII nothing else is drawn than what names hold', async () => {
  const wish = { columns: 80, rows: 24, ascii: true };
  const window = reviewAt(wish);
  const frame = await window.frame();
  await expect(frame).toMatchFileSnapshot(snapshot('review-ascii-80x24'));
  const { review, around } = window.model();
  const roots = `${around.roots?.shows ?? ''}${around.roots?.films ?? ''}`;
  const names = [...review.review.groups.values()].flatMap(({ titles }) => titles).join('') + roots;
  const foreign = (text: string): readonly string[] =>
    Array.from(text.replace(/\n/g, '')).filter((letter) => letter > '~' && !names.includes(letter));
  expect(foreign(frame)).toEqual([]);
  // sentences, hints, forms and help, too
  for (const keys of [
    ['x'],
    ['h'],
    ['e'],
    ['escape', 's'],
    ['escape', 'right', 'down'],
    ['?'],
    ['escape', 'p'],
    ['H'],
  ]) {
    window.press(...keys);
    const next = await window.frame();
    expect([keys, foreign(next)]).toEqual([keys, []]);
    fits(next, wish);
  }
});

it('at 200x50 everything is still within the terminal, and the hint line names no more keys than are read', async () => {
  const wish = { columns: 200, rows: 50 };
  for (const [name, at] of SCREENS) {
    const frame = await at(wish).frame();
    fits(frame, wish);
    const hints = frame.trimEnd().split('\n').at(-1)?.trim().split('  ') ?? [];
    const keys = hints.filter((hint) => !/^(?:Esc|q|\?) /.test(hint));
    expect(keys.length, `${name}: ${hints.join('  ')}`).toBeLessThanOrEqual(6);
  }
});

const isHostile = (window: Window): boolean =>
  window
    .model()
    .review.review.groups.get(window.model().review.cursor?.group ?? '')
    ?.title.includes('AMV') === true;

it('never sends a name’s escape sequences or bidi marks', async () => {
  const window = reviewAt({ columns: 120, rows: 36 });
  while (!window.model().review.cursor?.group || !isHostile(window)) window.press('down');
  const frame = await window.frame();
  expect(frame).toContain('\\x1b');
  expect(frame).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

it.each([60, 80])(
  'at %i columns the rule over the open pane says what it is about, and which row of how many',
  async (columns) => {
    const window = reviewAt({ columns, rows: 20 });
    window.press('tab');
    const { review, cursor } = window.model().review;
    const title = review.groups.get(cursor?.group ?? '')?.title ?? '';
    const [rule = ''] = (await window.frame()).split('\n').filter((line) => line.startsWith('─ '));
    expect(rule.startsWith(`─ ${title} · `)).toBe(true);
    expect(rule).toMatch(/ · \d+ files? · \S.* ─+ \d+ of \d+ ─$/);
  },
);
