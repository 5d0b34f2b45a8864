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
  titles: [...romaji('Cha Nin'), ...romaji('茶の忍者たち')],
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
    ['words', 'Tea Ninja Bitter Leaves', [4], 'S3E4 ?'],
    ['words, and a number that the last season has not', 'Tea Ninja Bitter Leaves', [12], 'S2E12 ?'],
    ['a word that counts', 'Tea Ninja Second Brew', [4], 'S2E4 ?'],
    ['a number of two digits that no season has', 'Tea Ninja 11', [4], 'S3E4 ?'],
    ['the numeral of the first', 'Tea Ninja 1', [4], 'S1E4'],
    ['what it means in another script', 'Tea Ninja 茶忍', [4], 'S1E4'],
    ['Latin letters close behind', '茶の忍者たちNEXT', [4], 'S2E4 ?'],
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

/** As `place`, of a file with that name. */
function placeNamed(entry: CatalogueEntry, name: string, told: Partial<ParsedName>): string {
  const file = parsedUnit(`/dl/${name}`, { title: 'Tea Ninja', titles: ['Tea Ninja'], ...told });
  const [placement] = placeFiles([file], entry, PLAIN);
  return placement?.kind === 'episode'
    ? `S${placement.season}E${placement.episodes.join('-')}: ${placement.certain ? 'sure' : (placement.note ?? '')}`
    : 'none';
}

describe('a month of first showing', () => {
  it.each([
    ['of a later season', '★4月新番★[Tea Ninja][03].mkv', [3], 'S2E3: “4月新番” said: S02E01 began 2016-04'],
    ['in words', '★十月新番★[Tea Ninja][03].mkv', [3], 'S3E3: “十月新番” said: S03E01 began 2019-10'],
    ['as a season of a year', '2016春 [Tea Ninja][03].mkv', [3], 'S2E3: “2016春” said: S02E01 began 2016-04'],
    ['of the show itself', '★1月新番★[Tea Ninja][03].mkv', [3], 'S1E3: sure'],
    ['of nothing that is listed', '★7月新番★[Tea Ninja][03].mkv', [3], 'S1E3: “7月新番” said: S01E01 began 2011-01'],
    ['that is no month', '★13月新番★[Tea Ninja][03].mkv', [3], 'S1E3: sure'],
  ])('%s', (_what, name, episodes, where) => {
    expect(placeNamed(tea, name, { episodes })).toBe(where);
  });
});

describe('a show of one season with a break', () => {
  const jar = show({ name: 'Jar Garden', titles: [], seasons: [aired(1, [12, '2012-04-10'], [12, '2012-10-09'])] });
  it('goes on with what begins after the break', () => {
    expect(place(jar, 'Jar Garden Broken Seal', { episodes: [5] })).toBe('S1E17 ?');
    expect(place(jar, 'Jar Garden', { episodes: [5] })).toBe('S1E5');
  });
});

describe('a special of a show that has none', () => {
  it('is of the show itself', () => {
    const only = show({ name: 'Red Kettle', titles: [], seasons: [aired(1, [6, '2001-01-01'])] });
    expect(place(only, 'Red Kettle', { episodes: [5], type: 'special' })).toBe('S1E5 ?');
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

describe('a name that goes on from that of a show of one season', () => {
  const shop = show({
    name: 'Tea Shop',
    originalName: '茶屋',
    titles: romaji('Cha Ya Stories'),
    seasons: [aired(1, [12, '2011-01-10'])],
  });
  it.each([
    ['may be of another work', 'Tea Shop Returning', 'S1E3 ?'],
    ['is its own where it is one of its names, however spelt', 'ChaYa Stories', 'S1E3'],
  ])('%s', (_what, title, where) => {
    expect(place(shop, title, { episodes: [3] })).toBe(where);
  });
});

it('a numeral that the name itself ends in counts no season', () => {
  const san = show({
    name: 'Mr. Potter',
    originalName: '陶',
    titles: [...romaji('Potter-san'), { title: 'Potter', language: '', kind: 'alternative' }],
    seasons: [1, 2, 3].map((number) => aired(number, [12, `201${number}-01-10`])),
  });
  expect(place(san, 'Potter-san', { episodes: [3] })).toBe('S1E3');
  expect(place(san, 'Potter San', { episodes: [3] })).toBe('S1E3');
  expect(place(san, 'Potter 3', { episodes: [3] })).toBe('S3E3');
});

describe('a part said beside a season', () => {
  const plum = show({
    name: 'Plum Court',
    originalName: '梅',
    titles: [],
    seasons: [
      aired(1, [12, '2011-01-10'], [12, '2011-07-04']),
      aired(2, [12, '2012-01-09']),
      aired(3, [12, '2012-07-02']),
    ],
  });
  it.each([
    ['is counted from its break', 1, 'S1E15'],
    ['is the next season where the season has no break', 2, 'S3E3 ?'],
    ['is the season’s own number where there is neither', 3, 'S3E3 ?'],
  ])('%s', (_what, season, where) => {
    expect(place(plum, 'Plum Court', { season, part: 2, episodes: [3] })).toBe(where);
  });
});
