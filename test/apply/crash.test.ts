// Death between two steps, in apply and in rollback, wherever the disk can be told to lack something: then resume reaches the exact end,
// rollback the exact start (names, bytes, times), and doing it again changes nothing. A sample: `npm run sweep` tries every system call.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRuns } from '../../src/apply/history.ts';
import type { RunRequest, RunTrial } from '../../src/apply/run-request.ts';
import { Failure } from '../../src/model/failure.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import { buildApply } from '../sweep/build.ts';
import { conductHere, openRoom, type Room, type Wish } from './room.ts';

const FILES = {
  'in/a/Frieren 01.mkv': 'first episode',
  'in/a/Frieren 01.ja.ass': 'its subtitles',
  'in/b/Frieren 02.mkv': 'second episode',
  'in/b/Frieren 03.mkv': '',
  'out/Frieren/Season 01/Frieren S01E03.mkv': 'the third one, older',
  'out/Frieren/Season 02/Frieren S02E05.mkv': 'comes free',
  'out/Frieren/Season 02/Frieren S02E06.mkv': 'shifts up',
  'in/c/stays.txt': 'not ours',
};
const SEASON = 'out/Frieren/Season 01/Frieren';
const SIX: readonly Wish[] = [
  { from: 'in/a/Frieren 01.mkv', to: `${SEASON} S01E01.mkv`, unit: 'u1' },
  { from: 'in/a/Frieren 01.ja.ass', to: `${SEASON} S01E01.ja.ass`, unit: 'u1' },
  { from: 'in/b/Frieren 02.mkv', to: 'out/Frieren (2023)/Season 01/Frieren S01E02.mkv' },
  { from: 'in/b/Frieren 03.mkv', to: `${SEASON} S01E03.mkv`, over: true },
  { from: 'out/Frieren/Season 02/Frieren S02E05.mkv', to: 'out/Frieren/Season 02/Frieren S02E04.mkv' },
  { from: 'out/Frieren/Season 02/Frieren S02E06.mkv', to: 'out/Frieren/Season 02/Frieren S02E05.mkv' },
  { from: '', to: 'out/Frieren/tvshow.nfo', action: 'write', content: '<tvshow/>\n' },
];
const AT_ONCE = 2;
const EVERY = 3;

let folder: string;
let child: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anivault-crash-'));
  ({ child } = await buildApply(folder, 'build'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Carries the request out in a process of its own; null where that process was killed. */
function runChild(request: RunRequest): Promise<{ steps: number } | null> {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(request));
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
    execFile(process.execPath, ['--disable-warning=ExperimentalWarning', child, file], { env }, (error, stdout) => {
      if (error && error.signal !== 'SIGKILL') reject(new Error(error.message));
      else resolve(error ? null : (JSON.parse(stdout) as { steps: number }));
    });
  });
}

/** Carries the request out here; null where there was nothing to carry out. */
function runHere(request: RunRequest): ApplyEvent | null {
  try {
    return conductHere(request).end;
  } catch (error) {
    if (error instanceof Failure && error.code === 'E-USAGE') return null;
    throw error;
  }
}

interface Case {
  readonly trial: RunTrial;
  readonly mode: 'move' | 'copy' | 'hardlink' | 'symlink';
}
const runId = 'run00001';
function applyOf(room: Room, { trial, mode }: Case): RunRequest {
  const wishes = mode === 'move' ? SIX : SIX.slice(0, 3);
  return room.requests.apply(room.plan(wishes, { mode }), { trial });
}

const contents = (room: Room): readonly string[] =>
  [...new Set(Object.values(room.tree()).map((text) => text.replace(/ @\d+$/, '')))].sort();

