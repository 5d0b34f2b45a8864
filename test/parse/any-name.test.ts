import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { openAnitomy } from '../../src/parse/anitomy.ts';
import { createParser, type Parser } from '../../src/parse/parse-folder.ts';

let parser: Parser;
beforeAll(async () => {
  parser = await createParser();
});

const EMOJI = ['👨‍👩‍👧', '🇯🇵', '❤️', '😀', '👍🏽'];
const RTL = ['هجوم', 'התקפה', '\u202e', '\u200f'];
const FORMS = ['e\u0301', '\u00e9', 'か\u3099', 'が', '\u1112\u1161\u11ab', '한', '\u0301', '\u{1d11e}'];
const HALVES = ['\ud83d', '\udc4d', '\ud800\ud800'];
const MARKERS = [
  'S01E02',
  's2',
  ' - 03',
  '第12話',
  '256화',
  '2기',
  '第二季',
  'Season 2',
  'Part 2',
  'II',
  '12v2',
  '12.5',
  '01-12',
  '1x02',
  '#4',
  'EP05',
  'OVA 2',
  'NCOP1',
  'Movie',
  '劇場版',
  'Vol.3',
  '(2016)',
  '2016',
  '[1080p]',
  '[ABCD1234]',
  '【05】',
  '★10月新番★',
  'END',
];
const WORDS = ['Mushishi', '葬送的芙莉莲', '나루토', '進撃の巨人', 'Zom 100', '86', 'of', 'x'];
const GLUE = [' ', '_', '.', '-', ' - ', '[', ']', '(', ')', '【', '】', '|', '／', '~', '\u0000', '\t', '　'];

const piece = fc.constantFrom(...EMOJI, ...RTL, ...FORMS, ...HALVES, ...MARKERS, ...WORDS, ...GLUE);
const name = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...MARKERS, ...WORDS), { maxLength: 12 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.tuple(piece, fc.integer({ min: 1, max: 20_000 })).map(([text, length]) => text.repeat(length).slice(0, length)),
);
const folders = fc.array(fc.oneof(piece, name), { maxLength: 4 });

const read = (stem: string, above: readonly string[]): ParsedName => parser.parseName(`${stem}.mkv`, above);
/** Whole or with one decimal, as episodes are counted. */
const isCount = (value: number): boolean => value === Number(value.toFixed(1)) && value >= 0 && value < 10_000;

describe('any name at all', () => {
  it('gives a value whose numbers are numbers and whose titles are titles', () => {
    fc.assert(
      fc.property(name, folders, (stem, above) => {
        const parsed = read(stem, above);
        for (const value of [...parsed.episodes, ...parsed.absolute]) expect(isCount(value)).toBe(true);
        for (const value of [parsed.season, parsed.part, parsed.version])
          expect(value === null || (Number.isInteger(value) && isCount(value))).toBe(true);
        expect(parsed.year === null || (parsed.year >= 1900 && parsed.year < 2100)).toBe(true);
        expect(parsed.confidence).toBeGreaterThanOrEqual(0);
        expect(parsed.confidence).toBeLessThanOrEqual(1);
        expect(parsed.title).toBe(parsed.titles[0] ?? null);
        expect(parsed.failure === null).toBe(parsed.title !== null);
        expect(new Set(parsed.titles).size).toBe(parsed.titles.length);
        for (const title of parsed.titles) {
          expect(title).toMatch(/[\p{L}\p{N}]/u);
          expect(title).toBe(title.trim());
          expect(title.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is read the same twice, whatever was read between', () => {
    fc.assert(
      fc.property(name, folders, name, (stem, above, other) => {
        const first = read(stem, above);
        read(other, []);
        expect(read(stem, above)).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it('is read the same composed and decomposed', () => {
    const words = fc.array(fc.constantFrom(...FORMS, ...MARKERS, ...WORDS, 'Pokémon', 'ガンダム'), { maxLength: 10 });
    fc.assert(
      fc.property(words, (pieces) => {
        const stem = pieces.join(' ');
        expect(read(stem.normalize('NFD'), [])).toEqual(read(stem.normalize('NFC'), []));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its episode between any title and any group', () => {
    const word = fc
      .stringMatching(/^[A-Z][a-z]{3,8}$/)
      .filter((text) => !/^(?:Movie|Special|Season|Part|Cour)/.test(text));
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 1899 }), (title, group, episode) => {
        const parsed = read(`[${group}] ${title} - ${String(episode).padStart(2, '0')} [1080p]`, []);
        expect(parsed).toMatchObject({ title, episodes: [episode], releaseGroup: group, season: null });
      }),
      { numRuns: 300 },
    );
  });
});

it('outlives names that Anitomy can’t take', async () => {
  const anitomy = await openAnitomy();
  const expected = anitomy.read('[Group] Title - 05 [1080p]');
  // of names like these about one in ten thousand makes it read past its memory, and everything after that is lost
  const parts = [
    '[',
    ']',
    '(',
    '- 05',
    'S01E02',
    '第03話',
    '\ud800',
    '\u202e',
    '½',
    'VOL.',
    '٣',
    '_',
    '.',
    '\u0000',
    '12.5',
    '~',
    '#',
    'EP',
  ];
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let index = 0; index < 40_000; index += 1)
    anitomy.read(Array.from({ length: 1 + next(12) }, () => parts[next(parts.length)]).join(next(2) === 0 ? ' ' : ''));
  expect(anitomy.read('[Group] Title - 05 [1080p]')).toEqual(expected);
}, 60_000);
