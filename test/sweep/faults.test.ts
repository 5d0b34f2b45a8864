// Calls that fail in the middle of a run: full disks, quotas, broken disks, files in use. Nothing is lost; when the trouble is over the run
// can be finished, or taken back to the exact start.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conductHere, openRoom } from '../apply/room.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import { type Build, buildApply } from './build.ts';
import { here, type Stage } from './disk.ts';
import { MOVES, MOVES_IN } from './scene.ts';
import { differenceOf, lostFrom, partialIn, snapshotOf } from './snapshot.ts';
import { canStrike, censusOf, type Point, runWhole } from './strike.ts';

const CASES: readonly {
  readonly call: string;
  readonly error: string;
  readonly how?: 'copied' | 'for ever' | 'three times';
  readonly state: 'complete' | 'paused';
  readonly code?: string;
}[] = [
  { call: 'write', error: 'ENOSPC', how: 'copied', state: 'paused', code: 'E-FS-FULL' },
  { call: 'write', error: 'EDQUOT', how: 'copied', state: 'paused', code: 'E-FS-FULL' },
  { call: 'write', error: 'EFBIG', how: 'copied', state: 'complete' },
  { call: 'write', error: 'EIO', how: 'copied', state: 'paused', code: 'E-FS-IO' },
  { call: 'fdatasync', error: 'EIO', state: 'paused', code: 'E-FS-IO' },
  { call: 'fsync', error: 'EIO', state: 'paused', code: 'E-FS-IO' },
  { call: 'link', error: 'EROFS', state: 'paused', code: 'E-FS-PERM' },
  { call: 'link', error: 'ENOTCONN', state: 'paused', code: 'E-FS-GONE' },
  { call: 'link', error: 'EBUSY', how: 'three times', state: 'complete' },
  { call: 'link', error: 'ESTALE', how: 'three times', state: 'complete' },
  { call: 'link', error: 'EBUSY', how: 'for ever', state: 'complete' },
  { call: 'link', error: 'EPERM', how: 'for ever', state: 'complete' },
  { call: 'link', error: 'ENOSYS', how: 'for ever', state: 'complete' },
  { call: 'link', error: 'EMLINK', how: 'for ever', state: 'complete' },
  { call: 'link', error: 'EXDEV', how: 'for ever', state: 'complete' },
  { call: 'mkdir', error: 'EACCES', state: 'complete' },
  { call: 'unlink', error: 'EBUSY', how: 'three times', state: 'complete' },
  { call: 'unlink', error: 'EACCES', state: 'complete' },
];

