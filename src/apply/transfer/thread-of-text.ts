// A thread that begins with the text of a function: it needs no file of its own, so it is the same in a bundle and in an executable.
import { Worker } from 'node:worker_threads';

/**
 * Starts a thread that carries out `body` with `data` as its `workerData`; null where none is to be had. Only its text gets there: it can use
 * nothing around it, and modules by `process.getBuiltinModule` alone. It ends with the thread that started it.
 */
export function threadOf(body: () => void, data: unknown): Worker | null {
  try {
    const thread = new Worker(`(${body.toString()})()`, { eval: true, workerData: data, execArgv: [] });
    // whoever started it may end without it, and looks for itself whether it does its work
    thread.unref();
    thread.on('error', () => undefined);
    return thread;
  } catch {
    return null;
  }
}
