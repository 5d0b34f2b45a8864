// Names of runs and plans: sortable by time, unique enough for one machine.
import type { Clock, Random } from '../model/ports.ts';

/** Crockford's base 32: no letter that is read as a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 6;

/** 16 characters: 50 bits of milliseconds, then 30 random bits. Later ids sort after earlier ones. */
export function newRunId(clock: Clock, random: Random): string {
  let time = clock.now();
  let id = '';
  for (let i = 0; i < TIME_DIGITS; i += 1) {
    id = (ALPHABET[time % 32] ?? '0') + id;
    time = Math.floor(time / 32);
  }
  for (const byte of random.bytes(RANDOM_DIGITS)) id += ALPHABET[byte % 32] ?? '0';
  return id;
}
