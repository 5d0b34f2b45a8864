// Places that several want or that are taken: what the plan does by itself, what a person may choose, and in which order operations go.
import { linkSync, mkdirSync, utimesSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Filing } from '../../src/model/filing.ts';
import type { Conflict, ConflictChoice, Operation } from '../../src/model/plan.ts';
import { pathKey } from '../../src/names/path-key.ts';
import { planDisagreements } from '../../src/plan/agreement.ts';
import { orderOperations } from '../../src/plan/order.ts';
import { linesOf } from '../../src/plan/quality.ts';
import { plant } from '../support/tree.ts';
import { codesOf, episode, FILM, openPlanRoom, placesIn, sourcesOf, type PlanRoom } from './room.ts';

let room: PlanRoom;
beforeEach(() => {
  room = openPlanRoom();
  plant(room.input, { 'a.mkv': 'first', 'b.mkv': 'the second one', 'c.mkv': 'third!' });
});
afterEach(() => room.close());

const answers = (conflict: Conflict | undefined): readonly ConflictChoice[] =>
  conflict?.answers.map(({ choice }) => choice) ?? [];
const PLAIN = { preset: 'anivault' } as const;

describe('several files for one place', () => {
  it.each([
    ['version', { version: 2 }, { version: 1 }],
    ['resolution', { resolution: '1080p' }, { resolution: '720p' }],
    ['resolution in other words', { resolution: '3840x2160' }, { resolution: '1080p' }],
    ['medium', { source: 'BluRay' }, { source: 'WEB-DL' }],
    ['medium', { source: 'DVD' }, { source: 'HDTV' }],
  ])('proposes the better by %s, and takes neither', (_what, better, worse) => {
    const plan = room.plan([
      room.filing('a.mkv', episode(1, 5), { parsed: worse }),
      room.filing('b.mkv', episode(1, 5), { parsed: better }),
    ]);
    expect(plan.operations).toEqual([]);
    expect(codesOf(plan)).toEqual(['same-target', 'same-target']);
    const [conflict] = plan.conflicts;
    expect(conflict?.contenders.map(({ source }) => basename(source))).toEqual(['b.mkv', 'a.mkv']);
    expect(answers(conflict)).toEqual([
      { take: join(room.input, 'b.mkv') },
      { take: join(room.input, 'a.mkv') },
      'keep',
    ]);
    expect(conflict).toMatchObject({ proposed: 0, inForce: 2, there: null, kind: 'same-target' });
  });

  it.each([
    ['another group', { releaseGroup: 'B' }],
    ['another picture', { resolution: '720p' }],
    ['no group told', { releaseGroup: null }],
  ])('takes v2 for v1 of one release only: not with %s', (_what, other) => {
    const release = { releaseGroup: 'A', resolution: '1080p' };
    const both = (parsed: object): readonly Filing[] => [
      room.filing('a.mkv', episode(1, 5), { parsed: { ...release, version: 2 } }),
      room.filing('b.mkv', episode(1, 5), { parsed: { ...release, ...parsed, version: 1 } }),
    ];
    expect(sourcesOf(room.plan(both({})))).toEqual(['a.mkv']);
    expect(codesOf(room.plan(both({})))).toEqual(['older-version']);
    expect(sourcesOf(room.plan(both(other)))).toEqual([]);
  });

  it('keeps what was answered in the plan, and follows it', () => {
    const filings = [room.filing('a.mkv', episode(1, 5)), room.filing('b.mkv', episode(1, 5))];
    const key = room.plan(filings).conflicts[0]?.key ?? '';
    const take = { take: join(room.input, 'a.mkv') };
    const plan = room.plan(filings, {}, { choices: new Map([[key, take]]) });
    expect(sourcesOf(plan)).toEqual(['a.mkv']);
    expect(codesOf(plan)).toEqual(['left-out']);
    expect(plan.conflicts).toMatchObject([{ key, inForce: 1 }]);
    const none = room.plan(filings, {}, { choices: new Map([[key, 'keep' as const]]) });
    expect(codesOf(none)).toEqual(['left-out', 'left-out']);
  });

  it('puts versions of a film beside one another, when a person says so', () => {
    const filings = [
      room.filing('a.mkv', FILM, { parsed: { resolution: '1080p' } }),
      room.filing('b.mkv', FILM, { parsed: { resolution: '2160p' } }),
    ];
    const [conflict] = room.plan(filings).conflicts;
    expect(answers(conflict)).toContain('beside');
    const plan = room.plan(filings, {}, { choices: new Map([[conflict?.key ?? '', 'beside' as const]]) });
    const film = 'Mushi-Shi (2005) [tmdbid-26867]';
    expect(placesIn(room, plan)).toEqual([`${film}/${film} - 2160p.mkv`, `${film}/${film} - 1080p.mkv`]);
    expect(plan.preflight.find(({ code }) => code === 'readable')).toMatchObject({ ok: true });
  });

  it.each([
    ['another case', 'Kanon', 'KANON'],
    ['another composition', 'Caf\u00e9', 'Cafe\u0301'],
    ['a fold of letters', 'Strasse', 'Straße'],
    ['dots at the end', 'Name', 'Name...'],
  ])('sees one place in %s', (_what, one, other) => {
    const plan = room.plan(
      [
        room.filing('a.mkv', FILM, { work: { title: one, id: null, year: null } }),
        room.filing('b.mkv', FILM, { work: { title: other, id: null, year: null } }),
      ],
      PLAIN,
    );
    expect(plan.operations).toEqual([]);
    expect(plan.conflicts).toHaveLength(1);
  });
});

