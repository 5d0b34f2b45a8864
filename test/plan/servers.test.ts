// Names as Plex, Jellyfin and Kodi want them, and how those servers read them. Rules, in our own words, from: Plex's support articles on naming
// TV shows, films, versions and local extras; Jellyfin's documentation of shows, movies, versions, extras and identifiers; Kodi's wiki on
// naming TV shows, episodes and movies, and on nfo files.
import { describe, expect, it } from 'vitest';
import type { Filing } from '../../src/model/filing.ts';
import type { Preset } from '../../src/model/plan.ts';
import { lintPath } from '../../src/plan/lint.ts';
import { nameFiling } from '../../src/plan/naming.ts';
import { JELLYFIN, KODI, PLEX, type Server } from '../../src/plan/servers.ts';
import { parsedName } from '../support/builders.ts';

interface Told {
  readonly title?: string;
  readonly year?: number | null;
  readonly id?: number | null;
  readonly season?: number;
  readonly episodes?: readonly number[];
  readonly name?: string;
  readonly film?: boolean;
  readonly extra?: boolean;
  readonly suffix?: string;
  readonly file?: string;
}

function filingOf(told: Told): Filing {
  const { title = 'Lantern Street', year = 2011, id = 4242, season = 1, episodes = [1], name = null } = told;
  const placement: Filing['placement'] = told.film
    ? { kind: 'film' }
    : told.extra
      ? { kind: 'extra', season }
      : { kind: 'episode', season, episodes, episodeTitle: name, note: null, certain: true };
  return {
    groupId: 'g',
    unit: {
      file: {
        folder: '/in',
        name: told.file ?? 'x.mkv',
        kind: 'video',
        identity: { size: 1, mtimeNs: '1', dev: '1', ino: '1' },
        links: 1,
      },
      sidecars: [],
    },
    parsed: parsedName(),
    work: { type: told.film ? 'movie' : 'tv', id, title, originalTitle: null, romajiTitle: null, year },
    placement,
    absolute: [],
    accepted: true,
  };
}

const OPTIONS = { template: null, filmTemplate: null };
const nameBy = (preset: Preset, told: Told): string =>
  nameFiling(filingOf(told), { ...OPTIONS, preset }, told.suffix).components.join('/');

