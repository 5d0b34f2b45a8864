// Works on which matching is hard: long runs, breaks, sequels, remakes, a film beside its series. Names are real, lists are our own.
import type { CatalogueEntry } from '../../src/model/catalogue.ts';
import { aired, film, season, show } from './builders.ts';

const romaji = (title: string) => ({ title, language: 'JP', kind: 'romaji' }) as const;

const named = (number: number, ...names: readonly string[]): ReturnType<typeof season> => ({
  ...season(number, 0),
  name: 'Specials',
  episodes: names.map((name, index) => ({ season: number, number: index + 1, name, airDate: '2012-02-22' })),
});

export const HARD_WORKS: readonly CatalogueEntry[] = [
  show({
    id: 1,
    name: 'Attack on Titan',
    originalName: '進撃の巨人',
    titles: [romaji('Shingeki no Kyojin')],
    year: 2013,
    seasons: [season(0, 8), aired(1, [25, '2013-04-07']), aired(2, [12, '2017-04-01']), aired(3, [22, '2018-07-23'])],
  }),
  show({
    id: 2,
    name: "Frieren: Beyond Journey's End",
    originalName: '葬送のフリーレン',
    titles: [romaji('Sousou no Frieren')],
    year: 2023,
    seasons: [aired(1, [28, '2023-09-29'], [10, '2026-01-16'])],
  }),
  show({
    id: 3,
    name: 'Bleach',
    originalName: 'BLEACH',
    titles: [],
    year: 2004,
    seasons: [aired(1, [366, '2004-10-05']), aired(2, [13, '2022-10-11'])],
  }),
  show({
    id: 4,
    name: 'SPY x FAMILY',
    originalName: 'SPY×FAMILY',
    titles: [],
    year: 2022,
    seasons: [aired(1, [12, '2022-04-09'], [13, '2022-10-01']), aired(2, [12, '2023-10-07'])],
  }),
  show({
    id: 5,
    name: 'Steins;Gate',
    originalName: 'シュタインズ・ゲート',
    titles: [],
    year: 2011,
    seasons: [named(0, 'Egoistic Poriomania', 'Open the Missing Link'), aired(1, [24, '2011-04-06'])],
  }),
  show({
    id: 6,
    name: 'Kanon',
    originalName: 'カノン',
    titles: [],
    year: 2006,
    seasons: [aired(1, [24, '2006-10-05'])],
  }),
  show({
    id: 7,
    name: 'Kanon',
    originalName: 'カノン',
    titles: [],
    year: 2002,
    seasons: [aired(1, [13, '2002-01-30'])],
  }),
  show({
    id: 8,
    name: 'Made in Abyss',
    originalName: 'メイドインアビス',
    titles: [],
    year: 2017,
    seasons: [aired(1, [13, '2017-07-07']), aired(2, [12, '2022-07-06'])],
  }),
  film({ id: 9, name: 'Made in Abyss', originalName: 'メイドインアビス', titles: [], year: 2019 }),
  film({ id: 10 }),
];
