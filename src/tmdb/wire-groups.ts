// TMDB's episode groups as they come over the wire, decoded and trimmed: which there are, and one with its episodes.
import * as z from 'zod';
import type { EpisodeGroup } from '../model/catalogue.ts';
import { BOUNDS } from './decode.ts';

const text = z.string().max(BOUNDS.text);
/** An id becomes part of a path: nothing but what TMDB makes them of. */
const id = z.string().regex(/^[0-9A-Za-z]{1,64}$/u);

const listed = z.object({ results: z.array(z.object({ id })).max(BOUNDS.list) });

const detailed = z.object({
  id,
  name: text,
  groups: z
    .array(
      z.object({
        name: text.nullish().transform((value) => value ?? ''),
        order: z.int().nonnegative(),
        episodes: z
          .array(
            z.object({ season_number: z.int().nonnegative(), episode_number: z.int().nonnegative(), order: z.int() }),
          )
          .max(BOUNDS.list),
      }),
    )
    .max(BOUNDS.seasons),
});

/** `/tv/{id}/episode_groups`; throws where it is none. */
export const decodeEpisodeGroupIds = (value: unknown): readonly string[] =>
  listed.parse(value).results.map((group) => group.id);

const isOfSpecials = (name: string): boolean => /^specials?\b/iu.test(name.trim());

/** `/tv/episode_group/{id}`; parts are counted from one whatever TMDB's own order says, specials apart. Throws where it is none. */
export const decodeEpisodeGroup = (value: unknown): EpisodeGroup => {
  const { id: group, name, groups } = detailed.parse(value);
  let number = 0;
  const parts = groups
    .toSorted((a, b) => a.order - b.order)
    .map((part) => {
      if (!isOfSpecials(part.name)) number += 1;
      return {
        number: isOfSpecials(part.name) ? 0 : number,
        name: part.name,
        episodes: part.episodes
          .toSorted((a, b) => a.order - b.order)
          .map((episode) => ({ season: episode.season_number, number: episode.episode_number })),
      };
    });
  return { id: group, name, parts };
};
