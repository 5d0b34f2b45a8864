// What a person typed or pasted into the search: words, an id, an address of TMDB, TheTVDB or IMDb. Pure.
import type { ExternalId, WorkRef } from '../../model/catalogue.ts';

export interface SearchWords {
  readonly words: string;
  readonly year: number | null;
  readonly refs: readonly WorkRef[];
  /** an id of another site, to be looked up at TMDB */
  readonly external: ExternalId | null;
  readonly byWords: boolean;
  /** why this can't be looked for */
  readonly problem: string | null;
}

const NOTHING: SearchWords = { words: '', year: null, refs: [], external: null, byWords: false, problem: null };

const idOf = (digits: string | undefined): number => Number(digits ?? 0);

/** An address of TheTVDB or IMDb that holds an id, or IMDb's id alone. */
function elsewhere(said: string): ExternalId | null {
  const imdb = /(?:imdb\.com\/(?:[a-z]{2}\/)?title\/|^)(tt\d{6,10})\b/i.exec(said)?.[1];
  if (imdb !== undefined) return { site: 'imdb', id: imdb.toLowerCase() };
  const tvdb =
    /thetvdb\.com\/(?:dereferrer\/(?:series|movie)\/|series\/|.*[?&](?:series)?id=)(\d{2,9})(?!\S*[a-z-])/i.exec(
      said,
    )?.[1];
  return tvdb === undefined ? null : { site: 'tvdb', id: tvdb };
}

/** Words to look for, an id, or an address. Bare digits are both words and an id: `86` is a show. */
export function searchIn(text: string): SearchWords {
  const said = text.trim();
  const address = /(?:themoviedb\.org\/(?:[a-z]{2}(?:-[A-Z]{2})?\/)?|^)(tv|movie)[/ ]+(\d{1,9})/i.exec(said);
  if (address) {
    const type = address[1]?.toLowerCase() === 'tv' ? 'tv' : 'movie';
    return { ...NOTHING, refs: [{ type, id: idOf(address[2]) }] };
  }
  const external = elsewhere(said);
  if (external) return { ...NOTHING, external };
  // TheTVDB's addresses of today name a work by its words
  const slug = /thetvdb\.com\/(?:series|movies)\/([a-z0-9-]+)/i.exec(said)?.[1];
  if (slug !== undefined) return { ...NOTHING, words: slug.replaceAll('-', ' '), byWords: true };
  if (/^https?:\/\//i.test(said)) return { ...NOTHING, problem: 'this address names no work of TMDB, TheTVDB or IMDb' };
  if (said.length === 0) return NOTHING;
  if (/^\d{1,9}$/.test(said)) {
    const id = Number(said);
    return {
      ...NOTHING,
      words: said,
      byWords: true,
      refs: [
        { type: 'tv', id },
        { type: 'movie', id },
      ],
    };
  }
  const withYear = /^(.+?)\s*\(?((?:19|20)\d\d)\)?$/.exec(said);
  if (withYear?.[1] !== undefined && withYear[1].trim().length > 0)
    return { ...NOTHING, words: withYear[1].trim(), year: Number(withYear[2]), byWords: true };
  return { ...NOTHING, words: said, byWords: true };
}
