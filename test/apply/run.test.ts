// Applying and undoing on a real disk, through the real worker.
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openRoom, type Room } from './room.ts';

const FILES = {
  'in/a/[Group] Mushishi - 01.mkv': 'one',
  'in/a/[Group] Mushishi - 01.en.ass': 'subtitles',
  'in/b/Mushishi 02.mkv': 'two',
  'in/b/notes.txt': 'stays',
};
const WISHES = [
  { from: 'in/a/[Group] Mushishi - 01.mkv', to: 'out/Mushishi/Season 01/Mushishi S01E01.mkv', unit: 'u1' },
  { from: 'in/a/[Group] Mushishi - 01.en.ass', to: 'out/Mushishi/Season 01/Mushishi S01E01.en.ass', unit: 'u1' },
  { from: 'in/b/Mushishi 02.mkv', to: 'out/Mushishi/Season 01/Mushishi S01E02.mkv', unit: 'u2' },
];
let room: Room;
afterEach(() => room.dispose());

describe.each([
  ['by hard link', {}],
  ['by placeholder', { noLinks: true }],
  ['by copy', { noSameDevice: true }],
])('moving %s', (_, trial) => {
  it('puts every file where the plan says, and back to exactly where it was', async () => {
    room = openRoom(FILES);
    const before = room.tree();
    const told = await room.start(room.requests.apply(room.plan(WISHES), { trial }));
    expect(told.ends).toEqual(['o1 done', 'o2 done', 'o3 done']);
    expect(told.end).toMatchObject({ state: 'complete', done: 3, failed: 0, skipped: 0, bytes: 15 });
    expect(Object.keys(room.tree())).toEqual([
      'in/b/notes.txt',
      'out/Mushishi/Season 01/Mushishi S01E01.en.ass',
      'out/Mushishi/Season 01/Mushishi S01E01.mkv',
      'out/Mushishi/Season 01/Mushishi S01E02.mkv',
    ]);
    const back = await room.start(room.requests.rollback('run00001', { trial }));
    expect(back.end).toMatchObject({ state: 'complete', failed: 0 });
    expect(room.tree()).toEqual(before);
    expect(existsSync(room.at('out'))).toBe(false);
    expect(room.rollback('run00001').ends).toEqual([]);
  });
});

describe('a run that is asked to stop', () => {
  it('pauses, tells so, and resume finishes it', async () => {
    room = openRoom(FILES);
    const stop = new AbortController();
    stop.abort();
    const told = await room.start(room.requests.apply(room.plan(WISHES)), stop.signal);
    expect(told.end).toMatchObject({ state: 'paused', code: 'E-INTERRUPTED' });
    const rest = await room.start(room.requests.resume('run00001'));
    expect(rest.end).toMatchObject({ state: 'complete', done: 3 });
    expect((await room.start(room.requests.resume('run00001'))).end).toMatchObject({ state: 'complete', done: 0 });
  });

  it.each([2, 4, 7, 9, 12])('abandons a copy at step %i and leaves no temporary file', (step) => {
    room = openRoom(FILES);
    const before = room.tree();
    const trial = { noSameDevice: true };
    expect(room.apply(room.plan(WISHES), trial, step).end).toMatchObject({ state: 'paused', code: 'E-INTERRUPTED' });
    expect(Object.keys(room.tree()).filter((path) => path.includes('.anivault-'))).toEqual([]);
    expect(room.resume('run00001', trial).end).toMatchObject({ state: 'complete', failed: 0 });
    expect(Object.keys(room.tree()).filter((path) => path.startsWith('in/'))).toEqual(['in/b/notes.txt']);
    room.rollback('run00001', { trial });
    expect(room.tree()).toEqual(before);
  });
});

it('refuses to begin where it can not, with a failure', async () => {
  room = openRoom(FILES);
  await expect(room.start(room.requests.resume('run00009'))).rejects.toMatchObject({ code: 'E-USAGE' });
  await expect(room.start(room.requests.rollback('../../etc/passwd'))).rejects.toMatchObject({ code: 'E-USAGE' });
});
