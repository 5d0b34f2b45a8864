// Two machines on one share: each has its own state folder, and only the mark in the library's root tells one of the other.
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markRoots, ROOT_MARK, type MarkPlace } from '../../src/apply/root-mark.ts';
import { conductHere, openRoom, type Room } from './room.ts';

const MINUTE = 60_000;
const OTHERS = '{"machine":"another"}';
let room: Room;
let now: number;
beforeEach(() => {
  now = Date.now();
  room = openRoom({ 'in/one.mkv': 'one', 'in/two.mkv': 'two', 'out/.keep': '' });
});
afterEach(() => room.dispose());

const mark = (): string => room.at(`out/${ROOT_MARK}`);
function machine(host: string, breakLock = false): MarkPlace {
  const stateFolder = room.at(`state-of-${host}`);
  mkdirSync(join(stateFolder, 'locks'), { recursive: true });
  const holder = { runId: `run-of-${host}`, host, pid: 4711, started: '2026-01-01T00:00:00.000Z' };
  return { stateFolder, holder, now: () => now, breakLock };
}
const marked = (place: MarkPlace) => markRoots([room.at('out')], place);
const plan = () => room.plan([{ from: 'in/one.mkv', to: 'out/one.mkv' }]);
const age = (minutes: number): void => utimesSync(mark(), now / 1000, (now - minutes * MINUTE) / 1000);

it('refuses a run while another machine is at work, and names it; then lets it in', () => {
  const held = marked(machine('nas'));
  expect(() => room.apply(plan())).toThrow(expect.objectContaining({ code: 'E-LOCKED', exit: 75 }));
  expect(() => room.apply(plan())).toThrow(/4711 on nas, run run-of-nas/);
  held.release();
  expect(room.apply(plan()).end).toMatchObject({ state: 'complete', done: 1 });
  expect(Object.keys(room.tree())).not.toContain(`out/${ROOT_MARK}`);
});

it('never breaks a young mark, and a left-over one only when asked to', () => {
  marked(machine('nas'));
  age(29);
  expect(() => marked(machine('desk', true))).toThrow(/another machine/);
  age(31);
  expect(() => marked(machine('desk'))).toThrow(
    expect.objectContaining({ hint: expect.stringMatching(/--break-lock/) as string }),
  );
  marked(machine('desk', true));
  expect(readFileSync(mark(), 'utf8')).toContain('run-of-desk');
});

it('takes over one that a kill left torn', () => {
  writeFileSync(mark(), '{"machine":');
  marked(machine('desk'));
  expect(readFileSync(mark(), 'utf8')).toContain('run-of-desk');
});

it('takes over at once what a killed run of this machine left', () => {
  marked(machine('nas'));
  const again = marked({ ...machine('nas'), holder: { ...machine('nas').holder, runId: 'next', pid: 1 } });
  expect(readFileSync(mark(), 'utf8')).toContain('"next"');
  again.release();
});

it('is kept young by a run that lasts, and ends the run of a machine that lost it', () => {
  const request = room.requests.apply(room.plan([{ from: 'in/one.mkv', to: 'out/one.mkv' }]));
  const held = marked(machine('nas'));
  age(20);
  now += 2 * MINUTE;
  expect(held.stillHeld()).toBe(true);
  expect(() => marked(machine('desk', true))).toThrow(/another machine/);
  writeFileSync(mark(), OTHERS);
  now += MINUTE;
  expect([held.stillHeld(), held.stillHeld()]).toEqual([false, false]);
  held.release();
  // the other machine's mark is not ours to remove
  expect(readFileSync(mark(), 'utf8')).toBe(OTHERS);
  expect(() => conductHere(request)).toThrow(/another machine/);
});

it('does not keep a root that the undone run had made, and goes without where the root takes none', () => {
  const fresh = openRoom({ 'in/one.mkv': 'one' });
  try {
    const before = fresh.tree();
    fresh.apply(fresh.plan([{ from: 'in/one.mkv', to: 'out/Show/one.mkv' }]));
    expect(fresh.rollback('run00001').end).toMatchObject({ state: 'complete', failed: 0 });
    expect(fresh.tree()).toEqual(before);
    const none = markRoots([join(fresh.path, 'nowhere')], { ...machine('nas'), stateFolder: fresh.at('state') });
    expect(none.stillHeld()).toBe(true);
    none.release();
  } finally {
    fresh.dispose();
  }
});