/** What the rule is, the file, and its path below the root for each preset. */
const ROWS: readonly (readonly [rule: string, told: Told, paths: Readonly<Record<Preset, string>>])[] = [
  [
    'an episode: show folder with year (and id), Season folder with two digits, SxxEyy behind the show’s name',
    { episodes: [7], name: 'The Bridge' },
    {
      anivault: 'Lantern Street (2011)/Season 01/Lantern Street (2011) S01E07',
      plex: 'Lantern Street (2011) {tmdb-4242}/Season 01/Lantern Street (2011) - S01E07 - The Bridge',
      jellyfin: 'Lantern Street (2011) [tmdbid-4242]/Season 01/Lantern Street (2011) - S01E07 - The Bridge',
      kodi: 'Lantern Street (2011)/Season 01/Lantern Street (2011) - S01E07 - The Bridge',
    },
  ],
  [
    'the episode’s title is optional everywhere',
    { episodes: [7] },
    {
      anivault: 'Lantern Street (2011)/Season 01/Lantern Street (2011) S01E07',
      plex: 'Lantern Street (2011) {tmdb-4242}/Season 01/Lantern Street (2011) - S01E07',
      jellyfin: 'Lantern Street (2011) [tmdbid-4242]/Season 01/Lantern Street (2011) - S01E07',
      kodi: 'Lantern Street (2011)/Season 01/Lantern Street (2011) - S01E07',
    },
  ],
  [
    'specials are season 0 and lie in Season 00',
    { season: 0, episodes: [3], name: 'Picture Drama' },
    {
      anivault: 'Lantern Street (2011)/Season 00/Lantern Street (2011) S00E03',
      plex: 'Lantern Street (2011) {tmdb-4242}/Season 00/Lantern Street (2011) - S00E03 - Picture Drama',
      jellyfin: 'Lantern Street (2011) [tmdbid-4242]/Season 00/Lantern Street (2011) - S00E03 - Picture Drama',
      kodi: 'Lantern Street (2011)/Season 00/Lantern Street (2011) - S00E03 - Picture Drama',
    },
  ],
  [
    'two episodes in one file: the first and the second with a dash',
    { season: 2, episodes: [18, 19] },
    {
      anivault: 'Lantern Street (2011)/Season 02/Lantern Street (2011) S02E18-E19',
      plex: 'Lantern Street (2011) {tmdb-4242}/Season 02/Lantern Street (2011) - S02E18-E19',
      jellyfin: 'Lantern Street (2011) [tmdbid-4242]/Season 02/Lantern Street (2011) - S02E18-E19',
      kodi: 'Lantern Street (2011)/Season 02/Lantern Street (2011) - S02E18-E19',
    },
  ],
  [
    'three and more: first and last for Plex and Jellyfin, every number for Kodi, which reads nothing between',
    { episodes: [1, 2, 3] },
    {
      anivault: 'Lantern Street (2011)/Season 01/Lantern Street (2011) S01E01-E03',
      plex: 'Lantern Street (2011) {tmdb-4242}/Season 01/Lantern Street (2011) - S01E01-E03',
      jellyfin: 'Lantern Street (2011) [tmdbid-4242]/Season 01/Lantern Street (2011) - S01E01-E03',
      kodi: 'Lantern Street (2011)/Season 01/Lantern Street (2011) - S01E01-E02-E03',
    },
  ],
  [
    'long running shows have more digits, never fewer',
    { season: 21, episodes: [1015] },
    {
      anivault: 'Lantern Street (2011)/Season 21/Lantern Street (2011) S21E1015',
      plex: 'Lantern Street (2011) {tmdb-4242}/Season 21/Lantern Street (2011) - S21E1015',
      jellyfin: 'Lantern Street (2011) [tmdbid-4242]/Season 21/Lantern Street (2011) - S21E1015',
      kodi: 'Lantern Street (2011)/Season 21/Lantern Street (2011) - S21E1015',
    },
  ],
  [
    'a show without a year, and as read without an id: both parts are left out',
    { year: null, id: null, episodes: [2], name: 'Rain' },
    {
      anivault: 'Lantern Street/Season 01/Lantern Street S01E02',
      plex: 'Lantern Street/Season 01/Lantern Street - S01E02 - Rain',
      jellyfin: 'Lantern Street/Season 01/Lantern Street - S01E02 - Rain',
      kodi: 'Lantern Street/Season 01/Lantern Street - S01E02 - Rain',
    },
  ],
  [
    'a title that ends with its year does not say it twice',
    { title: 'Hoshi no Ken (2011)', episodes: [1] },
    {
      anivault: 'Hoshi no Ken (2011)/Season 01/Hoshi no Ken (2011) S01E01',
      plex: 'Hoshi no Ken (2011) {tmdb-4242}/Season 01/Hoshi no Ken (2011) - S01E01',
      jellyfin: 'Hoshi no Ken (2011) [tmdbid-4242]/Season 01/Hoshi no Ken (2011) - S01E01',
      kodi: 'Hoshi no Ken (2011)/Season 01/Hoshi no Ken (2011) - S01E01',
    },
  ],
  [
    'reserved characters are problems on every server’s disk: replaced or left out',
    { title: 'Re: Start / "Zero"?', episodes: [1], name: 'Why*' },
    {
      anivault: "Re - Start - 'Zero' (2011)/Season 01/Re - Start - 'Zero' (2011) S01E01",
      plex: "Re - Start - 'Zero' (2011) {tmdb-4242}/Season 01/Re - Start - 'Zero' (2011) - S01E01 - Why",
      jellyfin: "Re - Start - 'Zero' (2011) [tmdbid-4242]/Season 01/Re - Start - 'Zero' (2011) - S01E01 - Why",
      kodi: "Re - Start - 'Zero' (2011)/Season 01/Re - Start - 'Zero' (2011) - S01E01 - Why",
    },
  ],
  [
    'a leading dot hides a folder from servers',
    { title: '.wave//ZERO', episodes: [1] },
    {
      anivault: 'wave--ZERO (2011)/Season 01/wave--ZERO (2011) S01E01',
      plex: 'wave--ZERO (2011) {tmdb-4242}/Season 01/wave--ZERO (2011) - S01E01',
      jellyfin: 'wave--ZERO (2011) [tmdbid-4242]/Season 01/wave--ZERO (2011) - S01E01',
      kodi: 'wave--ZERO (2011)/Season 01/wave--ZERO (2011) - S01E01',
    },
  ],
  [
    'Japanese titles stay as they are',
    { title: '星降る街', episodes: [4], name: '橋の上' },
    {
      anivault: '星降る街 (2011)/Season 01/星降る街 (2011) S01E04',
      plex: '星降る街 (2011) {tmdb-4242}/Season 01/星降る街 (2011) - S01E04 - 橋の上',
      jellyfin: '星降る街 (2011) [tmdbid-4242]/Season 01/星降る街 (2011) - S01E04 - 橋の上',
      kodi: '星降る街 (2011)/Season 01/星降る街 (2011) - S01E04 - 橋の上',
    },
  ],
  [
    'Korean titles, composed whatever form they came in',
    { title: '별의 거리'.normalize('NFD'), season: 2, episodes: [4, 5] },
    {
      anivault: '별의 거리 (2011)/Season 02/별의 거리 (2011) S02E04-E05',
      plex: '별의 거리 (2011) {tmdb-4242}/Season 02/별의 거리 (2011) - S02E04-E05',
      jellyfin: '별의 거리 (2011) [tmdbid-4242]/Season 02/별의 거리 (2011) - S02E04-E05',
      kodi: '별의 거리 (2011)/Season 02/별의 거리 (2011) - S02E04-E05',
    },
  ],
  [
    'titles that are numbers, before numbers that are episodes',
    { title: '91', year: 2017, episodes: [11], name: '100' },
    {
      anivault: '91 (2017)/Season 01/91 (2017) S01E11',
      plex: '91 (2017) {tmdb-4242}/Season 01/91 (2017) - S01E11 - 100',
      jellyfin: '91 (2017) [tmdbid-4242]/Season 01/91 (2017) - S01E11 - 100',
      kodi: '91 (2017)/Season 01/91 (2017) - S01E11 - 100',
    },
  ],
  [
    'a film: a folder of its own, and the file named like it, with the id on both where the server reads ids',
    { film: true, title: 'The Last Ferry', year: 2019 },
    {
      anivault: 'The Last Ferry (2019)/The Last Ferry (2019)',
      plex: 'The Last Ferry (2019) {tmdb-4242}/The Last Ferry (2019) {tmdb-4242}',
      jellyfin: 'The Last Ferry (2019) [tmdbid-4242]/The Last Ferry (2019) [tmdbid-4242]',
      kodi: 'The Last Ferry (2019)/The Last Ferry (2019)',
    },
  ],
  [
    'a film as read, without year and id',
    { film: true, title: 'The Last Ferry', year: null, id: null },
    {
      anivault: 'The Last Ferry/The Last Ferry',
      plex: 'The Last Ferry/The Last Ferry',
      jellyfin: 'The Last Ferry/The Last Ferry',
      kodi: 'The Last Ferry/The Last Ferry',
    },
  ],
  [
    'versions of a film: the folder’s whole name, then a label behind a dash with blanks',
    { film: true, title: 'The Last Ferry', year: 2019, suffix: ' - 2160p' },
    {
      anivault: 'The Last Ferry (2019)/The Last Ferry (2019) - 2160p',
      plex: 'The Last Ferry (2019) {tmdb-4242}/The Last Ferry (2019) {tmdb-4242} - 2160p',
      jellyfin: 'The Last Ferry (2019) [tmdbid-4242]/The Last Ferry (2019) [tmdbid-4242] - 2160p',
      kodi: 'The Last Ferry (2019)/The Last Ferry (2019) - 2160p',
    },
  ],
  [
    'a film in Japanese',
    { film: true, title: '最後の船', year: 2019 },
    {
      anivault: '最後の船 (2019)/最後の船 (2019)',
      plex: '最後の船 (2019) {tmdb-4242}/最後の船 (2019) {tmdb-4242}',
      jellyfin: '最後の船 (2019) [tmdbid-4242]/最後の船 (2019) [tmdbid-4242]',
      kodi: '最後の船 (2019)/最後の船 (2019)',
    },
  ],
  [
    'two specials in one file are a range as well',
    { season: 0, episodes: [1, 2] },
    {
      anivault: 'Lantern Street (2011)/Season 00/Lantern Street (2011) S00E01-E02',
      plex: 'Lantern Street (2011) {tmdb-4242}/Season 00/Lantern Street (2011) - S00E01-E02',
      jellyfin: 'Lantern Street (2011) [tmdbid-4242]/Season 00/Lantern Street (2011) - S00E01-E02',
      kodi: 'Lantern Street (2011)/Season 00/Lantern Street (2011) - S00E01-E02',
    },
  ],
  [
    'a Chinese title with full-width marks, which no disk minds',
    { title: '灯街：第二章', season: 2, episodes: [12], name: '尾声' },
    {
      anivault: '灯街：第二章 (2011)/Season 02/灯街：第二章 (2011) S02E12',
      plex: '灯街：第二章 (2011) {tmdb-4242}/Season 02/灯街：第二章 (2011) - S02E12 - 尾声',
      jellyfin: '灯街：第二章 (2011) [tmdbid-4242]/Season 02/灯街：第二章 (2011) - S02E12 - 尾声',
      kodi: '灯街：第二章 (2011)/Season 02/灯街：第二章 (2011) - S02E12 - 尾声',
    },
  ],
  [
    'a film whose title has a colon: a dash, as in the servers’ own examples',
    { film: true, title: 'Last Ferry: The Return', year: 2021 },
    {
      anivault: 'Last Ferry - The Return (2021)/Last Ferry - The Return (2021)',
      plex: 'Last Ferry - The Return (2021) {tmdb-4242}/Last Ferry - The Return (2021) {tmdb-4242}',
      jellyfin: 'Last Ferry - The Return (2021) [tmdbid-4242]/Last Ferry - The Return (2021) [tmdbid-4242]',
      kodi: 'Last Ferry - The Return (2021)/Last Ferry - The Return (2021)',
    },
  ],
  [
    'extras of a show: a folder `extras` in the season, which Jellyfin shows as extras and Plex passes over; Kodi has no place for them',
    { extra: true, file: '[Grp] Lantern Street NCOP1.mkv' },
    {
      anivault: 'Lantern Street (2011)/Season 01/extras/[Grp] Lantern Street NCOP1',
      plex: 'Lantern Street (2011) {tmdb-4242}/Season 01/extras/[Grp] Lantern Street NCOP1',
      jellyfin: 'Lantern Street (2011) [tmdbid-4242]/Season 01/extras/[Grp] Lantern Street NCOP1',
      kodi: '',
    },
  ],
];

