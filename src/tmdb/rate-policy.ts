// When to send to TMDB, how fast, and when to leave it alone: a pure machine of five states over (state, event, now).
// It knows no clock, no network and no queue; the limiter obeys it. All times are milliseconds of one monotonic clock.
import {
  enter,
  pause,
  PAUSE_LEAST_MS,
  PAUSE_MOST_MS,
  sleepMs,
  SLEEP_MOST_MS,
  type Outcome,
  type PolicyEvent,
  type PolicyState,
  type ResultEvent,
} from './policy-state.ts';

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
/** The machine judges after each result and each second; a look in between only sees what a timer ends. */
const EVALUATION_MS = 1_000;
const THROTTLE_RUNNING_429 = 3;
const SLEEP_RUNNING_429 = 5;
const RECOVERED_SUCCESSES = 10;
const PROBE_SUCCESSES = 5;
/** Two failures to connect with no answer between: there is no route, and a third try would only cost 5 s more. */
const NO_ROUTE_RUNNING = 2;
/** Connections that stay silent count with them: a server that restarts may drop two requests, hardly three running. */
const NO_ANSWER_RUNNING = 3;
/** Pages or redirects where JSON should be, ten running: a captive portal answers, no stumbling server of TMDB's. */
const FOREIGN_RUNNING = 10;

const isBad = (outcome: Outcome): boolean => {
  switch (outcome) {
    case 'too-many':
    case 'server-error':
    case 'network':
    case 'unreachable':
    case 'silent':
    case 'foreign':
      return true;
    case 'answered':
    case 'broken':
    case 'key-refused':
      return false;
  }
};

const isStale = (state: PolicyState, { sentAt }: ResultEvent): boolean => sentAt < state.since;

const record = (before: PolicyState, event: ResultEvent, now: number): PolicyState => {
  const { outcome } = event;
  const asked = event.retryAfterMs ?? (outcome === 'too-many' ? PAUSE_LEAST_MS : null);
  const paused =
    asked === null ? before : pause(before, now + Math.min(PAUSE_MOST_MS, Math.max(PAUSE_LEAST_MS, asked)));
  const state = { ...paused, keyRefused: paused.keyRefused || outcome === 'key-refused' };
  if (isStale(state, event)) return state;
  const hasNoAnswer = outcome === 'unreachable' || outcome === 'silent';
  return {
    ...state,
    results: [...state.results, { at: now, outcome }],
    successes: state.successes + (outcome === 'answered' ? 1 : 0),
    running429: outcome === 'too-many' ? state.running429 + 1 : 0,
    // a connection that was made and then cut is no answer, yet it shows that there is a route
    runningUnreachable: hasNoAnswer ? state.runningUnreachable + (outcome === 'unreachable' ? 1 : 0) : 0,
    runningNoAnswer: hasNoAnswer ? state.runningNoAnswer + 1 : 0,
    runningForeign: outcome === 'foreign' ? state.runningForeign + 1 : 0,
  };
};

const applied = (before: PolicyState, event: PolicyEvent, now: number): PolicyState => {
  switch (event.type) {
    case 'tick':
      return before;
    case 'paused':
      return pause(before, Math.min(event.until, now + PAUSE_MOST_MS));
    case 'result':
      return record(before, event, now);
  }
};

const hasNoRoute = (state: PolicyState): boolean =>
  state.runningUnreachable >= NO_ROUTE_RUNNING ||
  state.runningNoAnswer >= NO_ANSWER_RUNNING ||
  state.runningForeign >= FOREIGN_RUNNING;

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

/** A probe that brought anything but an answer has failed. */
const judgeHalfOpen = (state: PolicyState, now: number): PolicyState => {
  const last = state.results.at(-1);
  if (last !== undefined && last.outcome !== 'answered') {
    return enter(state, sleepMs(state.sleeps - 1) >= SLEEP_MOST_MS ? 'CacheOnly' : 'Sleep', now);
  }
  return state.successes >= PROBE_SUCCESSES ? enter(state, 'Normal', now) : state;
};

const judge = (state: PolicyState, now: number): PolicyState => {
  const { results } = state;
  const ratio = results.length === 0 ? 0 : results.filter(({ outcome }) => isBad(outcome)).length / results.length;
  switch (state.name) {
    case 'Normal':
      return judgeNormal(state, ratio, now);
    case 'Throttle':
      return judgeThrottle(state, ratio, now);
    case 'HalfOpen':
      return judgeHalfOpen(state, now);
    case 'Sleep':
    case 'CacheOnly':
      return state;
  }
};

/** The machine: evaluates one result, or the time that passed. */
export const stepPolicy = (before: PolicyState, event: PolicyEvent, now: number): PolicyState => {
  const told = applied(before, event, now);
  const state = { ...told, results: told.results.filter(({ at }) => now - at < WINDOW_MS).slice(-WINDOW_RESULTS) };
  if (state.name === 'Sleep' || state.name === 'CacheOnly') {
    return now >= state.until ? enter(state, 'HalfOpen', now) : state;
  }
  const isNews = event.type === 'result' && !isStale(before, event);
  if (isNews && hasNoRoute(state)) return enter(state, 'CacheOnly', now);
  if (!isNews && now - state.evaluatedAt < EVALUATION_MS) return state;
  return judge({ ...state, evaluatedAt: now }, now);
};
