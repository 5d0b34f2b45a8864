// A saved plan: comes back as it was, may be edited by a person within bounds, and is held against the disk before anything is done.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { Plan } from '../../src/model/plan.ts';
import { planDisagreements } from '../../src/plan/agreement.ts';
import { decodePlan, encodePlan, planHash, showsInHead } from '../../src/plan/plan-file.ts';
import { CAN_CUT, runWithCutDisk, sourceUrl } from '../support/cut-disk.ts';
import { plant } from '../support/tree.ts';
import { episode, FILM, openPlanRoom, type PlanRoom } from './room.ts';

let room: PlanRoom;
let made: Plan;
beforeEach(() => {
  room = openPlanRoom();
  plant(room.input, { 'a.mkv': 'first', 'b.mkv': 'second', 'c.mkv': 'third', 'd.mkv': 'fourth' });
  plant(room.library, { 'What?/Season 1/old.mkv': 'old', 'Mushi-Shi (2005) [tmdbid-26867]/x.mkv': 'film' });
  made = room.plan([
    room.filing('a.mkv', episode(1, 5), { work: { title: 'What?', id: 5, year: null }, parsed: { title: 'Was?' } }),
    room.filing('b.mkv', episode(1, 6), { work: { title: 'What?', id: 5, year: null }, accepted: false }),
    room.filing('c.mkv', FILM, { parsed: { resolution: '1080p' } }),
    room.filing('d.mkv', FILM, { parsed: { resolution: '720p' } }),
  ]);
});
afterEach(() => room.close());

interface Edited {
  [key: string]: unknown;
  operations: Record<string, unknown>[];
}
const edited = (change: (plan: Edited) => void): string => {
  const plan = JSON.parse(encodePlan(made)) as Edited;
  change(plan);
  return JSON.stringify(plan);
};
const first = (plan: Edited): Record<string, unknown> => plan.operations[0] ?? {};

it('comes back as it was: shows, conflicts, what it assumed; also in a folder whose name is not safe everywhere', () => {
  const text = encodePlan(made);
  expect(decodePlan(text)).toEqual(made);
  expect(made.conflicts).toHaveLength(1);
  expect(made.shows).toMatchObject([{ show: 'What?', joins: 'title', there: 1, readAs: ['Was?', 'Mushishi'] }]);
  expect(planHash(text)).toMatch(/^[0-9a-f]{64}$/);
  expect(showsInHead(text)).toEqual(made.shows);
  expect(showsInHead(text.slice(0, text.indexOf('"operations"') + 20))).toEqual(made.shows);
  expect(showsInHead(JSON.stringify(JSON.parse(text)))).toEqual([]);
});

it.runIf(CAN_CUT)(
  'a disk that takes half of it and says nothing: the plan before stays, and the failure is told',
  () => {
    const path = join(room.input, 'plan.json');
    writeFileSync(path, encodePlan(made));
    const long = { ...made, refusals: Array.from({ length: 200 }, () => made.refusals[0]) };
    writeFileSync(join(room.input, 'long.json'), encodePlan(long as Plan));
    const told = runWithCutDisk(
      8,
      `import { readFileSync } from 'node:fs';
     import { writeOwnFileSync } from ${JSON.stringify(sourceUrl('disk/own-file.ts'))};
     try { writeOwnFileSync(${JSON.stringify(path)}, readFileSync(${JSON.stringify(join(room.input, 'long.json'))})); }
     catch (error) { console.log(error.code); }`,
    );
    expect(told).toMatch(/^E-FS-/);
    expect(decodePlan(readFileSync(path, 'utf8'))).toEqual(made);
  },
);

