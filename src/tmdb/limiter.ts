// The queue in front of TMDB: bottleneck paces and bounds, a sliding log at send time is the hard cap, the rate policy
// says whether to send at all. It never looks at what is sent. Retries come back through `run`.
import Bottleneck from 'bottleneck';
import type { Clock } from '../model/ports.ts';
import { abortable } from './abortable.ts';
import { limitsOf, permitOf, type Limits } from './permit.ts';
import { startPolicy, stepPolicy } from './rate-policy.ts';
import type { Outcome, PolicyState } from './rate-policy.ts';

/** Any second on the server's clock, with 50 ms for requests that overtake each other on the way. */
const LOG_MS = 1_050;
/** What came back from the gate while waiting goes before new work. */
const PRIORITY_AGAIN = 4;
const PRIORITY_NEW = 5;

/** Why the limiter did not send. */
export class NotSent extends Error {
  readonly why: 'key-refused' | 'cache-only';

  constructor(why: 'key-refused' | 'cache-only') {
    super(`not sent: ${why}`);
    this.why = why;
  }
}

export interface Limiter {
  /** sends when it may; throws NotSent, or the signal's reason as soon as it aborts */
  run<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** tells the policy how a request ended */
  report(outcome: Outcome, retryAfterMs: number | null): void;
  state(): PolicyState;
  /** what the policy allows now, and how long it asks to wait */
  allowed(): Limits & { readonly waitMs: number | null };
  inFlight(): number;
  stop(): Promise<void>;
}

interface LimiterOptions extends Limits {
  readonly clock: Clock;
  readonly onTransition: (from: PolicyState, to: PolicyState) => void;
}

const AGAIN = Symbol('again');

/** A limiter that lets at most `rate` requests pass in any second and `concurrency` be in flight, policy permitting. */
export const createLimiter = ({ clock, rate, concurrency, onTransition }: LimiterOptions): Limiter => {
  const full: Limits = { rate, concurrency };
  const spacing = (limits: Limits): number => Math.ceil(LOG_MS / limits.rate);
  const queue = new Bottleneck({ maxConcurrent: concurrency, minTime: spacing(full) });
  let policy = startPolicy(clock.monotonic());
  let obeyed = full;
  let sent: readonly number[] = [];
  let inFlight = 0;
  /** aborted at each transition, so that nobody sleeps on what is no longer true */
  let turn = new AbortController();

  const obey = (limits: Limits): void => {
    if (limits.rate === 0 || (limits.rate === obeyed.rate && limits.concurrency === obeyed.concurrency)) return;
    obeyed = limits;
    queue.updateSettings({ maxConcurrent: limits.concurrency, minTime: spacing(limits) });
  };
  const move = (next: PolicyState): void => {
    const before = policy;
    policy = next;
    obey(limitsOf(policy, full, clock.monotonic()));
    if (before.name === policy.name && before.keyRefused === policy.keyRefused) return;
    turn.abort();
    turn = new AbortController();
    if (before.name !== policy.name) onTransition(before, policy);
  };
  // A tick a second is owed only while somebody waits; asking late gives the same answer, for ratios forget by time.
  const tick = (): void => move(stepPolicy(policy, { type: 'tick' }, clock.monotonic()));

  const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    const woken = turn.signal;
    await clock.sleep(ms, AbortSignal.any([signal, woken])).catch((error: unknown) => {
      if (!woken.aborted || signal.aborted) throw error;
    });
  };
  /** ms until the next send keeps both the spacing and the log */
  const untilRoom = (limits: Limits): number => {
    const now = clock.monotonic();
    sent = sent.filter((at) => now - at < LOG_MS);
    const oldest = sent.length < Math.floor(limits.rate) ? undefined : sent.at(-Math.max(1, Math.floor(limits.rate)));
    // half the spacing: enough against a burst after a pause, too little to add this clock's jitter to the queue's pace
    const spaced = (sent.at(-1) ?? -Infinity) + spacing(limits) / 2 - now;
    return Math.max(spaced, oldest === undefined ? 0 : oldest + LOG_MS - now);
  };
  const waitUntilOpen = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      signal.throwIfAborted();
      tick();
      const permit = permitOf(policy, full, clock.monotonic());
      if (permit.kind === 'refuse') throw new NotSent(permit.why);
      if (permit.kind === 'send') return;
      await sleep(permit.ms, signal);
    }
  };
  /** inside a slot of the queue: the last look before sending; gives the slot back where something changed */
  const pass = async <T>(send: () => Promise<T>, signal: AbortSignal): Promise<T | typeof AGAIN> => {
    for (;;) {
      signal.throwIfAborted();
      tick();
      const permit = permitOf(policy, full, clock.monotonic());
      if (permit.kind !== 'send' || inFlight >= permit.concurrency) return AGAIN;
      const ms = untilRoom(permit);
      if (ms <= 0) break;
      await sleep(ms, signal);
    }
    sent = [...sent, clock.monotonic()];
    inFlight += 1;
    try {
      return await send();
    } finally {
      inFlight -= 1;
    }
  };

  return {
    run: async (send, signal) => {
      let priority = PRIORITY_NEW;
      for (;;) {
        await waitUntilOpen(signal);
        const ended = await abortable(
          queue.schedule({ priority }, () => pass(send, signal)),
          signal,
        );
        if (ended !== AGAIN) return ended;
        priority = PRIORITY_AGAIN;
      }
    },
    report: (outcome, retryAfterMs) =>
      move(stepPolicy(policy, { type: 'result', outcome, retryAfterMs }, clock.monotonic())),
    state: () => policy,
    allowed: () => {
      const now = clock.monotonic();
      const until = Math.max(policy.pausedUntil, policy.until);
      return { ...limitsOf(policy, full, now), waitMs: until > now ? until - now : null };
    },
    inFlight: () => inFlight,
    stop: async () => {
      await queue.stop({ dropWaitingJobs: true });
    },
  };
};
