// When to send to TMDB, how fast, and when to leave it alone: a pure machine of five states over (state, event, now).
// It knows no clock, no network and no queue; the limiter obeys it. All times are milliseconds of one monotonic clock.
import type { ClientState } from '../model/ports.ts';

/** Results older than this say nothing about TMDB now. */
const WINDOW_MS = 30_000;
/** Eight seconds at full rate: enough to judge by, little enough to forget soon. */
const WINDOW_RESULTS = 300;
/** Fewer results make no ratio: one bad answer of two is chance. */
const RATIO_RESULTS = 10;
const THROTTLE_RATIO = 0.2;
const RECOVERED_RATIO = 0.1;
const SLEEP_RATIO = 0.6;
const SLEEP_RATIO_MS = 60_000;
/** A ratio counts when it holds at two evaluations: a single burst that is over already changes nothing. */
const HELD_EVALUATIONS = 2;
const THROTTLE_RUNNING_429 = 3;
const SLEEP_RUNNING_429 = 5;
const RECOVERED_SUCCESSES = 10;
const PROBE_SUCCESSES = 5;
const SLEEP_FIRST_MS = 2_000;
const SLEEP_MOST_MS = 300_000;
export const CACHE_ONLY_FIRST_MS = 60_000;
const CACHE_ONLY_MOST_MS = 600_000;
/** Two failures to connect with no answer between: there is no route, and a third try would only cost 5 s more. */
const NO_ROUTE_RUNNING = 2;
/** Pages or redirects where JSON should be, three running: a captive portal answers, not TMDB. */
const FOREIGN_RUNNING = 3;
/** What a Retry-After is honoured between; a 429 without a usable one pauses for the least. */
export const PAUSE_LEAST_MS = 1_000;
export const PAUSE_MOST_MS = 900_000;

/**
 * How a request ended. `answered`: TMDB spoke, whatever it said; `network`: cut off, timed out; `unreachable`: no
 * connection came to be; `foreign`: something else than TMDB answered; `broken`: JSON that is not what it should be.
 */
export type Outcome =
  'answered' | 'too-many' | 'server-error' | 'network' | 'unreachable' | 'foreign' | 'broken' | 'key-refused';

export type PolicyEvent =
  | { readonly type: 'tick' }
  | { readonly type: 'result'; readonly outcome: Outcome; readonly retryAfterMs: number | null };

interface Result {
  readonly at: number;
  readonly bad: boolean;
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
  /** evaluations running at which the ratio asked for a transition */
  readonly held: number;
  /** since when the ratio is at least SLEEP_RATIO */
  readonly highSince: number | null;
  readonly running429: number;
  readonly runningUnreachable: number;
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
  held: 0,
  highSince: null,
  running429: 0,
  runningUnreachable: 0,
  runningForeign: 0,
  sleeps: 0,
  cacheOnlys: 0,
  ramping: false,
  keyRefused: false,
});

const doubled = (first: number, times: number, most: number): number => Math.min(most, first * 2 ** times);

const enter = (state: PolicyState, name: ClientState, now: number): PolicyState => {
  const entered: PolicyState = {
    ...state,
    name,
    since: now,
    until: now,
    results: [],
    successes: 0,
    held: 0,
    highSince: null,
    // each state counts its own: three 429s in flight together must not carry a burst on into Sleep
    running429: 0,
  };
  switch (name) {
    case 'Normal':
      return { ...entered, ramping: state.name === 'HalfOpen', sleeps: 0, cacheOnlys: 0 };
    case 'Throttle':
    case 'HalfOpen':
      return entered;
    case 'Sleep': {
      const until = now + doubled(SLEEP_FIRST_MS, state.sleeps, SLEEP_MOST_MS);
      return { ...entered, until: Math.max(until, state.pausedUntil), sleeps: state.sleeps + 1 };
    }
    case 'CacheOnly': {
      const until = now + doubled(CACHE_ONLY_FIRST_MS, state.cacheOnlys, CACHE_ONLY_MOST_MS);
      return { ...entered, until: Math.max(until, state.pausedUntil), cacheOnlys: state.cacheOnlys + 1 };
    }
  }
};

