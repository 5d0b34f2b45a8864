// Shows and films for the loopback server: titles, dates and season lengths of real works.
// Ids below 90,000,000 are TMDB's; higher ones are this table's own. Episode names are made up.

export interface WorkTitle {
  readonly country: string;
  readonly title: string;
  readonly type?: string;
}

export interface SeasonFacts {
  readonly number: number;
  readonly episodes: number;
  /** ISO date of the first episode; one a week follows */
  readonly airDate: string;
  /** number of the first episode where the season counts on from the one before */
  readonly first?: number;
}

export interface WorkFacts {
  readonly type: 'tv' | 'movie';
  readonly id: number;
  readonly name: string;
  readonly originalName: string;
  readonly originalLanguage: string;
  readonly date: string;
  readonly popularity: number;
  readonly titles: readonly WorkTitle[];
  /** ISO 639-1 -> name */
  readonly translations: Readonly<Record<string, string>>;
  readonly seasons: readonly SeasonFacts[];
  readonly runtime: number | null;
  /** ids at other sites, as `/find` takes them */
  readonly elsewhere?: { readonly tvdb_id?: string; readonly imdb_id?: string };
  /** other orders of its episodes; each part's as [season, number] */
  readonly orders?: readonly {
    readonly id: string;
    readonly name: string;
    readonly parts: Readonly<Record<string, readonly (readonly [season: number, number: number])[]>>;
  }[];
}

type ShowFacts = Pick<WorkFacts, 'id' | 'name' | 'originalName' | 'date' | 'popularity' | 'titles' | 'seasons'> &
  Partial<WorkFacts>;

/** A Japanese show with the fields that rarely differ filled in; for tests that need one more. */
export const show = (facts: ShowFacts): WorkFacts => ({
  type: 'tv',
  originalLanguage: 'ja',
  translations: {},
  runtime: null,
  ...facts,
});

const romaji = (title: string): WorkTitle => ({ country: 'JP', title, type: 'romaji' });

const SHIPPUDEN = [32, 21, 18, 17, 24, 31, 8, 24, 21, 25, 21, 33, 20, 25, 28, 13, 11, 21, 20, 87];

export const WORKS: readonly WorkFacts[] = [
  show({
    id: 209867,
    elsewhere: { tvdb_id: '424536' },
    name: 'Frieren: Beyond Journey’s End',
    originalName: '葬送のフリーレン',
    date: '2023-09-29',
    popularity: 180,
    titles: [romaji('Sousou no Frieren'), { country: 'US', title: 'Frieren at the Funeral' }],
    translations: {
      de: 'Frieren – Nach dem Ende der Reise',
      ko: '장송의 프리렌',
      zh: '葬送的芙莉莲',
      ja: '葬送のフリーレン',
    },
    seasons: [
      { number: 0, episodes: 11, airDate: '2023-10-11' },
      { number: 1, episodes: 28, airDate: '2023-09-29' },
    ],
  }),
  show({
    id: 1429,
    name: 'Attack on Titan',
    originalName: '進撃の巨人',
    date: '2013-04-07',
    popularity: 240,
    titles: [romaji('Shingeki no Kyojin'), { country: 'US', title: 'AoT' }],
    translations: { fr: "L'Attaque des Titans", ko: '진격의 거인', es: 'Ataque a los Titanes' },
    seasons: [
      { number: 0, episodes: 8, airDate: '2013-12-09' },
      { number: 1, episodes: 25, airDate: '2013-04-07' },
      { number: 2, episodes: 12, airDate: '2017-04-01' },
      { number: 3, episodes: 22, airDate: '2018-07-23' },
      { number: 4, episodes: 28, airDate: '2020-12-07' },
    ],
    orders: [
      {
        id: '5b16d4cbc3a3685c37000d2a',
        name: 'Halves',
        parts: {
          Specials: [[0, 1]],
          'First half': [
            [1, 1],
            [1, 2],
          ],
          'Second half': [[1, 3]],
        },
      },
    ],
  }),
  show({
    id: 30984,
    name: 'Bleach',
    originalName: 'BLEACH',
    date: '2004-10-05',
    popularity: 150,
    titles: [
      { country: 'JP', title: 'ブリーチ' },
      { country: 'US', title: 'Bleach: Thousand-Year Blood War' },
    ],
    seasons: [
      { number: 1, episodes: 366, airDate: '2004-10-05' },
      { number: 2, episodes: 40, airDate: '2022-10-11' },
    ],
  }),
  show({
    id: 31910,
    name: 'Naruto Shippūden',
    originalName: 'ナルト 疾風伝',
    date: '2007-02-15',
    popularity: 210,
    titles: [romaji('Naruto: Shippuuden'), { country: 'US', title: 'Naruto: Shippuden' }],
    seasons: [
      { number: 0, episodes: 3, airDate: '2009-11-01' },
      ...SHIPPUDEN.map((episodes, index) => ({
        number: index + 1,
        episodes,
        airDate: `${String(2007 + Math.floor(index / 2))}-${index % 2 === 0 ? '02-15' : '09-01'}`,
      })),
    ],
  }),
  show({
    id: 90_000_001,
    name: 'Mushi-Shi',
    originalName: '蟲師',
    date: '2005-10-23',
    popularity: 40,
    titles: [romaji('Mushishi'), { country: 'JP', title: 'Mushishi Zoku Shou' }],
    seasons: [
      { number: 1, episodes: 26, airDate: '2005-10-23' },
      { number: 2, episodes: 20, airDate: '2014-04-05' },
    ],
  }),
  show({
    id: 90_000_002,
    name: 'Kanon',
    originalName: 'Kanon',
    date: '2002-01-30',
    popularity: 12,
    titles: [],
    seasons: [{ number: 1, episodes: 13, airDate: '2002-01-30' }],
  }),
  show({
    id: 90_000_003,
    name: 'Kanon',
    originalName: 'カノン',
    date: '2006-10-05',
    popularity: 20,
    titles: [romaji('Kanon')],
    seasons: [{ number: 1, episodes: 24, airDate: '2006-10-05' }],
  }),
  show({
    id: 372058,
    type: 'movie',
    name: 'Your Name.',
    originalName: '君の名は。',
    date: '2016-08-26',
    popularity: 160,
    titles: [romaji('Kimi no Na wa.')],
    elsewhere: { imdb_id: 'tt5311514' },
    translations: { de: 'Your Name. – Gestern, heute und für immer', ko: '너의 이름은.', fr: '' },
    seasons: [],
    runtime: 106,
  }),
];
