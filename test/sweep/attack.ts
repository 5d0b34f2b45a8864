// One attack: a run is killed at a point, perhaps the power goes as well, and what is left must be whole, and lead to the exact end and start.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { conductHere, openRoom, type Room } from '../apply/room.ts';
import type { RunRequest } from '../../src/apply/run-request.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Build } from './build.ts';
import type { Stage } from './disk.ts';
import type { Scene } from './scene.ts';
import { differenceOf, duplicateIn, lostFrom, partialIn, snapshotOf, type Snapshot } from './snapshot.ts';
import { censusOf, type Point, runWhole, strike, type Striker } from './strike.ts';

/** What is killed: a run, its rollback, the resuming of a killed run, the rollback of one, or a rollback after somebody removed the sources. */
export type Victim = 'apply' | 'rollback' | 'resume' | 'rollback of a killed run' | 'rollback without sources';

export const FAULTS = ['lost', 'partial', 'duplicated', 'wrong end', 'wrong start', 'not idempotent'] as const;
export type Fault = (typeof FAULTS)[number];
export interface Finding {
  readonly fault: Fault;
  readonly text: string;
}

export interface Field {
  readonly stage: Stage;
  readonly scene: Scene;
  readonly build: Build;
  readonly striker: Striker;
  readonly victim: Victim;
}

const RUN = 'run00001';

/** Carries out here; null where there is nothing to carry out. */
function attempt(build: Build, request: RunRequest): string | null {
  try {
    return conductHere(request, Infinity, build.conduct).end.state;
  } catch (error) {
    // a mutant is built with a Failure of its own
    const code = error instanceof Failure ? error.code : (error as { code?: unknown }).code;
    if (code === 'E-USAGE') return null;
    throw error;
  }
}

interface Opened {
  readonly room: Room;
  readonly start: Snapshot;
  readonly apply: RunRequest;
}

function openScene({ stage, scene }: Field): Opened {
  stage.clear();
  const room = openRoom(scene.files, stage);
  const plan = room.plan(scene.wishes, { mode: scene.mode, prune: scene.prune });
  const apply = room.requests.apply(plan, { trial: stage.trial });
  stage.settle();
  return { room, start: snapshotOf(stage.path), apply };
}

/** The tree as an undisturbed run leaves it. */
export async function endOf(field: Field): Promise<Snapshot> {
  const { killed, stderr } = await runWhole(field.striker, inChild(field, openScene(field).apply));
  if (killed || stderr !== '') throw new Error(`An undisturbed run did not end: ${stderr}`);
  return snapshotOf(field.stage.path);
}

/** In the child faults make the disk what it is; here the trial does. */
const inChild = ({ stage }: Field, request: RunRequest): RunRequest =>
  stage.faults.length > 0 ? { ...request, trial: {} } : request;

/** Brings everything to where the victim begins, and gives its request. `early`: where the run before it was killed. */
async function approach(field: Field, opened: Opened, early: Point | null): Promise<RunRequest> {
  const { stage, build, striker, victim, scene } = field;
  const { room, apply } = opened;
  if (victim === 'apply') return apply;
  if (victim === 'resume' || victim === 'rollback of a killed run') {
    if (early !== null) await strike(striker, inChild(field, apply), early);
    stage.cutPower?.();
    return victim === 'resume'
      ? room.requests.resume(RUN, stage.trial)
      : room.requests.rollback(RUN, { trial: stage.trial });
  }
  attempt(build, apply);
  if (victim === 'rollback without sources')
    for (const { from } of scene.wishes) if (from !== '') rmSync(join(stage.path, from));
  stage.settle();
  return room.requests.rollback(RUN, { trial: stage.trial });
}

/** Every point of the victim's way, in order. */
export async function pointsOf(field: Field, early: Point | null): Promise<readonly Point[]> {
  const request = await approach(field, openScene(field), early);
  return censusOf(field.striker, inChild(field, request));
}

export interface Attack {
  readonly point: Point;
  /** where the run that the victim deals with was killed before; null for none */
  readonly early: Point | null;
  readonly end: Snapshot;
  /** finish first, then undo; else undo at once */
  readonly finishes: boolean;
}

/** Null where the victim outlived its point. */
export async function carryOutAttack(field: Field, attack: Attack): Promise<readonly Finding[] | null> {
  const { stage, scene, striker, victim } = field;
  const opened = openScene(field);
  const request = await approach(field, opened, attack.early);
  const before = victim === 'rollback without sources' ? snapshotOf(stage.path) : opened.start;
  const { killed } = await strike(striker, inChild(field, request), attack.point);
  if (!killed) return null;
  stage.cutPower?.();
  const after = snapshotOf(stage.path);
  const findings: Finding[] = [];
  const find = (fault: Fault, text: string | null): void => {
    if (text !== null) findings.push({ fault, text });
  };
  find('lost', lostFrom(before, after));
  find('partial', partialIn(stage.path, after, scene));
  recover(field, { ...opened, before, isRollback: request.kind === 'rollback' }, attack, find);
  return findings;
}

interface Left extends Opened {
  readonly before: Snapshot;
  readonly isRollback: boolean;
}

/** Finishes and undoes, twice each, and compares. */
function recover(
  { stage, build, victim }: Field,
  { room, start, before, isRollback }: Left,
  { end, finishes }: Attack,
  find: (fault: Fault, text: string | null) => void,
): void {
  const { trial } = stage;
  const run = (request: RunRequest): string | null => attempt(build, request);
  const compare = (fault: Fault, wanted: Snapshot): void => {
    const found = snapshotOf(stage.path);
    if (victim === 'rollback without sources') return find('lost', lostFrom(before, found));
    find('lost', lostFrom(start, found));
    find('duplicated', duplicateIn(found, wanted));
    find(fault, differenceOf(found, wanted));
  };
  const rollback = (): string | null => run(room.requests.rollback(RUN, { trial }));
  if (isRollback) {
    // the rollback was killed: by its own id, or by asking once more
    const own = room.requests.resume('run00002', trial);
    if (!finishes || run(own) === null) rollback();
  } else {
    const resume = (): string | null => run(room.requests.resume(RUN, trial));
    if (finishes) {
      compare('wrong end', resume() === null ? start : end);
      const finished = snapshotOf(stage.path);
      resume();
      find('not idempotent', differenceOf(snapshotOf(stage.path), finished));
    }
    rollback();
  }
  compare('wrong start', start);
  const undone = snapshotOf(stage.path);
  rollback();
  find('not idempotent', differenceOf(snapshotOf(stage.path), undone));
}
