// The shape of catalogue values as the program holds them: what the cache hands back is checked against these.
// TMDB's own shapes are in wire.ts. Unknown fields are dropped, sizes are bounded.
import * as z from 'zod';
import type { CatalogueEntry, EpisodeGroup, SearchHit } from '../model/catalogue.ts';

/** Bounds against answers that were made to hurt: no real one comes near. */
export const BOUNDS = { text: 65_536, list: 20_000, seasons: 400 } as const;

const text = z.string().max(BOUNDS.text);
const type = z.enum(['tv', 'movie']);

const hit = z.object({
  type,
  id: z.int().positive(),
  name: text,
  originalName: text,
  originalLanguage: text,
  year: z.int().nullable(),
  genreIds: z.array(z.int()).max(BOUNDS.list),
  originCountries: z.array(text).max(BOUNDS.list),
  popularity: z.number(),
});

const work = hit.omit({ type: true }).extend({
  titles: z
    .array(z.object({ title: text, language: text, kind: z.enum(['alternative', 'translation', 'romaji']) }))
    .max(BOUNDS.list),
  overview: text,
  externalIds: z.object({ imdb: text.nullable(), tvdb: z.int().nullable() }).exactOptional(),
});

const season = z.object({
  number: z.int().nonnegative(),
  name: text,
  airDate: text.nullable(),
  episodes: z
    .array(z.object({ season: z.int(), number: z.int(), name: text, airDate: text.nullable() }))
    .max(BOUNDS.list),
});

const episodeGroups = z
  .array(
    z.object({
      id: text,
      name: text,
      parts: z
        .array(
          z.object({
            number: z.int().nonnegative(),
            name: text,
            episodes: z.array(z.object({ season: z.int(), number: z.int() })).max(BOUNDS.list),
          }),
        )
        .max(BOUNDS.seasons),
    }),
  )
  .max(BOUNDS.list);

const hits = z.array(hit).max(BOUNDS.list);
const entry = z.discriminatedUnion('type', [
  work.extend({ type: z.literal('tv'), seasons: z.array(season).max(BOUNDS.seasons) }),
  work.extend({ type: z.literal('movie'), runtimeMinutes: z.int().nullable() }),
]);

/** Checks stored catalogue values; all throw on anything else. */
export const CATALOGUE_DECODERS = {
  hits: (value: unknown): readonly SearchHit[] => hits.parse(value),
  entry: (value: unknown): CatalogueEntry => entry.parse(value),
  episodeGroups: (value: unknown): readonly EpisodeGroup[] => episodeGroups.parse(value),
};
