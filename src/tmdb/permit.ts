// What a state of the rate policy allows: how fast, how many at once, or how long to wait. Pure; it changes no state.
import type { PolicyState } from './policy-state.ts';

const PROBE_RATE = 3;
const THROTTLE_SHARE = 0.5;
const THROTTLE_LEAST_RATE = 5;
/** After an outage everybody comes back at once: start at half and take 30 s for each further tenth. */
const RAMP_START = 0.5;
const RAMP_STEP = 0.1;
const RAMP_STEP_MS = 30_000;

export interface Limits {
  /** requests a second */
  readonly rate: number;
  /** requests in flight */
  readonly concurrency: number;
}

export type Permit =
  | ({ readonly kind: 'send' } & Limits)
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly why: 'key-refused' | 'cache-only' };

/** The rate and concurrency of a state, pauses aside; nothing in Sleep and CacheOnly. */
export const limitsOf = (state: PolicyState, full: Limits, now: number): Limits => {
  switch (state.name) {
    case 'Normal': {
      const climbed = RAMP_START + RAMP_STEP * Math.floor((now - state.since) / RAMP_STEP_MS);
      return { ...full, rate: full.rate * (state.ramping ? Math.min(1, climbed) : 1) };
    }
    case 'Throttle':
      return {
        rate: Math.min(full.rate, Math.max(THROTTLE_LEAST_RATE, full.rate * THROTTLE_SHARE)),
        concurrency: Math.max(1, Math.floor(full.concurrency * THROTTLE_SHARE)),
      };
    case 'HalfOpen':
      return { rate: Math.min(full.rate, PROBE_RATE), concurrency: 1 };
    case 'Sleep':
    case 'CacheOnly':
      return { rate: 0, concurrency: 0 };
  }
};

/** What a sender may do now; call it on a state that was stepped to `now`. */
export const permitOf = (state: PolicyState, full: Limits, now: number): Permit => {
  if (state.keyRefused) return { kind: 'refuse', why: 'key-refused' };
  if (state.name === 'CacheOnly') return { kind: 'refuse', why: 'cache-only' };
  const open = state.name === 'Sleep' ? Math.max(state.until, state.pausedUntil) : state.pausedUntil;
  return open > now ? { kind: 'wait', ms: open - now } : { kind: 'send', ...limitsOf(state, full, now) };
};
