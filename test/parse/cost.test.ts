// What one name may cost, without a clock: how often a pattern is tried, and how many letters all of them are offered. What a pattern does with what it is
// offered is held to by the tables' tests.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createParser } from '../../src/parse/parse-folder.ts';

const parser = await createParser();

interface Cost {
  readonly tries: number;
  readonly letters: number;
}

// whatever is done by a pattern, by whichever method, comes through here once this is not the built-in one
const exec: (this: RegExp, text: string) => RegExpExecArray | null = Reflect.get(RegExp.prototype, 'exec');
let tries = 0;
let letters = 0;
beforeEach(() => {
  RegExp.prototype.exec = function (this: RegExp, text: string): RegExpExecArray | null {
    tries += 1;
    letters += text.length - (this.global || this.sticky ? this.lastIndex : 0) + 1;
    return exec.call(this, text);
  };
});
afterEach(() => {
  RegExp.prototype.exec = exec;
});

function costOf(stem: string): Cost {
  [tries, letters] = [0, 0];
  parser.parseName(`${stem}.mkv`, []);
  return { tries, letters };
}

/** So much of a name is read. */
const READ = 255;
/** A name as they are has 50 letters, 130 tries and 1,400 letters offered. The worst that were found for a full one are 14 tries a letter, and 7 squares. */
const TRIES_MOST = 24 * READ;
const LETTERS_MOST = 12 * READ ** 2;

const expectBounded = (stem: string): void => {
  const cost = costOf(stem);
  expect(cost.tries).toBeLessThanOrEqual(TRIES_MOST);
  expect(cost.letters).toBeLessThanOrEqual(LETTERS_MOST);
};

/** Each of which some rule looks for. */
const PIECES = [
  ...['[', ']', '[a]', '(a)', '{[(', '] ', 'a]b[', '「」', '[1][2]', '(1)(a)', '[1080p]', '(2016)', '[第1話]', '★a'],
  ...[
    ' - ',
    ' - 05',
    '--',
    '~',
    '·',
    'a·',
    'a/',
    'a / ',
    '| ',
    '＿',
    '_a_',
    'a_',
    'a.b.',
    '1.',
    '1-',
    '1 - ',
    'and & ',
  ],
  ...['S01', 'S01E01 ', '1x02 ', 'EP', '#1', '0 ', '1 ', 'v2', 'Vol.1 ', 'no. 6 ', 'II ', '2nd ', '2016 ', 'Season 2 '],
  ...['第1話', '第1季 ', '劇場版', '合集', 'あa', 'a あ', '葬', 'OVA ', 'Movie ', '1080p ', 'x264-', 'END ', 'A B '],
  ...['1 - 合集', ' - OVA 合集', '\u0301', 'e\u0301', '👍🏽', '\ud800', '\u0000', '½'],
];

const filled = (pieces: string, length: number): string => pieces.repeat(length).slice(0, length);

it('a name as they are costs little', () => {
  for (const stem of [
    '[Group] Some Show - 12 (1080p) [ABCD1234]',
    'Some.Show.S01E02.1080p.WEB-DL.AAC2.0.H.264-GROUP',
    '某作品 第二季 第12話 [1080p]',
  ]) {
    const cost = costOf(stem);
    expect(cost.tries).toBeGreaterThan(20);
    expect(cost.tries).toBeLessThan(200);
    expect(cost.letters).toBeLessThan(3000);
  }
});

it.each(PIECES)(
  'a name of nothing but %j costs no more than a few squares of it, and a longer one no more than that',
  (piece) => {
    expectBounded(filled(piece, READ));
    expectBounded(filled(piece, 20_000));
  },
);

it('nor does any other', () => {
  const stem = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(stem, fc.constantFrom(READ, 2_000), (pieces, length) => {
      expectBounded(filled(pieces, length));
    }),
    { numRuns: 1500 },
  );
});
