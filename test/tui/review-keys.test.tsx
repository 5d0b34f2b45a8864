// Review by keys: what each does, and that nothing moves or is taken that a person did not mean.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decisionOf } from '../../src/review/review.ts';
import { REVIEW_KEYS } from '../../src/tui/keymap.ts';
import { SETTINGS } from '../../src/tui/settings/settings-model.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { libraryEvents } from '../support/library.ts';
import { onReview } from './on-review.ts';
import { openReviewed, openWindow, type Window } from './window.tsx';

let events: readonly WorkflowEvent[];
let window: Window;
beforeAll(async () => {
  events = await libraryEvents();
});
beforeEach(() => {
  window = openReviewed(events);
});
afterEach(() => {
  window.close();
});

const { titleAt, goTo, counts, decisionAt } = onReview(() => window);

describe('Enter', () => {
  it('takes a medium suggestion and goes to the next that waits', () => {
    goTo('Sousou no Frieren');
    const before = counts()['to-decide'];
    window.press('enter');
    expect(counts()['to-decide']).toBe(before - 1);
    expect(window.model().review.message).toMatch(/^took Frieren/);
    expect(titleAt()).not.toBe('Sousou no Frieren');
  });

  it('opens the search where nothing was found, and takes nothing', () => {
    goTo('KnY Movie');
    window.press('enter');
    expect(window.model().review.panel?.type).toBe('search');
    expect(decisionAt()).toBeNull();
  });

  it('opens what is wrong before it takes it', () => {
    goTo('86');
    const { ready } = counts();
    window.press('enter');
    expect(decisionAt()).toBeNull();
    expect(window.model().review.message).toMatch(/twice/);
    window.press('enter');
    expect(counts().ready).toBe(ready + 1);
  });

  it('held down to the end decides nothing that is weak or unknown', () => {
    for (let press = 0; press < 40; press += 1) window.press('enter');
    const { review } = window.model().review;
    for (const [id, match] of review.matches) if (match.state === 'none') expect(decisionOf(review, id)).toBeNull();
  });
});

describe('numbers', () => {
  it('show the candidates before one can be taken blindly', () => {
    goTo('Kanon');
    window.press('2');
    expect(decisionAt()).toBeNull();
    expect(window.model().review.pane.open).toBe(true);
    window.press('2');
    goTo('Kanon');
    expect(decisionAt()).toMatchObject({ kind: 'take', by: 'person', work: { id: 72540 } });
  });

  it('take at once where the pane always stands', () => {
    window.dispatch({ type: 'resized', columns: 120, rows: 36 });
    goTo('Kanon');
    window.press('2');
    goTo('Kanon');
    expect(decisionAt()).toMatchObject({ kind: 'take', work: { id: 72540 } });
  });

  it('say so where there is no such candidate', () => {
    window.dispatch({ type: 'resized', columns: 120, rows: 36 });
    goTo('KnY Movie');
    window.press('7');
    expect(window.model().review.message).toMatch(/no candidate 7/);
  });
});

it('a takes every medium suggestion shown, one u brings all back', () => {
  const before = counts();
  window.press('a');
  expect(counts()['to-decide']).toBe(before['to-decide'] - 3);
  window.press('u');
  expect(counts()).toEqual(before);
  window.press('ctrl-r');
  expect(counts()['to-decide']).toBe(before['to-decide'] - 3);
});

it('x leaves out and brings back; marked rows go together', () => {
  const before = counts();
  window.press('g', 'space', 'space', 'x');
  expect(counts()['left-out']).toBe(2);
  window.press('u');
  expect(counts()).toEqual(before);
});

it('words of a state are whole where there are no columns, too', async () => {
  window.dispatch({ type: 'resized', columns: 60, rows: 20 });
  goTo('Kanon');
  window.press('x');
  expect(await window.frame()).toMatch(/^ {2}- out {4}\S/m);
  window.press('u', 'tab', '0', 'escape');
  expect(await window.frame()).toMatch(/^ {2}✓ read {3}Kanon/m);
});

it('the hint says of a file that was left out how it is brought back', async () => {
  goTo('Kanon');
  window.press('right', 'down');
  expect(await window.frame()).toContain('x leave out');
  window.press('x');
  expect(await window.frame()).toContain('x bring back');
});

it('review.settle none asks about sure matches, too, as soon as it is set', () => {
  const { ready, 'to-decide': open } = counts();
  expect(ready).toBeGreaterThan(0);
  window.press(',');
  const at = SETTINGS.findIndex(({ key }) => key === 'review.settle');
  for (let step = 0; step < at; step += 1) window.press('down');
  window.press('enter');
  window.dispatch({ type: 'chosen', value: 'none' });
  window.press('escape');
  expect(counts()).toMatchObject({ ready: 0, 'to-decide': open + ready });
  expect(window.model().review.listed).toHaveLength(open + ready);
});

it('what settles keeps its place until the view is entered again', () => {
  const { listed } = window.model().review;
  goTo('Kanon');
  window.press('x');
  expect(window.model().review.listed).toEqual(listed);
  window.press('f', 'f', 'f', 'f');
  expect(window.model().review.listed).toHaveLength(listed.length - 1);
});

it('p goes to the plan with what is settled; nothing else asks for one', () => {
  expect(window.effects.filter(({ type }) => type === 'make-plan')).toEqual([]);
  window.press('p');
  const [wish] = window.effects.filter(({ type }) => type === 'make-plan');
  expect(wish?.type === 'make-plan' ? wish.wish.filings.length : 0).toBeGreaterThan(0);
  expect(window.model().screen).toBe('apply');
});

it('q leaves with the number that waits', () => {
  window.press('q');
  expect(window.effects.at(-1)).toEqual({
    type: 'quit',
    code: 0,
    lastWords: '6 to decide, kept; anivault goes on (nothing was changed)',
    isDone: false,
  });
});

it('every key of the table answers: something changes, is said or is asked for', async () => {
  for (const { keys } of REVIEW_KEYS)
    for (const key of keys) {
      const fresh = openWindow({ columns: 80, rows: 24 });
      fresh.dispatch(
        { type: 'started' },
        { type: 'events', task: 'scan', events },
        { type: 'task-ended', task: 'scan', failure: null },
      );
      // in the middle, so that every move can move
      fresh.press('down', 'down');
      const before = { frame: await fresh.frame(), effects: fresh.effects.length };
      fresh.press(key);
      const isSame = (await fresh.frame()) === before.frame && fresh.effects.length === before.effects;
      expect(isSame, key).toBe(false);
      fresh.close();
    }
});

it('a move that leads nowhere says why', () => {
  window.press('g', 'up');
  expect(window.model().review.message).toBe('this is the first row');
  window.press('G', 'down');
  expect(window.model().review.message).toBe('this is the last row');
  window.press('right', 'down', 'right');
  expect(window.model().review.message).toMatch(/^← goes back/);
});

it('keys that come as bytes do the same', async () => {
  await window.send('\u001b[B');
  const second = titleAt();
  window.press('g', 'down');
  expect(titleAt()).toBe(second);
  await window.send('?');
  expect(window.model().help).toBe(0);
});
