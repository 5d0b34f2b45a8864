// Names that say where they belong in other ways than season and number: a year, a sign, a numeral, a subtitle. Made-up works, one table a way.
import { describe, expect, it } from 'vitest';
import { placeFiles } from '../../src/match/episodes.ts';
import { PLAIN } from '../../src/match/orders.ts';
import type { CatalogueEntry, Episode } from '../../src/model/catalogue.ts';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { aired, parsedUnit, show } from '../support/builders.ts';

const romaji = (title: string) => [{ title, language: 'JP', kind: 'romaji' as const }];
const called = (season: ReturnType<typeof aired>, ...names: readonly string[]): ReturnType<typeof aired> => ({
  ...season,
  episodes: season.episodes.map((episode, index): Episode => ({ ...episode, name: names[index] ?? '' })),
});

/** `S1E5`, with ` ?` where a person should look; or why there is no place. */
function place(entry: CatalogueEntry, title: string, told: Partial<ParsedName>): string {
  const file = parsedUnit('/dl/a.mkv', { title, titles: [title], ...told });
  const [placement] = placeFiles([file], entry, PLAIN);
  if (placement?.kind !== 'episode') return placement?.kind === 'none' ? placement.reason : (placement?.kind ?? '');
  return `S${placement.season}E${placement.episodes.join('-')}${placement.certain ? '' : ' ?'}`;
}

const tea = show({
  name: 'Tea Ninja',
  originalName: '茶忍',
  titles: romaji('Cha Nin'),
  year: 2011,
  seasons: [
    aired(0, [2, '2014-08-01']),
    aired(1, [12, '2011-01-10'], [12, '2012-01-09']),
    aired(2, [13, '2016-04-05']),
    aired(3, [10, '2019-10-01']),
  ],
});

describe('a year beside the name', () => {
  it.each([
    ['of a later season', 2016, [3], 'S2E3'],
    ['of a later season, numbers running on', 2016, [30], 'S2E6'],
    ['of a part after a break', 2012, [3], 'S1E15 ?'],
    ['of the specials alone', 2014, [2], 'S0E2 ?'],
    ['of the show itself', 2011, [3], 'S1E3'],
    ['that tells nothing', 1999, [3], 'S1E3'],
  ])('%s', (_what, year, episodes, where) => {
    expect(place(tea, 'Tea Ninja', { year, episodes })).toBe(where);
  });

  it('in which two seasons began is for a person to look at', () => {
    const twice = show({ year: 2019, seasons: [aired(1, [12, '2019-01-05']), aired(2, [12, '2019-10-05'])] });
    expect(place(twice, 'Mushishi', { year: 2019, episodes: [4] })).toBe('S1E4 ?');
  });
});

describe('a name with more behind it', () => {
  it.each([
    ['a sign', 'Tea Ninja!!', [4], 'S2E4 ?'],
    ['a sign, and a number that only the seasons before have', 'Tea Ninja!', [24], 'S1E24'],
    ['a numeral', 'Cha Nin San', [4], 'S3E4'],
    ['words', 'Tea Ninja Second Brew', [4], 'S3E4 ?'],
    ['a word before it', 'Shin Cha Nin', [4], 'S2E4 ?'],
    ['words that specials have', 'Tea Ninja Picture Drama', [2], 'S0E2 ?'],
    ['another of its names', 'Tea Ninja Cha Nin', [4], 'S1E4'],
    ['nothing', 'Tea Ninja', [4], 'S1E4'],
  ])('%s', (_what, title, episodes, where) => {
    expect(place(tea, title, { episodes })).toBe(where);
  });

  it('a season that is part of the show’s own name is none', () => {
    const second = show({
      name: 'Court of Cups II',
      titles: [],
      seasons: [aired(1, [13, '2012-01-05']), aired(2, [12, '2022-01-05'])],
    });
    expect(place(second, 'Court of Cups II', { season: 2, episodes: [5] })).toBe('S1E5 ?');
    expect(place(tea, 'Tea Ninja', { season: 2, episodes: [5] })).toBe('S2E5');
  });
});

describe('a lone file without a number', () => {
  const lone = { episodes: [], type: 'movie' as const };
  const withSpecials = (...names: readonly string[]): CatalogueEntry =>
    show({
      name: 'Tea Ninja',
      titles: [],
      seasons: [called(aired(0, [names.length, '2014-08-01']), ...names), aired(1, [12, '2011-01-10'])],
    });
  it.each([
    ['is the only special', withSpecials(''), 'Tea Ninja - Leaves of Fire', 'S0E1 ?'],
    ['is a special by its name', withSpecials('Cold Cup', 'Leaves of Fire'), 'Tea Ninja - Leaves of Fire', 'S0E2'],
    [
      'is the first of specials without names',
      withSpecials('Episode 1', 'Episode 2'),
      'Tea Ninja - Leaves of Fire',
      'S0E1 ?',
    ],
    [
      'can’t be told among named ones',
      withSpecials('Cold Cup', 'Warm Cup'),
      'Tea Ninja - Leaves of Fire',
      'which of 2 specials it is can’t be told',
    ],
    [
      'has no place without specials',
      show({ seasons: [aired(1, [12, '2011-01-10'])] }),
      'Mushishi',
      'there is no episode number',
    ],
  ])('%s', (_what, entry, title, where) => {
    expect(place(entry, title, lone)).toBe(where);
  });
});
