// Paths as Windows has them (drives, shares, both slashes), on any machine: every room that takes paths apart is given the path rules of Windows.
import { readFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Filing } from '../../src/model/filing.ts';
import type { FolderListing } from '../../src/model/media-file.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { PlannedUndo, RunSummary } from '../../src/model/run.ts';
import { isBelow } from '../../src/names/below.ts';
import { pathKey } from '../../src/names/path-key.ts';
import { createParser } from '../../src/parse/parse-folder.ts';
import { buildPlan } from '../../src/plan/build.ts';
import { decodePlan, encodePlan } from '../../src/plan/plan-file.ts';
import { showsInside } from '../../src/tui/history/history-rows.ts';
import { lookAtLibrary } from '../../src/workflow/look.ts';
import { parsedName } from '../support/builders.ts';

vi.mock('node:path', async (original) => {
  const rules = (await original<typeof import('node:path')>()).win32;
  return { ...rules, default: rules };
});

const identity = { size: 1, mtimeNs: '1', dev: '1', ino: '1' };

const OPTIONS = {
  preset: 'plex',
  template: null,
  filmTemplate: null,
  mode: 'move',
  onConflict: 'skip',
  prune: false,
} as const;

let count = 0;
function filing(path: string, title: string, told: Partial<Filing> = {}): Filing {
  count += 1;
  const file = {
    folder: win32.dirname(path),
    name: win32.basename(path),
    kind: 'video',
    identity: { ...identity, ino: String(count) },
    links: 1,
  } as const;
  return {
    groupId: title,
    unit: { file, sidecars: [] },
    parsed: parsedName(),
    work: { type: 'tv', id: count, title, originalTitle: title, romajiTitle: null, year: null },
    placement: { kind: 'episode', season: 1, episodes: [1], episodeTitle: null, note: null, certain: true },
    absolute: [],
    accepted: true,
    ...told,
  };
}

const planned = (library: string, filings: readonly Filing[]): Plan =>
  buildPlan({
    filings,
    unfiled: [],
    options: OPTIONS,
    roots: { shows: library, films: library },
    sources: ['C:\\dl'],
    created: '2026-01-01T00:00:00.000Z',
    planId: '01testplan000000',
  });

describe('below', () => {
  it.each([
    ['C:\\Anime\\Show', 'C:\\Anime', true],
    ['C:\\Anime', 'C:\\', true],
    ['C:\\Anime', 'C:\\Anime', false],
    ['C:\\Anime 2\\Show', 'C:\\Anime', false],
    ['\\\\nas\\media\\Show', '\\\\nas\\media', true],
    ['\\\\nas\\media2\\Show', '\\\\nas\\media', false],
    ['D:\\Anime', 'C:\\', false],
    ['\\\\nas\\media\\', '\\\\nas\\media', false],
  ])('%s in %s: %s', (path, folder, is) => {
    expect(isBelow(path, folder)).toBe(is);
  });

  it('a library and a folder of downloads around each other', () => {
    const around = (library: string, folder: string): boolean =>
      lookAtLibrary({ shows: library, films: library }, [folder]).isInPlace;
    expect(around('C:\\Anime', 'C:\\Anime\\new')).toBe(true);
    expect(around('C:\\Anime\\Library', 'C:\\Anime')).toBe(true);
    expect(around('C:\\Anime Library', 'C:\\Anime')).toBe(false);
  });
});

describe('one file by many spellings', () => {
  it.each([
    ['C:\\Anime\\Show', 'c:/anime/SHOW'],
    ['C:\\Anime\\Show.', 'C:\\Anime\\Show'],
    ['C:\\Anime\\Show \\a.mkv', 'C:\\Anime\\Show\\a.mkv'],
    ['\\\\NAS\\Media\\Show', '//nas/media/show'],
    ['\\\\?\\C:\\Anime\\Show', 'C:\\Anime\\Show'],
    ['\\\\?\\UNC\\nas\\media\\Show', '\\\\nas\\media\\Show'],
  ])('%s is %s', (one, other) => {
    expect(pathKey(one)).toBe(pathKey(other));
  });

  it.each([
    ['C:\\Anime', 'D:\\Anime'],
    ['\\\\nas\\media', 'C:\\nas\\media'],
    ['C:\\Anime\\Show', 'C:\\AnimeShow'],
  ])('%s is not %s', (one, other) => {
    expect(pathKey(one)).not.toBe(pathKey(other));
  });
});

