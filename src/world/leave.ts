// The way out of the process, which nothing may hold up: neither an open handle nor a thread that hangs in a share that does not answer.
import type { Worker } from 'node:worker_threads';

/** An idle thread ends in no time; one that hangs in a call of the kernel never does. Whoever has interrupted waits for neither. */
const THREADS_GET_MS = 250;
/** Where work ended by itself its number counts, and a thread at a slow disk gets the time to let it be told. */
const THREADS_GET_AT_THE_END_MS = 5_000;

/** Knows the threads of this process from now on. The answer ends the process with `code`; `signal`: what ended the work, if one did. */
export function watchThreads(): (code: number, signal: NodeJS.Signals | null) => Promise<void> {
  const threads = new Set<Worker>();
  process.on('worker', (thread) => {
    threads.add(thread);
    thread.once('exit', () => threads.delete(thread));
  });
  return async (code, signal) => {
    const ended = Promise.all([...threads].map((thread) => thread.terminate()));
    const patience = signal === null ? THREADS_GET_AT_THE_END_MS : THREADS_GET_MS;
    const late = new Promise((resolve) => setTimeout(resolve, patience, null));
    if ((await Promise.race([ended, late])) === null) dieBy(signal ?? 'SIGTERM', code);
    process.exit(code);
  };
}

/** `process.exit` waits for every thread; a signal that nobody listens to waits for none, and a shell sees the same number. */
function dieBy(signal: NodeJS.Signals, code: number): void {
  // what restores the terminal listens to this
  process.emit('exit', code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
