// Plans on real folders: names by preset, sidecars, conflicts, order, houses, and what never happens.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Filing } from '../../src/model/filing.ts';
import type { Placement } from '../../src/model/match.ts';
import type { MediaUnit } from '../../src/model/media-file.ts';
import type { Plan, PlanOptions } from '../../src/model/plan.ts';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { Failure } from '../../src/model/failure.ts';
import { pathKey } from '../../src/names/path-key.ts';
import { buildPlan, type PlanRequest } from '../../src/plan/build.ts';
import { planDisagreements } from '../../src/plan/agreement.ts';
import { decodePlan, encodePlan, planHash } from '../../src/plan/plan-file.ts';
import { identityOf } from '../../src/disk/survey.ts';
import { parsedName } from '../support/builders.ts';
import { plant, temporaryFolder } from '../support/tree.ts';

let folder: ReturnType<typeof temporaryFolder>;
let input: string;
let library: string;
beforeEach(() => {
  folder = temporaryFolder();
  input = join(folder.path, 'in');
  library = join(folder.path, 'library');
  mkdirSync(input);
  mkdirSync(library);
});
afterEach(() => folder.remove());

const OPTIONS: PlanOptions = {
  preset: 'jellyfin',
  template: null,
  filmTemplate: null,
  mode: 'move',
  onConflict: 'skip',
  prune: false,
};

/** A unit of files that are on the disk; the first is the video. */
function unitOf(video: string, ...sidecars: readonly (readonly [name: string, tail: string])[]): MediaUnit {
  const file = (name: string, kind: 'video' | 'subtitle'): MediaUnit['file'] => {
    const path = join(input, name);
    const identity = identityOf(path) ?? { size: 1, mtimeNs: '1', dev: '1', ino: '1' };
    return { folder: input, name: basename(name), kind, identity, links: 1 };
  };
  return {
    file: file(video, 'video'),
    sidecars: sidecars.map(([name, tail]) => ({ file: file(name, 'subtitle'), tail })),
  };
}

const episode = (season: number, ...episodes: readonly number[]): Placement => ({
  kind: 'episode',
  season,
  episodes,
  episodeTitle: null,
  note: null,
  certain: true,
});

function filing(
  unit: MediaUnit,
  placement: Filing['placement'],
  told: Partial<Filing['work']> = {},
  parsed: Partial<ParsedName> = {},
): Filing {
  return {
    groupId: 'g',
    unit,
    parsed: parsedName(parsed),
    work: {
      type: placement.kind === 'film' ? 'movie' : 'tv',
      id: 26867,
      title: 'Mushi-Shi',
      originalTitle: '蟲師',
      romajiTitle: 'Mushishi',
      year: 2005,
      ...told,
    },
    placement,
    absolute: [],
    accepted: true,
  };
}
const placed = (...numbers: readonly [number, ...number[]]): Filing['placement'] =>
  episode(...numbers) as Filing['placement'];

const plan = (filings: readonly Filing[], more: Partial<PlanRequest> = {}): Plan =>
  buildPlan({
    filings,
    unfiled: [],
    options: OPTIONS,
    roots: { shows: library, films: library },
    sources: [input],
    created: '2026-01-01T00:00:00.000Z',
    planId: '01testplan000000',
    ...more,
  });
const places = ({ operations }: Plan): readonly string[] =>
  operations.map(({ destination }) => relative(library, destination));
const codes = ({ refusals }: Plan): readonly string[] => refusals.map(({ code }) => code);

