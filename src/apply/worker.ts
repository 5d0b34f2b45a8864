// Entry of the worker thread that carries out runs: gets the request, posts what happens, ends. The only room that touches the thread's clock.
import { hostname } from 'node:os';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../model/failure.ts';
import { conduct } from './conduct.ts';
import { createOutbox } from './outbox.ts';
import type { RunRequest, WorkerMessage, WorkerStart } from './run-request.ts';

function main(port: MessagePort, { stop }: WorkerStart, request: RunRequest): void {
  const flag = new Int32Array(stop);
  const bed = new Int32Array(new SharedArrayBuffer(4));
  const started = performance.now();
  let steps = 0;
  const post = (message: WorkerMessage): void => port.postMessage(message);
  const outbox = createOutbox(
    (events) => post({ kind: 'events', events }),
    () => performance.now(),
  );
  try {
    conduct(request, {
      hands: {
        step: () => {
          steps += 1;
          if (steps === request.trial?.crashAtStep) process.kill(process.pid, 'SIGKILL');
        },
        stopped: () => Atomics.load(flag, 0) !== 0,
        sleep: (ms) => void Atomics.wait(bed, 0, 0, ms),
        noLinks: request.trial?.noLinks ?? false,
        noSameDevice: request.trial?.noSameDevice ?? false,
      },
      emit: (event) => outbox.add(event),
      now: () => Math.round(request.now + performance.now() - started),
      host: hostname(),
      pid: process.pid,
    });
    outbox.flush();
  } catch (error) {
    outbox.flush();
    if (!(error instanceof Failure)) throw error;
    const { code, message, path, hint } = error;
    post({ kind: 'failure', failure: { code, message, path, hint } });
  }
}

const port = parentPort;
port?.once('message', (request: RunRequest) => main(port, workerData as WorkerStart, request));
