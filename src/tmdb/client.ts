// TMDB as a catalogue: which paths to ask, and what is made of the answers. Pacing, retries and bytes are others' work.
import { Failure } from '../model/failure.ts';
import type {
  Answer,
  CatalogueEntry,
  EpisodeGroup,
  SearchHit,
  SearchQuery,
  Season,
  Show,
  WorkRef,
} from '../model/catalogue.ts';
import type { Catalogue, ClientStatus, Clock, Log, Random } from '../model/ports.ts';
import { createLimiter } from './limiter.ts';
import type { Proxies } from './proxies.ts';
import { createRequester, type Ask } from './requester.ts';
import type { Slots } from './slots.ts';
import { createTransport } from './transport.ts';
import { decodeEpisodeGroup, decodeEpisodeGroupIds } from './wire-groups.ts';
import { decodeAppendedSeasons, decodeFilm, decodeFound, decodeSearch, decodeShow, type ListedSeason } from './wire.ts';
import { pauseText, privateText, transitionText } from './words.ts';

/** TMDB appends at most 20 things to one answer. */
const APPENDED_MOST = 20;
const TITLES = ['alternative_titles', 'translations'];
/** Seasons asked for unseen: nearly every show has fewer, and asking for what is not there costs nothing. */
const FIRST_SEASONS = Array.from({ length: APPENDED_MOST - TITLES.length }, (_, number) => number);

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
  /** as `tmdbBaseUrl` made it */
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

const searchAsk = ({ type, text, year, language }: SearchQuery): Ask => ({
  path: `/search/${type}`,
  params: {
    query: text,
    language,
    ...(year === null ? {} : { [type === 'tv' ? 'first_air_date_year' : 'primary_release_year']: String(year) }),
  },
});

const detailsAsk = ({ type, id }: WorkRef, language: string, appended: readonly string[]): Ask => ({
  path: `/${type}/${id}`,
  params: { language, append_to_response: appended.join(',') },
});

const seasonNames = (numbers: readonly number[]): readonly string[] => numbers.map((number) => `season/${number}`);

const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

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

  const fetchShow = async (ref: WorkRef, language: string, signal: AbortSignal): Promise<Answer<Show>> => {
    const ask = detailsAsk(ref, language, [...TITLES, ...seasonNames(FIRST_SEASONS)]);
    const first = await requester.fetch(ask, decodeShow, signal);
    if (first.kind === 'unavailable') return first;
    if (first.kind === 'missing') return { kind: 'missing', cached: false };
    const { show, listed } = first.value;
    const left = listed.map((season) => season.season_number).filter((number) => !FIRST_SEASONS.includes(number));
    const seasons = [...show.seasons];
    for (const numbers of chunksOf(left, APPENDED_MOST)) {
      const more = await requester.fetch(
        detailsAsk(ref, language, seasonNames(numbers)),
        decodeAppendedSeasons,
        signal,
      );
      if (more.kind === 'unavailable') return more;
      if (more.kind === 'value') seasons.push(...more.value);
    }
    return { kind: 'found', value: withSeasons(show, listed, seasons), cached: false };
  };

  const fetchFilm = async (ref: WorkRef, language: string, signal: AbortSignal): Promise<Answer<CatalogueEntry>> => {
    const film = await requester.fetch(detailsAsk(ref, language, TITLES), decodeFilm, signal);
    if (film.kind === 'unavailable') return film;
    return film.kind === 'missing'
      ? { kind: 'missing', cached: false }
      : { kind: 'found', value: film.value, cached: false };
  };

  const fetchEpisodeGroups = async (
    show: number,
    language: string,
    signal: AbortSignal,
  ): Promise<Answer<readonly EpisodeGroup[]>> => {
    const params = { language };
    const listed = await requester.fetch({ path: `/tv/${show}/episode_groups`, params }, decodeEpisodeGroupIds, signal);
    if (listed.kind === 'unavailable') return listed;
    if (listed.kind === 'missing') return { kind: 'missing', cached: false };
    const found: EpisodeGroup[] = [];
    for (const id of listed.value.slice(0, EPISODE_GROUPS_MOST)) {
      const group = await requester.fetch({ path: `/tv/episode_group/${id}`, params }, decodeEpisodeGroup, signal);
      if (group.kind === 'unavailable') return group;
      if (group.kind === 'value') found.push(group.value);
    }
    return { kind: 'found', value: found, cached: false };
  };

  return {
    search: async (query, signal): Promise<Answer<readonly SearchHit[]>> => {
      // TMDB answers 422 to a search for nothing
      if (query.text.trim() === '') return { kind: 'found', value: [], cached: false };
      const hits = await requester.fetch(searchAsk(query), (value) => decodeSearch(query.type, value), signal);
      if (hits.kind === 'unavailable') return hits;
      return { kind: 'found', value: hits.kind === 'missing' ? [] : hits.value, cached: false };
    },
    entry: (ref, language, signal) =>
      ref.type === 'tv' ? fetchShow(ref, language, signal) : fetchFilm(ref, language, signal),
    episodeGroups: fetchEpisodeGroups,
    find: async ({ site, id }, signal): Promise<Answer<readonly WorkRef[]>> => {
      const ask = { path: `/find/${encodeURIComponent(id)}`, params: { external_source: `${site}_id` } };
      const found = await requester.fetch(ask, decodeFound, signal);
      if (found.kind === 'unavailable') return found;
      return { kind: 'found', value: found.kind === 'missing' ? [] : found.value, cached: false };
    },
    checkKey: async (signal) => {
      const answer = await requester.fetch({ path: '/configuration', params: {} }, () => null, signal);
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
