// The walk in a thread of its own: the door for whoever reads names at the same time.
import { Worker } from 'node:worker_threads';
import { eventsOf } from './parcel.ts';
import type { ScanEvent } from './walk.ts';
import type { WalkTask } from './worker.ts';

/** Memory of the walk's short-lived values, in megabytes: it keeps none. */
const YOUNG_MB = 16;

/**
 * As `scanFolders`, in a thread of its own by the worker's file. Starts at the first `next`; a reader that stops, or an abort, ends the thread. Rejects with
 * what the walk failed of.
 */
export async function* scanApart(
  workerFile: string,
  folders: readonly string[],
  options: WalkTask['options'],
  signal: AbortSignal,
): AsyncGenerator<ScanEvent> {
  const task: WalkTask = { folders, options };
  const worker = new Worker(workerFile, {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const parcels: string[] = [];
  let failure: { readonly error: unknown } | null = null;
  let ended = false;
  let wake = (): void => undefined;
  const end = (): void => {
    ended = true;
    wake();
  };
  worker.on('message', (parcel: string) => {
    parcels.push(parcel);
    wake();
  });
  worker.on('error', (error) => {
    failure = { error };
  });
  worker.on('exit', end);
  signal.addEventListener('abort', end);
  try {
    while (!signal.aborted) {
      const parcel = parcels.shift();
      if (parcel !== undefined) {
        worker.postMessage(null);
        for (const event of eventsOf(parcel)) if (!signal.aborted) yield event;
      } else if (ended) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    const found = failure as { readonly error: unknown } | null;
    if (found) throw found.error;
  } finally {
    signal.removeEventListener('abort', end);
    if (!ended || signal.aborted) void worker.terminate();
  }
}
