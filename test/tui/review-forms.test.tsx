// Review's forms by keys: what was read edited, a search by words, ids and addresses, the list narrowed.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { libraryEvents } from '../support/library.ts';
import { onReview } from './on-review.ts';
import { openReviewed, type Window } from './window.tsx';

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

const { goTo, decisionAt, searches } = onReview(() => window);

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
