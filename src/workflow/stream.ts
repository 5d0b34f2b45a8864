// Makes an async generator out of things that happen: pushes wait for the reader, an abort ends both sides.

/** What a producer pushes into; `push` resolves when there is room again. */
export interface Sink<T> {
  push(value: T): Promise<void>;
}

const nothing = (): void => undefined;

/** Wakes all that wait; a ring before anybody waits is remembered once. */
function bell(): { ring(): void; wait(): Promise<void> } {
  let rung = false;
  let waiting: (() => void)[] = [];
  return {
    ring() {
      rung = waiting.length === 0;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    wait() {
      return new Promise<void>((resolve) => {
        if (rung) resolve();
        else waiting.push(resolve);
        rung = false;
      });
    },
  };
}

/**
 * Runs `produce` beside the reader, at most `room` values ahead of it. A failure of the producer is thrown to the reader after the values
 * before it; a reader that stops early aborts `produce` by the signal it was given and waits for its end.
 */
export async function* streamOf<T>(
  produce: (sink: Sink<T>, signal: AbortSignal) => Promise<void>,
  outer: AbortSignal,
  room = 64,
): AsyncGenerator<T> {
  const own = new AbortController();
  const signal = AbortSignal.any([outer, own.signal]);
  const queue: T[] = [];
  const filled = bell();
  const emptied = bell();
  let ended = false;
  let failure: { readonly error: unknown } | null = null;

  const sink: Sink<T> = {
    async push(value) {
      queue.push(value);
      filled.ring();
      while (queue.length > room && !signal.aborted) await emptied.wait();
    },
  };
  const stop = (): void => {
    emptied.ring();
    filled.ring();
  };
  signal.addEventListener('abort', stop);
  const work = produce(sink, signal)
    .catch((error: unknown) => {
      failure = { error };
    })
    .finally(() => {
      ended = true;
      filled.ring();
    });

  try {
    for (;;) {
      const next = queue.shift();
      if (next !== undefined) {
        emptied.ring();
        yield next;
      } else if (ended) break;
      else await filled.wait();
    }
    const found = failure as { readonly error: unknown } | null;
    if (found) throw found.error;
  } finally {
    own.abort();
    signal.removeEventListener('abort', stop);
    await work.catch(nothing);
  }
}
