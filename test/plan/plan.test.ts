// Plans on real folders: templates, sidecars, working in place, what each operation assumes, and what never happens.
import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { pathKey } from '../../src/names/path-key.ts';
import { decodePlan, encodePlan } from '../../src/plan/plan-file.ts';
import { plant } from '../support/tree.ts';
import { codesOf, episode, FILM, openPlanRoom, placesIn, type PlanRoom } from './room.ts';

let room: PlanRoom;
beforeEach(() => {
  room = openPlanRoom();
});
afterEach(() => room.close());

describe('templates of one’s own', () => {
  const work = { title: 'Mushi-Shi', originalTitle: '蟲師', romajiTitle: 'Mushishi' };
  const parsed = { releaseGroup: 'Grp', resolution: '1080p', source: 'BD', videoCodec: 'HEVC', version: 2 };
  const named = (template: string, told: object = {}, absolute: readonly number[] = [5]): string => {
    plant(room.input, { 'a.mkv': 'a' });
    const filing = { ...room.filing('a.mkv', episode(1, 5), { work, parsed: { ...parsed, ...told } }), absolute };
    return placesIn(room, room.plan([filing], { template }))[0] ?? '';
  };

  it.each([
    ['{title}/{season:000}x{absolute}{numbers}', 'Mushi-Shi/001x05S01E05.mkv'],
    ['{season}/{numbers}', '1/S01E05.mkv'],
    ['{title}/{numbers}< [{group}]>', 'Mushi-Shi/S01E05 [Grp].mkv'],
    ['{originalTitle}/{romajiTitle} {numbers}', '蟲師/Mushishi S01E05.mkv'],
    ['{title} {{tmdb-{tmdbId}}}/{numbers}', 'Mushi-Shi {tmdb-26867}/S01E05.mkv'],
    ['{title}/{absolute:0000}.{resolution}.{source}.{codec}.{version}', 'Mushi-Shi/0005.1080p.BD.HEVC.v2.mkv'],
    ['{year}/{title}/{numbers}', '2005/Mushi-Shi/S01E05.mkv'],
    ['{numbers}', 'S01E05.mkv'],
  ])('%s', (template, place) => {
    expect(named(template)).toBe(place);
  });

  it('leaves out what is empty: an optional part, and a folder that has no name', () => {
    const nothing = { releaseGroup: null, resolution: null, source: null };
    expect(named('<{group}>/{title}/{numbers}< [{resolution} {source}]>', nothing)).toBe('Mushi-Shi/S01E05.mkv');
  });

  it('fills up every number of a list', () => {
    expect(named('{title}/{absolute:000}< {numbers}>', {}, [5, 6, 7.5])).toBe('Mushi-Shi/005-006-007.5 S01E05.mkv');
  });

  it.each([
    ['{nothing} {numbers}', 'no field {nothing}'],
    ['{title', 'not closed'],
    ['{title} <{numbers}', 'not closed'],
    ['{season:x}{numbers}', 'format of zeros'],
    ['{season:00:00}{numbers}', 'format of zeros'],
    ['', 'no name'],
    ['a//{numbers}', 'no name'],
    ['../{numbers}', 'dots only'],
    ['{title}/{title}', 'every episode of a season would get one name'],
    ['a/b', 'every file would get one name'],
    ['<a<b>> {numbers}', 'holds another'],
    ['<{title}/> {numbers}', 'holds a /'],
    ['{title}> {numbers}', 'stands alone'],
  ])('%s is refused with a sentence', (template, why) => {
    plant(room.input, { 'a.mkv': 'a' });
    const make = (): unknown => room.plan([room.filing('a.mkv', episode(1, 5))], { template });
    expect(make).toThrow(Failure);
    expect(make).toThrow(why);
  });
});

describe('sidecars', () => {
  it('go where their video goes, in one unit, within 255 bytes', () => {
    plant(room.input, { 'a.mkv': 'a', 'a.en.forced.ass': 's', 'a-thumb.jpg': 'j' });
    const plan = room.plan([
      room.filing('a.mkv', episode(1, 5), {
        work: { title: '葬送'.repeat(80) },
        sidecars: [
          ['a.en.forced.ass', '.en.forced'],
          ['a-thumb.jpg', '-thumb'],
        ],
      }),
    ]);
    const names = placesIn(room, plan).map((place) => basename(place));
    expect(names.map((name) => name.replace(/^.*S01E05/, ''))).toEqual(['.mkv', '.en.forced.ass', '-thumb.jpg']);
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(new Set(plan.operations.map(({ unit }) => unit)).size).toBe(1);
  });

  it('a tail that no name may hold is made safe, and one of 200 bytes leaves room for the title', () => {
    const [odd, long] = ['a.en:"x"?.ass', `a.${'y'.repeat(200)}.srt`];
    plant(room.input, { 'a.mkv': 'a', [odd]: 's', [long]: 't' });
    const plan = room.plan([
      room.filing('a.mkv', episode(1, 5), {
        sidecars: [
          [odd, '.en:"x"?'],
          [long, `.${'y'.repeat(200)}`],
        ],
      }),
    ]);
    const names = placesIn(room, plan).map((place) => basename(place));
    expect(names[1]).toBe("Mushi-Shi (2005) - S01E05.en-'x'.ass");
    expect(names[2]).toMatch(/^Mushi-Shi \(2005\) - S01E05\.y+\.srt$/);
    expect(() => decodePlan(encodePlan(plan))).not.toThrow();
  });
});

