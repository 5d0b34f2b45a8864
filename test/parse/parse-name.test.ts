import { beforeAll, describe, expect, it } from 'vitest';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { createParser, type Parser } from '../../src/parse/parse-folder.ts';
import { NAMES } from './names.ts';
import type { Expected } from './row.ts';

const UNSAID: Partial<ParsedName> = {
  season: null,
  part: null,
  episodes: [],
  absolute: [],
  year: null,
  version: null,
  type: 'episode',
};

let parser: Parser;
beforeAll(async () => {
  parser = await createParser();
});

/** Reads a path's last component with the folders before it. */
function read(path: string): ParsedName {
  const [name = '', ...above] = path.split('/').reverse();
  return parser.parseName(name, above);
}

/** Of what was read, the fields that are expected. */
const of = (parsed: ParsedName, fields: object): object =>
  Object.fromEntries(Object.entries(parsed).filter(([field]) => field in fields));

describe.each(Object.entries(NAMES))('%s', (_family, rows) => {
  it.each(rows)('%s', (path: string, expected: Expected) => {
    const whole = { ...UNSAID, ...expected };
    expect(of(read(path), whole)).toEqual(whole);
  });
});

/** Shows whose titles are numbers, or hold such as read like an episode, a season or a year. */
const NUMBERED = [
  'Zom 100',
  'Mob Psycho 100',
  '86',
  '91 Days',
  '22-7',
  '22／7',
  'Yamato 2199',
  'Space Battleship Yamato 2199',
  '3×3 Eyes',
  '3x3 Eyes',
  'Ranma ½',
  '11eyes',
  'No. 6',
  'No.6',
  '009 Re꞉Cyborg',
  'Cyborg 009',
  'Kanon 2006',
  'Golgo 13',
  'Area 88',
  'Galaxy Express 999',
  '07-Ghost',
  'Steins;Gate 0',
  'Hunter x Hunter',
  '18if',
  '7 Seeds',
  '3-gatsu no Lion',
  '12-sai.',
  '2.43 Seiin Koukou',
  'Bakuman.',
  'Gundam 0083',
];

/** Ways in which a fifth episode is named; the season where one is said. */
const WAYS: readonly (readonly [name: (title: string) => string, season: number | null])[] = [
  [(title) => `[Group] ${title} - 05 [1080p].mkv`, null],
  [(title) => `[Group] ${title} - 05v2 (BD 720p) [ABCD1234].mkv`, null],
  [(title) => `[Group]_${title.replaceAll(' ', '_')}_-_05_[720p].mkv`, null],
  [(title) => `[Group] ${title} 05 [1080p].mkv`, null],
  [(title) => `[Group] ${title} [05] [720p].mkv`, null],
  [(title) => `${title} - 05.mkv`, null],
  [(title) => `${title} - 05 - Some Words.mkv`, null],
  [(title) => `${title} EP05.mkv`, null],
  [(title) => `${title} 第05話.mkv`, null],
  [(title) => `${title} 05화.mkv`, null],
  [(title) => `${title} S01E05.mkv`, 1],
  [(title) => `${title} - S01E05 - Some Words.mkv`, 1],
  [(title) => `${title.replaceAll(' ', '.')}.S01E05.1080p.WEB-DL.x264-GROUP.mkv`, 1],
  [(title) => `[字幕组][${title}][05][1080p].mp4`, null],
  [(title) => `[字幕组][${title}][第05话][1080p].mp4`, null],
  [(title) => `【字幕组】【${title}】【05】【1080p】.mp4`, null],
  [(title) => `${title}/05.mkv`, null],
  [(title) => `${title}/S01E05.mkv`, 1],
  [(title) => `${title}/05 - Some Words.mkv`, null],
  [(title) => `[Group] ${title} [BD 1080p]/05.mkv`, null],
  [(title) => `${title}/Season 1/05.mkv`, 1],
  [(title) => `${title}/${title} - 05.mkv`, null],
];

it('keeps the year of a show apart from its title in every layout', () => {
  for (const [name, season] of WAYS) {
    const { title, titles, year, episodes, season: said } = read(name('Hunter x Hunter (2011)'));
    expect([name(''), title, titles.length, year, said, episodes]).toEqual([
      name(''),
      'Hunter x Hunter',
      1,
      2011,
      season,
      [5],
    ]);
  }
});

/** Titles as they compare: the signs that a layout replaces are none of them. */
const bare = (title: string | null): string => (title ?? '').normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

describe.each(NUMBERED)('%s', (title) => {
  it('keeps its number in every layout', () => {
    for (const [name, season] of WAYS) {
      const parsed = read(name(title));
      expect([name(title), bare(parsed.title), parsed.season, parsed.episodes]).toEqual([
        name(title),
        bare(title),
        season,
        [5],
      ]);
    }
  });
});
