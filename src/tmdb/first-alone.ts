// Lets the first request of a process go alone, so that a refused key costs one request and not one for each in flight.
import { abortable } from './abortable.ts';

export interface FirstAlone {
  /** resolves when the caller may send; call the result when it ended, with whether TMDB answered */
  enter(signal: AbortSignal): Promise<(answered: boolean) => void>;
}

/** A gate that one caller at a time may pass until the first answer, and everybody after it. */
export const createFirstAlone = (): FirstAlone => {
  let isOpen = false;
  let ahead: Promise<void> | null = null;
  return {
    enter: async (signal) => {
      while (!isOpen && ahead !== null) await abortable(ahead, signal);
      if (isOpen) return () => undefined;
      const turn = Promise.withResolvers<undefined>();
      ahead = turn.promise;
      return (answered) => {
        isOpen ||= answered;
        ahead = null;
        turn.resolve(undefined);
      };
    },
  };
};
