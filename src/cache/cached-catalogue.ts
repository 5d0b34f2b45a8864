// The cache in front of a catalogue: fresh answers come from disk, others are asked for and kept.
// The same question twice at once is asked once: the second waits until the first one's answer is kept.
// Without a source (offline), or where the source can't answer, what is cached counts even when its time is over.
import type { Answer, CatalogueEntry, EpisodeGroup, SearchHit, SearchQuery, WorkRef } from '../model/catalogue.ts';
import type { Catalogue } from '../model/ports.ts';
import type { CacheKey } from './entry.ts';
import type { Decoder, JsonCache } from './json-cache.ts';

const DAY_SEC = 86_400;
const TTL_SEC = { details: 30 * DAY_SEC, search: 7 * DAY_SEC, nothingFound: DAY_SEC } as const;

export interface CatalogueDecoders {
  readonly hits: Decoder<readonly SearchHit[]>;
  readonly entry: Decoder<CatalogueEntry>;
  readonly episodeGroups: Decoder<readonly EpisodeGroup[]>;
}

export interface CachedCatalogue extends Catalogue {
  /** look-ups answered without and with a request */
  counts(): { readonly hits: number; readonly misses: number };
}

interface CachedCatalogueOptions {
  readonly cache: JsonCache;
  /** null: offline */
  readonly source: Catalogue | null;
  readonly decoders: CatalogueDecoders;
}

const searchKey = ({ type, text, year, language }: SearchQuery): CacheKey => ({
  endpoint: 'search',
  q_norm: text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim(),
  lang: language,
  year_hint: year,
  media_type: type,
});

const detailsKey = (ref: WorkRef, language: string): CacheKey => ({
  endpoint: 'details',
  id: ref.id,
  lang: language,
  year_hint: null,
  media_type: ref.type,
});

const groupsKey = (id: number, language: string): CacheKey => ({
  endpoint: 'episode-groups',
  id,
  lang: language,
  year_hint: null,
  media_type: 'tv',
});

const OFFLINE: Answer<never> = {
  kind: 'unavailable',
  code: 'E-TMDB-DOWN',
  reason: 'offline, and the cache does not know it',
};

/** Ends when `work` does, however it ends, or rejects when the signal is aborted. */
const settled = (work: Promise<unknown>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const end = (): void => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    work.then(end, end);
  });

/** A catalogue that asks `source` only for what the cache does not know; what is unavailable is never cached. */
export const createCachedCatalogue = ({ cache, source, decoders }: CachedCatalogueOptions): CachedCatalogue => {
  let hits = 0;
  let misses = 0;

  /** what is being looked up now */
  const underway = new Map<string, Promise<unknown>>();

  const look = async <T>(
    key: CacheKey,
    decoder: Decoder<T>,
    ttlSec: (value: T) => number,
    ask: (catalogue: Catalogue) => Promise<Answer<T>>,
    signal: AbortSignal,
  ): Promise<Answer<T>> => {
    const id = JSON.stringify(key);
    for (let before = underway.get(id); before !== undefined; before = underway.get(id)) await settled(before, signal);
    const work = lookNow(key, decoder, ttlSec, ask).finally(() => underway.delete(id));
    underway.set(id, work);
    return work;
  };

  /** `null` as data stands for "known not to exist" */
  const lookNow = async <T>(
    key: CacheKey,
    decoder: Decoder<T>,
    ttlSec: (value: T) => number,
    ask: (catalogue: Catalogue) => Promise<Answer<T>>,
  ): Promise<Answer<T>> => {
    const stored = await cache.get(key, (data) => (data === null ? null : { value: decoder(data) }));
    const known: Answer<T> | null =
      stored === null
        ? null
        : stored.value === null
          ? { kind: 'missing', cached: true }
          : { kind: 'found', value: stored.value.value, cached: true };
    const useKnown = (otherwise: Answer<T>): Answer<T> => {
      if (known === null) misses += 1;
      else hits += 1;
      return known ?? otherwise;
    };
    if (source === null || (known !== null && stored?.fresh === true)) return useKnown(OFFLINE);
    const answer = await ask(source);
    if (answer.kind === 'unavailable') return useKnown(answer);
    misses += 1;
    switch (answer.kind) {
      case 'found':
        await cache.put(key, ttlSec(answer.value), answer.value);
        return answer;
      case 'missing':
        await cache.put(key, TTL_SEC.nothingFound, null);
        return answer;
    }
  };

  return {
    search: (query, signal) =>
      look(
        searchKey(query),
        decoders.hits,
        (found) => (found.length === 0 ? TTL_SEC.nothingFound : TTL_SEC.search),
        (catalogue) => catalogue.search(query, signal),
        signal,
      ),
    entry: (ref, language, signal) =>
      look(
        detailsKey(ref, language),
        decoders.entry,
        () => TTL_SEC.details,
        (catalogue) => catalogue.entry(ref, language, signal),
        signal,
      ),
    episodeGroups: (id, language, signal) =>
      look(
        groupsKey(id, language),
        decoders.episodeGroups,
        () => TTL_SEC.details,
        (catalogue) => catalogue.episodeGroups(id, language, signal),
        signal,
      ),
    find: (external, signal) => (source === null ? Promise.resolve(OFFLINE) : source.find(external, signal)),
    counts: () => ({ hits, misses }),
  };
};
