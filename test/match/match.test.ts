// Matching by tables: which work, how sure, and where each file goes in it. Works and names are real, the lists are our own.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type Recall } from '../../src/match/decide.ts';
import { placeFiles } from '../../src/match/episodes.ts';
import { PLAIN } from '../../src/match/orders.ts';
import { createGrouper } from '../../src/match/group.ts';
import { lastResorts, queriesFor } from '../../src/match/queries.ts';
import { likeness } from '../../src/match/title-distance.ts';
import type { CatalogueEntry } from '../../src/model/catalogue.ts';
import type { FileGroup, GroupMatch, Placement } from '../../src/model/match.ts';
import type { Fate } from '../../src/model/seen-file.ts';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { aired, fileGroup, film, parsedUnit, season, show } from '../support/builders.ts';

const path = (index: number): string => `/dl/file ${index}.mkv`;

/** A group of files that say the same title, with these numbers. */
function group(title: string, told: readonly Partial<ParsedName>[], of: Partial<FileGroup> = {}): FileGroup {
  const titles = of.titles ?? [title];
  const files = told.map((parsed, index) => parsedUnit(path(index), { title, titles, ...parsed }));
  return fileGroup(files, { id: title, title, titles, ...of });
}
const episodes = (...numbers: readonly number[]): readonly Partial<ParsedName>[] =>
  numbers.map((number) => ({ episodes: [number] }));
const judged = (asked: FileGroup, ...entries: readonly CatalogueEntry[]): GroupMatch =>
  judge(asked, { groupId: asked.id, entries, trouble: null }, []);
const codes = (match: GroupMatch): readonly string[] => match.notes.map(({ code }) => code);

/** `S01E05`, `film`, or why there is no place. */
const told = (placement: Placement | undefined): string => {
  if (placement?.kind !== 'episode') return placement?.kind === 'none' ? placement.reason : (placement?.kind ?? '');
  return `S${placement.season}E${placement.episodes.join('-')}${placement.certain ? '' : ' ?'}`;
};

describe('titles are as like as people take them', () => {
  it.each([
    ['Sousou no Frieren', 'Sōsō no Frieren', 1],
    ['Shingeki no Kyojin', 'SHINGEKI NO KYOJIN!', 1],
    ['Kaguya-sama wo Kataritai', 'Kaguya-sama o Kataritai', 1],
    ['Hunter x Hunter', 'HUNTER×HUNTER', 1],
    ['Spice & Wolf', 'Spice and Wolf', 1],
    ['Mushishi', 'Mushi-Shi', 0.8],
    ['Bleach Sennen Kessen-hen', 'Bleach', 0.7],
    ['鬼滅之刃 刀匠村篇', '鬼滅之刃', 0.7],
    ['Fullmetal Panic! The Second Raid', 'Full Metal Panic!', 0.7],
  ])('%s ~ %s', (one, other, least) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(least);
    expect(likeness(other, one)).toBeCloseTo(likeness(one, other), 5);
  });

  it.each([
    ['Kanon', 'Canaan'],
    ['Monster', 'Monogatari'],
    ['Given', 'Gintama'],
  ])('%s is not %s', (one, other) => {
    expect(likeness(one, other)).toBeLessThan(0.7);
  });
});

