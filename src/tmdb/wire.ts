// TMDB's answers as they come over the wire, decoded and trimmed to the catalogue's values; unknown fields are dropped.
// What matters (ids, names, numbers) must be right; what only helps may be null or absent, as TMDB often has it.
import * as z from 'zod';
import type { Episode, Film, SearchHit, Season, Show, TmdbType, WorkRef } from '../model/catalogue.ts';
import { BOUNDS } from './decode.ts';
import { titleVariants } from './titles.ts';

const text = z.string().max(BOUNDS.text);
const id = z.int().positive();
const optionalText = text.nullish().transform((value) => value ?? '');
const date = text.nullish().transform((value) => (value === undefined || value === '' ? null : value));
const texts = z
  .array(text)
  .max(BOUNDS.list)
  .nullish()
  .transform((value) => value ?? []);

const work = {
  id,
  original_language: optionalText,
  overview: optionalText,
  popularity: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
};
const genreIds = z
  .array(z.int())
  .max(BOUNDS.list)
  .nullish()
  .transform((value) => value ?? []);

const tvHit = z.object({
  ...work,
  name: text,
  original_name: optionalText,
  first_air_date: date,
  genre_ids: genreIds,
  origin_country: texts,
});
const filmHit = z.object({
  ...work,
  title: text,
  original_title: optionalText,
  release_date: date,
  genre_ids: genreIds,
  origin_country: texts,
});
const tvResults = z.object({ results: z.array(tvHit).max(BOUNDS.list) });
const filmResults = z.object({ results: z.array(filmHit).max(BOUNDS.list) });

const yearOf = (isoDate: string | null): number | null => {
  const year = /^(\d{4})-/u.exec(isoDate ?? '')?.[1];
  return year === undefined ? null : Number(year);
};

/** A page of `/search/tv` or `/search/movie`; throws where it is none. */
export const decodeSearch = (type: TmdbType, value: unknown): readonly SearchHit[] => {
  const common = (hit: z.infer<typeof tvHit> | z.infer<typeof filmHit>) => ({
    id: hit.id,
    originalLanguage: hit.original_language,
    genreIds: hit.genre_ids,
    originCountries: hit.origin_country,
    popularity: hit.popularity,
  });
  if (type === 'tv') {
    return tvResults.parse(value).results.map((hit) => ({
      ...common(hit),
      type,
      name: hit.name,
      originalName: hit.original_name,
      year: yearOf(hit.first_air_date),
    }));
  }
  return filmResults.parse(value).results.map((hit) => ({
    ...common(hit),
    type,
    name: hit.title,
    originalName: hit.original_title,
    year: yearOf(hit.release_date),
  }));
};

const genres = z
  .array(z.object({ id: z.int() }))
  .max(BOUNDS.list)
  .nullish()
  .transform((value) => (value ?? []).map((genre) => genre.id));
const alternative = z.object({ iso_3166_1: optionalText, title: optionalText, type: optionalText });
const alternatives = z.array(alternative).max(BOUNDS.list);
const translations = z
  .object({
    translations: z
      .array(z.object({ iso_639_1: optionalText, data: z.object({ name: optionalText, title: optionalText }) }))
      .max(BOUNDS.list),
  })
  .nullish()
  .transform((value) =>
    (value?.translations ?? []).map(({ iso_639_1, data }) => ({ language: iso_639_1, title: data.name || data.title })),
  );

const season = z.object({
  season_number: z.int().nonnegative(),
  name: optionalText,
  air_date: date,
  episodes: z.array(z.object({ episode_number: z.int(), name: optionalText, air_date: date })).max(BOUNDS.list),
});

const listedSeason = z.object({ season_number: z.int().nonnegative(), name: optionalText, air_date: date });
export type ListedSeason = z.infer<typeof listedSeason>;

const externalIds = z
  .object({ imdb_id: text.nullish(), tvdb_id: z.int().nullish() })
  .nullish()
  .transform((value) => ({
    imdb: value?.imdb_id === '' ? null : (value?.imdb_id ?? null),
    tvdb: value?.tvdb_id ?? null,
  }));

