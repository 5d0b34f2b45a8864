// A library in a temporary folder for the tests of apply: plans of real files, runs through the real worker, the tree as it stands after.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRun } from '../../src/apply/run.ts';
import type { RunTrial } from '../../src/apply/run-request.ts';
import type { FileIdentity } from '../../src/model/media-file.ts';
import type { Action, ConflictPolicy, Mode, Operation, Plan } from '../../src/model/plan.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import { plant, temporaryFolder, treeOf } from '../support/tree.ts';

export const WORKER = fileURLToPath(new URL('../../src/apply/worker.ts', import.meta.url));

export function identityAt(path: string): FileIdentity {
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
}

type RunEnd = Extract<ApplyEvent, { type: 'run-ended' }>;

export interface Told {
  readonly events: readonly ApplyEvent[];
  readonly end: RunEnd;
  /** `id status code` of each operation that ended */
  readonly ends: readonly string[];
}

export type Room = ReturnType<typeof openRoom>;

/** `in` holds what is planted, `out` is the library's root. */
export function openRoom(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  const input = join(folder.path, 'in');
  const output = join(folder.path, 'out');
  const state = join(folder.path, 'state');
  plant(folder.path, files);
  let runs = 0;
  const nextId = (): string => `run${String((runs += 1)).padStart(5, '0')}`;
  const place = { runsFolder: join(state, 'runs'), stateFolder: state, workerFile: WORKER, now: 1_700_000_000_000 };
  const at = (path: string): string => join(folder.path, path);

  const operations = (wishes: readonly Wish[], mode: Mode): readonly Operation[] =>
    wishes.map(({ from, to, action = mode, unit, content, over }, index) => ({
      id: `o${index + 1}`,
      action,
      unit: unit ?? `u${index + 1}`,
      source: at(from === '' ? to : from),
      destination: at(to),
      identity: action === 'write' || action === 'make-folder' ? null : identityAt(at(from)),
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
      preflight: [],
    };
  };
  const listen = async (events: AsyncIterable<ApplyEvent>): Promise<Told> => {
    const all: ApplyEvent[] = [];
    for await (const event of events) all.push(event);
    const end = all.at(-1);
    if (end?.type !== 'run-ended') throw new Error('The run did not end.');
    const ends = all.flatMap((event) =>
      event.type === 'operation-ended'
        ? [`${event.operation.id} ${event.status}${event.code ? ` ${event.code}` : ''}`]
        : [],
    );
    return { events: all, end, ends };
  };
  const never = new AbortController().signal;
  return {
    path: folder.path,
    runsFolder: place.runsFolder,
    place,
    at,
    plan,
    /** what stands in `in` and `out` */
    tree: (): Record<string, string> =>
      Object.fromEntries(Object.entries(treeOf(folder.path)).filter(([path]) => !path.startsWith('state/'))),
    apply: (
      asked: Plan,
      more: { trial?: RunTrial; signal?: AbortSignal; runId?: string; verifyHash?: boolean } = {},
    ): Promise<Told> => {
      const { trial = {}, signal = never, runId = nextId(), verifyHash = false } = more;
      const request = {
        kind: 'apply',
        ...place,
        runId,
        plan: asked,
        planText: '{}',
        verifyHash,
        breakLock: false,
        trial,
      } as const;
      return listen(startRun(request, signal));
    },
    rollback: (
      undoes: string,
      more: { trial?: RunTrial; only?: readonly string[]; includeChanged?: boolean } = {},
    ): Promise<Told> => {
      const { trial = {}, only = null, includeChanged = false } = more;
      const request = {
        kind: 'rollback',
        ...place,
        runId: nextId(),
        undoes,
        operationIds: only,
        includeChanged,
        breakLock: false,
        trial,
      } as const;
      return listen(startRun(request, never));
    },
    resume: (runId: string): Promise<Told> =>
      listen(startRun({ kind: 'resume', ...place, runId, breakLock: false }, never)),
    dispose: () => folder.remove(),
  };
}
