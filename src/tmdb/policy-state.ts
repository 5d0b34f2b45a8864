// What the rate policy remembers, what can happen to it, and how it goes from one state into another. Pure.
// All times are milliseconds of one monotonic clock.
import type { ClientState } from '../model/ports.ts';

const SLEEP_FIRST_MS = 2_000;
export const SLEEP_MOST_MS = 300_000;
export const CACHE_ONLY_FIRST_MS = 60_000;
const CACHE_ONLY_MOST_MS = 600_000;
/** What a Retry-After is honoured between; a 429 without a usable one pauses for the least. */
export const PAUSE_LEAST_MS = 1_000;
export const PAUSE_MOST_MS = 900_000;

/**
 * How a request ended. `answered`: TMDB spoke, whatever it said; `network`: cut off, or too slow; `unreachable`: no
 * connection came to be; `silent`: there was one, but no byte came; `foreign`: something else than TMDB answered; `broken`: JSON that is not
 * what it should be.
 */
export type Outcome =
  | 'answered'
  | 'too-many'
  | 'server-error'
  | 'network'
  | 'unreachable'
  | 'silent'
  | 'foreign'
  | 'broken'
  | 'key-refused';

export interface ResultEvent {
  readonly type: 'result';
  readonly outcome: Outcome;
  readonly retryAfterMs: number | null;
  /** when the request was sent: what was sent before a transition says nothing about the state after it */
  readonly sentAt: number;
}

export type PolicyEvent =
  | { readonly type: 'tick' }
  /** another process of this user was asked to wait */
  | { readonly type: 'paused'; readonly until: number }
  | ResultEvent;

interface Result {
  readonly at: number;
  readonly outcome: Outcome;
}

export interface PolicyState {
  readonly name: ClientState;
  readonly since: number;
  /** end of Sleep or CacheOnly; `since` in the other states */
  readonly until: number;
  /** nobody sends before this, in any state */
  readonly pausedUntil: number;
  /** since the last transition */
  readonly results: readonly Result[];
  readonly successes: number;
  /** when the ratio was judged last */
  readonly evaluatedAt: number;
  /** evaluations running at which the ratio asked for a transition */
  readonly held: number;
  /** since when the ratio is at least SLEEP_RATIO */
  readonly highSince: number | null;
  readonly running429: number;
  readonly runningUnreachable: number;
  readonly runningNoAnswer: number;
  readonly runningForeign: number;
  /** Sleeps and CacheOnlys since the last return to Normal: each is twice as long as the one before */
  readonly sleeps: number;
  readonly cacheOnlys: number;
  /** Normal after an outage climbs slowly */
  readonly ramping: boolean;
  /** latched: nothing brings a refused key back but another key, that is another client */
  readonly keyRefused: boolean;
}

/** The state a client starts in. */
export const startPolicy = (now: number): PolicyState => ({
  name: 'Normal',
  since: now,
  until: now,
  pausedUntil: now,
  results: [],
  successes: 0,
  evaluatedAt: now,
  held: 0,
  highSince: null,
  running429: 0,
  runningUnreachable: 0,
  runningNoAnswer: 0,
  runningForeign: 0,
  sleeps: 0,
  cacheOnlys: 0,
  ramping: false,
  keyRefused: false,
});

const doubled = (first: number, times: number, most: number): number => Math.min(most, first * 2 ** times);

/** How long the Sleep after `sleeps` others lasts by itself. */
export const sleepMs = (sleeps: number): number => doubled(SLEEP_FIRST_MS, sleeps, SLEEP_MOST_MS);

/** The state after a transition: what was counted before it is forgotten. */
export const enter = (state: PolicyState, name: ClientState, now: number): PolicyState => {
  const entered: PolicyState = {
    ...state,
    name,
    since: now,
    until: now,
    results: [],
    successes: 0,
    held: 0,
    highSince: null,
    running429: 0,
  };
  switch (name) {
    case 'Normal':
      return { ...entered, ramping: state.name === 'HalfOpen', sleeps: 0, cacheOnlys: 0 };
    case 'Throttle':
    case 'HalfOpen':
      return entered;
    case 'Sleep':
      return { ...entered, until: Math.max(now + sleepMs(state.sleeps), state.pausedUntil), sleeps: state.sleeps + 1 };
    case 'CacheOnly': {
      const until = now + doubled(CACHE_ONLY_FIRST_MS, state.cacheOnlys, CACHE_ONLY_MOST_MS);
      return { ...entered, until: Math.max(until, state.pausedUntil), cacheOnlys: state.cacheOnlys + 1 };
    }
  }
};

/** The state in which nobody sends before `until`; a Sleep lasts at least as long. */
export const pause = (state: PolicyState, until: number): PolicyState => {
  const pausedUntil = Math.max(state.pausedUntil, until);
  return {
    ...state,
    pausedUntil,
    until: state.name === 'Sleep' ? Math.max(state.until, pausedUntil) : state.until,
  };
};
