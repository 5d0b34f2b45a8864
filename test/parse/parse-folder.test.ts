import { beforeAll, describe, expect, it } from 'vitest';
import type { FolderListing } from '../../src/model/media-file.ts';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { createParser, type Parser } from '../../src/parse/parse-folder.ts';
import { mediaUnit } from '../support/builders.ts';

let parser: Parser;
beforeAll(async () => {
  parser = await createParser();
});

/** A folder's names, read together: name -> what was read. */
function readAll(folder: string, names: readonly string[]): Readonly<Record<string, ParsedName>> {
  const units = names.map((name) => {
    const unit = mediaUnit(`${folder}/${name}`);
    return name.endsWith('.srt') || name.endsWith('.ass')
      ? { ...unit, file: { ...unit.file, kind: 'subtitle' as const } }
      : unit;
  });
  const listing: FolderListing = { root: '/dl', folder, units, skipped: [], ignored: 0 };
  const parsed = parser.parseFolder(listing);
  expect(parsed.listing).toBe(listing);
  return Object.fromEntries(parsed.units.map(({ unit, parsed: read }) => [unit.file.name, read]));
}

describe('a folder read together', () => {
  it('takes a lone file without a number for a film', () => {
    const read = readAll('/dl/films', ['Paprika.mkv', 'Mushishi - 01.mkv', 'Mushishi - 02.mkv']);
    expect(read['Paprika.mkv']).toMatchObject({ title: 'Paprika', type: 'movie' });
    expect(read['Paprika.mkv']?.evidence['type']).toBe('rule alone-without-number');
    expect(read['Mushishi - 01.mkv']).toMatchObject({ type: 'episode', episodes: [1] });
  });

  it('takes files of one title without numbers for no film', () => {
    const read = readAll('/dl/Mushishi', ['Mushishi.mkv', 'Mushishi.avi']);
    expect(Object.values(read).map(({ type }) => type)).toEqual(['episode', 'episode']);
  });

  it('leaves a lone numbered file an episode', () => {
    expect(readAll('/dl', ['Mushishi - 01.mkv'])['Mushishi - 01.mkv']).toMatchObject({ type: 'episode' });
  });

  it('reads titles and seasons from the folders above', () => {
    const read = readAll('/dl/Attack on Titan/Season 2', ['05.mkv', '06.mkv']);
    expect(read['05.mkv']).toMatchObject({ title: 'Attack on Titan', season: 2, episodes: [5], parser: 'folders' });
    expect(read['05.mkv']?.evidence).toMatchObject({ title: 'folder "Attack on Titan"', season: 'folder "Season 2"' });
  });

  it('reads subtitles without a video, whatever language they end in', () => {
    const names = ['Mushishi - 03.en.srt', 'Mushishi - 04.zh-Hans.ass', 'Mushishi - 05.chs.ass', 'Mushishi - 06.srt'];
    const read = readAll('/dl/subtitles', names);
    expect(names.map((name) => [read[name]?.title, ...(read[name]?.episodes ?? [])])).toEqual([
      ['Mushishi', 3],
      ['Mushishi', 4],
      ['Mushishi', 5],
      ['Mushishi', 6],
    ]);
  });

  it('says why nothing could be read', () => {
    const read = readAll('/dl', ['[1080p].mkv'])['[1080p].mkv'];
    expect(read).toMatchObject({ title: null, parser: 'none', confidence: 0 });
    expect(read?.failure).toMatch(/title/);
  });

  it('is surest of what the name itself says', () => {
    const named = readAll('/dl', ['Mushishi - 01.mkv'])['Mushishi - 01.mkv'];
    const guessed = readAll('/dl/Mushishi', ['01.mkv'])['01.mkv'];
    expect(named?.confidence).toBeGreaterThan(guessed?.confidence ?? 1);
    expect(named?.confidence).toBeLessThanOrEqual(1);
  });
});
