// The works of the sample library, as the catalogue would tell of them.

/** A run of weekly episodes: how many, and the first one's date. */
export type Cour = readonly [count: number, from: string];

export interface Row {
  readonly id: number;
  readonly name: string;
  readonly original: string;
  readonly romaji: string;
  /** other names, any language */
  readonly others: readonly string[];
  readonly year: number;
}
export interface ShowRow extends Row {
  /** season number -> its cours */
  readonly seasons: Readonly<Record<number, readonly Cour[]>>;
  readonly specials?: readonly (readonly [name: string, airDate: string])[];
}

export const SHOWS: readonly ShowRow[] = [
  {
    id: 209867,
    name: "Frieren: Beyond Journey's End",
    original: '葬送のフリーレン',
    romaji: 'Sousou no Frieren',
    others: ['葬送的芙莉莲', '葬送的芙莉蓮', '장송의 프리렌'],
    year: 2023,
    seasons: {
      1: [
        [28, '2023-09-29'],
        [10, '2026-01-16'],
      ],
    },
  },
  {
    id: 1429,
    name: 'Attack on Titan',
    original: '進撃の巨人',
    romaji: 'Shingeki no Kyojin',
    others: ['进击的巨人', '진격의 거인'],
    year: 2013,
    seasons: {
      1: [[25, '2013-04-07']],
      2: [[12, '2017-04-01']],
      3: [
        [12, '2018-07-23'],
        [10, '2019-04-29'],
      ],
      4: [
        [16, '2020-12-07'],
        [12, '2022-01-10'],
      ],
    },
  },
  {
    id: 120089,
    name: 'SPY x FAMILY',
    original: 'SPY×FAMILY',
    romaji: 'Spy x Family',
    others: ['间谍过家家', '스파이 패밀리'],
    year: 2022,
    seasons: {
      1: [
        [12, '2022-04-09'],
        [13, '2022-10-01'],
      ],
      2: [[12, '2023-10-07']],
    },
  },
  {
    id: 95479,
    name: 'Jujutsu Kaisen',
    original: '呪術廻戦',
    romaji: 'Jujutsu Kaisen',
    others: ['咒术回战', '주술회전'],
    year: 2020,
    seasons: { 1: [[24, '2020-10-03']], 2: [[23, '2023-07-06']] },
  },
  {
    id: 67075,
    name: 'Mob Psycho 100',
    original: 'モブサイコ100',
    romaji: 'Mob Psycho 100',
    others: ['路人超能100', '모브사이코 100'],
    year: 2016,
    seasons: { 1: [[12, '2016-07-12']], 2: [[13, '2019-01-07']], 3: [[12, '2022-10-06']] },
  },
  {
    id: 100565,
    name: '86 Eighty-Six',
    original: '86-エイティシックス-',
    romaji: '86',
    others: ['86 -不存在的战区-', 'Eighty Six'],
    year: 2021,
    seasons: {
      1: [
        [11, '2021-04-11'],
        [12, '2021-10-03'],
      ],
    },
  },
  {
    id: 42509,
    name: 'Steins;Gate',
    original: 'シュタインズ・ゲート',
    romaji: 'Steins;Gate',
    others: ['命运石之门', '슈타인즈 게이트'],
    year: 2011,
    seasons: { 1: [[24, '2011-04-06']] },
    specials: [['Egoistic Poriomania', '2012-02-22']],
  },
  {
    id: 34124,
    name: 'Kanon',
    original: 'カノン',
    romaji: 'Kanon',
    others: [],
    year: 2006,
    seasons: { 1: [[24, '2006-10-05']] },
  },
  {
    id: 72540,
    name: 'Kanon',
    original: 'カノン',
    romaji: 'Kanon',
    others: [],
    year: 2002,
    seasons: { 1: [[13, '2002-01-30']] },
  },
  {
    id: 30991,
    name: 'Cowboy Bebop',
    original: 'カウボーイビバップ',
    romaji: 'Cowboy Bebop',
    others: ['카우보이 비밥'],
    year: 1998,
    seasons: { 1: [[26, '1998-04-03']] },
  },
];

export const FILMS: readonly Row[] = [
  {
    id: 372058,
    name: 'Your Name.',
    original: '君の名は。',
    romaji: 'Kimi no Na wa.',
    others: ['你的名字。', '너의 이름은.'],
    year: 2016,
  },
  {
    id: 129,
    name: 'Spirited Away',
    original: '千と千尋の神隠し',
    romaji: 'Sen to Chihiro no Kamikakushi',
    others: ['千与千寻', '센과 치히로의 행방불명'],
    year: 2001,
  },
  {
    id: 378064,
    name: 'A Silent Voice: The Movie',
    original: '聲の形',
    romaji: 'Koe no Katachi',
    others: ['声之形', 'A Silent Voice'],
    year: 2016,
  },
  {
    id: 635302,
    name: 'Demon Slayer -Kimetsu no Yaiba- The Movie: Mugen Train',
    original: '劇場版「鬼滅の刃」無限列車編',
    romaji: 'Kimetsu no Yaiba: Mugen Ressha-hen',
    others: ['Mugen Train', '鬼灭之刃剧场版 无限列车篇'],
    year: 2020,
  },
];
