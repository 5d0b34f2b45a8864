// Identical requests in flight become one. One asker giving up does not take the answer from the others.
import { abortable } from './abortable.ts';

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  askers: number;
}

/** A function that joins calls of one key; the work is aborted when its last asker is. */
export const createJoined = <T>() => {
  const flights = new Map<string, Flight<T>>();

  const start = (key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const answer = work(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    const flight: Flight<T> = { answer, controller, askers: 0 };
    flights.set(key, flight);
    return flight;
  };

  return async (key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const flight = flights.get(key) ?? start(key, work);
    flight.askers += 1;
    try {
      return await abortable(flight.answer, signal);
    } finally {
      flight.askers -= 1;
      if (flight.askers === 0 && signal.aborted) {
        // nobody may join what is being ended
        flights.delete(key);
        flight.controller.abort(signal.reason);
      }
    }
  };
};
