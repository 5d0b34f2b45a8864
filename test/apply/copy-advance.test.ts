// A copy is told in its middle: what is written, then what is read back of it, block by block, before its end; a file of one block is not. So is
// what is only read to prove it.
import { afterEach, expect, it } from 'vitest';
import { conduct } from '../../src/apply/conduct.ts';
import { createOutbox } from '../../src/apply/outbox.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import type { Operation } from '../../src/model/plan.ts';
import { conductHere, openRoom, type Room, type Told } from './room.ts';

const BLOCK = 256 * 1024;
const noSameDevice = { noSameDevice: true };

let room: Room;
afterEach(() => room.dispose());
const open = (blocks: number): void => {
  room = openRoom({ 'in/small.srt': 'one block', 'in/great.mkv': 'x'.repeat(blocks * BLOCK + 1) });
};
const wishes = [
  { from: 'in/small.srt', to: 'out/S/small.srt' },
  { from: 'in/great.mkv', to: 'out/S/great.mkv' },
];
const waysOf = ({ events }: Told): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'operation-advanced' ? [`${event.operation.id} ${event.part} ${event.bytes / BLOCK}`] : [],
  );

it('tells of each block of a move to another disk and of its way back', () => {
  open(3);
  const there = room.apply(room.plan(wishes), noSameDevice);
  const ways = [1, 2, 3].map((n) => `o2 written ${n}`).concat([1, 2, 3].map((n) => `o2 read-back ${n}`));
  expect(waysOf(there)).toEqual(ways);
  const types = there.events.map(({ type }) => type);
  expect(types.lastIndexOf('operation-started')).toBeLessThan(types.indexOf('operation-advanced'));
  expect(types.lastIndexOf('operation-advanced')).toBeLessThan(types.indexOf('operation-ended'));
  expect(waysOf(room.rollback('run00001', { trial: noSameDevice }))).toEqual(ways);
});

it('tells of a copy that was asked for, and of no move on one disk', () => {
  open(2);
  expect(waysOf(room.apply(room.plan(wishes, { mode: 'copy' })))).toHaveLength(4);
  room.rollback('run00001');
  expect(waysOf(room.apply(room.plan(wishes)))).toEqual([]);
});

it('tells of what is only read: the original of a copy that goes, and a moved file that shall be verified', () => {
  open(2);
  const read = ['o2 read-back 1', 'o2 read-back 2'];
  room.apply(room.plan(wishes, { mode: 'copy' }));
  expect(waysOf(room.rollback('run00001'))).toEqual(read);
  expect(waysOf(conductHere(room.requests.apply(room.plan(wishes), { verifyHash: true })))).toEqual(read);
});

it('a rollback of copies can be stopped while it reads', () => {
  open(2);
  const start = room.tree();
  room.apply(room.plan(wishes, { mode: 'copy' }));
  let isStopped = false;
  const undo = room.requests.rollback('run00001');
  const told = conductHere(undo, Infinity, (request, around) =>
    conduct(request, {
      ...around,
      hands: { ...around.hands, stopped: () => isStopped },
      emit: (event) => {
        isStopped ||= event.type === 'operation-advanced';
        around.emit(event);
      },
    }),
  );
  expect(told.end).toMatchObject({ state: 'paused', code: 'E-INTERRUPTED' });
  expect(waysOf(told)).toEqual(['o2 read-back 1']);
  expect(Object.keys(room.tree())).toContain('out/S/great.mkv');
  expect(room.resume(undo.runId).end).toMatchObject({ state: 'complete', failed: 0 });
  expect(room.tree()).toEqual(start);
});

it('comes out of the worker', async () => {
  open(8);
  const told = await room.start(room.requests.apply(room.plan(wishes), { trial: noSameDevice }));
  expect(waysOf(told).length).toBeGreaterThan(0);
});

const operation = { id: 'o1' } as Operation;
const way = (bytes: number): ApplyEvent => ({ type: 'operation-advanced', operation, part: 'written', bytes });
const started: ApplyEvent = { type: 'operation-started', operation };

it('is posted at most every 30 ms, and then only the last word of how far a copy is', () => {
  open(1);
  const posted: (readonly ApplyEvent[])[] = [];
  let now = 0;
  const outbox = createOutbox(
    (events) => posted.push(events),
    () => now,
  );
  const add = (at: number, event: ApplyEvent): void => {
    now = at;
    outbox.add(event);
  };
  add(0, started);
  add(5, started);
  for (let at = 6; at <= 30; at += 1) add(at, way(at));
  expect(posted).toEqual([[started]]);
  add(31, way(31));
  expect(posted.slice(1)).toEqual([[started, way(31)]]);
  add(32, way(32));
  outbox.flush();
  expect(posted.slice(2)).toEqual([[way(32)]]);
});