describe('names', () => {
  it.each([
    ['anivault', placed(1, 5), 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E05.mkv'],
    ['jellyfin', placed(1, 5), 'Mushi-Shi (2005) [tmdbid-26867]/Season 01/Mushi-Shi (2005) - S01E05.mkv'],
    ['plex', placed(1, 5), 'Mushi-Shi (2005) {tmdb-26867}/Season 01/Mushi-Shi (2005) - S01E05.mkv'],
    ['jellyfin', placed(0, 2), 'Mushi-Shi (2005) [tmdbid-26867]/Season 00/Mushi-Shi (2005) - S00E02.mkv'],
    ['jellyfin', placed(1, 5, 6), 'Mushi-Shi (2005) [tmdbid-26867]/Season 01/Mushi-Shi (2005) - S01E05-E06.mkv'],
    ['jellyfin', { kind: 'film' }, 'Mushi-Shi (2005) [tmdbid-26867]/Mushi-Shi (2005) [tmdbid-26867].mkv'],
    ['anivault', { kind: 'film' }, 'Mushi-Shi (2005)/Mushi-Shi (2005).mkv'],
  ] as const)('%s: %o', (preset, placement, place) => {
    plant(input, { 'a.mkv': 'a' });
    expect(places(plan([filing(unitOf('a.mkv'), placement)], { options: { ...OPTIONS, preset } }))).toEqual([place]);
  });

  it('takes a person’s own template, and refuses one it can’t use with a sentence', () => {
    plant(input, { 'a.mkv': 'a' });
    const own = { ...OPTIONS, template: '{title}/{season:000}x{absolute}< [{group}]>{numbers}' };
    expect(places(plan([{ ...filing(unitOf('a.mkv'), placed(1, 5)), absolute: [5] }], { options: own }))).toEqual([
      'Mushi-Shi/001x05S01E05.mkv',
    ]);
    for (const template of ['{nothing}', '{title', '{season:x}', ''])
      expect(() => plan([filing(unitOf('a.mkv'), placed(1, 5))], { options: { ...OPTIONS, template } })).toThrow(
        Failure,
      );
  });

  it('brings sidecars along under the video’s new name, within 255 bytes', () => {
    plant(input, { 'a.mkv': 'a', 'a.en.forced.ass': 's', 'a-thumb.jpg': 'j' });
    const title = '葬送'.repeat(80);
    const made = plan([
      filing(unitOf('a.mkv', ['a.en.forced.ass', '.en.forced'], ['a-thumb.jpg', '-thumb']), placed(1, 5), { title }),
    ]);
    const names = made.operations.map(({ destination }) => basename(destination));
    expect(names.map((name) => name.replace(/^.*S01E05/, ''))).toEqual(['.mkv', '.en.forced.ass', '-thumb.jpg']);
    for (const part of places(made).flatMap((place) => place.split('/')))
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
  });

  it.each(['CON', 'a/b', 'a\\b', '..', 'title.', 'a:b?*"<>|', '\u202eevil', 'x\u0000y', ' '])(
    '%o is a folder name that every system takes',
    (title) => {
      plant(input, { 'a.mkv': 'a' });
      const made = plan([filing(unitOf('a.mkv'), placed(1, 5), { title })]);
      for (const { destination } of made.operations) {
        const inside = relative(library, destination);
        expect(inside.split('/')).not.toContain('..');

        expect(inside).not.toMatch(/[\u0000-\u001f\\:?*"<>|\u202e]/);
      }
      expect(() => decodePlan(encodePlan(made))).not.toThrow();
    },
  );
});

describe('conflicts', () => {
  it('lets neither of two files go where they want one place, and tells both', () => {
    plant(input, { 'a.mkv': 'a', 'b.mkv': 'b' });
    const made = plan([filing(unitOf('a.mkv'), placed(1, 5)), filing(unitOf('b.mkv'), placed(1, 5))]);
    expect(made.operations).toEqual([]);
    expect(codes(made)).toEqual(['same-target', 'same-target']);
  });

  it('lets a person choose, and the newer version of one release go by itself', () => {
    plant(input, { 'a.mkv': 'a', 'b.mkv': 'b' });
    const two = [
      filing(unitOf('a.mkv'), placed(1, 5), {}, { releaseGroup: 'Judas', version: 1 }),
      filing(unitOf('b.mkv'), placed(1, 5), {}, { releaseGroup: 'Judas', version: 2 }),
    ];
    const byRule = plan(two);
    expect(byRule.operations.map(({ source }) => basename(source))).toEqual(['b.mkv']);
    expect(codes(byRule)).toEqual(['older-version']);
    const key = byRule.conflicts[0]?.key ?? '';
    const chosen = plan(two, { choices: new Map([[key, { take: join(input, 'a.mkv') }]]) });
    expect(chosen.operations.map(({ source }) => basename(source))).toEqual(['a.mkv']);
  });

  it('never replaces what is there unless that was said, and then names what it replaces', () => {
    plant(input, { 'a.mkv': 'new' });
    plant(library, { 'Mushi-Shi (2005)/Mushi-Shi (2005).mkv': 'old one' });
    const of = (onConflict: PlanOptions['onConflict']): Plan =>
      plan([filing(unitOf('a.mkv'), { kind: 'film' })], { options: { ...OPTIONS, preset: 'anivault', onConflict } });
    expect(codes(of('skip'))).toEqual(['target-exists']);
    expect(of('rename').operations.map(({ destination }) => basename(destination))).toEqual([
      'Mushi-Shi (2005) (2).mkv',
    ]);
    const [replacing] = of('overwrite').operations;
    expect(replacing?.replaces?.size).toBe(7);
    expect(() => of('abort')).toThrow(/place is taken/);
  });

  it.each([
    ['another case', 'mushi-shi (2005)/MUSHI-SHI (2005).mkv'],
    ['another composition', 'Mushi-Shi (2005)/Mushi-Shi (2005).mkv'.normalize('NFD')],
  ])('takes %s for the same place', (_what, there) => {
    plant(input, { 'a.mkv': 'new' });
    plant(library, { [there]: 'old one' });
    const made = plan([filing(unitOf('a.mkv'), { kind: 'film' })], { options: { ...OPTIONS, preset: 'anivault' } });
    expect(made.operations).toEqual([]);
  });

  it('leaves what is already right, and asks for nothing the second time', () => {
    const place = 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E05.mkv';
    plant(library, { [place]: 'a' });
    const path = join(library, place);
    const unit: MediaUnit = {
      file: {
        folder: join(path, '..'),
        name: basename(path),
        kind: 'video',
        identity: identityOf(path) ?? { size: 1, mtimeNs: '1', dev: '1', ino: '1' },
        links: 1,
      },
      sidecars: [],
    };
    const made = plan([filing(unit, placed(1, 5))], { options: { ...OPTIONS, preset: 'anivault', mode: 'copy' } });
    expect(made.operations).toEqual([]);
    expect(codes(made)).toEqual(['already-right']);
  });
});

describe('order and houses', () => {
  it('swaps two names through a third one', () => {
    const stem = 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005)';
    plant(library, { [`${stem} S01E01.mkv`]: 'is two', [`${stem} S01E02.mkv`]: 'is one!' });
    const swapped = (from: number, to: number): Filing => {
      const path = join(library, `${stem} S01E0${from}.mkv`);
      const identity = identityOf(path) ?? { size: 1, mtimeNs: '1', dev: '1', ino: '1' };
      return filing(
        { file: { folder: join(path, '..'), name: basename(path), kind: 'video', identity, links: 1 }, sidecars: [] },
        placed(1, to),
      );
    };
    const made = plan([swapped(1, 2), swapped(2, 1)], { options: { ...OPTIONS, preset: 'anivault' } });
    expect(made.operations).toHaveLength(3);
    const free = new Set<string>();
    for (const { source, destination } of made.operations) {
      expect(identityOf(destination) === null || free.has(destination)).toBe(true);
      free.add(source);
    }
  });

  it.each(['Mushi-Shi', 'Mushi-Shi [tmdbid-26867]', 'Mushishi by its id [tmdbid-26867]'])(
    'keeps a show in the folder it has: %s',
    (house) => {
      plant(input, { 'a.mkv': 'a' });
      plant(library, { [`${house}/Season 1/old.mkv`]: 'old' });
      expect(places(plan([filing(unitOf('a.mkv'), placed(1, 5))]))[0]).toMatch(
        new RegExp(`^${house.replace(/[[\]]/g, '\\$&')}/Season 1/`),
      );
    },
  );

  it('works in place: a folder inside, around or equal to the library', () => {
    plant(library, { 'mess.mkv': 'a' });
    const identity = identityOf(join(library, 'mess.mkv')) ?? { size: 1, mtimeNs: '1', dev: '1', ino: '1' };
    const unit: MediaUnit = {
      file: { folder: library, name: 'mess.mkv', kind: 'video', identity, links: 1 },
      sidecars: [],
    };
    const made = plan([filing(unit, placed(1, 5))], { sources: [library], options: { ...OPTIONS, mode: 'hardlink' } });
    expect(made.operations.map(({ action }) => action)).toEqual(['move']);
  });
});

describe('a saved plan', () => {
  it('comes back as it was, and knows what has changed on the disk since', () => {
    plant(input, { 'a.mkv': 'a', 'b.mkv': 'b' });
    const made = plan([filing(unitOf('a.mkv'), placed(1, 5)), filing(unitOf('b.mkv'), placed(1, 6))]);
    const text = encodePlan(made);
    expect(decodePlan(text)).toEqual(made);
    expect(planHash(text)).toMatch(/^[0-9a-f]{64}$/);
    expect(planDisagreements(made)).toEqual([]);
    writeFileSync(join(input, 'a.mkv'), 'changed by somebody');
    expect(planDisagreements(made).map(({ operation }) => basename(operation.source))).toEqual(['a.mkv']);
  });

  it.each([
    ['no JSON', 'this is no plan', /not JSON/],
    ['another schema', '{"schema_version":2}', /schema_version/],
    ['an empty object', '{}', /no plan/],
  ])('is refused as %s', (_what, text, says) => {
    expect(() => decodePlan(text)).toThrow(says);
  });

  it.each([
    ['leaves the library', '../../etc/cron.d/x'],
    ['climbs inside a name', 'Show/../../x.mkv'],
    ['is a reserved name', 'CON/x.mkv'],
  ])('is refused where a destination %s', (_what, destination) => {
    plant(input, { 'a.mkv': 'a' });
    const made = plan([filing(unitOf('a.mkv'), placed(1, 5))]);
    const edited = encodePlan({
      ...made,
      operations: made.operations.map((each) => ({ ...each, destination: `${library}/${destination}` })),
    });
    expect(() => decodePlan(edited)).toThrow(Failure);
  });
});

it('never plans two files for one place, nor one outside the library, nor another plan from the same', () => {
  plant(input, Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}.mkv`, 'x'])));
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
  fc.assert(
    fc.property(
      fc.array(fc.tuple(work, placement), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('anivault' as const, 'plex' as const, 'jellyfin' as const, 'kodi' as const),
      (some, preset) => {
        const filings = some.map(([told, where], index) => filing(unitOf(`f${index}.mkv`), where, told));
        const made = plan(filings, { options: { ...OPTIONS, preset } });
        const keys = made.operations.map(({ destination }) => pathKey(destination));
        expect(new Set(keys).size).toBe(keys.length);
        for (const place of places(made)) {
          expect(place.split('/')).not.toContain('..');
          for (const part of place.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
        }
        const told = new Set([...made.operations, ...made.refusals].map(({ source }) => source).filter(Boolean));
        expect(told.size).toBe(filings.length);
        expect(plan(filings, { options: { ...OPTIONS, preset } })).toEqual(made);
      },
    ),
    { numRuns: 100 },
  );
});
