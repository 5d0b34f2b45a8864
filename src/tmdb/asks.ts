// Which paths and parameters TMDB is asked with: as much in one request as it allows. Pure; it knows no answer.
import type { ExternalId, SearchQuery, WorkRef } from '../model/catalogue.ts';

/** A request below the base URL: everything but the credential. */
export interface Ask {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

/** TMDB appends at most 20 things to one answer. */
const APPENDED_MOST = 20;
const ASIDE = ['alternative_titles', 'translations', 'external_ids'];
/** Seasons asked for unseen: nearly every show has fewer, and asking for what is not there costs nothing. */
const FIRST_SEASONS = Array.from({ length: APPENDED_MOST - ASIDE.length }, (_, number) => number);

/** Ids go into a path: nothing else than what each site's ids are made of does. */
const EXTERNAL_ID = { tvdb: /^\d{1,12}$/u, imdb: /^tt\d{1,12}$/u } as const;

/** Whether TMDB takes the key; any other request would say it too. */
export const CONFIGURATION: Ask = { path: '/configuration', params: {} };

/** null: a search for nothing, to which TMDB answers 422 */
export const searchAsk = ({ type, text, year, language }: SearchQuery): Ask | null => {
  if (text.trim() === '') return null;
  const yearField = type === 'tv' ? 'first_air_date_year' : 'primary_release_year';
  return {
    path: `/search/${type}`,
    params: { query: text, language, ...(year === null ? {} : { [yearField]: String(year) }) },
  };
};

const detailsAsk = ({ type, id }: WorkRef, language: string, appended: readonly string[]): Ask => ({
  path: `/${type}/${id}`,
  params: { language, append_to_response: appended.join(',') },
});

const seasonNames = (numbers: readonly number[]): readonly string[] => numbers.map((number) => `season/${number}`);

/** A film with its titles and ids, or a show with those and its first seasons. */
export const entryAsk = (ref: WorkRef, language: string): Ask =>
  detailsAsk(ref, language, ref.type === 'tv' ? [...ASIDE, ...seasonNames(FIRST_SEASONS)] : ASIDE);

/** What is left to ask for of a show that has these seasons. */
export const furtherSeasonAsks = (ref: WorkRef, language: string, has: readonly number[]): readonly Ask[] => {
  const left = has.filter((number) => !FIRST_SEASONS.includes(number));
  return Array.from({ length: Math.ceil(left.length / APPENDED_MOST) }, (_, index) =>
    detailsAsk(ref, language, seasonNames(left.slice(index * APPENDED_MOST, (index + 1) * APPENDED_MOST))),
  );
};

/** null: no id of that site */
export const findAsk = ({ site, id }: ExternalId): Ask | null =>
  EXTERNAL_ID[site].test(id) ? { path: `/find/${id}`, params: { external_source: `${site}_id` } } : null;

/** Which other orders of its episodes a show has. */
export const episodeGroupsAsk = (show: number, language: string): Ask => ({
  path: `/tv/${show}/episode_groups`,
  params: { language },
});

/** One of them; `id` as its decoder let it through. */
export const episodeGroupAsk = (id: string, language: string): Ask => ({
  path: `/tv/episode_group/${id}`,
  params: { language },
});