describe('how sure', () => {
  it('is strong for the very name with numbers that fit, alone', () => {
    const match = judged(group('Mushishi', episodes(1, 2, 3)), show());
    expect(match.state).toBe('strong');
    expect(match.candidates[0]?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['name', 'episodes', 'kind', 'origin']),
    );
  });

  it('is never strong where a remake bears the same name, until the year is said', () => {
    const remakes = [
      show({ id: 1, name: 'Kanon', originalName: 'Kanon', titles: [], year: 2006 }),
      show({ id: 2, name: 'Kanon', originalName: 'Kanon', titles: [], year: 2002 }),
    ];
    const open = judged(group('Kanon', episodes(1, 2)), ...remakes);
    expect(open.state).not.toBe('strong');
    expect(codes(open)).toContain('not-far-enough');
    const said = judged(group('Kanon', episodes(1, 2), { year: 2002 }), ...remakes);
    expect(said.candidates[0]?.id).toBe(2);
    expect(said.state).toBe('strong');
  });

  it('prefers the work that bears all titles of the name', () => {
    const one = show({
      id: 1,
      name: 'Lost Song',
      originalName: 'ロストソング',
      titles: [{ title: '失落之歌', language: 'zh', kind: 'alternative' }],
    });
    const other = show({
      id: 2,
      name: 'Ghost Concert: Missing Songs',
      originalName: 'ゴーストコンサート',
      titles: [{ title: '失落之歌', language: 'zh', kind: 'alternative' }],
    });
    const match = judged(
      group('失落之歌', episodes(3), { titles: ['失落之歌', 'Ghost Concert: Missing Songs'] }),
      one,
      other,
    );
    expect(match.candidates[0]?.id).toBe(2);
  });

  it('is none where no name is near, whatever else fits', () => {
    const { state, candidates, notes } = judged(group('zzzz unknown qq', episodes(1)), show());
    expect(state).toBe('none');
    expect([candidates.length, notes[0]?.text]).toEqual([1, 'nothing that was found fits this name']);
  });

  it('is not strong for a film that nothing says is one, beside a show of that name', () => {
    const asked = group(
      'Made in Abyss',
      [{ episodes: [], type: 'movie', evidence: { type: 'rule alone-without-number' } }],
      { kind: 'film' },
    );
    const movie = film({ id: 5, name: 'Made in Abyss' });
    const series = show({ id: 6, name: 'Made in Abyss', originalName: 'メイドインアビス', titles: [] });
    expect(judged(asked, movie, series).state).not.toBe('strong');
    expect(judged(asked, movie).state).toBe('strong');
  });

  it('is never strong again for what was undone, and says when; what was placed or left out is only told', () => {
    const asked = group('Mushishi', episodes(1, 2));
    const remembered =
      (fate: Fate, name: string): Recall =>
      (file) =>
        join(file.folder, file.name) === name
          ? { path: name, size: 1, mtimeNs: '1', fate, at: '2026-05-03T20:15:00.000Z', destination: null }
          : null;
    const match = (recall: Recall): GroupMatch =>
      judge(asked, { groupId: asked.id, entries: [show()], trouble: null }, [], recall);
    const undone = match(remembered('undone', path(1)));
    expect(undone.state).toBe('medium');
    expect(undone.notes[0]).toEqual({ code: 'undone-before', points: 0, text: 'undone on 3 May 2026 (1 of 2 files)' });
    expect(match(remembered('undone', '/dl/other.mkv')).state).toBe('strong');
    for (const fate of ['placed', 'left-out'] as const) {
      const told = match(remembered(fate, path(0)));
      expect([told.state, codes(told)]).toEqual(['strong', [`${fate}-before`]]);
    }
  });

  it('tells two files that want one episode, versions apart', () => {
    expect(codes(judged(group('Mushishi', episodes(2, 2)), show()))).toContain('twice');
    const versions = judged(
      group('Mushishi', [
        { episodes: [2], version: 1 },
        { episodes: [2], version: 2 },
      ]),
      show(),
    );
    expect(codes(versions)).not.toContain('twice');
  });

  it('a lone file that only goes on from a name is rather a special than a film of that beginning', () => {
    const asked = group(
      'Lantern Street Water Slider',
      [{ episodes: [], type: 'movie', evidence: { type: 'rule alone-without-number' } }],
      { kind: 'film' },
    );
    const series = show({
      id: 1,
      name: 'Lantern Street',
      originalName: '灯',
      titles: [],
      seasons: [season(0, 1), season(1, 12)],
    });
    const movie = film({ id: 2, name: 'Lantern Street: The Movie', originalName: '劇場版 灯', titles: [] });
    expect(judged(asked, movie, series).candidates[0]?.id).toBe(1);
    expect(judged({ ...asked, titles: ['Lantern Street'] }, movie, series).candidates[0]?.id).toBe(2);
  });

  it('does not depend on the order of the answers', () => {
    const works = [
      show({ id: 1, name: 'Mushi-Shi' }),
      show({ id: 2, name: 'Mushishi Tales', titles: [] }),
      film({ id: 3, name: 'Mushishi' }),
    ];
    const expected = judged(group('Mushishi', episodes(1)), ...works).candidates.map(({ id }) => id);
    fc.assert(
      fc.property(fc.shuffledSubarray(works, { minLength: 3 }), (shuffled) => {
        expect(judged(group('Mushishi', episodes(1)), ...shuffled).candidates.map(({ id }) => id)).toEqual(expected);
      }),
    );
  });
});

