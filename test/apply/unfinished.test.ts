// A run that was interrupted stands in the way of others on its library until it is finished, undone or given up.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unfinishedRuns } from '../../src/apply/history.ts';
import { conductHere, openRoom, type Room } from './room.ts';

let room: Room;
let first: string;
beforeEach(() => {
  room = openRoom({ 'in/1.mkv': 'one', 'in/2.mkv': 'two', 'in/3.mkv': 'three', 'in/late.mkv': 'late' });
  const plan = room.plan([1, 2, 3].map((number) => ({ from: `in/${number}.mkv`, to: `out/${number}.mkv` })));
  room.apply(plan);
  // killed before its last lines were written
  const [journal = ''] = readdirSync(room.runsFolder).filter((name) => name.endsWith('.jsonl'));
  const path = join(room.runsFolder, journal);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  writeFileSync(path, `${lines.slice(0, -2).join('\n')}\n`);
  first = unfinishedRuns(room.runsFolder)[0]?.runId ?? '';
  expect(first).not.toBe('');
});
afterEach(() => room.dispose());

const later = (): ReturnType<Room['plan']> => room.plan([{ from: 'in/late.mkv', to: 'out/late.mkv' }]);

it('another run on the library is refused with the ways out, and changes nothing', () => {
  const before = room.tree();
  expect(() => room.apply(later())).toThrow(
    expect.objectContaining({ code: 'E-JOURNAL', hint: expect.stringContaining(`resume ${first}`) as unknown }),
  );
  expect(room.tree()).toEqual(before);
});

it('is free again once it is finished', () => {
  expect(room.resume(first).end).toMatchObject({ state: 'complete' });
  expect(room.apply(later()).end).toMatchObject({ done: 1 });
});

it('is free again once it is undone', () => {
  expect(room.rollback(first).end).toMatchObject({ state: 'complete' });
  expect(room.tree()).toMatchObject({ 'in/1.mkv': expect.anything() as unknown });
  expect(room.apply(later()).end).toMatchObject({ done: 1 });
});

it('given up it stands in nobody’s way, and can still be undone by its id', () => {
  const request = room.requests.apply(later());
  const told = conductHere({ ...request, breakLock: true });
  expect(told.end).toMatchObject({ done: 1 });
  expect(unfinishedRuns(room.runsFolder)).toEqual([]);
  room.rollback(first);
  expect(Object.keys(room.tree()).filter((path) => path.startsWith('in/'))).toEqual([
    'in/1.mkv',
    'in/2.mkv',
    'in/3.mkv',
  ]);
});

it('a run on another library is none of its business', () => {
  const elsewhere = { ...later(), roots: { shows: room.at('other'), films: room.at('other') } };
  const plan = {
    ...elsewhere,
    operations: elsewhere.operations.map((each) => ({ ...each, destination: room.at('other/late.mkv') })),
  };
  expect(room.apply(plan).end).toMatchObject({ done: 1 });
});

it('leaves no room kept for a journal that has ended', () => {
  room.resume(first);
  expect(readdirSync(room.runsFolder).filter((name) => name.endsWith('.reserve'))).toEqual([]);
});
