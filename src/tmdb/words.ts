// What the client is doing, in words for people. Pure.
import type { PolicyState } from './policy-state.ts';

const span = (ms: number): string => {
  // a sum of fractions of a monotonic clock is a hair above the whole second that it stands for
  const seconds = Math.max(1, Math.ceil(Math.round(ms) / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
};

/** One line for a pause that is no state of its own. */
export const pauseText = ({ pausedUntil }: PolicyState, now: number): string =>
  `TMDB asks us to wait ${span(pausedUntil - now)}`;

/** One line for the slower pace of a process that can't know of others. */
export const privateText = (reason: string): string =>
  `TMDB is asked at a quarter of the speed: other AniVaults can't be seen (${reason})`;

/** One line for a transition of the client's state. */
export const transitionText = (to: PolicyState): string => {
  const wait = span(to.until - to.since);
  switch (to.name) {
    case 'Normal':
      return to.ramping ? 'TMDB answers again: half speed, rising to full' : 'TMDB answers well again: full speed';
    case 'Throttle':
      return to.pausedUntil > to.since ? 'TMDB asks for fewer requests: half speed' : 'TMDB is in trouble: half speed';
    case 'Sleep':
      return to.pausedUntil >= to.until ? `TMDB asks us to wait ${wait}` : `TMDB is in trouble: next try in ${wait}`;
    case 'HalfOpen':
      return 'Trying whether TMDB answers again';
    case 'CacheOnly':
      return `TMDB can't be reached: only what is cached is used, next try in ${wait}`;
  }
};
