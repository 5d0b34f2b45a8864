// A show of its own that goes on from another one by its name: that other one may count it among its seasons, so it is worth being seen. Pure.
import type { CatalogueEntry, SearchHit } from '../model/catalogue.ts';
import type { FileGroup } from '../model/match.ts';
import { foldTitle } from '../parse/title.ts';
import { mainTitle, nearestName, restBehind } from './title-distance.ts';

/** `Show '98`, `Show GO`, `Show R`: signs behind a name that say as much as a subtitle. */
const SIGN_BEHIND = /(?<=\p{L}{3})\s+(?:['’]\d{2}|[A-Z]{1,2})$/u;
/** `Show 3: The End`. */
const NUMBER_BEHIND = /(?<=\p{L}{3})\s+\d$/u;
/** What is shorter may be any word. */
const LETTERS_LEAST = 4;

/** The name that a work's name goes on from; null where it goes on from none, or where that is a name of the work itself. */
function beginningOf({ name, originalName, titles }: CatalogueEntry): string | null {
  const main = mainTitle(name);
  const beginning = main === name ? name.replace(SIGN_BEHIND, '') : main.replace(NUMBER_BEHIND, '');
  const own = [originalName, ...titles.map(({ title }) => title)].map(foldTitle);
  return beginning === name || beginning.length < LETTERS_LEAST || own.includes(foldTitle(beginning))
    ? null
    : beginning;
}

/** How near a work's name is to what was read, for it to be the one that was found. */
const NEAR = 0.55;

/** What to ask for to find the show that the one found goes on from. Null: nothing. */
export function parentAsked(group: FileGroup, entries: readonly CatalogueEntry[]): string | null {
  if (group.kind === 'film') return null;
  const shows = entries.filter(({ type }) => type === 'tv');
  const [found] = shows
    .map((entry) => ({ entry, near: nearestName(group.titles, entry).likeness }))
    .filter(({ near }) => near >= NEAR)
    .sort((a, b) => b.near - a.near)
    .map(({ entry }) => entry);
  const beginning = found ? beginningOf(found) : null;
  return beginning !== null && shows.every(({ name }) => !isOf(name, beginning) || name === found?.name)
    ? beginning
    : null;
}

const isOf = (name: string, beginning: string): boolean => {
  const [whole, start] = [foldTitle(name), foldTitle(beginning)];
  return whole === start || restBehind(whole, start) !== null;
};

/** The parent among what was found for that name. */
export const parentIn = (
  hits: readonly SearchHit[],
  beginning: string,
  entries: readonly CatalogueEntry[],
): SearchHit | undefined =>
  hits.find(
    (hit) => isOf(hit.name, beginning) && !entries.some((entry) => entry.type === hit.type && entry.id === hit.id),
  );
