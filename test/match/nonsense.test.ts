// Names that say nothing, or nearly something else: whatever a catalogue answers to them, none is taken without asking.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { CatalogueEntry } from '../../src/model/catalogue.ts';
import type { Catalogue } from '../../src/model/ports.ts';
import { show } from '../support/builders.ts';
import { HARD_WORKS } from '../support/hard-works.ts';
import { matchedLibrary } from '../support/library.ts';

/** Works that such names are all but exactly called. */
const BAIT: readonly CatalogueEntry[] = [
  'Episode',
  'Movie',
  'Video',
  'Untitled',
  'Season',
  'New',
  '86',
  '1001 Nights',
].map((name, index) => show({ id: 100 + index, name, originalName: name, titles: [] }));
const WORKS = [...HARD_WORKS, ...BAIT];

const ofType = (type: string): readonly CatalogueEntry[] => WORKS.filter((entry) => entry.type === type);

/** Answers every search with everything it has: nothing is kept from being taken for a work by not being found. */
const EAGER = {
  search: ({ type }: { readonly type: string }) =>
    Promise.resolve({ kind: 'found', cached: false, value: ofType(type) }),
  entry: ({ id }: { readonly id: number }) =>
    Promise.resolve({ kind: 'found', cached: false, value: WORKS.find((entry) => entry.id === id) }),
} as unknown as Catalogue;

/** Some of a family, from its rule. */
const some = (count: number, rule: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => rule(index));
const hexOf = (index: number): string => createHash('md5').update(String(index)).digest('hex');
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const two = (index: number): string => String(index + 1).padStart(2, '0');

const EMOJI = ['👨‍👩‍👧', '🇯🇵', '❤️', '😀', '👍🏽'];
const RTL = ['هجوم العمالقة', 'התקפת הטיטאנים', '\u202eseltiT', '\u200fكانون', '\u2067עונה\u2069'];
const EMPTY_BRACKETS = [
  '[]',
  '【】',
  '((()))',
  '[1080p]',
  '[Grp][1080p][ABCD1234]',
  '{}',
  '「」',
  '[[[',
  ')))',
  '[Grp]',
];
const GENERIC = [
  'Episode',
  'Video',
  'Movie',
  'Untitled',
  'New Folder/',
  'Season 1/',
  'Downloads/',
  'Anime/',
  'S01E',
  'EP',
];
const CAMERA = [
  'VID_20190503_1213',
  'IMG_00',
  'DSC',
  'MVI_10',
  'Screen Recording 2024-05-',
  'final_final_v',
  'GOPR',
  '新建文件夹 ',
  '名称未設定 ',
  'copy of copy ',
];
const CONTROLS = ['\u0001', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u200b', '\ufeff', '\u2028'];
const NEAR = [
  'Bleach Cleaning Tutorial',
  'Bleached Hair Guide',
  'Attack of the Titanic',
  'Titan Attack Submarine Cam',
  'Spy Family Restaurant Vlog',
  'Canon EOS Review',
  'Kanonen Museum',
  'Steins and Gates of Munich',
  'Made in Abyssinia',
  'Your Name Badge Howto',
];

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  emoji: some(10, (index) => `${pick(EMOJI, index)}${index < 5 ? '' : pick(EMOJI, index + 2)} - ${two(index)}`),
  'right to left': some(10, (index) => `${pick(RTL, index)} ${index < 5 ? '' : two(index)}`.trim()),
  digits: ['1', '01', '007', '86', '100', '2019', '12345', '20190503', '1001', '3.14'],
  brackets: EMPTY_BRACKETS,
  generic: some(10, (index) => `${pick(GENERIC, index)}${pick(GENERIC, index).endsWith('/') ? '' : ' '}${index + 1}`),
  hashes: some(10, (index) => (index % 2 === 0 ? hexOf(index) : `[${hexOf(index).slice(0, 8).toUpperCase()}]`)),
  long: some(10, (index) => `${pick(NEAR, index)} `.repeat(20).slice(0, 230) + two(index)),
  control: some(
    10,
    (index) => `${pick(CONTROLS, index)}${hexOf(index).slice(0, 4)}${pick(CONTROLS, index + 3)} ${two(index)}`,
  ),
  near: some(10, (index) => `${pick(NEAR, index)} - ${two(index)}`),
  camera: some(10, (index) => `${pick(CAMERA, index)}${two(index)}`),
};

/** Each name alone in a folder of its own, so that none speaks for another. */
const alone = (names: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    names.map((name, index) => {
      const cut = name.lastIndexOf('/');
      const folder = cut < 0 ? '' : `/${name.slice(0, cut)}`;
      return [`/srv/${index}/x${folder}`, [`${name.slice(cut + 1)}.mkv`]];
    }),
  );

it('has a hundred different names', () => {
  expect(new Set(Object.values(FAMILIES).flat()).size).toBe(100);
});

it.each(Object.keys(FAMILIES))('takes none of the %s without asking', async (family) => {
  const { groups } = await matchedLibrary(alone(FAMILIES[family] ?? []), EAGER);
  expect(groups.length).toBeGreaterThan(0);
  const taken = groups.filter(({ match }) => match.state === 'strong');
  expect(
    taken.map(({ group, match }) => `${group.files[0]?.unit.file.name ?? ''}: ${match.candidates[0]?.title ?? ''}`),
  ).toEqual([]);
});

it('takes a name that is one, of the same catalogue', async () => {
  const { groups } = await matchedLibrary({ '/srv/x': ['[Grp] Shingeki no Kyojin - 05 [1080p].mkv'] }, EAGER);
  expect(groups.map(({ match }) => match.state)).toEqual(['strong']);
});
