// Marks, files set apart, undo that shows where it was, and keys that hit nothing they were not meant for.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placedGroup } from '../../src/review/filings.ts';
import { decisionOf } from '../../src/review/review.ts';
import { viewOf } from '../../src/review/views.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { libraryEvents } from '../support/library.ts';
import { openReviewed, type Window } from './window.tsx';

let events: readonly WorkflowEvent[];
let window: Window;
beforeAll(async () => {
  events = await libraryEvents();
});
beforeEach(() => {
  window = openReviewed(events);
  window.dispatch({ type: 'looked' });
});
afterEach(() => {
  window.close();
});

const review = (): ReturnType<Window['model']>['review'] => window.model().review;
const titleAt = (): string => review().review.groups.get(review().cursor?.group ?? '')?.title ?? '';
function goTo(title: string): void {
  window.press('g');
  for (let step = 0; titleAt() !== title; step += 1) {
    if (step > 60) throw new Error(`no row ${title}`);
    window.press('down');
  }
}
const idOf = (title: string): string =>
  [...review().review.groups.values()].find((group) => group.title === title)?.id ?? '';

describe('files that are marked', () => {
  beforeEach(() => {
    window.press('f', 'f', 'f');
    goTo('Cowboy Bebop');
    // the second and third of five
    window.press('right', 'down', 'down', 'space', 'space');
  });

  it('are set apart with what is decided on them, and come back with one undo', () => {
    const from = idOf('Cowboy Bebop');
    expect(review().message).toBe('2 files marked');
    window.press('s');
    window.type('Kanon');
    const [search] = window.effects.filter(({ type }) => type === 'search').slice(-1);
    if (search?.type !== 'search') throw new Error('nothing was asked');
    expect(search.group.files).toHaveLength(2);
    const match = review().review.matches.get(idOf('Kanon'));
    if (!match) throw new Error('no match');
    window.dispatch({ type: 'found', request: search.request, match, ms: 1 });
    window.press('enter');
    expect(review().message).toMatch(/^took Kanon for 2 files/);
    expect(review().review.groups.get(from)?.files).toHaveLength(3);
    expect(placedGroup(review().review, `${from}~1`)?.work?.title).toBe('Kanon');
    expect(review().listed.indexOf(`${from}~1`)).toBe(review().listed.indexOf(from) + 1);
    expect(review().marked.size).toBe(0);
    window.press('u');
    expect(review().review.groups.get(from)?.files).toHaveLength(5);
    expect(review().listed).not.toContain(`${from}~1`);
  });

  it('are left out by x, the rest of the group not', () => {
    window.press('x');
    expect(review().review.now.leftFiles.size).toBe(2);
    expect(viewOf(review().review, idOf('Cowboy Bebop'))).toBe('ready');
  });

  it('are numbered by themselves', async () => {
    const from = idOf('Cowboy Bebop');
    window.press('r', 'down', 'down');
    window.type('10');
    // their rows follow, the others stay
    expect(await window.frame()).toMatch(/- 01 .*S01E01[^]*- 02 .*S01E10[^]*- 03 .*S01E11[^]*- 05 .*S01E05/);
    // the pane speaks of them, not of the group that they come from
    window.press('escape', 'tab', 'r', 'down', 'down');
    window.type('10');
    const frame = await window.frame();
    expect(frame).toMatch(/^─ Cowboy Bebop · 2 files · \/srv/m);
    expect(frame).not.toContain('not matched yet');
    window.press('enter');
    expect(placedGroup(review().review, `${from}~1`)?.placements).toMatchObject([
      { episodes: [10] },
      { episodes: [11] },
    ]);
    expect(placedGroup(review().review, from)?.placements).toHaveLength(3);
  });

  it('are all of the group’s where * has been pressed on one of them, and that is the group itself', () => {
    window.press('escape', '*', '0');
    window.press('0');
    expect(decisionOf(review().review, idOf('Cowboy Bebop'))).toMatchObject({ kind: 'as-read' });
    expect([...review().review.groups.keys()].some((id) => id.includes('~'))).toBe(false);
  });
});

