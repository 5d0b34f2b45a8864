// The machine's own clock, randomness and terminal-free facts, as the ports that rooms are handed.
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { sep } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Clock, Random } from '../model/ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) => after(ms, undefined, signal ? { signal, ref: true } : {}),
};

export const systemRandom: Random = {
  next: () => Math.random(),
  bytes: (count) => randomBytes(count),
};

/**
 * The user's home folder. A user id that the system does not know has none: the root of all then, as containers give such users, where they
 * can't write; so what needs no folder of our own works, and what needs one says that it can't be made.
 */
export function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return sep;
  }
}
