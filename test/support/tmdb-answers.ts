// What TMDB answers, made from a table of works: paths, fields and error bodies of the real API, without any network.
import type { SeasonFacts, WorkFacts } from './tmdb-works.ts';

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const nameIn = (work: WorkFacts, language: string): string => {
  const short = language.slice(0, 2);
  const own = short === work.originalLanguage ? work.originalName : work.translations[short];
  return own === undefined || own === '' ? work.name : own;
};

const listItem = (work: WorkFacts, language: string): Record<string, unknown> => ({
  adult: false,
  backdrop_path: null,
  genre_ids: [16],
  id: work.id,
  original_language: work.originalLanguage,
  overview: '',
  popularity: work.popularity,
  poster_path: null,
  vote_average: 8,
  vote_count: 100,
  ...(work.type === 'tv'
    ? {
        origin_country: ['JP'],
        original_name: work.originalName,
        first_air_date: work.date,
        name: nameIn(work, language),
      }
    : { original_title: work.originalName, release_date: work.date, title: nameIn(work, language), video: false }),
});

const seasonItem = (work: WorkFacts, season: SeasonFacts): Record<string, unknown> => ({
  air_date: season.airDate,
  id: work.id * 100 + season.number,
  name: season.number === 0 ? 'Specials' : `Season ${String(season.number)}`,
  overview: '',
  poster_path: null,
  season_number: season.number,
  vote_average: 0,
});

const seasonDetails = (work: WorkFacts, season: SeasonFacts): Record<string, unknown> => ({
  ...seasonItem(work, season),
  _id: `season-${String(work.id)}-${String(season.number)}`,
  episodes: Array.from({ length: season.episodes }, (_, index) => ({
    air_date: addDays(season.airDate, index * 7),
    episode_number: (season.first ?? 1) + index,
    id: work.id * 1000 + index,
    name: `Episode ${String((season.first ?? 1) + index)}`,
    overview: '',
    runtime: 24,
    season_number: season.number,
    show_id: work.id,
    still_path: null,
  })),
});

const piece = (work: WorkFacts, name: string): unknown => {
  if (name === 'alternative_titles') {
    const all = work.titles.map((title) => ({ iso_3166_1: title.country, title: title.title, type: title.type ?? '' }));
    return work.type === 'tv' ? { results: all } : { titles: all };
  }
  if (name === 'translations') {
    return {
      translations: Object.entries(work.translations).map(([language, text]) => ({
        iso_3166_1: language.toUpperCase(),
        iso_639_1: language,
        name: language,
        english_name: language,
        data: { [work.type === 'tv' ? 'name' : 'title']: text, overview: '', homepage: '', tagline: '' },
      })),
    };
  }
  if (name === 'external_ids') return { imdb_id: '', tvdb_id: 81_189, wikidata_id: null };
  const number = /^season\/(\d+)$/u.exec(name)?.[1];
  const season = work.seasons.find((each) => String(each.number) === number);
  return season === undefined ? undefined : seasonDetails(work, season);
};

const details = (work: WorkFacts, params: URLSearchParams): Record<string, unknown> => {
  const appended = (params.get('append_to_response') ?? '').split(',').filter((name) => name !== '');
  const pieces = appended.map((name) => [name, piece(work, name)] as const).filter(([, value]) => value !== undefined);
  return {
    ...listItem(work, params.get('language') ?? 'en-US'),
    genre_ids: undefined,
    genres: [{ id: 16, name: 'Animation' }],
    ...(work.type === 'tv'
      ? {
          number_of_seasons: work.seasons.filter((season) => season.number > 0).length,
          seasons: work.seasons.map((season) => ({ ...seasonItem(work, season), episode_count: season.episodes })),
        }
      : { runtime: work.runtime, production_countries: [{ iso_3166_1: 'JP', name: 'Japan' }] }),
    ...Object.fromEntries(pieces),
  };
};

const search = (works: readonly WorkFacts[], type: string, params: URLSearchParams): Record<string, unknown> => {
  const words = fold(params.get('query') ?? '').split(' ');
  const year = params.get(type === 'tv' ? 'first_air_date_year' : 'primary_release_year');
  const found = works.filter(
    (work) =>
      work.type === type &&
      (year === null || work.date.startsWith(year)) &&
      [work.name, work.originalName, ...work.titles.map((each) => each.title), ...Object.values(work.translations)]
        .map(fold)
        .some((title) => words.every((word) => title.includes(word))),
  );
  const results = found
    .toSorted((a, b) => b.popularity - a.popularity)
    .map((work) => listItem(work, params.get('language') ?? 'en-US'));
  return { page: 1, results, total_pages: 1, total_results: results.length };
};

/** An error body as TMDB words it. */
export const failed = (status: number, code: number, message: string): { status: number; body: unknown } => ({
  status,
  body: { success: false, status_code: code, status_message: message },
});

const notFound = (): { status: number; body: unknown } =>
  failed(404, 34, 'The resource you requested could not be found.');

const groupOf = (works: readonly WorkFacts[], id: string): { status: number; body: unknown } => {
  const order = works.flatMap((work) => work.orders ?? []).find((each) => each.id === id);
  if (order === undefined) return notFound();
  const groups = Object.entries(order.parts).map(([name, episodes], place) => ({
    id: `${id}${String(place)}`,
    name,
    order: place,
    locked: true,
    episodes: episodes.map(([season, number], at) => ({
      id: season * 1000 + number,
      name: '',
      season_number: season,
      episode_number: number,
      order: at,
    })),
  }));
  // parts may come in any order
  return { status: 200, body: { id, name: order.name, type: 6, groups: groups.toReversed() } };
};

const find = (works: readonly WorkFacts[], id: string, site: string | null): Record<string, unknown> => {
  const found = works.filter(
    ({ elsewhere }) =>
      elsewhere !== undefined && Object.entries(elsewhere).some(([key, own]) => key === site && own === id),
  );
  const of = (type: string): unknown =>
    found.filter((work) => work.type === type).map((work) => listItem(work, 'en-US'));
  return {
    movie_results: of('movie'),
    person_results: [],
    tv_results: of('tv'),
    tv_episode_results: [],
    tv_season_results: [],
  };
};

/** What TMDB answers to a request with a good key. */
export const answerOf = (works: readonly WorkFacts[], url: URL): { status: number; body: unknown } => {
  const [, version, first = '', second = '', third] = url.pathname.split('/');
  if (version === '3' && first === 'configuration') return { status: 200, body: { images: {}, change_keys: [] } };
  if (version === '3' && first === 'search' && (second === 'tv' || second === 'movie')) {
    return { status: 200, body: search(works, second, url.searchParams) };
  }
  if (version === '3' && first === 'find')
    return { status: 200, body: find(works, second, url.searchParams.get('external_source')) };
  if (version === '3' && second === 'episode_group') return groupOf(works, third ?? '');
  const work = works.find((each) => each.type === first && String(each.id) === second);
  if (version === '3' && work?.type === 'tv' && third === 'episode_groups')
    return { status: 200, body: { id: work.id, results: (work.orders ?? []).map(({ id, name }) => ({ id, name })) } };
  if (version !== '3' || work === undefined || third !== undefined) return notFound();
  if ((url.searchParams.get('append_to_response') ?? '').split(',').length > 20) {
    return failed(400, 27, 'Too many append to response objects: The maximum number of remote calls is 20.');
  }
  return { status: 200, body: details(work, url.searchParams) };
};
