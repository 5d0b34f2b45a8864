// When requests were sent, and when the next may be: the hard cap of one process, kept at send time whatever the queue before it does.
import type { Limits } from './permit.ts';

/** Any second on the server's clock, with 50 ms for requests that overtake each other on the way. */
const LOG_MS = 1_050;

/** Milliseconds between two sends at that rate. */
export const spacingMs = ({ rate }: Pick<Limits, 'rate'>): number => Math.ceil(LOG_MS / rate);

export interface SendLog {
  /** ms until the next send keeps both the spacing and the cap; 0 or less: now */
  untilRoom(limits: Limits, now: number): number;
  add(now: number): void;
}

/** A log of nothing sent. */
export const createSendLog = (): SendLog => {
  let sent: readonly number[] = [];
  return {
    untilRoom: (limits, now) => {
      sent = sent.filter((at) => now - at < LOG_MS);
      const most = Math.max(1, Math.floor(limits.rate));
      const oldest = sent.length < most ? undefined : sent.at(-most);
      // half the spacing: enough against a burst after a pause, too little to add this clock's jitter to the queue's pace
      const spaced = (sent.at(-1) ?? -Infinity) + spacingMs(limits) / 2 - now;
      return Math.max(spaced, oldest === undefined ? 0 : oldest + LOG_MS - now);
    },
    add: (now) => {
      sent = [...sent, now];
    },
  };
};
