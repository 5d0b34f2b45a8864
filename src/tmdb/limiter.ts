// The queue in front of TMDB: bottleneck paces and bounds, the send log and the slots of all processes are the hard cap, the rate policy
// says whether to send at all. It never looks at what is sent. Retries come back through `run`.
import Bottleneck from 'bottleneck';
import type { Clock } from '../model/ports.ts';
import { abortable } from './abortable.ts';
import { limitsOf, permitOf, type Limits } from './permit.ts';
import { startPolicy, type Outcome, type PolicyEvent, type PolicyState } from './policy-state.ts';
import { stepPolicy } from './rate-policy.ts';
import { createSendLog, spacingMs } from './send-log.ts';
import type { Slots } from './slots.ts';

/** What came back from the gate while waiting goes before new work. */
const PRIORITY_AGAIN = 4;
const PRIORITY_NEW = 5;
/** Without a shared budget: four processes at once, more than anybody starts, stay below the rate together. */
const PRIVATE_SHARE = 0.25;
/** A shorter pause is over before anybody has read of it. */
const TOLD_PAUSE_MS = 5_000;

/** Why the limiter did not send. */
export class NotSent extends Error {
  readonly why: 'key-refused' | 'cache-only';

  constructor(why: 'key-refused' | 'cache-only') {
    super(`not sent: ${why}`);
    this.why = why;
  }
}

/** How a request ended, for the policy. */
export interface Ended {
  readonly outcome: Outcome;
  readonly retryAfterMs: number | null;
}

export interface Limiter {
  /** sends when it may, and tells the policy how it ended; throws NotSent, or the signal's reason as soon as it aborts */
  run<T extends Ended>(send: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** waits before a further try; less where there will be none for now */
  rest(ms: number, signal: AbortSignal): Promise<void>;
  state(): PolicyState;
  /** what the policy allows now, and how long it asks to wait */
  allowed(): Limits & { readonly waitMs: number | null };
  inFlight(): number;
  stop(): Promise<void>;
}

interface LimiterOptions extends Limits {
  readonly clock: Clock;
  /** null: this process is alone */
  readonly slots: Slots | null;
  /** another state, or a longer pause than before in the same one */
  readonly onChange: (from: PolicyState, to: PolicyState, now: number) => void;
}

const AGAIN = Symbol('again');

/** A limiter that lets at most `rate` requests pass in any second and `concurrency` be in flight, policy permitting. */
export const createLimiter = ({ clock, rate, concurrency, slots, onChange }: LimiterOptions): Limiter => {
  let full: Limits = { rate, concurrency };
  const queue = new Bottleneck({ maxConcurrent: concurrency, minTime: spacingMs(full) });
  const sent = createSendLog();
  let policy = startPolicy(clock.monotonic());
  let obeyed = full;
  let inFlight = 0;
  /** aborted at each transition, so that nobody sleeps on what is no longer true */
  let turn = new AbortController();

  const obey = (limits: Limits): void => {
    if (limits.rate === 0 || (limits.rate === obeyed.rate && limits.concurrency === obeyed.concurrency)) return;
    obeyed = limits;
    queue.updateSettings({ maxConcurrent: limits.concurrency, minTime: spacingMs(limits) });
  };
  const move = (event: PolicyEvent): void => {
    const now = clock.monotonic();
    const before = policy;
    policy = stepPolicy(policy, event, now);
    obey(limitsOf(policy, full, now));
    const asleep = policy.name === 'Sleep' ? policy.until : 0;
    const paused = Math.max(policy.pausedUntil, asleep);
    if (event.type === 'result' && paused > Math.max(before.pausedUntil, now))
      slots?.pauseAll(clock.now() + paused - now);
    const isOther = before.name !== policy.name;
    if (isOther || before.keyRefused !== policy.keyRefused) {
      turn.abort();
      turn = new AbortController();
    }
    const isLonger = policy.pausedUntil - Math.max(before.pausedUntil, now) >= TOLD_PAUSE_MS;
    if (isOther || isLonger) onChange(before, policy, now);
  };
  // A tick a second is owed only while somebody waits; asking late gives the same answer, for ratios forget by time.
  const tick = (): void => move({ type: 'tick' });

  const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    const woken = turn.signal;
    await clock.sleep(ms, AbortSignal.any([signal, woken])).catch((error: unknown) => {
      if (!woken.aborted || signal.aborted) throw error;
    });
  };
  const hearPause = (until: number): void => {
    const ms = until - clock.now();
    if (ms > 0) move({ type: 'paused', until: clock.monotonic() + ms });
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
  /** until when (ms since the epoch) the moment that came is ours; null: it was lost, look again */
  const awaitSlot = async (limits: Limits, signal: AbortSignal): Promise<number | null> => {
    if (slots === null) return Infinity;
    const slot = await slots.reserve(spacingMs(limits), signal);
    if (slot.kind === 'private') {
      full = { rate: Math.max(1, rate * PRIVATE_SHARE), concurrency };
      return Infinity;
    }
    if (slot.kind === 'paused') {
      hearPause(slot.until);
      return null;
    }
    const woken = turn.signal;
    for (let ms = slot.at - clock.now(); ms > 0 && !woken.aborted; ms = slot.at - clock.now()) await sleep(ms, signal);
    hearPause(slots.pausedUntil());
    return woken.aborted ? null : slot.until;
  };
  /** inside a place of the queue: the last look before sending; gives the place back where something changed */
  const pass = async <T extends Ended>(send: () => Promise<T>, signal: AbortSignal): Promise<T | typeof AGAIN> => {
    let usableUntil: number | null = null;
    for (;;) {
      signal.throwIfAborted();
      tick();
      const permit = permitOf(policy, full, clock.monotonic());
      if (permit.kind !== 'send' || inFlight >= permit.concurrency) return AGAIN;
      const ms = sent.untilRoom(permit, clock.monotonic());
      if (ms > 0) await sleep(ms, signal);
      else if (usableUntil !== null && clock.now() <= usableUntil) break;
      else usableUntil = await awaitSlot(permit, signal);
    }
    const sentAt = clock.monotonic();
    sent.add(sentAt);
    inFlight += 1;
    try {
      const ended = await send();
      move({ type: 'result', outcome: ended.outcome, retryAfterMs: ended.retryAfterMs, sentAt });
      return ended;
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
    rest: async (ms, signal) => {
      const end = clock.monotonic() + ms;
      for (;;) {
        const left = end - clock.monotonic();
        if (left <= 0 || permitOf(policy, full, clock.monotonic()).kind === 'refuse') return;
        await sleep(left, signal);
      }
    },
    state: () => policy,
    allowed: () => {
      const now = clock.monotonic();
      const until = Math.max(policy.pausedUntil, policy.until);
      return { ...limitsOf(policy, full, now), waitMs: until > now ? until - now : null };
    },
    inFlight: () => inFlight,
    stop: async () => {
      await queue.stop({ dropWaitingJobs: true });
      slots?.close();
    },
  };
};