/** Tries every third step, two processes at a time, until the run outlives its step. */
async function sweep(attempt: (step: number) => Promise<boolean>): Promise<number> {
  let step = 1 - EVERY;
  let outlived = false;
  const lane = async (): Promise<void> => {
    while (!outlived) {
      step += EVERY;
      if (await attempt(step)) outlived = true;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return step;
}

const CASES: readonly [readonly [string, Case], ...(readonly (readonly [string, Case])[])] = [
  ['moves by hard link', { trial: {}, mode: 'move' }],
  ['moves by placeholder', { trial: { noLinks: true }, mode: 'move' }],
  ['moves by copy', { trial: { noSameDevice: true }, mode: 'move' }],
  ['copies, by placeholder', { trial: { noLinks: true }, mode: 'copy' }],
  ['hard links', { trial: {}, mode: 'hardlink' }],
  ['symbolic links', { trial: {}, mode: 'symlink' }],
];

/** The tree after a run that nothing disturbed; times of files that were written new are not compared. */
function undisturbed(what: Case): Record<string, string> {
  const room = openRoom(FILES);
  runHere(applyOf(room, what));
  const tree = withoutNewTimes(room);
  room.dispose();
  return tree;
}
const withoutNewTimes = (room: Room): Record<string, string> =>
  Object.fromEntries(
    Object.entries(room.tree()).map(([path, text]) => [path, path.endsWith('.nfo') ? text.replace(/@\d+$/, '') : text]),
  );

describe.each(CASES)('killed while it %s', (_, what) => {
  it('can be undone and finished from every step', { timeout: 120_000 }, async () => {
    const end = undisturbed(what);
    const steps = await sweep(async (crashAtStep) => {
      const room = openRoom(FILES);
      const start = room.tree();
      const had = contents(room);
      const trial = { ...what.trial, crashAtStep };
      const outlived = (await runChild({ ...applyOf(room, what), trial })) !== null;
      for (const content of had) expect(contents(room), `lost at ${crashAtStep}`).toContain(content);
      // odd steps are undone at once, even ones finished first
      const again = crashAtStep % 2 === 0 ? runHere(room.requests.resume(runId, what.trial)) : null;
      if (again) {
        expect(again, `resume at ${crashAtStep}`).toMatchObject({ state: 'complete', failed: 0, skipped: 0 });
        expect(withoutNewTimes(room), `end at ${crashAtStep}`).toEqual(end);
      }
      const undone = runHere(room.requests.rollback(runId, { trial: what.trial }));
      if (undone) expect(undone, `rollback at ${crashAtStep}`).toMatchObject({ state: 'complete', failed: 0 });
      expect(room.tree(), `start at ${crashAtStep}`).toEqual(start);
      runHere(room.requests.rollback(runId, { trial: what.trial }));
      expect(room.tree(), `second rollback at ${crashAtStep}`).toEqual(start);
      room.dispose();
      return outlived;
    });
    // the shortest run, of hard links, has nine steps
    expect(steps).toBeGreaterThan(9);
  });
});

describe.each([0.5, 0.7, 0.9])('a rollback killed after a run that was killed at %d of its way', (part) => {
  it('comes to the exact start from every step', { timeout: 120_000 }, async () => {
    const [, what] = CASES[0];
    const whole = openRoom(FILES);
    const { steps: all } = (await runChild(applyOf(whole, what))) ?? { steps: 0 };
    whole.dispose();
    const steps = await sweep(async (crashAtStep) => {
      const room = openRoom(FILES);
      const start = room.tree();
      expect(await runChild({ ...applyOf(room, what), trial: { crashAtStep: Math.floor(all * part) } })).toBeNull();
      const outlived = (await runChild(room.requests.rollback(runId, { trial: { crashAtStep } }))) !== null;
      runHere(room.requests.rollback(runId));
      expect(room.tree(), `start at ${crashAtStep}`).toEqual(start);
      room.dispose();
      return outlived;
    });
    expect(steps).toBeGreaterThan(9);
  });
});

describe.each(CASES.slice(0, 3))('a rollback killed after a run that %s', (_, what) => {
  it('can be finished from every step', { timeout: 120_000 }, async () => {
    const steps = await sweep(async (crashAtStep) => {
      const room = openRoom(FILES);
      const start = room.tree();
      const had = contents(room);
      runHere(applyOf(room, what));
      const trial = { ...what.trial, crashAtStep };
      const outlived = (await runChild(room.requests.rollback(runId, { trial }))) !== null;
      for (const content of had) expect(contents(room), `lost at ${crashAtStep}`).toContain(content);
      // a second rollback goes on with the first one, and so does resume
      if (crashAtStep % 2 === 0) runHere(room.requests.rollback(runId, { trial: what.trial }));
      else if (runHere(room.requests.resume('run00002', what.trial)) === null)
        runHere(room.requests.rollback(runId, { trial: what.trial }));
      expect(room.tree(), `start at ${crashAtStep}`).toEqual(start);
      expect(listRuns(room.runsFolder).find(({ id }) => id === runId)?.state).toBe('undone');
      room.dispose();
      return outlived;
    });
    expect(steps).toBeGreaterThan(9);
  });
});
