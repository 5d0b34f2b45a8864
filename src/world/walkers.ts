// Threads that walk. One may be started before it is known which folders: to start it takes as long as all else that comes before a walk.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWalker, type Walker } from '../scan/apart.ts';

const here = fileURLToPath(import.meta.url);
/** Beside the bundle, or the source where this runs unbundled. */
const WORKER = here.endsWith('.ts')
  ? join(dirname(here), '..', 'scan', 'worker.ts')
  : join(dirname(here), 'scan-worker.js');

let spare: Walker | null = null;

/** Starts a thread for the walk that comes. */
export function prepareWalker(): void {
  spare ??= openWalker(WORKER);
}

/** The thread that was prepared, or a new one. */
export function takeWalker(): Walker {
  const walker = spare ?? openWalker(WORKER);
  spare = null;
  return walker;
}