describe('in place', () => {
  it.each(['copy', 'hardlink', 'symlink'] as const)(
    'what lies in the library is only renamed, also with %s',
    (mode) => {
      plant(room.library, { 'mess.mkv': 'a' });
      const path = join(room.library, 'mess.mkv');
      const plan = room.plan([room.filing(path, episode(1, 5))], { mode }, { sources: [room.library] });
      expect(plan.operations.map(({ action }) => action)).toEqual(['move']);
      expect(plan.preflight.some(({ code }) => code === 'leaving')).toBe(false);
    },
  );

  it('also where the library was reached by another way', () => {
    plant(room.library, { 'deep/mess.mkv': 'a' });
    symlinkSync(room.library, join(room.input, 'way'));
    const path = join(room.input, 'way/deep/mess.mkv');
    const plan = room.plan([room.filing(path, episode(1, 5))], { mode: 'hardlink' });
    expect(plan.operations.map(({ action }) => action)).toEqual(['move']);
  });

  it('what is right stays, and asks for nothing the second time', () => {
    const place = 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E05.mkv';
    plant(room.library, { [place]: 'a' });
    const plan = room.plan([room.filing(join(room.library, place), episode(1, 5))], {
      preset: 'anivault',
      mode: 'copy',
    });
    expect(plan.operations).toEqual([]);
    expect(codesOf(plan)).toEqual(['already-right']);
  });

  it('a second name of one file in the library does not keep the first from its place', () => {
    plant(room.library, { 'mess.mkv': 'a' });
    mkdirSync(join(room.library, 'Mushi-Shi (2005)/Season 01'), { recursive: true });
    linkSync(join(room.library, 'mess.mkv'), join(room.library, 'Mushi-Shi (2005)/Season 01/other.mkv'));
    const filing = room.filing(join(room.library, 'mess.mkv'), episode(1, 5), { links: 2 });
    expect(room.plan([filing], { preset: 'anivault' }).operations).toHaveLength(1);
  });
});

describe('preset kodi', () => {
  it('has no place for extras', () => {
    plant(room.input, { 'NCOP.mkv': 'a' });
    const plan = room.plan([room.filing('NCOP.mkv', { kind: 'extra', season: 1 })], { preset: 'kodi' });
    expect(codesOf(plan)).toEqual(['extra-not-kept']);
  });
});

it('files without a root for their kind are refused, not guessed at', () => {
  plant(room.input, { 'a.mkv': 'a' });
  const plan = room.plan([room.filing('a.mkv', FILM)], {}, { roots: { shows: room.library, films: null } });
  expect(codesOf(plan)).toEqual(['no-root']);
});

it('never plans two files for one place, nor one outside the library, nor another plan from the same', () => {
  plant(room.input, Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`f${index}.mkv`, `x${index}`])));
  const work = fc.record({
    title: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('Kanon', 'KANON', 'CON', '葬送のフリーレン', '../x'),
    ),
    id: fc.constantFrom(null, 1, 2),
    year: fc.constantFrom(null, 2002, 2006),
  });
  const placement = fc.oneof(
    fc.record({
      kind: fc.constant('episode' as const),
      season: fc.integer({ min: 0, max: 2 }),
      episodes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
      episodeTitle: fc.option(fc.string({ unit: 'grapheme' })),
      note: fc.constant(null),
      certain: fc.constant(true),
    }),
    fc.constant({ kind: 'film' as const }),
    fc.constant({ kind: 'extra' as const, season: null }),
  );
  const presets = fc.constantFrom('anivault' as const, 'plex' as const, 'jellyfin' as const, 'kodi' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(work, placement), { minLength: 1, maxLength: 8 }), presets, (some, preset) => {
      const filings = some.map(([told, where], index) => room.filing(`f${index}.mkv`, where, { work: told }));
      const plan = room.plan(filings, { preset });
      const keys = plan.operations.map(({ destination }) => pathKey(destination));
      expect(new Set(keys).size).toBe(keys.length);
      for (const place of placesIn(room, plan)) {
        expect(place.split('/')).not.toContain('..');
        for (const part of place.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
      }
      const told = new Set([...plan.operations, ...plan.refusals].map(({ source }) => source).filter(Boolean));
      expect(told.size).toBe(filings.length);
      expect(room.plan(filings, { preset })).toEqual(plan);
      expect(decodePlan(encodePlan(plan))).toEqual(plan);
    }),
    { numRuns: 50 },
  );
});