describe('a place that is taken', () => {
  const film = 'Mushi-Shi (2005)/Mushi-Shi (2005)';
  const there = (content = 'another film'): void => plant(room.library, { [`${film}.mkv`]: content });

  it('offers to keep, to put beside and to replace; an episode is never put beside', () => {
    there();
    const [conflict] = room.plan([room.filing('a.mkv', FILM, { parsed: { resolution: '2160p' } })], PLAIN).conflicts;
    expect(
      conflict?.answers.map(({ choice, destination }) => [choice, destination && relative(room.library, destination)]),
    ).toEqual([
      ['keep', null],
      ['beside', `${film} - 2160p.mkv`],
      ['replace', `${film}.mkv`],
    ]);
    expect(conflict).toMatchObject({ inForce: 0, there: { path: join(room.library, `${film}.mkv`) } });
    const show = 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E05.mkv';
    plant(room.library, { [show]: 'old' });
    const plan = room.plan([room.filing('a.mkv', episode(1, 5))], PLAIN, {
      roots: { shows: room.library, films: null },
    });
    expect(answers(plan.conflicts[0])).toEqual(['keep', 'replace']);
  });

  it.each([
    ['keep' as const, [], ['left-out']],
    ['beside' as const, [`${film} (2).mkv`], []],
    ['replace' as const, [`${film}.mkv`], []],
  ])('does what was answered: %s', (choice, places, codes) => {
    there();
    const filings = [room.filing('a.mkv', FILM)];
    const key = room.plan(filings, PLAIN).conflicts[0]?.key ?? '';
    const plan = room.plan(filings, PLAIN, { choices: new Map([[key, choice]]) });
    expect(placesIn(room, plan)).toEqual(places);
    expect(codesOf(plan)).toEqual(codes);
    expect(plan.operations.map(({ replaces }) => replaces?.size ?? null)).toEqual(
      choice === 'replace' ? ['another film'.length] : choice === 'beside' ? [null] : [],
    );
  });

  it('is no conflict where the same is there: by hard link, by size and time, by content', () => {
    there('first');
    const path = join(room.library, `${film}.mkv`);
    expect(codesOf(room.plan([room.filing('a.mkv', FILM)], PLAIN))).toEqual(['same-content']);
    plant(room.library, { [`${film}.mkv`]: 'FIRST' });
    expect(codesOf(room.plan([room.filing('a.mkv', FILM)], PLAIN))).toEqual(['same-content']);
    utimesSync(path, 1, 1);
    expect(codesOf(room.plan([room.filing('a.mkv', FILM)], PLAIN))).toEqual(['target-exists']);
    mkdirSync(join(room.library, 'Other (2005)'));
    linkSync(join(room.input, 'b.mkv'), join(room.library, 'Other (2005)', 'Other (2005).mkv'));
    const linked = room.filing('b.mkv', FILM, { work: { title: 'Other' }, links: 2 });
    expect(codesOf(room.plan([linked], PLAIN))).toEqual(['already-there']);
  });

  it('nor where the work’s folder has this very file under another name', () => {
    plant(room.library, { 'Mushi-Shi (2005)/Season 01/x.txt': '' });
    linkSync(join(room.input, 'a.mkv'), join(room.library, 'Mushi-Shi (2005)/Season 01/under another name.mkv'));
    const plan = room.plan([room.filing('a.mkv', episode(1, 5), { links: 2 })], { ...PLAIN, mode: 'hardlink' });
    expect(plan.refusals).toMatchObject(
      [{ code: 'already-there', reason: /under another name/ as never }].map(({ code }) => ({ code })),
    );
    expect(plan.operations).toEqual([]);
  });

  it('by the file that belongs there: it stays, another that wants the place finds it taken', () => {
    there('mine');
    const path = join(room.library, `${film}.mkv`);
    const plan = room.plan([room.filing(path, FILM), room.filing('a.mkv', FILM)], PLAIN);
    expect(codesOf(plan)).toEqual(['already-right', 'target-exists']);
    expect(plan.conflicts).toMatchObject([{ kind: 'target-exists' }]);
  });

  it('`rename` numbers, counts on what is there, and stays within 255 bytes', () => {
    there();
    plant(room.library, { [`${film} (2).mkv`]: 'and one more' });
    const plan = room.plan([room.filing('a.mkv', FILM)], { ...PLAIN, onConflict: 'rename' });
    expect(placesIn(room, plan)).toEqual([`${film} (3).mkv`]);
    const title = '星'.repeat(100);
    const first = room.plan([room.filing('a.mkv', FILM, { work: { title } })], PLAIN);
    const long = placesIn(room, first)[0] ?? '';
    plant(room.library, { [long]: 'long' });
    const second = room.plan([room.filing('b.mkv', FILM, { work: { title } })], { ...PLAIN, onConflict: 'rename' });
    const name = basename(placesIn(room, second)[0] ?? '');
    expect(name).toMatch(/ \(2005\) \(2\)\.mkv$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(dirname(placesIn(room, second)[0] ?? '')).toBe(dirname(long));
  });

  it('`abort` tells every place that is taken, a sidecar’s too', () => {
    there();
    plant(room.input, { 'c.en.srt': 'words' });
    const show = 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E01';
    plant(room.library, { [`${show}.en.srt`]: 'other words' });
    const filings = [
      room.filing('a.mkv', FILM),
      room.filing('c.mkv', episode(1, 1), { sidecars: [['c.en.srt', '.en']] }),
    ];
    expect(() => room.plan(filings, { ...PLAIN, onConflict: 'abort' })).toThrow(/2 places are taken.*Mushi-Shi/s);
  });

  it('a sidecar alone follows the policy: stays, is numbered, or replaces', () => {
    plant(room.input, { 'c.en.srt': 'words' });
    const show = 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E01';
    plant(room.library, { [`${show}.en.srt`]: 'other words' });
    const by = (onConflict: 'skip' | 'rename' | 'overwrite'): readonly string[] => {
      const filing = room.filing('c.mkv', episode(1, 1), { sidecars: [['c.en.srt', '.en']] });
      return placesIn(room, room.plan([filing], { ...PLAIN, onConflict })).map((place) => place.slice(show.length));
    };
    expect(by('skip')).toEqual(['.mkv']);
    expect(by('rename')).toEqual(['.mkv', '.en (2).srt']);
    expect(by('overwrite')).toEqual(['.mkv', '.en.srt']);
  });

  it('a file where a folder has to be is a refusal, on disk and in the plan', () => {
    plant(room.library, { 'Mushi-Shi (2005)': 'a file' });
    expect(codesOf(room.plan([room.filing('a.mkv', FILM)], PLAIN))).toEqual(['no-folder']);
    const template = '{title}.mkv/{numbers}';
    const plan = room.plan(
      [
        room.filing('a.mkv', FILM, { work: { title: 'X' } }),
        room.filing('b.mkv', episode(1, 1), { work: { title: 'X' } }),
      ],
      { template, filmTemplate: '{title}' },
    );
    expect(plan.operations).toHaveLength(1);
    expect(codesOf(plan)).toEqual(['same-target']);
  });

  it('a path longer than the system takes is a refusal', () => {
    const template = `${Array.from({ length: 20 }, () => '{title}').join('/')}/{numbers}`;
    const plan = room.plan([room.filing('a.mkv', episode(1, 1), { work: { title: 'x'.repeat(250) } })], { template });
    expect(codesOf(plan)).toEqual(['path-too-long']);
  });
});

describe('what has to leave before another comes', () => {
  const place = (number: number): string =>
    `Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E${String(number).padStart(2, '0')}.mkv`;
  const shifted = (from: number, to: number, accepted = true): Filing =>
    room.filing(join(room.library, place(from)), episode(1, to), { accepted });
  const fill = (...numbers: readonly number[]): void =>
    plant(room.library, Object.fromEntries(numbers.map((number) => [place(number), `is ${number} `.repeat(number)])));

  it('a shift by one goes from the free end', () => {
    fill(1, 2, 3);
    const plan = room.plan([shifted(1, 2), shifted(2, 3), shifted(3, 4)], PLAIN);
    expect(plan.operations.map(({ source }) => source)).toEqual(
      [3, 2, 1].map((number) => join(room.library, place(number))),
    );
    expect(planDisagreements(plan)).toEqual([]);
  });

  it('nothing counts on a file that stays after all: one that is not accepted, or has no place itself', () => {
    fill(1, 2, 3);
    plant(room.library, { [place(4)]: 'no part of the plan' });
    const stays = room.plan([shifted(1, 2), shifted(2, 3), shifted(3, 4)], PLAIN);
    expect(stays.operations).toEqual([]);
    expect(codesOf(stays)).toEqual(['target-exists', 'target-exists', 'target-exists']);
    const offered = room.plan([shifted(1, 2), shifted(2, 5, false)], PLAIN);
    expect(offered.operations.map(({ accepted }) => accepted)).toEqual([false]);
  });

  it('a rename of the case alone is one rename', () => {
    plant(room.library, { 'Mushi-Shi (2005)/Season 01/MUSHI-SHI (2005) s01e05.mkv': 'a' });
    const path = join(room.library, 'Mushi-Shi (2005)/Season 01/MUSHI-SHI (2005) s01e05.mkv');
    const plan = room.plan([room.filing(path, episode(1, 5))], PLAIN);
    expect(placesIn(room, plan)).toEqual([place(5)]);
    expect(plan.conflicts).toEqual([]);
  });

  it('whatever changes places, nothing lands on another and everything arrives', () => {
    const operation = (from: number, to: number): Operation => ({
      id: `u${from}-1`,
      action: 'move',
      unit: `u${from}`,
      source: `/lib/${from}`,
      destination: `/lib/${to}`,
      identity: null,
      replaces: null,
      content: null,
      accepted: true,
      show: '',
    });
    // every target is free, or left by another of them
    const moves = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 20 }).chain((from) =>
      fc
        .shuffledSubarray([...from, ...Array.from({ length: 20 }, (_, index) => 31 + index)], {
          minLength: from.length,
          maxLength: from.length,
        })
        .map((to) => from.map((number, index) => [number, to[index] ?? 0] as const)),
    );
    fc.assert(
      fc.property(moves, (some) => {
        const going = some.filter(([from, to]) => from !== to);
        const disk = new Map(some.map(([from]) => [`/lib/${from}`, from]));
        const plan = orderOperations(
          going.map(([from, to]) => operation(from, to)),
          '01testplan000000',
        );
        for (const { source, destination } of plan) {
          expect(disk.has(source)).toBe(true);
          expect(disk.has(destination)).toBe(false);
          disk.set(destination, disk.get(source) ?? -1);
          disk.delete(source);
        }
        expect(disk).toEqual(new Map(some.map(([from, to]) => [`/lib/${to}`, from])));
      }),
      { numRuns: 300 },
    );
  });

  it('a chain of ten thousand is no trouble', () => {
    const base = {
      action: 'move',
      unit: 'u',
      identity: null,
      replaces: null,
      content: null,
      accepted: true,
      show: '',
    } as const;
    const chain = Array.from({ length: 10_000 }, (_, index) => ({
      ...base,
      id: `u${index}`,
      source: `/l/${index}`,
      destination: `/l/${index + 1}`,
    }));
    expect(orderOperations(chain, '01testplan000000')[0]?.source).toBe('/l/9999');
  });

  it('of any mess in the library, the plan agrees with the disk and no two operations meet', () => {
    fill(1, 2, 3, 4, 5, 6);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }), fc.boolean()), {
          maxLength: 6,
        }),
        (some) => {
          const unique = [...new Map(some.map((each) => [each[0], each] as const)).values()];
          const plan = room.plan(
            unique.map(([from, to, accepted]) => shifted(from, to, accepted)),
            PLAIN,
          );
          expect(planDisagreements(plan)).toEqual([]);
          const targets = plan.operations.map(({ destination }) => pathKey(destination));
          expect(new Set(targets).size).toBe(targets.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});

it.each([
  ['1080p', 1080],
  ['1920x1080', 1080],
  ['4K', 2160],
  ['2160P', 2160],
  [null, 0],
  ['HD', 0],
])('%s has %i lines', (resolution, lines) => {
  expect(linesOf(resolution)).toBe(lines);
});
