// Two programs at once: one that creates the very names that a run is about to give, and several runs on one library.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openRoom } from '../apply/room.ts';
import type { RunRequest, RunTrial } from '../../src/apply/run-request.ts';
import type { Build } from './build.ts';
import { MOVES } from './scene.ts';
import { differenceOf, type Snapshot, snapshotOf } from './snapshot.ts';

/** The other program: creates the name that the run is about to give, or one of the next two, as a new file. */
const RIVAL = `
const { openSync, writeSync, closeSync } = require('node:fs');
const { workerData: { folder, count, shared } } = require('node:worker_threads');
const at = new Int32Array(shared);
for (let turn = 0; ; turn += 1) {
  const now = Atomics.load(at, 0);
  if (now < 0) break;
  const name = now + (turn % 3);
  if (name >= count) continue;
  try {
    const file = openSync(folder + '/' + name + '.mkv', 'wx');
    writeSync(file, 'theirs ' + name);
    closeSync(file);
    Atomics.add(at, 1, 1);
  } catch {}
}
`;

export interface RaceResult {
  readonly races: number;
  /** times the other program was first */
  readonly lostToRival: number;
  /** files of the other program that are gone, or ours that are gone */
  readonly overwritten: number;
}

/** Moves `count` files while another program creates their targets. */
export async function race(build: Build, count: number, trial: RunTrial): Promise<RaceResult> {
  const folder = mkdtempSync(join(tmpdir(), 'anivault-race-'));
  const files = Object.fromEntries(Array.from({ length: count }, (_, index) => [`in/${index}.mkv`, `ours ${index}`]));
  const room = openRoom(files, {
    path: folder,
    state: join(folder, 'state'),
    remove: () => rmSync(folder, { recursive: true }),
  });
  try {
    mkdirSync(room.at('out'));
    const wishes = Array.from({ length: count }, (_, index) => ({ from: `in/${index}.mkv`, to: `out/${index}.mkv` }));
    const shared = new SharedArrayBuffer(8);
    const at = new Int32Array(shared);
    const rival = new Worker(RIVAL, { eval: true, workerData: { folder: room.at('out'), count, shared } });
    let placed = 0;
    const tellRival = (index: number): void => void Atomics.store(at, 0, (placed = index));
    const request = room.requests.apply(room.plan(wishes), { trial });
    build.conduct(request, {
      hands: {
        step: (name) => {
          if (name === 'placed') tellRival(placed + 1);
        },
        stopped: () => false,
        sleep: () => undefined,
        noLinks: trial.noLinks ?? false,
        noSameDevice: false,
      },
      emit: (event) => {
        if (event.type === 'operation-ended') tellRival(Number(event.operation.id.slice(1)));
      },
      now: () => request.now,
      host: 'race',
      pid: process.pid,
    });
    Atomics.store(at, 0, -1);
    await new Promise((resolve) => rival.once('exit', resolve));
    return { races: count, lostToRival: at[1] ?? 0, overwritten: count + (at[1] ?? 0) - intact(room.path, count) };
  } finally {
    room.dispose();
  }
}

const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Files of both sides that stand whole, each under a name where it may be. */
function intact(folder: string, count: number): number {
  let whole = 0;
  for (let index = 0; index < count; index += 1) {
    const [source, target] = [contentOf(`${folder}/in/${index}.mkv`), contentOf(`${folder}/out/${index}.mkv`)];
    if (source === `ours ${index}` || target === `ours ${index}`) whole += 1;
    if (target === `theirs ${index}`) whole += 1;
  }
  return whole;
}

/** Starts `many` runs of one plan on one library at once, and tells what is wrong with the tree; null where it is the one of a single run. */
export async function runAtOnce(build: Build, many: number): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'anivault-many-'));
  const ground = { path: folder, state: join(folder, 'state'), remove: () => rmSync(folder, { recursive: true }) };
  try {
    const alone = openRoom(MOVES.files, ground);
    alone.apply(alone.plan(MOVES.wishes));
    const wanted = whoeverRan(snapshotOf(folder));
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const room = openRoom(MOVES.files, ground);
    const plan = room.plan(MOVES.wishes);
    const requests = Array.from({ length: many }, () => room.requests.apply(plan));
    await Promise.all(requests.map((request, index) => runChild(build, request, join(folder, `request-${index}`))));
    return differenceOf(whoeverRan(snapshotOf(folder)), wanted);
  } finally {
    ground.remove();
  }
}

/** Any of the runs may be the one that does it, and what it replaces is kept in a folder of its name. */
const whoeverRan = ({ names, contents }: Snapshot): Snapshot => ({
  contents,
  names: new Map([...names].map(([name, what]) => [name.replace(/(?<=\/\.anivault-trash\/)run\d+/, 'run'), what])),
});

/** A run that finds the library locked, or its files gone, ends with a failure: that is as it should be. */
function runChild({ child }: Build, request: RunRequest, file: string): Promise<void> {
  writeFileSync(file, JSON.stringify(request));
  return new Promise((resolve) => {
    execFile(process.execPath, ['--disable-warning=ExperimentalWarning', child, file], () => resolve());
  });
}
