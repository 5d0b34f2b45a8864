// One answer from TMDB, however many tries it takes: first alone, paced, retried, decoded. It knows no path of the API.
import { Failure } from '../model/failure.ts';
import type { Answer } from '../model/catalogue.ts';
import type { Log, Random } from '../model/ports.ts';
import type { Ask } from './asks.ts';
import { createFirstAlone } from './first-alone.ts';
import { createJoined } from './joined.ts';
import { NotSent, type Limiter } from './limiter.ts';
import type { Outcome } from './policy-state.ts';
import { backoffMs, TRIES, TRIES_OF_WRONG_TYPES } from './retry.ts';
import type { Reply, Transport } from './transport.ts';

export type Unavailable = Extract<Answer<never>, { kind: 'unavailable' }>;

type Fetched<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'missing' } | Unavailable;

export interface Requester {
  /** `decode` throws where the JSON is not what it should be; throws Failure E-TMDB-KEY or the signal's reason */
  fetch<T>(ask: Ask, decode: (value: unknown) => T, signal: AbortSignal): Promise<Fetched<T>>;
  /** requests sent so far, every try counted */
  requests(): number;
}

interface RequesterOptions {
  readonly transport: Transport;
  readonly limiter: Limiter;
  readonly log: Log;
  readonly random: Random;
}

const keyRefused = (): Failure =>
  new Failure({
    code: 'E-TMDB-KEY',
    message: 'TMDB refused the API key.',
    hint: 'Check the key on themoviedb.org (Settings, API) and store it with: anivault settings key',
  });

const outcomeOf = (reply: Reply): Outcome => {
  switch (reply.kind) {
    case 'json':
    case 'missing':
    case 'rejected':
      return 'answered';
    case 'key-refused':
      return 'key-refused';
    case 'failed':
      return reply.outcome;
  }
};

const unavailableCode = (outcome: Outcome): Unavailable['code'] => {
  if (outcome === 'too-many') return 'E-TMDB-429';
  return outcome === 'broken' ? 'E-PARSE-FAIL' : 'E-TMDB-DOWN';
};

const notSent = (): Unavailable => ({
  kind: 'unavailable',
  code: 'E-TMDB-DOWN',
  reason: "TMDB can't be reached for now",
});

type Decoded<T> = Exclude<Reply, { kind: 'json' }> | { readonly kind: 'value'; readonly value: T };

const decodeReply = <T>(reply: Reply, decode: (value: unknown) => T): Decoded<T> => {
  if (reply.kind !== 'json') return reply;
  try {
    return { kind: 'value', value: decode(reply.value) };
  } catch {
    const reason = 'the answer was not what TMDB should answer';
    return { kind: 'failed', outcome: 'broken', reason, tries: TRIES_OF_WRONG_TYPES, retryAfterMs: null };
  }
};

/** A requester over one transport and one limiter. */
export const createRequester = ({ transport, limiter, log, random }: RequesterOptions): Requester => {
  const firstAlone = createFirstAlone();
  const joined = createJoined<Fetched<unknown>>();
  let requests = 0;

  const tryOnce = async <T>(ask: Ask, decode: (value: unknown) => T, signal: AbortSignal): Promise<Decoded<T>> => {
    const leave = await firstAlone.enter(signal);
    let answered = false;
    try {
      await transport.ready();
      const { decoded } = await limiter.run(async () => {
        requests += 1;
        const reply = decodeReply(await transport.get(ask.path, ask.params, signal), decode);
        const outcome = reply.kind === 'value' ? 'answered' : outcomeOf(reply);
        // only then the key is known to be taken
        answered = outcome === 'answered';
        return { decoded: reply, outcome, retryAfterMs: reply.kind === 'failed' ? reply.retryAfterMs : null };
      }, signal);
      return decoded;
    } finally {
      leave(answered);
    }
  };

  const fetchAlone = async <T>(ask: Ask, decode: (value: unknown) => T, signal: AbortSignal): Promise<Fetched<T>> => {
    let cappedTries = 0;
    for (let tries = 1; ; tries += 1) {
      const reply = await tryOnce(ask, decode, signal).catch((error: unknown) => {
        if (!(error instanceof NotSent)) throw error;
        if (error.why === 'key-refused') throw keyRefused();
        return notSent();
      });
      switch (reply.kind) {
        case 'value':
        case 'missing':
        case 'unavailable':
          return reply;
        case 'key-refused':
          throw keyRefused();
        case 'rejected':
          return { kind: 'unavailable', code: 'E-TMDB-DOWN', reason: reply.reason };
        case 'failed':
          log.write('debug', 'tmdb-request-failed', { path: ask.path, tries, outcome: reply.outcome });
          if (reply.tries < TRIES) cappedTries += 1;
          if (tries >= TRIES || cappedTries >= reply.tries) {
            return { kind: 'unavailable', code: unavailableCode(reply.outcome), reason: reply.reason };
          }
          // what the server asked for is waited in the limiter, by all senders
          if (reply.retryAfterMs === null) await limiter.rest(backoffMs(tries, random.next()), signal);
      }
    }
  };

  return {
    fetch: async <T>(ask: Ask, decode: (value: unknown) => T, signal: AbortSignal) => {
      const key = `${ask.path}?${new URLSearchParams(ask.params).toString()}`;
      // the same path and parameters are always decoded by the same function
      return (await joined(key, signal, (shared) => fetchAlone(ask, decode, shared))) as Fetched<T>;
    },
    requests: () => requests,
  };
};