describe('where a file goes', () => {
  const titan = show({
    name: 'Attack on Titan',
    originalName: '進撃の巨人',
    titles: [],
    seasons: [season(0, 3), season(1, 25), season(2, 12), season(3, 22)],
  });
  const frieren = show({
    name: 'Frieren',
    originalName: '葬送のフリーレン',
    titles: [{ title: 'Sousou no Frieren', language: 'JP', kind: 'romaji' }],
    seasons: [aired(1, [28, '2023-09-29'], [10, '2026-01-16'])],
  });
  const spy = show({
    name: 'SPY x FAMILY',
    originalName: 'SPY×FAMILY',
    titles: [],
    seasons: [aired(1, [12, '2022-04-09'], [13, '2022-10-01']), aired(2, [12, '2023-10-07'])],
  });
  const bleach = show({ name: 'Bleach', originalName: 'BLEACH', titles: [], seasons: [season(1, 366), season(2, 40)] });
  const place = (entry: CatalogueEntry, parsed: Partial<ParsedName>, title = entry.name): string =>
    told(placeFiles([parsedUnit(path(1), { title, titles: [title], ...parsed })], entry, PLAIN)[0]);

  it.each([
    ['as said', titan, { season: 2, episodes: [5] }, 'S2E5'],
    ['counted over all seasons', titan, { episodes: [30] }, 'S2E5'],
    ['a number that runs on into the season said', titan, { season: 3, episodes: [38] }, 'S3E1'],
    ['a range', titan, { season: 1, episodes: [1, 2] }, 'S1E1-2'],
    ['a special by its number, for a person to look at', titan, { type: 'special', episodes: [2] }, 'S0E2 ?'],
    ['a special as TMDB numbers it', titan, { type: 'special', season: 0, episodes: [2] }, 'S0E2'],
    ['a season that TMDB does not have, after the break', frieren, { season: 2, episodes: [3] }, 'S1E31 ?'],
    ['the second part of a season', spy, { part: 2, episodes: [3] }, 'S1E15'],
    ['the next season, which TMDB does not list yet', titan, { season: 4, episodes: [1] }, 'S4E1 ?'],
    ['a number that nothing has', titan, { season: 1, episodes: [99] }, 'season 1 has no episode 99'],
    ['an extra', titan, { type: 'extra', episodes: [] }, 'extra'],
  ] as const)('%s', (_what, entry, parsed, where) => {
    expect(place(entry, parsed)).toBe(where);
  });

  it('takes a name that goes on behind the show’s for its last season, for a person to look at', () => {
    expect(place(bleach, { episodes: [5] }, 'Bleach Sennen Kessen-hen')).toBe('S2E5 ?');
    expect(place(bleach, { episodes: [5] }, 'Bleach')).toBe('S1E5');
  });

  it('shifts and turns by the numbering a person chose', () => {
    const files = [parsedUnit(path(1), { episodes: [13] })];
    const numbered = (numbering: Parameters<typeof placeFiles>[2]): string =>
      told(placeFiles(files, spy, numbering)[0]);
    expect(numbered({ order: 'tmdb', offset: -12, season: 2 })).toBe('S2E1');
    expect(numbered({ order: 'absolute', offset: 13, season: null })).toBe('S2E1');
    expect(numbered({ order: 'by-part', offset: -12, season: 3 })).toBe('S2E1');
  });

  it('gives every file a place or a reason, one each, in their order', () => {
    const parsed = fc.record({
      episodes: fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 3 }),
      season: fc.option(fc.integer({ min: 0, max: 6 })),
      part: fc.option(fc.integer({ min: 1, max: 4 })),
      type: fc.constantFrom('episode' as const, 'movie' as const, 'special' as const, 'extra' as const),
    });
    fc.assert(
      fc.property(
        fc.array(parsed, { maxLength: 8 }),
        fc.constantFrom(titan, frieren, spy, bleach, film()),
        (some, entry) => {
          const placements = placeFiles(
            some.map((each, index) => parsedUnit(path(index), each)),
            entry,
            PLAIN,
          );
          expect(placements).toHaveLength(some.length);
          for (const placement of placements) expect(told(placement)).not.toBe('');
        },
      ),
    );
  });
});

