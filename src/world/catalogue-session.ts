// TMDB behind the cache, put together for one process: client, limiter and cache with the decoders between them.
import { createCachedCatalogue } from '../cache/cached-catalogue.ts';
import { openJsonCache } from '../cache/json-cache.ts';
import { Failure } from '../model/failure.ts';
import type { ClientStatus, Clock, Log, Random } from '../model/ports.ts';
import type { Folders } from '../settings/folders.ts';
import type { TmdbClient } from '../tmdb/client.ts';
import { CATALOGUE_DECODERS } from '../tmdb/decode.ts';
import type { CatalogueSession } from '../workflow/parts.ts';
import { timedCatalogue } from './timed-catalogue.ts';

interface TmdbPlace {
  /** as `tmdbAddress` makes it */
  readonly baseUrl: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface TmdbSessionRequest extends TmdbPlace {
  /** null: offline, nothing is asked */
  readonly key: string | null;
  readonly rate: number;
  readonly concurrency: number;
}

/** Failure E-TMDB-KEY: TLS checks are switched off by the environment, so that a key would be sent to anybody. */
function checkTls(env: TmdbPlace['env']): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  throw new Failure({
    code: 'E-TMDB-KEY',
    message: 'NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off; the TMDB key is not sent that way.',
    hint: 'Unset the variable.',
  });
}

/** The client with its schemas and its limiter is loaded where somebody is asked: offline nobody waits for them. */
async function openClient(
  { baseUrl, env, folders, clock, random, log }: TmdbPlace,
  key: string,
  rate: number,
  concurrency: number,
): Promise<TmdbClient> {
  checkTls(env);
  const [{ createTmdbClient }, { proxiesOf }, { openSlots }] = await Promise.all([
    import('../tmdb/client.ts'),
    import('../tmdb/proxies.ts'),
    import('../tmdb/slots.ts'),
  ]);
  return createTmdbClient({
    baseUrl,
    proxies: proxiesOf(env),
    openSlots: (onPrivate) => openSlots({ folder: folders.cache, clock, onPrivate }),
    key,
    rate,
    concurrency,
    clock,
    random,
    log,
  });
}

/** The catalogue for a workflow. Failure E-CACHE-CORRUPT where nothing but the cache is asked, and it can't be read. */
export async function openTmdbSession(request: TmdbSessionRequest): Promise<CatalogueSession> {
  const { folders, clock, log, key, rate, concurrency } = request;
  const listeners = new Set<(text: string) => void>();
  const tell = (text: string): void => {
    for (const listener of listeners) listener(text);
  };
  const onUnwritable = (reason: string): void => tell(`TMDB's answers can't be kept for the next run: ${reason}`);
  const client = key === null ? null : await openClient(request, key, rate, concurrency);
  const cache = openJsonCache({ folder: folders.cache, clock, log, onUnwritable });
  if (client === null) await cache.check();
  client?.onChange(tell);
  const asked = client && timedCatalogue(client, { log, clock, level: 'info', event: 'tmdb-asked' });
  const cached = createCachedCatalogue({ cache, source: asked, decoders: CATALOGUE_DECODERS });
  const catalogue = timedCatalogue(cached, { log, clock, level: 'debug', event: 'look-up-answered' });
  const status = (): ClientStatus => {
    const { hits, misses } = cached.counts();
    const now = client?.status() ?? { state: 'offline' as const, rate: 0, inFlight: 0, requests: 0, nextTryMs: null };
    return { ...now, cacheHits: hits, cacheMisses: misses };
  };
  return {
    catalogue,
    status,
    onChange: (listener) => {
      listeners.add((text) => listener(text, status()));
    },
    async close() {
      log.write('info', 'catalogue-closed', {
        ...status(),
        asked: asked?.spent() ?? null,
        looked_up: catalogue.spent(),
      });
      await client?.close();
    },
  };
}

/** Asks TMDB once whether it takes a key: Failure E-TMDB-KEY or E-TMDB-DOWN where not. */
export async function tryKey(place: TmdbPlace & { readonly key: string }, signal: AbortSignal): Promise<void> {
  const client = await openClient(place, place.key, 1, 1);
  try {
    await client.checkKey(signal);
  } finally {
    await client.close();
  }
}
