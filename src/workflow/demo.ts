// The demo: a throw-away library and the built-in catalogue, so that everything can be tried without a key, a network or a file of one's own.
import { join } from 'node:path';
import type { Roots } from '../model/plan.ts';
import type { Options } from '../settings/options.ts';
import type { WorkflowEvent } from './event.ts';
import { organizeLibrary } from './organize.ts';
import type { CatalogueSession, Parts } from './parts.ts';
import { rollbackRun } from './rollback.ts';

export interface Demo {
  /** the parts to work with: state and settings stay inside the throw-away folder */
  readonly parts: Parts;
  readonly folder: string;
  readonly roots: Roots;
  readonly session: CatalogueSession;
  close(): Promise<void>;
}

/** Writes the sample library and opens the catalogue; `close` removes the folder. */
export async function openDemo(parts: Parts): Promise<Demo> {
  const base = await parts.makeSample();
  const session = await parts.openDemoCatalogue();
  const inside = (name: string): string => join(base, '.state', name);
  return {
    parts: { ...parts, folders: { config: inside('config'), cache: inside('cache'), state: inside('state') } },
    folder: join(base, 'downloads'),
    roots: { shows: join(base, 'library', 'TV'), films: join(base, 'library', 'Movies') },
    session,
    async close() {
      await session.close();
      await parts.removeSample(base);
    },
  };
}

/** Scans, matches, applies and rolls back in the throw-away folder, and removes it. */
export async function* demoThrough(parts: Parts, options: Options, signal: AbortSignal): AsyncGenerator<WorkflowEvent> {
  const demo = await openDemo(parts);
  try {
    yield { type: 'noted', phase: 'system', code: 'demo-opened', text: `A sample library was made in ${demo.folder}` };
    const request = {
      folders: [demo.folder],
      options: { ...options, apply: true },
      roots: demo.roots,
      unattended: true,
      again: false,
      planFile: null,
    };
    yield* organizeLibrary(demo.parts, request, demo.session, signal);
    yield { type: 'noted', phase: 'system', code: 'demo-applied', text: 'Now the same way back.' };
    yield* rollbackRun(
      demo.parts,
      { runId: null, only: null, includeChanged: false, apply: true, breakLock: false },
      signal,
    );
  } finally {
    await demo.close();
  }
}
