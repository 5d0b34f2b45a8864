import { expect, test } from 'vitest';
import type { FolderListing } from '../../src/model/media-file.ts';
import type { ParsedFolder } from '../../src/model/parsed-name.ts';
import { createParser } from '../../src/parse/parse-folder.ts';
import { onlyFile, parseByFirst } from '../../src/workflow/first-names.ts';

const LIBRARY = '/media/anime';
const FOLDER = `${LIBRARY}/Wrong Show (1999)/Season 01`;

const listing = (...names: readonly string[]): FolderListing => ({
  folder: FOLDER,
  root: LIBRARY,
  skipped: [],
  ignored: 0,
  units: names.map((name, index) => ({
    file: {
      folder: FOLDER,
      name,
      kind: 'video',
      links: 1,
      identity: { size: 400_000_000, mtimeNs: '1', dev: '1', ino: String(index) },
    },
    sidecars: [],
  })),
});

const parser = await createParser();
const parseFolder = (some: FolderListing): ParsedFolder => parser.parseFolder(some);
const titles = ({ units }: ParsedFolder): readonly (string | null)[] => units.map(({ parsed }) => parsed.title);

test('a file is read by what it was called first, and stays where it is', () => {
  const here = listing('Wrong Show (1999) - S01E01.mkv', 'Wrong Show (1999) - S01E02.mkv');
  const names = new Map([[`${FOLDER}/Wrong Show (1999) - S01E02.mkv`, '/dl/Garden/[Group] Garden of Rain - 02.mkv']]);
  const read = parseByFirst(parseFolder, here, names);
  expect(titles(read)).toEqual(['Wrong Show', 'Garden of Rain']);
  expect(read.units.map(({ unit }) => unit)).toEqual(here.units);
  expect(read.listing).toBe(here);
});

test('without first names a listing is read as it is', () => {
  const here = listing('Wrong Show (1999) - S01E01.mkv');
  expect(parseByFirst(parseFolder, here, new Map())).toEqual(parseFolder(here));
});

test('one file is all that is left of a listing', () => {
  const here = listing('a - 01.mkv', 'a - 02.mkv');
  expect(onlyFile(here, `${FOLDER}/a - 02.mkv`).units).toEqual([here.units[1]]);
});