const tvDetails = z.object({
  ...work,
  external_ids: externalIds,
  name: text,
  original_name: optionalText,
  first_air_date: date,
  genres,
  origin_country: texts,
  seasons: z.array(listedSeason).max(BOUNDS.seasons),
  alternative_titles: z.object({ results: alternatives }).nullish(),
  translations,
});

const filmDetails = z.object({
  ...work,
  external_ids: externalIds,
  title: text,
  original_title: optionalText,
  release_date: date,
  genres,
  origin_country: texts,
  production_countries: z
    .array(z.object({ iso_3166_1: text }))
    .max(BOUNDS.list)
    .nullish(),
  runtime: z.int().nullish(),
  alternative_titles: z.object({ titles: alternatives }).nullish(),
  translations,
});

/** The seasons that were appended to a show's answer (`"season/1": {…}`); throws where one is no season. */
export const decodeAppendedSeasons = (value: unknown): readonly Season[] =>
  Object.entries(z.record(z.string(), z.unknown()).parse(value))
    .filter(([name]) => /^season\/\d+$/u.test(name))
    .map(([, appended]) => season.parse(appended))
    .map((decoded) => ({
      number: decoded.season_number,
      name: decoded.name,
      airDate: decoded.air_date,
      episodes: decoded.episodes.map((episode): Episode => ({
        season: decoded.season_number,
        number: episode.episode_number,
        name: episode.name,
        airDate: episode.air_date,
      })),
    }));

/** `/tv/{id}` with its titles and the seasons appended, and the list of all seasons that there are; throws otherwise. */
export const decodeShow = (value: unknown): { readonly show: Show; readonly listed: readonly ListedSeason[] } => {
  const decoded = tvDetails.parse(value);
  const show: Show = {
    type: 'tv',
    id: decoded.id,
    name: decoded.name,
    originalName: decoded.original_name,
    originalLanguage: decoded.original_language,
    titles: titleVariants(decoded.alternative_titles?.results ?? [], decoded.translations),
    year: yearOf(decoded.first_air_date),
    genreIds: decoded.genres,
    originCountries: decoded.origin_country,
    popularity: decoded.popularity,
    overview: decoded.overview,
    externalIds: decoded.external_ids,
    seasons: decodeAppendedSeasons(value),
  };
  return { show, listed: decoded.seasons };
};

/** `/movie/{id}` with its titles; throws where it is none. */
export const decodeFilm = (value: unknown): Film => {
  const decoded = filmDetails.parse(value);
  const produced = (decoded.production_countries ?? []).map((country) => country.iso_3166_1);
  return {
    type: 'movie',
    id: decoded.id,
    name: decoded.title,
    originalName: decoded.original_title,
    originalLanguage: decoded.original_language,
    titles: titleVariants(decoded.alternative_titles?.titles ?? [], decoded.translations),
    year: yearOf(decoded.release_date),
    genreIds: decoded.genres,
    originCountries: decoded.origin_country.length > 0 ? decoded.origin_country : produced,
    popularity: decoded.popularity,
    overview: decoded.overview,
    externalIds: decoded.external_ids,
    // TMDB says 0 where it does not know
    runtimeMinutes: decoded.runtime === 0 ? null : (decoded.runtime ?? null),
  };
};

const ids = z
  .array(z.object({ id: z.int().positive() }))
  .max(BOUNDS.list)
  .catch([]);
const foundElsewhere = z.object({ tv_results: ids, movie_results: ids });

/** `/find/{id}`: works that bear another site's id, series first; throws where it is no such answer. */
export const decodeFound = (value: unknown): readonly WorkRef[] => {
  const { tv_results: shows, movie_results: films } = foundElsewhere.parse(value);
  return [
    ...shows.map(({ id }) => ({ type: 'tv' as const, id })),
    ...films.map(({ id }) => ({ type: 'movie' as const, id })),
  ];
};
