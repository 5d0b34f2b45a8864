// One run at a time on a library: a lock that the kernel lets go when its holder dies, however it dies.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeOwnFolder, removeOwnFile, writeOwnFileSync } from '../disk/own-file.ts';
import { takeProcessLock } from '../disk/process-lock.ts';
import { Failure } from '../model/failure.ts';
import { keysOf, type Territory } from './territory.ts';

export interface Holder {
  readonly runId: string;
  readonly host: string;
  readonly pid: number;
  /** ISO 8601 UTC */
  readonly started: string;
}

/**
 * Takes the lock of every library root and returns what lets them go. Failure E-LOCKED where one is held, naming its holder. Where a run has no
 * root (in place), its source folders stand for it.
 */
export function lockLibrary(stateFolder: string, territory: Territory, holder: Holder): () => void {
  const folder = join(stateFolder, 'locks');
  makeOwnFolder(folder);
  const held: (() => void)[] = [];
  const release = (): void => {
    for (const each of held.splice(0).toReversed()) each();
  };
  try {
    // in one order everywhere, so that two runs never wait for each other
    for (const root of keysOf(territory)) held.push(lockOne(join(folder, nameOf(root)), holder));
  } catch (error) {
    release();
    throw error;
  }
  return release;
}

const nameOf = (root: string): string => createHash('sha256').update(root).digest('hex').slice(0, 16);

function lockOne(path: string, holder: Holder): () => void {
  const letGo = takeProcessLock(`${path}.db`);
  if (letGo === null)
    throw new Failure({
      code: 'E-LOCKED',
      message: `The library is being worked on by another AniVault${holderOf(`${path}.json`)}.`,
      hint: 'Try again when it has finished.',
    });
  writeOwnFileSync(`${path}.json`, JSON.stringify(holder));
  return () => {
    removeOwnFile(`${path}.json`);
    letGo();
  };
}

/** Who holds it, as far as it can be told: the file is only a note beside the lock. */
function holderOf(path: string): string {
  try {
    const note = JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<keyof Holder, unknown>>;
    const { pid, host, runId, started } = note;
    return ` (process ${String(pid)} on ${String(host)}, run ${String(runId)}, since ${String(started)})`;
  } catch {
    return '';
  }
}
