// The door of apply: starts the worker that carries out a run and tells what happens as it happens.
import { Worker } from 'node:worker_threads';
import { Failure } from '../model/failure.ts';
import type { ApplyEvent } from '../model/run.ts';
import type { RunRequest, WorkerMessage, WorkerStart } from './run-request.ts';

/** How long a worker may take to stop; one that hangs in a dead share can't be waited for. */
const STOP_WITHIN_MS = 5_000;

type Ending =
  { readonly kind: 'over' } | { readonly kind: 'silent' } | { readonly kind: 'thrown'; readonly error: unknown };

/**
 * Carries out, undoes or resumes a run. The last event is `run-ended`; an aborted signal makes it paused, at the latest 5 s later: a worker that
 * does not answer is left, and the journal knows. Failure E-LOCKED, E-JOURNAL, E-USAGE, E-FS-GONE, E-PLAN-SCHEMA where it can't begin.
 */
export async function* startRun(request: RunRequest, signal: AbortSignal): AsyncGenerator<ApplyEvent> {
  const stop = new SharedArrayBuffer(4);
  const start: WorkerStart = { stop };
  // Node 22 tells each thread's user that SQLite is experimental
  const worker = new Worker(request.workerFile, {
    workerData: start,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  worker.postMessage(request);
  const queue: ApplyEvent[] = [];
  let ending: Ending | null = null;
  let wake: () => void = () => undefined;
  const end = (how: Ending): void => {
    ending ??= how;
    wake();
  };
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'events') queue.push(...message.events);
    else end({ kind: 'thrown', error: failureOf(message.failure) });
    wake();
  });
  worker.on('error', (error) => end({ kind: 'thrown', error }));
  worker.on('exit', () => end({ kind: 'over' }));
  const askToStop = (): void => {
    Atomics.store(new Int32Array(stop), 0, 1);
    AbortSignal.timeout(STOP_WITHIN_MS).addEventListener('abort', () => end({ kind: 'silent' }));
  };
  if (signal.aborted) askToStop();
  else signal.addEventListener('abort', askToStop, { once: true });
  try {
    let last: ApplyEvent | null = null;
    for (;;) {
      for (const event of queue.splice(0)) yield (last = event);
      const how = ending as Ending | null;
      if (queue.length > 0) continue;
      if (how === null) await new Promise<void>((resolve) => (wake = resolve));
      else if (how.kind === 'thrown') throw how.error;
      else {
        if (last?.type !== 'run-ended') yield unanswered(request.runId, how);
        return;
      }
    }
  } finally {
    signal.removeEventListener('abort', askToStop);
    // a window that stops listening stops the run as well; it ends at its next step
    Atomics.store(new Int32Array(stop), 0, 1);
    if ((ending as Ending | null)?.kind === 'silent') worker.unref();
  }
}

const failureOf = ({ code, message, path, hint }: Extract<WorkerMessage, { kind: 'failure' }>['failure']): Failure =>
  new Failure({ code, message, ...(path === null ? {} : { path }), ...(hint === null ? {} : { hint }) });

const unanswered = (runId: string, how: Ending): ApplyEvent => ({
  type: 'run-ended',
  runId,
  state: 'paused',
  done: 0,
  skipped: 0,
  failed: 0,
  bytes: 0,
  code: 'E-FS-IO',
  reason:
    how.kind === 'silent'
      ? 'The disk is not answering. The journal knows what was done; resume the run when the disk is back.'
      : 'The worker ended without a word. The journal knows what was done; resume the run.',
});
