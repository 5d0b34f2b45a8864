// What rooms are handed instead of reaching for it: clock, log, randomness, a catalogue.
import type { Answer, CatalogueEntry, EpisodeGroup, ExternalId, SearchHit, SearchQuery, WorkRef } from './catalogue.ts';

export interface Clock {
  /** milliseconds since the epoch */
  now(): number;
  /** milliseconds that never go backwards */
  monotonic(): number;
  /** resolves after `ms`, or rejects with the signal's reason as soon as it aborts */
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

export type ClientState = 'Normal' | 'Throttle' | 'Sleep' | 'HalfOpen' | 'CacheOnly';

/** What the TMDB client is doing now, for progress lines. */
export interface ClientStatus {
  readonly state: ClientState | 'offline';
  /** requests a second allowed now */
  readonly rate: number;
  readonly inFlight: number;
  readonly requests: number;
  readonly cacheHits: number;
  readonly cacheMisses: number;
  /** milliseconds until the next try; null where nothing is waited for */
  readonly nextTryMs: number | null;
}
