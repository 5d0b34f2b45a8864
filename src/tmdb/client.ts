// TMDB as a catalogue: asks put together to answers. What is asked, pacing, retries and bytes are others' work.
import { Failure } from '../model/failure.ts';
import type { Answer, CatalogueEntry, EpisodeGroup, SearchHit, Season, Show, WorkRef } from '../model/catalogue.ts';
import type { Catalogue, ClientStatus, Clock, Log, Random } from '../model/ports.ts';
import {
  CONFIGURATION,
  entryAsk,
  episodeGroupAsk,
  episodeGroupsAsk,
  findAsk,
  furtherSeasonAsks,
  searchAsk,
  type Ask,
} from './asks.ts';
import { createLimiter } from './limiter.ts';
import type { Proxies } from './proxies.ts';
import { createRequester } from './requester.ts';
import type { Slots } from './slots.ts';
import { createTransport } from './transport.ts';
import { decodeEpisodeGroup, decodeEpisodeGroupIds } from './wire-groups.ts';
import { decodeAppendedSeasons, decodeFilm, decodeFound, decodeSearch, decodeShow, type ListedSeason } from './wire.ts';
import { pauseText, privateText, transitionText } from './words.ts';

/** A show has one or two orders beside TMDB's own; a few have dozens, and each is a request. */
const EPISODE_GROUPS_MOST = 8;

export interface TmdbClient extends Catalogue {
  status(): ClientStatus;
  /** asks TMDB once whether it takes the key; Failure E-TMDB-KEY where not, E-TMDB-DOWN where it can't be asked */
  checkKey(signal: AbortSignal): Promise<void>;
  /** one line for people at each transition of the client's state, at a long pause without one, and where no budget can be shared */
  onChange(listener: (text: string) => void): void;
  /** ends connections and queue; what still waits is rejected */
  close(): Promise<void>;
}

interface TmdbClientOptions {
  /** without a trailing slash */
  readonly baseUrl: string;
  /** a v3 key (32 hex digits) or a v4 token */
  readonly key: string;
  /** requests a second at most */
  readonly rate: number;
  /** requests in flight at most */
  readonly concurrency: number;
  readonly proxies: Proxies;
  /** opens the budget of all processes, told what to do where there is none; null: this process is alone */
  readonly openSlots: ((onPrivate: (reason: string) => void) => Slots) | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
}

const MISSING = { kind: 'missing', cached: false } as const;

/** What a question for several is answered with where there is none. */
const nothing = <T>(): Answer<readonly T[]> => ({ kind: 'found', value: [], cached: false });

/** All seasons, ascending; one that is listed but that TMDB did not give stands without episodes. */
const withSeasons = (show: Show, listed: readonly ListedSeason[], fetched: readonly Season[]): Show => {
  const byNumber = new Map<number, Season>(
    listed.map((season) => [
      season.season_number,
      { number: season.season_number, name: season.name, airDate: season.air_date, episodes: [] },
    ]),
  );
  for (const season of fetched) byNumber.set(season.number, season);
  return { ...show, seasons: [...byNumber.values()].toSorted((a, b) => a.number - b.number) };
};

/** A client for one key and one base URL; nothing is loaded or opened before its first request. */
export const createTmdbClient = (options: TmdbClientOptions): TmdbClient => {
  const { log, random } = options;
  const listeners = new Set<(text: string) => void>();
  const transport = createTransport({ ...options, connections: options.concurrency });
  const tell = (text: string): void => {
    for (const listener of listeners) listener(text);
  };
  const slots = options.openSlots?.((reason) => {
    log.write('warn', 'tmdb-budget-private', { reason });
    tell(privateText(reason));
  });
  const limiter = createLimiter({
    ...options,
    slots: slots ?? null,
    onChange: (from, to, now) => {
      const text = from.name === to.name ? pauseText(to, now) : transitionText(to);
      log.write('info', 'tmdb-client-changed', { from: from.name, to: to.name, text });
      tell(text);
    },
  });
  const requester = createRequester({ transport, limiter, log, random });

  /** `otherwise`: what an absent question, or a work that TMDB does not have, is answered with */
  const fetchOne = async <T>(
    ask: Ask | null,
    decode: (value: unknown) => T,
    signal: AbortSignal,
    otherwise: Answer<T> = MISSING,
  ): Promise<Answer<T>> => {
    if (ask === null) return otherwise;
    const one = await requester.fetch(ask, decode, signal);
    if (one.kind === 'unavailable') return one;
    return one.kind === 'missing' ? otherwise : { kind: 'found', value: one.value, cached: false };
  };
  const fetchShow = async (ref: WorkRef, language: string, signal: AbortSignal): Promise<Answer<Show>> => {
    const first = await fetchOne(entryAsk(ref, language), decodeShow, signal);
    if (first.kind !== 'found') return first;
    const { show, listed } = first.value;
    const seasons = [...show.seasons];
    const has = listed.map((season) => season.season_number);
    for (const ask of furtherSeasonAsks(ref, language, has)) {
      const more = await fetchOne(ask, decodeAppendedSeasons, signal);
      if (more.kind === 'unavailable') return more;
      if (more.kind === 'found') seasons.push(...more.value);
    }
    return { kind: 'found', value: withSeasons(show, listed, seasons), cached: false };
  };
  const fetchEpisodeGroups = async (
    show: number,
    language: string,
    signal: AbortSignal,
  ): Promise<Answer<readonly EpisodeGroup[]>> => {
    const listed = await fetchOne(episodeGroupsAsk(show, language), decodeEpisodeGroupIds, signal);
    if (listed.kind !== 'found') return listed;
    const found: EpisodeGroup[] = [];
    for (const id of listed.value.slice(0, EPISODE_GROUPS_MOST)) {
      const group = await fetchOne(episodeGroupAsk(id, language), decodeEpisodeGroup, signal);
      if (group.kind === 'unavailable') return group;
      if (group.kind === 'found') found.push(group.value);
    }
    return { kind: 'found', value: found, cached: false };
  };

  return {
    search: (query, signal) =>
      fetchOne(searchAsk(query), (value) => decodeSearch(query.type, value), signal, nothing<SearchHit>()),
    entry: (ref, language, signal) =>
      ref.type === 'tv'
        ? fetchShow(ref, language, signal)
        : fetchOne<CatalogueEntry>(entryAsk(ref, language), decodeFilm, signal),
    episodeGroups: fetchEpisodeGroups,
    find: (external, signal) => fetchOne(findAsk(external), decodeFound, signal, nothing<WorkRef>()),
    checkKey: async (signal) => {
      const answer = await requester.fetch(CONFIGURATION, () => null, signal);
      if (answer.kind !== 'unavailable') return;
      throw new Failure({
        code: answer.code === 'E-PARSE-FAIL' ? 'E-TMDB-DOWN' : answer.code,
        message: `The key could not be tried: ${answer.reason}.`,
        hint: 'Try again later; nothing was changed.',
      });
    },
    status: () => {
      const { rate, waitMs } = limiter.allowed();
      return {
        state: limiter.state().name,
        rate: Math.round(rate * 10) / 10,
        inFlight: limiter.inFlight(),
        requests: requester.requests(),
        cacheHits: 0,
        cacheMisses: 0,
        nextTryMs: waitMs === null ? null : Math.ceil(waitMs),
      };
    },
    onChange: (listener) => {
      listeners.add(listener);
    },
    close: async () => {
      // together: the queue's end waits for requests in flight, which the transport's end cuts off
      await Promise.all([limiter.stop(), transport.close()]);
    },
  };
};