const isBad = (outcome: Outcome): boolean => {
  switch (outcome) {
    case 'too-many':
    case 'server-error':
    case 'network':
    case 'unreachable':
    case 'foreign':
      return true;
    case 'answered':
    case 'broken':
    case 'key-refused':
      return false;
  }
};

const record = (state: PolicyState, event: PolicyEvent & { type: 'result' }, now: number): PolicyState => {
  const { outcome } = event;
  const asked = event.retryAfterMs ?? (outcome === 'too-many' ? PAUSE_LEAST_MS : null);
  const pause = asked === null ? 0 : Math.min(PAUSE_MOST_MS, Math.max(PAUSE_LEAST_MS, asked));
  const pausedUntil = Math.max(state.pausedUntil, now + pause);
  return {
    ...state,
    pausedUntil,
    until: state.name === 'Sleep' ? Math.max(state.until, pausedUntil) : state.until,
    results: [...state.results, { at: now, bad: isBad(outcome) }],
    successes: state.successes + (outcome === 'answered' ? 1 : 0),
    running429: outcome === 'too-many' ? state.running429 + 1 : 0,
    // a connection that was made and then cut is no answer, yet it shows that there is a route
    runningUnreachable: outcome === 'unreachable' ? state.runningUnreachable + 1 : 0,
    runningForeign: outcome === 'foreign' ? state.runningForeign + 1 : 0,
    keyRefused: state.keyRefused || outcome === 'key-refused',
  };
};

/** The target where the ratio or the run of 429s asks for a transition now; `held` where it must hold once more. */
const judgeNormal = (state: PolicyState, ratio: number, now: number): PolicyState => {
  if (state.running429 >= THROTTLE_RUNNING_429) return enter(state, 'Throttle', now);
  if (state.results.length < RATIO_RESULTS || ratio < THROTTLE_RATIO) return { ...state, held: 0 };
  const held = state.held + 1;
  return held >= HELD_EVALUATIONS ? enter(state, 'Throttle', now) : { ...state, held };
};

const judgeThrottle = (state: PolicyState, ratio: number, now: number): PolicyState => {
  if (state.running429 >= SLEEP_RUNNING_429) return enter(state, 'Sleep', now);
  const isHigh = state.results.length >= RATIO_RESULTS && ratio >= SLEEP_RATIO;
  const highSince = isHigh ? (state.highSince ?? now) : null;
  if (highSince !== null && now - highSince >= SLEEP_RATIO_MS) return enter(state, 'Sleep', now);
  const isClean = state.successes >= RECOVERED_SUCCESSES && ratio < RECOVERED_RATIO;
  const held = isClean ? state.held + 1 : 0;
  return held >= HELD_EVALUATIONS ? enter(state, 'Normal', now) : { ...state, held, highSince };
};

const judgeHalfOpen = (state: PolicyState, now: number): PolicyState => {
  if (state.results.at(-1)?.bad === true) {
    const longest = doubled(SLEEP_FIRST_MS, state.sleeps - 1, SLEEP_MOST_MS) >= SLEEP_MOST_MS;
    return enter(state, longest ? 'CacheOnly' : 'Sleep', now);
  }
  return state.successes >= PROBE_SUCCESSES ? enter(state, 'Normal', now) : state;
};

/** The machine: evaluates one result, or a second that passed. */
export const stepPolicy = (before: PolicyState, event: PolicyEvent, now: number): PolicyState => {
  const recorded = event.type === 'result' ? record(before, event, now) : before;
  const results = recorded.results.filter(({ at }) => now - at < WINDOW_MS).slice(-WINDOW_RESULTS);
  const state = { ...recorded, results };
  const hasNoRoute = state.runningUnreachable >= NO_ROUTE_RUNNING || state.runningForeign >= FOREIGN_RUNNING;
  if (event.type === 'result' && hasNoRoute && state.name !== 'CacheOnly') return enter(state, 'CacheOnly', now);
  const ratio = results.length === 0 ? 0 : results.filter(({ bad }) => bad).length / results.length;
  switch (state.name) {
    case 'Normal':
      return judgeNormal(state, ratio, now);
    case 'Throttle':
      return judgeThrottle(state, ratio, now);
    case 'HalfOpen':
      return judgeHalfOpen(state, now);
    case 'Sleep':
    case 'CacheOnly':
      return now >= state.until ? enter(state, 'HalfOpen', now) : state;
  }
};
