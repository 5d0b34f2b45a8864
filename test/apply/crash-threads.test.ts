// Death while other threads are at work for the run, the one that hashes great files and the one that syncs folders: resume reaches the exact end,
// rollback the exact start, also of a run that was stopped, went on, and was killed again.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunRequest } from '../../src/apply/run-request.ts';
import { buildApply } from '../sweep/build.ts';
import { differenceOf, snapshotOf, type Snapshot } from '../sweep/snapshot.ts';
import { conductHere, openRoom, type Room, type Told, type Wish } from './room.ts';

let folder: string;
let child: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anivault-crash-'));
  ({ child } = await buildApply(folder, 'build'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Carries the request out in a process that dies at `point`; false where it came to its end before. */
function killed(request: RunRequest, point: string): Promise<boolean> {
  const file = join(folder, 'request.json');
  writeFileSync(file, JSON.stringify(request));
  return new Promise((resolve, reject) => {
    const args = ['--disable-warning=ExperimentalWarning', child, file, point];
    execFile(process.execPath, args, (error) => {
      if (error && error.signal !== 'SIGKILL') reject(new Error(error.message));
      else resolve(error !== null);
    });
  });
}

let room: Room;
let start: Snapshot;
let end: Snapshot;
afterEach(() => room.dispose());

type Files = Readonly<Record<string, string>>;

function open(files: Files): void {
  room = openRoom(files);
  start = snapshotOf(room.path);
}
/** What comes of a run that nothing disturbs. */
function endOf(files: Files, applyIn: (room: Room) => RunRequest): Snapshot {
  const undisturbed = openRoom(files);
  conductHere(applyIn(undisturbed));
  const found = snapshotOf(undisturbed.path);
  undisturbed.dispose();
  return found;
}
function expectEnd({ end: how }: Told): void {
  expect(how).toMatchObject({ state: 'complete', failed: 0, skipped: 0 });
  expect(differenceOf(snapshotOf(room.path), end)).toBeNull();
}
function expectStart({ end: how }: Told): void {
  expect(how).toMatchObject({ state: 'complete', failed: 0 });
  expect(differenceOf(snapshotOf(room.path), start)).toBeNull();
}

const MIB = 1024 ** 2;
const RUN = 'run00001';

describe('while a great file is hashed in its thread', { timeout: 60_000 }, () => {
  const trial = { noSameDevice: true };
  const wishes: readonly Wish[] = [
    { from: 'in/a/great.mkv', to: 'out/Great/S01E01.mkv', unit: 'u' },
    { from: 'in/a/great.ass', to: 'out/Great/S01E01.ass', unit: 'u' },
  ];
  const apply = (of: Room): RunRequest => of.requests.apply(of.plan(wishes), { trial });
  const files: Files = {
    'in/a/great.mkv': 'a great episode, '.repeat(2_500_000),
    'in/a/great.ass': 'subtitles',
    'out/x.mkv': 'there',
  };
  beforeAll(() => {
    end = endOf(files, apply);
  });
  beforeEach(() => open(files));
  const POINTS = [`written ${MIB}`, `written ${36 * MIB}`, `read-back ${MIB}`, `read-back ${38 * MIB}`];

  it.each(POINTS)('a run killed at %s is finished, and then undone', async (point) => {
    expect(await killed(apply(room), point)).toBe(true);
    expectEnd(room.resume(RUN, trial));
    expectStart(room.rollback(RUN, { trial }));
  });

  it.each(POINTS)('a run killed at %s is undone', async (point) => {
    expect(await killed(apply(room), point)).toBe(true);
    expectStart(room.rollback(RUN, { trial }));
  });

  it('a run that was stopped, went on, was killed and went on again is one run', async () => {
    expect(conductHere(apply(room), 60).end.state).toBe('paused');
    expect(await killed(room.requests.resume(RUN, trial), `written ${20 * MIB}`)).toBe(true);
    expect(await killed(room.requests.resume(RUN, trial), `read-back ${20 * MIB}`)).toBe(true);
    expectEnd(room.resume(RUN, trial));
    const undo = room.requests.rollback(RUN, { trial });
    expect(await killed(undo, `written ${20 * MIB}`)).toBe(true);
    expect(await killed(room.requests.resume(undo.runId, trial), `read-back ${20 * MIB}`)).toBe(true);
    expectStart(room.resume(undo.runId, trial));
  });

  it('a stop is heard while what a killed run left is read, in either direction', async () => {
    expect(await killed(apply(room), 'step landed')).toBe(true);
    const stopped = (request: RunRequest): Told => conductHere(request, 0);
    for (const request of [room.requests.resume(RUN, trial), room.requests.rollback(RUN, { trial })]) {
      expect(stopped(request)).toMatchObject({ ends: [], end: { state: 'paused', code: 'E-INTERRUPTED' } });
      const names = [...snapshotOf(room.path).contents.keys()];
      expect(names).toEqual(expect.arrayContaining(['in/a/great.mkv', 'out/Great/S01E01.mkv']));
    }
    expectStart(room.rollback(RUN, { trial }));
  });

  it('a run that was stopped, went on and was killed is undone', async () => {
    expect(conductHere(apply(room), 60).end.state).toBe('paused');
    expect(await killed(room.requests.resume(RUN, trial), `read-back ${20 * MIB}`)).toBe(true);
    expectStart(room.rollback(RUN, { trial }));
  });
});

describe('while two threads sync folders', { timeout: 60_000 }, () => {
  const COUNT = 30;
  /** Before them a run's own files are synced, and its journal. */
  const FIRST = 15;
  const WHILE_RESUMED = 12;
  const names = Array.from({ length: COUNT }, (_, index) => String(index).padStart(2, '0'));
  const files = {
    'out/x.mkv': 'there',
    ...Object.fromEntries(names.map((name) => [`in/${name}/a.mkv`, `content ${name}`])),
  };
  const wishes = names.map((name): Wish => ({ from: `in/${name}/a.mkv`, to: `out/Show ${name}/a.mkv` }));
  const apply = (of: Room): RunRequest => of.requests.apply(of.plan(wishes));

  beforeAll(() => {
    end = endOf(files, apply);
  });

  /** One room for each point, until a run outlives its point. */
  async function atEach(first: number, every: number, attempt: (point: string) => Promise<boolean>): Promise<void> {
    let tried = 0;
    for (let outlived = false; !outlived; tried += 1) {
      open(files);
      outlived = !(await attempt(`fsync ${first + tried * every}`));
      if (!outlived) room.dispose();
    }
    expect(tried).toBeGreaterThan(1);
  }

  it('a run killed at any of them is finished and undone, or undone at once', async () => {
    let isFinished = false;
    await atEach(FIRST, 5, async (point) => {
      const died = await killed(apply(room), point);
      isFinished = !isFinished;
      if (died && isFinished) expectEnd(room.resume(RUN));
      expectStart(room.rollback(RUN));
      return died;
    });
  });

  it('a rollback killed at any of them goes on to the start', async () => {
    await atEach(3, 24, async (point) => {
      expect(conductHere(apply(room), COUNT).end.state).toBe('paused');
      expect(await killed(room.requests.resume(RUN), `fsync ${WHILE_RESUMED}`)).toBe(true);
      const undo = room.requests.rollback(RUN);
      const died = await killed(undo, point);
      if (died) room.rollback(RUN);
      expect(differenceOf(snapshotOf(room.path), start)).toBeNull();
      return died;
    });
  });
});
