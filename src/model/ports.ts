// What rooms are handed instead of reaching for it: clock, log, randomness, a catalogue.
import type { Answer, CatalogueEntry, EpisodeGroup, ExternalId, SearchHit, SearchQuery, WorkRef } from './catalogue.ts';

export interface Clock {
  /** milliseconds since the epoch */
  now(): number;
  /** milliseconds that never go backwards */
  monotonic(): number;
  /** resolves after `ms` (0: when whatever waits had its turn), or rejects with the signal's reason as soon as it aborts */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Log {
  /** `event` is kebab-case past tense; `fields` must hold no secret (the writer masks what it knows) */
  write(level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>): void;
}

export interface Random {
  /** in [0, 1) */
  next(): number;
  bytes(count: number): Uint8Array;
}

/** A catalogue of shows and films. Throws `Failure` E-TMDB-KEY only; all other trouble is an `unavailable` answer. */
export interface Catalogue {
  search(query: SearchQuery, signal: AbortSignal): Promise<Answer<readonly SearchHit[]>>;
  /** a show with all its seasons and episodes, or a film, with all titles */
  entry(ref: WorkRef, language: string, signal: AbortSignal): Promise<Answer<CatalogueEntry>>;
  /** the other orders of a show's episodes, by the show's id; asked only when a person wants them: a request for each, and one more */
  episodeGroups(id: number, language: string, signal: AbortSignal): Promise<Answer<readonly EpisodeGroup[]>>;
  /** works that bear another site's id; asked when a person pastes one, and not kept */
  find(external: ExternalId, signal: AbortSignal): Promise<Answer<readonly WorkRef[]>>;
}

/**
 * How the client treats TMDB. `Normal`: at full rate (after an outage it climbs to it); `Throttle`: at half, after trouble; `Sleep`: nothing is
 * sent, until a moment that TMDB named or that backoff chose; `HalfOpen`: one request at a time tries whether it answers again;
 * `CacheOnly`: there is no route or no end of trouble, what is cached answers and the rest is unavailable.
 */
export type ClientState = 'Normal' | 'Throttle' | 'Sleep' | 'HalfOpen' | 'CacheOnly';

/** What the TMDB client is doing at this moment, for windows and progress lines. All counts are since the session was opened. */
export interface ClientStatus {
  /** `offline`: no client was built, only the cache is asked */
  readonly state: ClientState | 'offline';
  /** requests a second at most now; 0 in Sleep, CacheOnly and offline */
  readonly rate: number;
  /** requests sent and not answered yet */
  readonly inFlight: number;
  /** requests sent, every further try counted */
  readonly requests: number;
  /** questions answered without a request, by what is cached (also when its time is over and TMDB could not answer) */
  readonly cacheHits: number;
  /** questions that the cache could not answer */
  readonly cacheMisses: number;
  /** milliseconds until anything is sent again, in any state (a pause that TMDB asked for holds in Normal too); null: at once */
  readonly nextTryMs: number | null;
}
