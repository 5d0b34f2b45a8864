// The orders that a person can switch a group to, and where a number lies in each. Pure: a numbering in, every file's new place out
// (`placeFiles` in episodes.ts carries it out).
import type { CatalogueEntry, Episode, EpisodeGroup, Show } from '../model/catalogue.ts';
import type { Numbering, Order } from '../model/numbering.ts';
import type { ParsedName, ParsedUnit } from '../model/parsed-name.ts';
import { each, indexOf, missing, two, type Answer, type ShowIndex } from './show-index.ts';

/** As the name says, in TMDB's order. */
export const PLAIN: Numbering = { order: 'tmdb', offset: 0, season: null };

export const isPlain = ({ order, offset, season }: Numbering): boolean =>
  order === 'tmdb' && offset === 0 && season === null;

/** One order with the words it is offered with. */
export interface OrderChoice {
  readonly order: Order;
  readonly text: string;
}

const firstOf = (part: readonly Episode[]): string => {
  const [first] = part;
  return first ? `S${two(first.season)}E${two(first.number)}` : '';
};

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The id of an episode group behind an order; null for the others. */
export const episodeGroupOf = (order: Order): string | null =>
  order.startsWith('group:') ? order.slice('group:'.length) : null;

const tmdbText = ({ show }: ShowIndex): string => {
  const seasons = show.seasons.filter(({ number }) => number > 0);
  return seasons.length === 1
    ? `as TMDB counts: one season of ${seasons[0]?.episodes.length ?? 0}`
    : `as TMDB counts: ${plural(seasons.length, 'season')}`;
};

/** The orders of a show, TMDB's own first; episode groups only once they were asked for. A film has none. */
export function ordersOf(entry: CatalogueEntry): readonly OrderChoice[] {
  if (entry.type === 'movie') return [];
  const index = indexOf(entry);
  const starts = index.parts.slice(1, 4).map(firstOf).join(', ');
  const parts: readonly OrderChoice[] =
    index.parts.length < 2
      ? []
      : [
          {
            order: 'by-part',
            text: `by part: ${plural(index.parts.length, 'part')}, begun at ${starts}${index.parts.length > 4 ? ' …' : ''}`,
          },
        ];
  const groups = (entry.episodeGroups ?? []).map(({ id, name, parts: of }): OrderChoice => ({
    order: `group:${id}`,
    text: `${name}: ${plural(of.filter(({ number }) => number > 0).length, 'part')}`,
  }));
  return [
    { order: 'tmdb', text: tmdbText(index) },
    { order: 'absolute', text: `absolute: 1 to ${index.regular.length}` },
    ...parts,
    ...groups,
  ];
}

export const overAll = (index: ShowIndex, numbers: readonly number[], note: string | null): Answer =>
  each(
    numbers,
    (number) => index.regular[number - 1],
    note,
    (number) => `there is no episode ${number}: TMDB has ${index.regular.length}`,
  );

const within = (part: readonly Episode[], name: string, numbers: readonly number[]): Answer =>
  each(
    numbers,
    (number) => part[number - 1],
    name,
    (number) => `${name} has no episode ${number}: it has ${part.length}`,
  );

const groupIn = ({ episodeGroups }: Show, id: string): EpisodeGroup | null =>
  episodeGroups?.find((group) => group.id === id) ?? null;

/** Where the numbers lie in an episode group: in the part said; with none said, on from the first part. */
function inGroup(index: ShowIndex, id: string, said: number | null, numbers: readonly number[]): Answer {
  const group = groupIn(index.show, id);
  if (!group) return missing('this order of episodes is not known at TMDB any more');
  const episodesOf = ({ episodes }: EpisodeGroup['parts'][number]): readonly Episode[] =>
    episodes.map(
      ({ season, number }) =>
        index.season(season)?.episodes.find((episode) => episode.number === number) ?? {
          season,
          number,
          name: '',
          airDate: null,
        },
    );
  if (said === null) {
    const all = group.parts.filter(({ number }) => number > 0).flatMap(episodesOf);
    return within(all, `“${group.name}”`, numbers);
  }
  const part = group.parts.find(({ number }) => number === said);
  return part
    ? within(episodesOf(part), `part ${said} of “${group.name}”`, numbers)
    : missing(`“${group.name}” has no part ${said}`);
}

/** Where the numbers lie in an order that a person chose; null where the order is TMDB's own. `season`: the season or part said. */
export function placeInOrder(
  index: ShowIndex,
  { order, season }: Numbering,
  parsed: ParsedName,
  numbers: readonly number[],
): Answer | null {
  switch (order) {
    case 'tmdb':
      return null;
    case 'absolute':
      return overAll(index, numbers, 'counted over all seasons');
    case 'by-part': {
      const said = season ?? parsed.part ?? parsed.season ?? 1;
      const part = index.parts[said - 1];
      return part ? within(part, `part ${said}`, numbers) : missing(`there is no part ${said}`);
    }
    default:
      return inGroup(index, order.slice('group:'.length), season ?? parsed.part ?? parsed.season, numbers);
  }
}

const isCounted = ({ parsed }: ParsedUnit): boolean => parsed.type !== 'extra';

/** Numbers of the files as they count: as read, or, where no file has one and a person numbers them, in their order from one. */
export function countedFiles(files: readonly ParsedUnit[], numbering: Numbering): readonly ParsedUnit[] {
  if (isPlain(numbering) || files.some((file) => isCounted(file) && file.parsed.episodes.length > 0)) return files;
  let count = 0;
  return files.map((file) => {
    if (!isCounted(file)) return file;
    count += 1;
    return { unit: file.unit, parsed: { ...file.parsed, type: 'episode', episodes: [count] } };
  });
}

/**
 * The numbering by which the group's first file becomes an episode, and the others follow at their distance: what a person means by "start
 * at". `season`: season, part or part of the episode group to count in; null: as the files say. Files without any number count as 1, 2, 3.
 */
export function startingAt(
  files: readonly ParsedUnit[],
  order: Order,
  { season, number }: { readonly season: number | null; readonly number: number },
): Numbering {
  const read = files.filter(isCounted).flatMap(({ parsed }) => parsed.episodes.slice(0, 1));
  return { order, season, offset: number - Math.ceil(Math.min(...read, read.length === 0 ? 1 : Infinity)) };
}