const CASES = ROWS.flatMap(([rule, told, paths]) =>
  (['anivault', 'plex', 'jellyfin', 'kodi'] as const).map((preset) => [preset, rule, told, paths[preset]] as const),
);

const SERVER: Readonly<Record<Preset, Server>> = { anivault: JELLYFIN, plex: PLEX, jellyfin: JELLYFIN, kodi: KODI };

describe('names', () => {
  it.each(CASES)('%s: %s', (preset, _rule, told, path) => {
    expect(nameBy(preset, told)).toBe(path);
    if (path !== '') expect(lintPath(SERVER[preset], `${path}.mkv`, filingOf(told).placement)).toBeNull();
  });

  it.each(['anivault', 'plex', 'jellyfin', 'kodi'] as const)(
    '%s: long titles are cut in the episode’s title first, at a letter, and the same in folder and file',
    (preset) => {
      const told = { title: '星'.repeat(70), episodes: [4], name: '橋'.repeat(80) };
      const [folder = '', , file = ''] = nameBy(preset, told).split('/');
      expect(Buffer.byteLength(folder)).toBeLessThanOrEqual(255);
      expect(Buffer.byteLength(`${file}.mkv`)).toBeLessThanOrEqual(255);
      expect(file.startsWith(`${'星'.repeat(70)} (2011)`)).toBe(true);
      expect(file).toMatch(/S01E04(?: - 橋*)?$/);
      const longer = nameBy(preset, { ...told, title: '星'.repeat(120) }).split('/');
      const stars = (text = ''): number => text.split('星').length - 1;
      expect(stars(longer[0])).toBe(stars(longer[2]));
      expect(longer[2]).toContain('S01E04');
    },
  );
});

