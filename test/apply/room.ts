// A library in a temporary folder for the tests of apply: plans of real files, runs through the real worker, the tree as it stands after.
import { lstatSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { conduct } from '../../src/apply/conduct.ts';
import { startRun } from '../../src/apply/run.ts';
import type { RunRequest, RunTrial } from '../../src/apply/run-request.ts';
import type { FileIdentity } from '../../src/model/media-file.ts';
import type { Action, ConflictPolicy, Mode, Operation, Plan } from '../../src/model/plan.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import { plant, temporaryFolder, treeOf } from '../support/tree.ts';

const WORKER = fileURLToPath(new URL('../../src/apply/worker.ts', import.meta.url));

function identityAt(path: string): FileIdentity {
  const { size, mtimeNs, dev, ino } = lstatSync(path, { bigint: true });
  return { size: Number(size), mtimeNs: String(mtimeNs), dev: String(dev), ino: String(ino) };
}

export interface Wish {
  readonly from: string;
  readonly to: string;
  readonly action?: Action;
  readonly unit?: string;
  readonly content?: string;
  /** also over what is there now */
  readonly over?: boolean;
  /** where the file stands now, if an operation before this one brings it to `from` */
  readonly now?: string;
}

/** Carries a request out in this very thread; `stopAt` asks it to stop at its n-th step; `by` is another build of apply. */
export function conductHere(request: RunRequest, stopAt = Infinity, by = conduct): Told {
  const events: ApplyEvent[] = [];
  const { noLinks = false, noSameDevice = false } = request.trial ?? {};
  let steps = 0;
  by(request, {
    hands: { step: () => void (steps += 1), stopped: () => steps >= stopAt, sleep: () => {}, noLinks, noSameDevice },
    emit: (event) => events.push(event),
    now: () => request.now,
    host: hostname(),
    pid: process.pid,
  });
  return toldBy(events);
}

function toldBy(events: readonly ApplyEvent[]): Told {
  const end = events.at(-1);
  if (end?.type !== 'run-ended') throw new Error('The run did not end.');
  const ends = events.flatMap((event) =>
    event.type === 'operation-ended'
      ? [`${event.operation.id} ${event.status}${event.code ? ` ${event.code}` : ''}`]
      : [],
  );
  return { events, end, ends };
}

type RunEnd = Extract<ApplyEvent, { type: 'run-ended' }>;

export interface RollbackWish {
  readonly trial?: RunTrial;
  readonly only?: readonly string[];
  readonly includeChanged?: boolean;
}

export interface Told {
  readonly events: readonly ApplyEvent[];
  readonly end: RunEnd;
  /** `id status code` of each operation that ended */
  readonly ends: readonly string[];
}

export type Room = ReturnType<typeof openRoom>;

/** A folder that holds `in` and `out`, and one for the state. */
export interface Ground {
  readonly path: string;
  readonly state: string;
  remove(): void;
}

function temporaryGround(): Ground {
  const folder = temporaryFolder();
  return { path: folder.path, state: join(folder.path, 'state'), remove: () => folder.remove() };
}

/** `in` holds what is planted, `out` is the library's root. */
export function openRoom(files: Readonly<Record<string, string>>, ground: Ground = temporaryGround()) {
  const { path: folder, state } = ground;
  const input = join(folder, 'in');
  const output = join(folder, 'out');
  plant(folder, files);
  let runs = 0;
  const nextId = (): string => `run${String((runs += 1)).padStart(5, '0')}`;
  const place = { runsFolder: join(state, 'runs'), stateFolder: state, workerFile: WORKER, now: 1_700_000_000_000 };
  const at = (path: string): string => join(folder, path);

  const operations = (wishes: readonly Wish[], mode: Mode): readonly Operation[] =>
    wishes.map(({ from, to, action = mode, unit, content, over, now = from }, index) => ({
      id: `o${index + 1}`,
      action,
      unit: unit ?? `u${index + 1}`,
      source: at(from === '' ? to : from),
      destination: at(to),
      identity: action === 'write' || action === 'make-folder' ? null : identityAt(at(now)),
      replaces: over ? identityAt(at(to)) : null,
      content: content ?? null,
      accepted: true,
      show: 'Show',
    }));
  const plan = (
    wishes: readonly Wish[],
    options: { mode?: Mode; prune?: boolean; onConflict?: ConflictPolicy } = {},
  ): Plan => {
    const { mode = 'move', prune = false, onConflict = 'skip' } = options;
    return {
      id: 'plan',
      created: '2026-01-01T00:00:00.000Z',
      options: { preset: 'anivault', template: null, filmTemplate: null, mode, onConflict, prune },
      roots: { shows: output, films: output },
      sources: [input],
      operations: operations(wishes, mode),
      refusals: [],
      mounts: [],
      shows: [],
      conflicts: [],
      preflight: [],
    };
  };
  const listen = async (events: AsyncIterable<ApplyEvent>): Promise<Told> => {
    const all: ApplyEvent[] = [];
    for await (const event of events) all.push(event);
    return toldBy(all);
  };
  const requests = {
    apply: (asked: Plan, more: { trial?: RunTrial; verifyHash?: boolean } = {}): RunRequest => {
      const { trial = {}, verifyHash = false } = more;
      return {
        kind: 'apply',
        ...place,
        runId: nextId(),
        plan: asked,
        planText: '{}',
        verifyHash,
        breakLock: false,
        trial,
      };
    },
    rollback: (undoes: string, more: RollbackWish = {}): RunRequest => {
      const { trial = {}, only = null, includeChanged = false } = more;
      return {
        kind: 'rollback',
        ...place,
        runId: nextId(),
        undoes,
        operationIds: only,
        includeChanged,
        breakLock: false,
        trial,
      };
    },
    resume: (runId: string, trial: RunTrial = {}): RunRequest => ({
      kind: 'resume',
      ...place,
      runId,
      breakLock: false,
      trial,
    }),
  };
  const never = new AbortController().signal;
  return {
    path: folder,
    runsFolder: place.runsFolder,
    place,
    at,
    plan,
    /** what stands in `in` and `out` */
    tree: (): Record<string, string> =>
      Object.fromEntries(Object.entries(treeOf(folder)).filter(([path]) => !path.startsWith('state/'))),
    requests,
    /** through the worker, as the program does it */
    start: (request: RunRequest, signal: AbortSignal = never): Promise<Told> => listen(startRun(request, signal)),
    apply: (asked: Plan, trial: RunTrial = {}, stopAt?: number): Told =>
      conductHere(requests.apply(asked, { trial }), stopAt),
    rollback: (undoes: string, more: RollbackWish = {}): Told => conductHere(requests.rollback(undoes, more)),
    resume: (runId: string, trial: RunTrial = {}): Told => conductHere(requests.resume(runId, trial)),
    dispose: () => ground.remove(),
  };
}
