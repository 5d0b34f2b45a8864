// What was replaced lies in the trash until it is emptied: only what was listed goes, and nothing that an unfinished run needs.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockLibrary } from '../../src/apply/lock.ts';
import { emptyTrash, listTrash } from '../../src/apply/trash.ts';
import { openRoom, type Room } from './room.ts';

let room: Room;
beforeEach(() => {
  room = openRoom({ 'in/1.mkv': 'new', 'in/2.mkv': 'new two', 'out/1.mkv': 'old one', 'out/2.mkv': 'old two' });
});
afterEach(() => room.dispose());

const HOLDER = { runId: 'trash', host: 'here', pid: 1, started: '2026-01-01T00:00:00.000Z' };
const place = () => ({ stateFolder: room.place.stateFolder, holder: HOLDER, now: 0, breakLock: false });
const listed = () => listTrash(room.runsFolder, []);
const replace = (...numbers: readonly number[]) =>
  room.plan(numbers.map((number) => ({ from: `in/${number}.mkv`, to: `out/${number}.mkv`, over: true })));

it('is listed with where it stood, and goes for good', () => {
  room.apply(replace(1, 2));
  const files = listed();
  expect(files.map(({ original, identity, runId }) => [original, identity.size, runId])).toEqual([
    [room.at('out/1.mkv'), 7, 'run00001'],
    [room.at('out/2.mkv'), 7, 'run00001'],
  ]);
  expect(emptyTrash(files, place()).map(({ trouble }) => trouble)).toEqual([null, null]);
  expect(listed()).toEqual([]);
  expect(existsSync(room.at('out/.anivault-trash'))).toBe(false);
  expect(readFileSync(room.at('out/1.mkv'), 'utf8')).toBe('new');
});

it('is found in a library whose journals are gone', () => {
  room.apply(replace(1));
  rmSync(room.place.stateFolder, { recursive: true });
  expect(listed()).toEqual([]);
  const [file] = listTrash(room.runsFolder, [room.at('out')]);
  expect(file).toMatchObject({ original: null, replaced: null, runId: 'run00001' });
});

it('keeps what an interrupted run needs', () => {
  room.apply(replace(1, 2));
  const journal = join(room.runsFolder, 'run00001.jsonl');
  writeFileSync(journal, readFileSync(journal, 'utf8').split('\n').slice(0, -2).join('\n') + '\n');
  const files = listed();
  expect(files).toHaveLength(2);
  for (const { trouble } of emptyTrash(files, place())) expect(trouble).toMatchObject({ code: 'E-JOURNAL' });
  expect(room.rollback('run00001').end).toMatchObject({ state: 'complete', failed: 0 });
  expect(readFileSync(room.at('out/1.mkv'), 'utf8')).toBe('old one');
});

it('keeps what is not what was listed, and follows no link out of the trash', () => {
  room.apply(replace(1, 2));
  const [first, second] = listed();
  if (first === undefined || second === undefined) throw new Error('Nothing was replaced.');
  writeFileSync(first.path, 'somebody wrote here');
  const outside = room.at('in/precious');
  mkdirSync(outside);
  writeFileSync(join(outside, 'x.mkv'), 'precious');
  symlinkSync(outside, room.at('out/.anivault-trash/run00009'));
  const planted = { ...second, path: room.at('out/.anivault-trash/run00009/x.mkv') };
  const told = emptyTrash([first, planted], place());
  expect(told.map(({ trouble }) => trouble?.code)).toEqual(['E-FS-CHANGED', 'E-FS-CHANGED']);
  expect(readFileSync(join(outside, 'x.mkv'), 'utf8')).toBe('precious');
});

it('is not touched while a run is under way on its library', () => {
  room.apply(replace(1));
  const files = listed();
  const territory = { roots: { shows: room.at('out'), films: null }, sources: [] };
  const release = lockLibrary(room.place.stateFolder, territory, { ...HOLDER, runId: 'run00002' });
  expect(() => emptyTrash(files, place())).toThrow(expect.objectContaining({ code: 'E-LOCKED' }));
  release();
  expect(emptyTrash(files, place()).map(({ trouble }) => trouble)).toEqual([null]);
});