describe('what is asked', () => {
  const asked = (titles: readonly string[], of: Partial<FileGroup> = {}): readonly string[] =>
    queriesFor(group(titles[0] ?? '', episodes(1), { titles, ...of })).map(
      ({ type, text, year }) => `${type} ${text}${year === null ? '' : ` ${year}`}`,
    );

  it('begins with the original script, without season words and sequel numbers', () => {
    expect(asked(['Sousou no Frieren S2', '葬送のフリーレン 第2期'])[0]).toBe('tv 葬送のフリーレン');
    expect(asked(['魔法使的新娘2'])).toContain('tv 魔法使的新娘');
    expect(asked(['Mob Psycho 100'])).toContain('tv Mob Psycho 100');
  });

  it('takes the year as a narrowing first, then goes on without it', () => {
    expect(asked(['Kanon'], { year: 2002 })).toEqual(['tv Kanon 2002', 'tv Kanon', 'movie Kanon']);
  });

  it('asks films first where the shape says film', () => {
    expect(asked(['Paprika'], { kind: 'film' })[0]).toBe('movie Paprika');
  });

  it('asks for parts of a title only as the last resort', () => {
    const parts = lastResorts(group('Himekishi wa Barbaroi no Yome', episodes(1))).map(({ text }) => text);
    expect(parts).toContain('Barbaroi no Yome');
    expect(parts.every((text) => text.length > 2)).toBe(true);
    const han = lastResorts(group('琥珀灯之最後的夜', episodes(1))).map(({ text }) => text);
    expect(han).toContain('琥珀灯');
    const latin = lastResorts(group('Amber! A Long Evening with No End - Dusk', episodes(1))).map(({ text }) => text);
    expect(latin).toEqual(expect.arrayContaining(['Amber!', 'Amber A Long Evening']));
  });
});

describe('groups', () => {
  const unit = (title: string, told: Partial<ParsedName> = {}): ReturnType<typeof parsedUnit> =>
    parsedUnit(`/dl/${title} ${JSON.stringify(told)}.mkv`, { title, titles: [title], ...told });
  const grouped = (...units: readonly ReturnType<typeof parsedUnit>[]): readonly number[] => {
    const grouper = createGrouper();
    grouper.add({ listing: { root: '/dl', folder: '/dl', units: [], skipped: [], ignored: 0 }, units });
    return grouper.groups().map(({ files }) => files.length);
  };

  it('hold one title in all its spellings together, films and other years apart', () => {
    expect(
      grouped(
        unit('Sousou no Frieren', { episodes: [1] }),
        unit('SOUSOU NO FRIEREN', { episodes: [2] }),
        unit('Sōsō no Frieren', { episodes: [3] }),
      ),
    ).toEqual([3]);
    expect(
      grouped(unit('Kanon', { year: 2002 }), unit('Kanon', { year: 2006 }), unit('Kanon', { type: 'movie' })),
    ).toEqual([1, 1, 1]);
  });
});
