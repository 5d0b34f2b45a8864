// What waits to be posted by the worker: events go out together, and of how far a copy is only the last word does.
import type { ApplyEvent } from '../model/run.ts';

/** A window draws at most some sixty times a second; more messages only cost. */
const POST_EVERY_MS = 30;
const MOST_IN_A_MESSAGE = 512;

export interface Outbox {
  /** posts it, with what waits, or keeps it until the next one */
  add(event: ApplyEvent): void;
  /** posts what waits */
  flush(): void;
}

/** Nothing waits. `now`: monotonic milliseconds. */
export function createOutbox(post: (events: readonly ApplyEvent[]) => void, now: () => number): Outbox {
  let posted = Number.NEGATIVE_INFINITY;
  let waiting: ApplyEvent[] = [];
  const flush = (): void => {
    if (waiting.length > 0) post(waiting);
    waiting = [];
    posted = now();
  };
  return {
    add(event) {
      if (event.type === 'operation-advanced' && waiting.at(-1)?.type === event.type) waiting.pop();
      waiting.push(event);
      if (waiting.length >= MOST_IN_A_MESSAGE || now() - posted > POST_EVERY_MS) flush();
    },
    flush,
  };
}