describe('how servers read', () => {
  it.each([
    ['Plex', 'Lantern Street - s02e17-e18 - Both', 2, [17, 18]],
    ['Plex', 'lantern.street.s00e01', 0, [1]],
    ['Plex', 'Lantern Street S01 E04', 1, [4]],
    ['Plex', 'Lantern Street (2011) - S01E01-E03', 1, [1, 2, 3]],
    ['Plex', 'Lantern Street - S01E01-E03-E07', 1, [1, 2, 3]],
    ['Jellyfin', 'Lantern Street S01E01-E02', 1, [1, 2]],
    ['Jellyfin', 'Lantern Street S01E01E02', 1, [1, 2]],
    ['Jellyfin', 'Lantern Street S01E01-03', 1, [1, 2, 3]],
    ['Jellyfin', 'Lantern Street - S01E05 - E06', 1, [5, 6]],
    ['Jellyfin', 'Lantern Street - S01E05 - 100', 1, [5]],
    ['Jellyfin', 'Lantern Street S02E03 Part 1', 2, [3]],
    ['Kodi', 'Lantern Street S01E01E02', 1, [1, 2]],
    ['Kodi', 'Lantern Street s01_e03-e04', 1, [3, 4]],
    ['Kodi', 'Lantern Street - S01E01-E03', 1, [1, 3]],
    ['Kodi', 'Lantern Street S00E04', 0, [4]],
  ] as const)('%s reads %s', (name, stem, season, episodes) => {
    const server = [PLEX, JELLYFIN, KODI].find((each) => each.name === name);
    expect(server?.readEpisodes(stem)).toEqual({ season, episodes });
  });

  const episode = (season: number, ...episodes: readonly number[]): Filing['placement'] => ({
    kind: 'episode',
    season,
    episodes,
    episodeTitle: null,
    note: null,
    certain: true,
  });

  it.each([
    ['a half episode', PLEX, 'Show/Season 01/Show - S01E12.5.mkv', episode(1, 12.5), /reads season 1, episode 12$/],
    ['a half episode', KODI, 'Show/Season 01/Show - S01E12.5.mkv', episode(1, 12.5), /reads season 1, episode 12$/],
    ['numbers with a gap', PLEX, 'Show/Season 01/Show - S01E01-E05.mkv', episode(1, 1, 5), /episodes 1, 2, 3, 4, 5/],
    ['a range for Kodi', KODI, 'Show/Season 01/Show - S01E01-E03.mkv', episode(1, 1, 2, 3), /episodes 1, 3/],
    ['no number at all', JELLYFIN, 'Show/Show - 07.mkv', episode(1, 7), /finds no season and episode/],
    ['a number in the title', PLEX, 'S2E1 Zero/Season 01/S2E1 Zero - S01E04.mkv', episode(1, 4), /season 2, episode 1/],
    ['an absolute number behind', JELLYFIN, 'Show/Season 01/Show S01E05-29.mkv', episode(1, 5), /episodes 5, 6/],
    [
      'a show named like a folder for extras',
      PLEX,
      'Extras/Season 01/Extras - S01E01.mkv',
      episode(1, 1),
      /passes over/,
    ],
    [
      'a show named like a folder for extras',
      JELLYFIN,
      'Shorts/Season 01/Shorts - S01E01.mkv',
      episode(1, 1),
      /passes/,
    ],
    ['a show named Sample', KODI, 'Sample (2010)/Season 01/Sample (2010) - S01E01.mkv', episode(1, 1), /passes over/],
    ['a film that ends like an extra', JELLYFIN, 'Night-Short/Night-Short.mkv', { kind: 'film' }, /an extra/],
    ['a film that ends like an extra', PLEX, 'Night-Trailer/Night-Trailer.mkv', { kind: 'film' }, /an extra/],
  ] as const)('is warned of: %s', (_what, server, path, placement, why) => {
    expect(lintPath(server, path, placement)).toMatch(why);
  });
});
