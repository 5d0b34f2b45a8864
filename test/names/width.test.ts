import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { graphemesOf, plainCells } from '../../src/names/graphemes.ts';
import { cellWidth, cut, cutToShow, fit } from '../../src/names/width.ts';

const units = Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit));
const plain = units.filter((unit) => plainCells(unit) !== null);
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

test('a letter that stands for itself is as wide as the tables say', () => {
  expect(plain.length).toBeGreaterThan(40_000);
  expect(plain.filter((unit) => plainCells(unit) !== stringWidth(unit))).toEqual([]);
});

test('letters that stand for themselves do so beside each other', () => {
  // a stride that is no divisor brings every kind beside every other
  const all = plain.map((unit, index) => unit + (plain[(index * 7919) % plain.length] ?? ''));
  expect(all.filter((pair) => [...segmenter.segment(pair)].length !== 2)).toEqual([]);
  expect(all.filter((pair) => plainCells(pair) !== stringWidth(pair))).toEqual([]);
});

test.each([
  ['e\u0301', 1],
  ['👨‍👩‍👧', 2],
  ['🇯🇵', 2],
  ['\u1100\u1161', 2],
  ['ｶﾞ', 2],
])('%s is looked at closer', (text, cells) => {
  expect(plainCells(text)).toBeNull();
  expect(cellWidth(text)).toBe(cells);
});

test('letters of several code units stay whole', () => {
  expect(graphemesOf('a\u0301b')).toEqual(['a\u0301', 'b']);
  expect(graphemesOf('葬送')).toEqual(['葬', '送']);
});

test('a text is cut at a letter, never through a wide one', () => {
  expect(cut('葬送のフリーレン', 6)).toBe('葬送…');
  expect(fit('葬送のフリーレン', 6)).toBe('葬送… ');
  expect(cut('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…');
});

test('a name is cut so that what tells it from others is seen', () => {
  const name = '【喵萌奶茶屋】★剧场版★[超时空辉夜姬][1080p].mkv';
  const at = graphemesOf(name).indexOf('1');
  expect(cutToShow(name, at, 30)).toContain('1080p');
  expect(cellWidth(cutToShow(name, at, 30))).toBeLessThanOrEqual(30);
  expect(cutToShow(name, 3, 30)).toBe(cut(name, 30));
  expect(cutToShow('short', 4, 30)).toBe('short');
});
