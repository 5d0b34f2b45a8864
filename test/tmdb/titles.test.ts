import { expect, test } from 'vitest';
import { titleVariants } from '../../src/tmdb/titles.ts';

const alternative = (iso_3166_1: string, title: string, type = '') => ({ iso_3166_1, title, type });

test.each([
  [alternative('JP', 'Sousou no Frieren', 'romaji'), 'romaji'],
  [alternative('JP', 'Sousou no Frieren'), 'romaji'],
  [alternative('US', 'Kimi no Na wa.', 'Romaji title'), 'romaji'],
  [alternative('JP', '葬送のフリーレン'), 'alternative'],
  [alternative('JP', 'Re:ゼロ'), 'alternative'],
  [alternative('JP', '2012'), 'alternative'],
  [alternative('US', 'Frieren'), 'alternative'],
])('%o is %s', (title, kind) => {
  expect(titleVariants([title], [])).toEqual([{ title: title.title, language: title.iso_3166_1, kind }]);
});

test('empty names go, doubles go, order stays', () => {
  const variants = titleVariants(
    [alternative('US', ' AoT '), alternative('US', 'AoT'), alternative('FR', 'AoT'), alternative('DE', '')],
    [
      { language: 'fr', title: "L'Attaque des Titans" },
      { language: 'it', title: ' ' },
    ],
  );
  expect(variants.map(({ language, title, kind }) => [language, title, kind])).toEqual([
    ['US', 'AoT', 'alternative'],
    ['FR', 'AoT', 'alternative'],
    ['fr', "L'Attaque des Titans", 'translation'],
  ]);
});
