// The machine's own clock, randomness and terminal-free facts, as the ports that rooms are handed.
import { randomBytes } from 'node:crypto';
import { setImmediate as atOnce, setTimeout as after } from 'node:timers/promises';
import type { Clock, Random } from '../model/ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) => {
    const until = signal ? { signal, ref: true } : {};
    // a timer of no time takes a millisecond
    return ms === 0 ? atOnce(undefined, until) : after(ms, undefined, until);
  },
};

export const systemRandom: Random = {
  next: () => Math.random(),
  bytes: (count) => randomBytes(count),
};
