// What a catalogue of shows and films (TMDB, the cache before it, the demo's own) answers, decoded and trimmed.

export type TmdbType = 'tv' | 'movie';

/** One row of a search answer. */
export interface SearchHit {
  readonly type: TmdbType;
  readonly id: number;
  readonly name: string;
  readonly originalName: string;
  readonly originalLanguage: string;
  readonly year: number | null;
  readonly genreIds: readonly number[];
  readonly originCountries: readonly string[];
  readonly popularity: number;
}

export interface TitleVariant {
  readonly title: string;
  /** ISO 639-1 or 3166-1 code as given; empty where unknown */
  readonly language: string;
  readonly kind: 'alternative' | 'translation' | 'romaji';
}

export interface Episode {
  readonly season: number;
  readonly number: number;
  readonly name: string;
  /** ISO date */
  readonly airDate: string | null;
}

export interface Season {
  readonly number: number;
  readonly name: string;
  readonly airDate: string | null;
  readonly episodes: readonly Episode[];
}

/** Another order of a show's episodes, kept by people at TMDB: as released on disc, by story arc, as produced … */
export interface EpisodeGroup {
  readonly id: string;
  readonly name: string;
  /** in TMDB's order; 0 is of the specials, where there are any */
  readonly parts: readonly {
    readonly number: number;
    readonly name: string;
    /** TMDB's own season and number of each, in the part's order */
    readonly episodes: readonly { readonly season: number; readonly number: number }[];
  }[];
}

/** Ids of the same work at other sites; null where TMDB does not say. */
export interface ExternalIds {
  /** `tt0123456` */
  readonly imdb: string | null;
  readonly tvdb: number | null;
}

interface Work {
  readonly id: number;
  /** in the language asked for */
  readonly name: string;
  readonly originalName: string;
  readonly originalLanguage: string;
  readonly titles: readonly TitleVariant[];
  readonly year: number | null;
  /** TMDB genre ids; 16 is animation */
  readonly genreIds: readonly number[];
  readonly originCountries: readonly string[];
  readonly popularity: number;
  readonly overview: string;
  /** absent: the catalogue knows no other sites */
  readonly externalIds?: ExternalIds;
}

export interface Show extends Work {
  readonly type: 'tv';
  /** ascending; season 0 holds the specials */
  readonly seasons: readonly Season[];
  /** absent: not asked for; they come on demand */
  readonly episodeGroups?: readonly EpisodeGroup[];
}

export interface Film extends Work {
  readonly type: 'movie';
  readonly runtimeMinutes: number | null;
}

export type CatalogueEntry = Show | Film;

/** A work's id at another site, as people paste it. */
export interface ExternalId {
  readonly site: 'tvdb' | 'imdb';
  /** digits, or IMDb's `tt` and digits */
  readonly id: string;
}

export interface WorkRef {
  readonly type: TmdbType;
  readonly id: number;
}

/** How a catalogue answers: found, known not to exist, or not to be had now (never cached). */
export type Answer<T> =
  | { readonly kind: 'found'; readonly value: T; readonly cached: boolean }
  | { readonly kind: 'missing'; readonly cached: boolean }
  | {
      readonly kind: 'unavailable';
      readonly code: 'E-TMDB-DOWN' | 'E-TMDB-429' | 'E-PARSE-FAIL';
      readonly reason: string;
    };

export interface SearchQuery {
  readonly type: TmdbType;
  readonly text: string;
  readonly year: number | null;
  /** BCP 47, `en-US` */
  readonly language: string;
}
