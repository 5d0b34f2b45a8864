// Entry of the worker thread that carries out runs: gets the request, posts what happens, ends. The only room that touches the thread's clock.
import { hostname } from 'node:os';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { ApplyEvent } from '../model/run.ts';
import { Failure } from '../model/failure.ts';
import { conduct } from './conduct.ts';
import type { RunRequest, WorkerMessage, WorkerStart } from './run-request.ts';

/** A window draws at most some sixty times a second; more messages only cost. */
const POST_EVERY_MS = 30;
const MOST_IN_A_MESSAGE = 512;

function main(port: MessagePort, { stop }: WorkerStart, request: RunRequest): void {
  const flag = new Int32Array(stop);
  const bed = new Int32Array(new SharedArrayBuffer(4));
  const started = performance.now();
  let posted = -POST_EVERY_MS;
  let steps = 0;
  let waiting: ApplyEvent[] = [];
  const post = (message: WorkerMessage): void => port.postMessage(message);
  const flush = (): void => {
    if (waiting.length > 0) post({ kind: 'events', events: waiting });
    waiting = [];
    posted = performance.now();
  };
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
      emit: (event) => {
        waiting.push(event);
        if (waiting.length >= MOST_IN_A_MESSAGE || performance.now() - posted > POST_EVERY_MS) flush();
      },
      now: () => Math.round(request.now + performance.now() - started),
      host: hostname(),
      pid: process.pid,
    });
    flush();
  } catch (error) {
    flush();
    if (!(error instanceof Failure)) throw error;
    const { code, message, path, hint } = error;
    post({ kind: 'failure', failure: { code, message, path, hint } });
  }
}

const port = parentPort;
port?.once('message', (request: RunRequest) => main(port, workerData as WorkerStart, request));