describe('reading', () => {
  const listing = (folder: string, name: string): FolderListing => ({
    root: 'C:\\',
    folder,
    units: [{ file: { folder, name, kind: 'video', identity, links: 1 }, sidecars: [] }],
    skipped: [],
    ignored: 0,
  });

  it('takes titles from folders, never from a drive, a server or a share', async () => {
    // the package is found by this machine's own rules
    const wasm = new URL('../../node_modules/anitomyscript/build/anitomyscript.wasm', import.meta.url);
    const parser = await createParser({ wasmBinary: readFileSync(wasm) });
    const titleIn = (folder: string): string | null | undefined =>
      parser.parseFolder(listing(folder, '01.mkv')).units[0]?.parsed.title;
    expect(titleIn('C:\\Mushishi')).toBe('Mushishi');
    expect(titleIn('\\\\nas\\media\\Mushishi')).toBe('Mushishi');
    expect([titleIn('C:\\'), titleIn('\\\\nas\\media\\')]).toEqual([null, null]);
  });
});

describe('a plan', () => {
  it.each([
    ['a drive', 'D:\\Anime'],
    ['the root of a drive', 'D:\\'],
    ['a share', '\\\\nas\\media'],
    ['a long path', '\\\\?\\D:\\Anime'],
  ])('for %s keeps below it, whatever a title holds', (_, library) => {
    const titles = [
      'CON',
      'aux.',
      'C:\\Windows',
      '..\\..\\up',
      'What? / If...',
      'a:b',
      '\\\\srv\\share',
      'Ends in dots...',
    ];
    const { operations, refusals } = planned(
      library,
      titles.map((title, index) => filing(`C:\\dl\\${index} - 01.mkv`, title)),
    );
    expect(refusals).toEqual([]);
    expect(operations).toHaveLength(titles.length);
    for (const { destination } of operations) {
      expect(isBelow(destination, library)).toBe(true);
      const parts = win32.relative(library, destination).split('\\');
      expect(parts).toHaveLength(3);
      for (const part of parts) {
        expect(part).not.toMatch(/[<>:"/|?*\u0000-\u001f]|[. ]$/);
        expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
      }
    }
  });

  it('refuses two files whose names differ in case alone, and takes them for one target', () => {
    const work = { type: 'tv', id: 7, title: 'Kanon', originalTitle: 'Kanon', romajiTitle: null, year: 2006 } as const;
    const two = ['C:\\dl\\Kanon - 01.mkv', 'C:\\DL\\kanon - 01.mkv'].map((path) => filing(path, 'Kanon', { work }));
    expect(planned('D:\\Anime', two).operations).toEqual([]);
    const spelt = [filing('C:\\dl\\a.mkv', 'Kanon'), filing('C:\\dl\\b.mkv', 'KANON')].map((one) => ({
      ...one,
      work: { ...one.work, id: 7 },
    }));
    expect(planned('D:\\Anime', spelt).operations).toEqual([]);
  });

  it('that leads out of its roots is refused as it is read', () => {
    const text = encodePlan(planned('D:\\Anime', [filing('C:\\dl\\a.mkv', 'Kanon')]));
    expect(decodePlan(text).operations).toHaveLength(1);
    const [operation] = decodePlan(text).operations;
    const inJson = (path: string): string => JSON.stringify(path).slice(1, -1);
    for (const elsewhere of ['C:\\elsewhere.mkv', 'D:\\Anime\\..\\a.mkv', 'D:\\Anime2\\a.mkv', '\\\\srv\\share\\a.mkv'])
      expect(() => decodePlan(text.replaceAll(inJson(operation?.destination ?? ''), inJson(elsewhere)))).toThrow(
        /plan/i,
      );
  });
});

it('History sorts the files of a run by the show folder they are in', () => {
  const run = { roots: { shows: 'D:\\Anime', films: '\\\\nas\\Films' } } as unknown as RunSummary;
  const moved = (source: string): PlannedUndo => ({ action: 'move', source }) as unknown as PlannedUndo;
  const inside = showsInside(run, [
    moved('D:\\Anime\\Kanon\\Season 01\\Kanon S01E01.mkv'),
    moved('D:\\Anime\\Kanon\\Season 01\\Kanon S01E02.mkv'),
    moved('\\\\nas\\Films\\Perfect Blue\\Perfect Blue.mkv'),
    moved('E:\\elsewhere\\a.mkv'),
  ]);
  expect(inside.map(({ show, path, files }) => [show, path, files.length])).toEqual([
    ['Kanon', 'D:\\Anime\\Kanon', 2],
    ['Perfect Blue', '\\\\nas\\Films\\Perfect Blue', 1],
    ['E:\\elsewhere', 'E:\\elsewhere', 1],
  ]);
});