describe('edited by a person', () => {
  it('an offered operation can be accepted, and a destination changed within the library', () => {
    const plan = decodePlan(
      edited((told) => {
        for (const operation of told.operations) operation['accepted'] = true;
        first(told)['destination'] = join(room.library, 'Elsewhere/My own name.mkv');
      }),
    );
    expect(plan.operations.map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(planDisagreements(plan)).toEqual([]);
  });

  it.each([
    [
      'a destination outside',
      (plan: Edited) => (first(plan)['destination'] = '/etc/cron.d/x.mkv'),
      /leaves the library/,
    ],
    [
      'a destination that climbs',
      (plan: Edited) => (first(plan)['destination'] = `${room.library}/a/../../x.mkv`),
      /leaves the library/,
    ],
    ['the root itself', (plan: Edited) => (first(plan)['destination'] = room.library), /leaves the library/],
    ['a reserved name', (plan: Edited) => (first(plan)['destination'] = `${room.library}/CON/x.mkv`), /not safe/],
    [
      'a name that ends in a dot',
      (plan: Edited) => (first(plan)['destination'] = `${room.library}/x./x.mkv`),
      /not safe/,
    ],
    [
      'a name of 256 bytes',
      (plan: Edited) => (first(plan)['destination'] = `${room.library}/${'x'.repeat(252)}.mkv`),
      /not safe/,
    ],
    [
      'a control character',
      (plan: Edited) => (first(plan)['destination'] = `${room.library}/a\u001bb.mkv`),
      /not safe/,
    ],
    ['a relative source', (plan: Edited) => (first(plan)['source'] = 'a.mkv'), /can’t be done/],
    [
      'another file than an nfo written',
      (plan: Edited) => Object.assign(first(plan), { action: 'write', source: '', content: 'x' }),
      /can’t be done/,
    ],
    ['a deletion', (plan: Edited) => (first(plan)['action'] = 'remove-copy'), /action/],
    ['one id twice', (plan: Edited) => (first(plan)['operation_id'] = 'o2'), /one id/],
    ['no schema version', (plan: Edited) => (plan['schema_version'] = 2), /schema_version/],
    ['a field of another kind', (plan: Edited) => (first(plan)['accepted'] = 'yes'), /accepted/],
    ['operations gone', (plan: Edited) => delete (plan as Record<string, unknown>)['operations'], /operations/],
    ['a prototype', (plan: Edited) => (plan['roots'] = JSON.parse('{"__proto__":{"shows":"/"}}') as unknown), /roots/],
    ['roots that are no paths', (plan: Edited) => (plan['roots'] = { shows: 'library', films: null }), /./],
  ])('is refused with %s', (_what, change, why) => {
    expect(() => decodePlan(edited(change))).toThrow(why);
    expect(() => decodePlan(edited(change))).toThrow(Failure);
  });

  it.each(['', '{', 'null', '[]', '{}', 'plan'])('is refused where it is %j', (text) => {
    expect(() => decodePlan(text)).toThrow(Failure);
  });

  it('is refused wherever it is cut', () => {
    const text = encodePlan(made);
    for (let end = 0; end < text.length - 2; end += 7) expect(() => decodePlan(text.slice(0, end))).toThrow(Failure);
  });
});

describe('against the disk', () => {
  const trouble = (plan: Plan = made): readonly string[] =>
    planDisagreements(plan).map(({ operation, reason }) => `${basename(operation.source)}: ${reason}`);
  const all = (): Plan => ({
    ...made,
    operations: made.operations.map((operation) => ({ ...operation, accepted: true })),
  });

  it('all is well where nothing has changed', () => {
    expect(trouble()).toEqual([]);
    expect(trouble(all())).toEqual([]);
  });

  it('tells every operation that it no longer agrees with, those not accepted left out', () => {
    rmSync(join(room.input, 'a.mkv'));
    writeFileSync(join(room.input, 'b.mkv'), 'changed by somebody');
    expect(trouble()).toEqual(['a.mkv: the file is gone']);
    expect(trouble(all())).toEqual(['a.mkv: the file is gone', 'b.mkv: the file has changed since the plan was made']);
  });

  it('sees a folder under a file’s name, and a file under its destination', () => {
    rmSync(join(room.input, 'a.mkv'));
    mkdirSync(join(room.input, 'a.mkv'));
    const [, second] = all().operations;
    plant(room.library, { [second?.destination.slice(room.library.length + 1) ?? '']: 'somebody was first' });
    expect(trouble(all())).toEqual([
      'a.mkv: this is no plain file any more',
      'b.mkv: something is at the destination now',
    ]);
  });

  it.each([
    ['What', 'WHAT'],
    ['Straße', 'STRASSE'],
    ['ﬁnal', 'FINAL'],
    ['Caf\u00e9', 'cafe\u0301'],
  ])('sees that a place is wanted twice, also in another spelling: %s, %s', (one, other) => {
    const [a, b] = all().operations;
    if (!a || !b) throw new Error('two operations');
    const spelt = (name: string): string => a.destination.replaceAll('What', name);
    const operations = [
      { ...a, destination: spelt(one) },
      { ...b, destination: spelt(other) },
    ];
    expect(trouble({ ...made, operations })).toEqual(['b.mkv: another operation of the plan goes there']);
  });

  it('sees that a file which should make room is not accepted any more', () => {
    const at = (number: number): string => join(room.library, `What?/Season 1/What - S01E0${number}.mkv`);
    plant(room.library, {
      'What?/Season 1/What - S01E01.mkv': 'is two',
      'What?/Season 1/What - S01E02.mkv': 'is three',
    });
    const work = { title: 'What?', id: 5, year: null };
    const plan = room.plan([room.filing(at(1), episode(1, 2), { work }), room.filing(at(2), episode(1, 3), { work })]);
    expect(trouble(plan)).toEqual([]);
    const half = { ...plan, operations: plan.operations.map((each, index) => ({ ...each, accepted: index > 0 })) };
    expect(trouble(half)).toEqual(['What - S01E01.mkv: something is at the destination now']);
  });

  it('sees that what was to be replaced is another file now, or gone', () => {
    const place = join(room.library, 'Mushi-Shi (2005) [tmdbid-26867]/Mushi-Shi (2005) [tmdbid-26867].mkv');
    writeFileSync(place, 'old');
    const plan = room.plan([room.filing('c.mkv', FILM)], { onConflict: 'overwrite' });
    expect(plan.operations[0]?.replaces).not.toBeNull();
    expect(trouble(plan)).toEqual([]);
    writeFileSync(place, 'another');
    expect(trouble(plan)).toEqual(['c.mkv: the file to be replaced has changed']);
    rmSync(place);
    expect(trouble(plan)).toEqual(['c.mkv: the file to be replaced is gone']);
  });

  it('sees that a folder on the way became a file, and that a disk is not mounted', () => {
    renameSync(join(room.library, 'What?'), join(room.library, 'gone'));
    writeFileSync(join(room.library, 'What?'), 'a file');
    expect(trouble()).toEqual([expect.stringMatching(/a\.mkv: .*What\? is a file/)]);
    const unmounted = { ...made, mounts: ['/', room.library] };
    expect(trouble(unmounted)).toEqual([`a.mkv: the disk at ${room.library} is not mounted`]);
  });
});
