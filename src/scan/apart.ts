// The walk in a thread of its own: the door for whoever reads names at the same time.
import { Worker } from 'node:worker_threads';
import { eventsOf } from './parcel.ts';
import type { ScanEvent } from './walk.ts';
import type { WalkTask } from './worker.ts';

/** Memory of the walk's short-lived values, in megabytes: it keeps none. */
const YOUNG_MB = 16;

/** A thread that walks once. To start it takes as long as all that comes before a walk, so it can be had before. */
export interface Walker {
  /**
   * As `scanFolders`; sets out at once. A reader that stops, or an abort, ends the thread. Rejects with what the walk failed of.
   */
  walk(task: WalkTask, signal: AbortSignal): AsyncGenerator<ScanEvent>;
}

/** What has come of a thread so far. */
interface Post {
  readonly parcels: string[];
  failure: { readonly error: unknown } | null;
  ended: boolean;
  wake: () => void;
}

/** Starts a thread by the worker's file; it waits for its task. */
export function openWalker(workerFile: string): Walker {
  const worker = new Worker(workerFile, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const post: Post = { parcels: [], failure: null, ended: false, wake: () => undefined };
  worker.on('message', (parcel: string) => {
    post.parcels.push(parcel);
    post.wake();
  });
  worker.on('error', (error) => {
    post.failure = { error };
  });
  worker.on('exit', () => {
    post.ended = true;
    post.wake();
  });
  return {
    walk(task, signal) {
      worker.postMessage(task);
      return eventsFrom(worker, post, signal);
    },
  };
}

async function* eventsFrom(worker: Worker, post: Post, signal: AbortSignal): AsyncGenerator<ScanEvent> {
  const stop = (): void => {
    post.ended = true;
    post.wake();
  };
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      const parcel = post.parcels.shift();
      if (parcel !== undefined) {
        worker.postMessage(null);
        for (const event of eventsOf(parcel)) if (!signal.aborted) yield event;
      } else if (post.ended) break;
      else await new Promise<void>((resolve) => (post.wake = resolve));
    }
    if (post.failure) throw post.failure.error;
  } finally {
    signal.removeEventListener('abort', stop);
    if (!post.ended || signal.aborted) void worker.terminate();
  }
}