describe.skipIf(!canStrike())('a call that fails', () => {
  let folder: string;
  let build: Build;
  let stage: Stage;
  const counted = new Map<string, readonly Point[]>();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'anivault-faults-'));
    build = await buildApply(folder, 'build');
    const opened = await here('here').open();
    if (typeof opened === 'string') throw new Error(opened);
    stage = opened;
  });
  afterAll(() => {
    stage.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(CASES)('$call: $error $how', { timeout: 60_000 }, async ({ call, error, how, state, code }) => {
    const trial = how === 'copied' ? { noSameDevice: true } : {};
    const scene = how === 'copied' ? MOVES_IN : MOVES;
    const striker = { child: build.child, desk: folder, faults: [] };
    const opened = () => {
      stage.clear();
      const room = openRoom(scene.files, stage);
      return { room, apply: room.requests.apply(room.plan(scene.wishes), { trial }) };
    };
    const key = JSON.stringify(trial);
    if (!counted.has(key)) {
      await runWhole(striker, opened().apply);
      counted.set(key, await censusOf(striker, opened().apply));
    }
    const numbers = (counted.get(key) ?? []).filter((point) => point.call === call).map(({ n }) => n);
    const at = numbers[Math.floor(numbers.length * 0.4)] ?? 1;
    const when = how === 'for ever' ? '' : how === 'three times' ? `:when=${at}..${at + 2}` : `:when=${at}`;
    const { room, apply } = opened();
    const start = snapshotOf(stage.path);
    const { stdout } = await runWhole({ ...striker, faults: [`${call}:error=${error}${when}`] }, apply);
    const { end } = JSON.parse(stdout) as { end: Extract<ApplyEvent, { type: 'run-ended' }> };
    expect(end).toMatchObject({ state, ...(code === undefined ? {} : { code }) });
    const after = snapshotOf(stage.path);
    expect([lostFrom(start, after), partialIn(stage.path, after, scene)]).toEqual([null, null]);
    if (state === 'paused')
      expect(
        conductHere(room.requests.resume('run00001', trial)).ends.filter((told) => told.includes('failed')),
      ).toEqual([]);
    expect(conductHere(room.requests.rollback('run00001', { trial })).end).toMatchObject({ state: 'complete' });
    expect(differenceOf(snapshotOf(stage.path), start)).toBeNull();
  });

  it('a source that can not be read stops a copy, and stays', { timeout: 60_000 }, async () => {
    stage.clear();
    const room = openRoom(MOVES_IN.files, stage);
    const start = snapshotOf(stage.path);
    const trial = { noSameDevice: true };
    const striker = { child: build.child, desk: folder, faults: ['read:error=EIO'] };
    const apply = room.requests.apply(room.plan(MOVES_IN.wishes), { trial });
    const { stdout } = await runWhole(striker, apply, room.at('in/b/Frieren 02.mkv'));
    const { end } = JSON.parse(stdout) as { end: Extract<ApplyEvent, { type: 'run-ended' }> };
    expect(end).toMatchObject({ state: 'paused', code: 'E-FS-IO' });
    const after = snapshotOf(stage.path);
    expect([lostFrom(start, after), partialIn(stage.path, after, MOVES_IN)]).toEqual([null, null]);
    expect(Object.keys(room.tree())).toContain('in/b/Frieren 02.mkv');
    expect(conductHere(room.requests.resume('run00001', trial)).end).toMatchObject({ state: 'complete', failed: 0 });
    expect(conductHere(room.requests.rollback('run00001', { trial })).end).toMatchObject({ state: 'complete' });
    expect(differenceOf(snapshotOf(stage.path), start)).toBeNull();
  });

  it(
    'where hard links and renames are refused everything stays, and no placeholder is left',
    { timeout: 60_000 },
    async () => {
      stage.clear();
      const files = { 'in/one.mkv': 'one', 'in/two.mkv': 'two', 'out/.keep': '' };
      const room = openRoom(files, stage);
      const start = snapshotOf(stage.path);
      const wishes = [
        { from: 'in/one.mkv', to: 'out/one.mkv' },
        { from: 'in/two.mkv', to: 'out/two.mkv' },
      ];
      const apply = room.requests.apply(room.plan(wishes), { trial: { noLinks: true } });
      // our own files are renamed before; only what `out` holds is refused
      const striker = { child: build.child, desk: folder, faults: ['rename:error=EACCES'] };
      const { stdout } = await runWhole(striker, apply, room.at('in/one.mkv'));
      const { end } = JSON.parse(stdout) as { end: Extract<ApplyEvent, { type: 'run-ended' }> };
      expect(end).toMatchObject({ state: 'complete', done: 1, failed: 1 });
      expect(Object.keys(room.tree())).toEqual(['in/one.mkv', 'out/.keep', 'out/two.mkv']);
      expect(conductHere(room.requests.rollback('run00001')).end).toMatchObject({ state: 'complete' });
      expect(differenceOf(snapshotOf(stage.path), start)).toBeNull();
    },
  );

  // the journal in the order of writing: its beginning, what is promised, what was done
  it.each([
    { what: 'its first line', when: '1+', touched: false },
    { what: 'what is promised', when: '2+', touched: false },
    { what: 'what was done', when: '3+', touched: true },
    { what: 'what was done, before the reserve is given up', when: '3', touched: true },
  ])('no room in the journal for $what', { timeout: 60_000 }, async ({ when, touched }) => {
    stage.clear();
    const room = openRoom(MOVES.files, stage);
    const start = snapshotOf(stage.path);
    const striker = { child: build.child, desk: folder, faults: [`write:error=ENOSPC:when=${when}`] };
    const apply = room.requests.apply(room.plan(MOVES.wishes));
    const { stdout } = await runWhole(striker, apply, join(room.runsFolder, 'run00001.jsonl'));
    const { end } = JSON.parse(stdout) as { end: Extract<ApplyEvent, { type: 'run-ended' }> };
    expect(end).toMatchObject({ state: 'paused', code: 'E-FS-FULL' });
    expect(end.reason).toMatch(/journal can't be written: the disk is full/);
    const after = snapshotOf(stage.path);
    expect([lostFrom(start, after), partialIn(stage.path, after, MOVES)]).toEqual([null, null]);
    expect(differenceOf(after, start) !== null).toBe(touched);
    // without its first line it is no run: nothing is there to be finished
    if (when === '1+') return;
    expect(conductHere(room.requests.resume('run00001')).end).toMatchObject({ state: 'complete', failed: 0 });
    expect(conductHere(room.requests.rollback('run00001')).end).toMatchObject({ state: 'complete' });
    expect(differenceOf(snapshotOf(stage.path), start)).toBeNull();
  });
});