it('v marks a range, * the other way round, and a digit takes one answer for all that is marked', () => {
  window.dispatch({ type: 'resized', columns: 120, rows: 36 });
  goTo('Kanon');
  window.press('v', 'up', 'v');
  expect(review().message).toBe('2 groups marked');
  window.press('*', '*', 'down', '1');
  for (const title of ['Kanon', 'Sousou no Frieren'])
    expect(decisionOf(review().review, idOf(title))).toMatchObject({ kind: 'take', work: { id: 34124 } });
  expect(review().review.past).toHaveLength(1);
});

it('Enter on what is marked takes what is sure, and says how many want a look', () => {
  window.press('*', 'enter');
  expect(review().message).toBe('took 3 · 3 want a look · u undoes');
});

describe('a sure match whose files quarrel', () => {
  it('opens on the first of the doubles, and settles by itself once one is left out', () => {
    goTo('86');
    window.press('enter');
    expect(review().message).toMatch(/^S01E02 twice/);
    expect(review().cursor?.file).toBe(2);
    window.press('x');
    expect(decisionOf(review().review, idOf('86'))).toMatchObject({ kind: 'take', by: 'rule' });
    window.press('u');
    expect(viewOf(review().review, idOf('86'))).toBe('to-decide');
  });
});

it('undo shows what it undid, and where', () => {
  goTo('Kanon');
  window.press('x', 'g', 'u');
  expect(titleAt()).toBe('Kanon');
  expect(review().message).toBe('undone: Kanon · Ctrl-r does it again');
});

describe('what arrives under the cursor', () => {
  const late = (): void => {
    const match = review().review.matches.get(idOf('Kanon'));
    const group = review().review.groups.get(idOf('Kanon'));
    if (!match || !group) throw new Error('no Kanon');
    // the other one is first now
    const changed = { ...match, candidates: match.candidates.toReversed() };
    window.dispatch({ type: 'events', task: 'scan', events: [{ type: 'group-matched', group, match: changed }] });
  };

  it.each([['enter'], ['1'], ['a']])('%s does not hit it unseen', (key) => {
    goTo('Kanon');
    window.press('tab', 'escape');
    if (key === '1') window.press('tab');
    late();
    expect(window.effects.at(-1)).toEqual({ type: 'await-look' });
    window.press(key);
    expect(review().message).toMatch(/only just changed/);
    expect(review().review.past).toHaveLength(0);
    window.press(key);
    expect(review().review.past).toHaveLength(1);
  });

  it('keeps the candidate that is being tried', () => {
    goTo('Kanon');
    window.press('tab', 'down');
    late();
    window.dispatch({ type: 'looked' });
    expect(review().pane.candidate).toBe(0);
    window.press('enter');
    expect(decisionOf(review().review, idOf('Kanon'))).toMatchObject({ work: { id: 72540 } });
  });
});

it('Esc closes one thing a press: field, pane, filter, marks, and then says how to leave', () => {
  window.press('space', '/');
  window.type('kanon');
  window.press('enter', 'tab', 'e', 'escape');
  expect(review()).toMatchObject({ panel: null, pane: { open: true }, filter: 'kanon' });
  window.press('escape');
  expect(review()).toMatchObject({ pane: { open: false }, filter: 'kanon' });
  window.press('escape');
  expect(review().filter).toBe('');
  expect(review().marked.size).toBe(1);
  window.press('escape');
  expect(review().marked.size).toBe(0);
  window.press('escape');
  expect(review().message).toBe('q quits');
});

it('a second window is told for as long as it shows the session', async () => {
  window.dispatch({ type: 'session-opened', left: null, isShared: true });
  window.press('down', 'up');
  expect(await window.frame()).toContain('not kept here');
});
