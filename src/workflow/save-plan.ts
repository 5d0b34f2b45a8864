// A plan put away among our own files, to be carried out another day by `organize --from-plan`.
import { join } from 'node:path';
import { makeOwnFolder } from '../disk/own-file.ts';
import type { Parts } from './parts.ts';

/** Where a plan that is saved now lies. */
export function placeForPlan({ folders, clock }: Pick<Parts, 'folders' | 'clock'>): string {
  const time = new Date(clock.now()).toISOString().replace(/[:.]/g, '-');
  return join(folders.state, 'plans', `plan-${time}.json`);
}

/** Writes a plan's text there. Failure E-FS-… where that can't be. */
export async function savePlan(
  parts: Pick<Parts, 'folders' | 'writeTextFile'>,
  path: string,
  text: string,
): Promise<void> {
  makeOwnFolder(join(parts.folders.state, 'plans'));
  await parts.writeTextFile(path, text);
}
