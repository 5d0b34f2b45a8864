// The orders a person switches a group to, offsets and "start at": every file's new place by tables, and what holds for any of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeFiles } from '../../src/match/episodes.ts';
import { ordersOf, PLAIN, startingAt } from '../../src/match/orders.ts';
import type { EpisodeGroup } from '../../src/model/catalogue.ts';
import type { Placement } from '../../src/model/match.ts';
import type { Numbering, Order } from '../../src/model/numbering.ts';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { aired, film, parsedUnit, show } from '../support/builders.ts';

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Discs that hold the second season's episodes in another order than they were aired. */
const DISCS: EpisodeGroup = {
  id: 'disc',
  name: 'Disc order',
  parts: [
    { number: 0, name: 'Specials', episodes: [{ season: 0, number: 1 }] },
    { number: 1, name: 'Box 1', episodes: range(1, 6).map((number) => ({ season: 1, number })) },
    {
      number: 2,
      name: 'Box 2',
      episodes: [
        { season: 2, number: 2 },
        { season: 2, number: 1 },
      ],
    },
  ],
};
const spy = show({
  name: 'Tea Ninja',
  titles: [],
  seasons: [
    aired(0, [2, '2022-07-01']),
    aired(1, [12, '2022-04-09'], [13, '2022-10-01']),
    aired(2, [12, '2023-10-07']),
  ],
  episodeGroups: [DISCS],
});

const file = (told: Partial<ParsedName>, index = 0) => parsedUnit(`/dl/file ${index}.mkv`, told);
const told = (placement: Placement | undefined): string =>
  placement?.kind === 'episode' ? `S${placement.season}E${placement.episodes.join('-')}` : (placement?.kind ?? '');
const places = (files: readonly Partial<ParsedName>[], numbering: Numbering): string =>
  placeFiles(files.map(file), spy, numbering).map(told).join(' ');

it('a show offers its own seasons, the absolute numbers, its parts and its episode groups; a film nothing', () => {
  expect(ordersOf(spy)).toEqual([
    { order: 'tmdb', text: 'as TMDB counts: 2 seasons' },
    { order: 'absolute', text: 'absolute: 1 to 37' },
    { order: 'by-part', text: 'by part: 3 parts, begun at S01E13, S02E01' },
    { order: 'group:disc', text: 'Disc order: 2 parts' },
  ]);
  expect(ordersOf(film())).toEqual([]);
});

describe('every file’s new place', () => {
  const two = [{ episodes: [1] }, { episodes: [2] }];
  it.each<[string, readonly Partial<ParsedName>[], Numbering, string]>([
    ['as TMDB counts', two, PLAIN, 'S1E1 S1E2'],
    ['shifted', two, { order: 'tmdb', offset: 12, season: null }, 'S1E13 S1E14'],
    ['in another season', two, { order: 'tmdb', offset: 0, season: 2 }, 'S2E1 S2E2'],
    [
      'absolute',
      [{ episodes: [26] }, { episodes: [37] }],
      { order: 'absolute', offset: 0, season: null },
      'S2E1 S2E12',
    ],
    ['by part', two, { order: 'by-part', offset: 0, season: 2 }, 'S1E13 S1E14'],
    ['by the part said', [{ episodes: [3], season: 3 }], { order: 'by-part', offset: 0, season: null }, 'S2E3'],
    ['in a disc’s order', two, { order: 'group:disc', offset: 0, season: 2 }, 'S2E2 S2E1'],
    ['on from the first disc', [{ episodes: [7] }], { order: 'group:disc', offset: 0, season: null }, 'S2E2'],
    ['beyond the end', [{ episodes: [38] }], { order: 'absolute', offset: 0, season: null }, 'none'],
    ['in an order that is gone', two, { order: 'group:other', offset: 0, season: null }, 'none none'],
    [
      'files without a number, in their order',
      [{ episodes: [] }, { episodes: [], type: 'extra' }, { episodes: [] }],
      { order: 'tmdb', offset: 0, season: 2 },
      'S2E1 extra S2E2',
    ],
    [
      'specials stay specials',
      [{ episodes: [1], type: 'special' }],
      { order: 'absolute', offset: 1, season: null },
      'S0E1',
    ],
  ])('%s', (_what, files, numbering, where) => {
    expect(places(files, numbering)).toBe(where);
  });

  it.each<[string, readonly Partial<ParsedName>[], Order, number | null, number, string]>([
    ['from the second season’s fifth', [{ episodes: [1] }, { episodes: [4] }], 'tmdb', 2, 5, 'S2E5 S2E8'],
    ['absolute', [{ episodes: [13] }, { episodes: [14] }], 'absolute', null, 1, 'S1E1 S1E2'],
    ['files without a number', [{ episodes: [] }, { episodes: [] }], 'tmdb', 1, 4, 'S1E4 S1E5'],
    ['in a part', [{ episodes: [25] }, { episodes: [24] }], 'by-part', 2, 1, 'S1E14 S1E13'],
  ])('starting at an episode: %s', (_what, files, order, season, number, where) => {
    expect(places(files, startingAt(files.map(file), order, { season, number }))).toBe(where);
  });

  it('is the same however often it is asked, and an offset and its opposite cancel out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -5, max: 12 }),
        (numbers, offset) => {
          const files = numbers.map((number, index) => file({ episodes: [number] }, index));
          const there: Numbering = { order: 'absolute', offset, season: null };
          const shifted = placeFiles(files, spy, there);
          expect(placeFiles(files, spy, there)).toEqual(shifted);
          const moved = numbers.map((number, index) => file({ episodes: [number + offset] }, index));
          expect(placeFiles(moved, spy, { ...there, offset: 0 })).toEqual(shifted);
        },
      ),
      { numRuns: 40 },
    );
  });
});
