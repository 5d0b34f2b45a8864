// Review by keys: what each does, and that nothing moves or is taken that a person did not mean.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decisionOf } from '../../src/review/review.ts';
import { countsOf } from '../../src/review/views.ts';
import { REVIEW_KEYS } from '../../src/tui/keymap.ts';
import { SETTINGS } from '../../src/tui/settings/settings-model.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { libraryEvents } from '../support/library.ts';
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

const titleAt = (): string => {
  const { review } = window.model();
  return review.review.groups.get(review.cursor?.group ?? '')?.title ?? '';
};
function goTo(title: string): void {
  window.press('g');
  for (let step = 0; titleAt() !== title; step += 1) {
    if (step > 50) throw new Error(`no row ${title}`);
    window.press('down');
  }
}
const counts = (): ReturnType<typeof countsOf> => countsOf(window.model().review.review);
const decisionAt = (): ReturnType<typeof decisionOf> => {
  const { review } = window.model();
  return decisionOf(review.review, review.cursor?.group ?? '');
};
const searches = (): Window['effects'] => window.effects.filter(({ type }) => type === 'search');

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

describe('e', () => {
  it('asks for what is typed, takes the newest answer only, and Enter waits for it', () => {
    goTo('KnY Movie');
    window.press('e', 'ctrl-u');
    window.type('Kanon');
    const [last] = searches().slice(-1);
    if (last?.type !== 'search') throw new Error('nothing was asked');
    expect(last.group.titles).toEqual(['Kanon']);
    window.press('enter');
    expect(window.model().review.panel).not.toBeNull();
    const match = [...window.model().review.review.matches.values()].find(
      ({ candidates }) => candidates[0]?.title === 'Kanon',
    );
    if (!match) throw new Error('no match to answer with');
    window.dispatch({ type: 'found', request: last.request - 1, match, ms: 200 });
    expect(window.model().review.panel).not.toBeNull();
    window.dispatch({ type: 'found', request: last.request, match, ms: 200 });
    expect(window.model().review.panel).toBeNull();
    goTo('KnY Movie');
    expect(decisionAt()).toMatchObject({ kind: 'take', by: 'person', work: { id: match.candidates[0]?.id } });
  });

  it('dropped with Esc leaves everything as it was', () => {
    const before = window.model().review.review;
    window.press('e', 'ctrl-u');
    window.type('anything q y');
    window.press('escape');
    expect(window.model().review.review).toBe(before);
    expect(window.model().review.panel).toBeNull();
  });

  it('on a file row changes that file’s number', () => {
    window.press('f', 'f', 'f');
    goTo('Jujutsu Kaisen');
    window.press('right', 'down', 'e', 'ctrl-u');
    window.type('SP3');
    window.press('enter');
    const { review, cursor } = window.model().review;
    const file = review.groups.get(cursor?.group ?? '')?.files[0];
    expect([...review.now.fileEdits.values()]).toEqual([{ season: 0, episodes: [3] }]);
    expect([...review.now.fileEdits.keys()][0]).toContain(file?.unit.file.name);
  });
});

describe('s', () => {
  it.each([
    ['themoviedb.org/tv/72540-kanon', { refs: [{ type: 'tv', id: 72540 }], byWords: false }],
    ['https://www.themoviedb.org/movie/129?language=de', { refs: [{ type: 'movie', id: 129 }], byWords: false }],
    ['https://www.imdb.com/title/tt0245429/', { external: { site: 'imdb', id: 'tt0245429' }, byWords: false }],
    ['tt0245429', { external: { site: 'imdb', id: 'tt0245429' }, byWords: false }],
    ['https://thetvdb.com/dereferrer/series/424536', { external: { site: 'tvdb', id: '424536' }, byWords: false }],
    ['https://www.thetvdb.com/?tab=series&id=424536', { external: { site: 'tvdb', id: '424536' }, byWords: false }],
    ['https://thetvdb.com/series/mob-psycho-100', { group: { title: 'mob psycho 100' }, byWords: true }],
    [
      '86',
      {
        byWords: true,
        refs: [
          { type: 'tv', id: 86 },
          { type: 'movie', id: 86 },
        ],
      },
    ],
  ])('pasted %s asks for that', (text, wish) => {
    window.dispatch({ type: 'pasted', text });
    expect(window.model().review.panel?.type).toBe('search');
    expect(searches().at(-1)).toMatchObject(wish);
  });

  it('says that an address of no work can’t be looked up', () => {
    window.dispatch({ type: 'pasted', text: 'https://example.org/anime/5' });
    expect(searches()).toEqual([]);
    expect(window.model().review.message).toMatch(/names no work/);
  });
});

it('/ narrows by words, state and reasons; Esc shows all', () => {
  const all = window.model().review.listed.length;
  window.press('/');
  window.type('twice');
  expect(window.model().review.listed).toHaveLength(1);
  window.press('enter', 'escape');
  expect(window.model().review.listed).toHaveLength(all);
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
