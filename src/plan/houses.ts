// Folders that a show or film already has: it keeps them, name and season spelling and all.
import { join } from 'node:path';
import { listEntries } from '../disk/survey.ts';
import type { WorkRef } from '../model/catalogue.ts';
import type { FiledWork } from '../model/filing.ts';
import type { PlannedShow } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';
import { foldedTitle, readFolderName, seasonOfFolder } from './folder-names.ts';
import { kindOfFolder, readShelf, type Shelf } from './shelf.ts';

export interface House {
  /** the folder's name as it is on disk */
  readonly name: string;
  readonly by: Exclude<PlannedShow['joins'], null>;
}

/** A folder that an earlier run gave a work. */
export interface FormerHouse {
  readonly work: WorkRef;
  /** absolute */
  readonly folder: string;
}

export interface Houses {
  /** the folder of this work below `parent`, or null where it has none. `named`: what its folder would be called, where that is not its title */
  houseOf(parent: string, work: FiledWork, named?: string): House | null;
  /** the folder of this season below the work's own as it is spelled there, or null where it has none; `named` wins where several are */
  seasonFolder(house: string, season: number, named: string): string | null;
  /** how a folder below `parent` is spelled on disk that some disk would take for `named`; `named` itself where there is none */
  spelling(parent: string, named: string): string;
}

const refKey = ({ type, id }: WorkRef): string => `${type} ${id}`;

/** Remembers each folder it reads, for one plan. `former`: newest first. */
export function createHouses(former: readonly FormerHouse[] = []): Houses {
  const shelves = new Map<string, Shelf>();
  const seasons = new Map<string, ReadonlyMap<number, readonly string[]>>();
  const answers = new Map<string, House | null>();
  /** a folder without a year is joined by one work only */
  const claimed = new Map<string, string>();
  const formerly = new Map<string, string[]>();
  for (const { work, folder } of former) formerly.set(refKey(work), [...(formerly.get(refKey(work)) ?? []), folder]);
  const shelf = (parent: string): Shelf => {
    const known = shelves.get(parent) ?? readShelf(parent);
    shelves.set(parent, known);
    return known;
  };

  /** In a library of both, a show never moves in with a film of its name or number. */
  const isOfKind = (parent: string, name: string, { type }: FiledWork): boolean =>
    (kindOfFolder(join(parent, name)) ?? type) === type;

  /** False where an id says that the folder is another work's. */
  const isOf = (parent: string, name: string, { id, type }: FiledWork): boolean => {
    const said = shelf(parent).folders.get(name)?.tmdbId ?? null;
    if (said !== null) return said === id;
    const nfo = shelf(parent).nfo().get(name);
    return nfo === undefined || (nfo.id === id && nfo.type === type);
  };

  function byNfo(parent: string, { id, type }: FiledWork): string | undefined {
    for (const [name, work] of shelf(parent).nfo()) if (work.id === id && work.type === type) return name;
    return undefined;
  }

  const byJournal = (parent: string, work: FiledWork): string | undefined => {
    const folders = work.id === null ? [] : (formerly.get(refKey({ type: work.type, id: work.id })) ?? []);
    if (folders.length === 0) return undefined;
    return [...shelf(parent).folders.keys()].find(
      (name) => folders.includes(join(parent, name)) && isOf(parent, name, work),
    );
  };

  function byTitle(parent: string, work: FiledWork, named: string): string | undefined {
    const { folders, byTitle: index } = shelf(parent);
    const key = `${work.type} ${work.id ?? work.title} ${work.year ?? ''}`;
    const own = readFolderName(named);
    const titles = [foldedTitle(work.title), own.title, own.bareTitle];
    const others = [work.originalTitle, work.romajiTitle, ...(work.otherTitles ?? [])].map((title) =>
      foldedTitle(title ?? ''),
    );
    const yearOf = (name: string): number | null => folders.get(name)?.year ?? null;
    const isFree = (name: string): boolean => yearOf(name) !== null || (claimed.get(join(parent, name)) ?? key) === key;
    const fits = (name: string): boolean =>
      (work.year === null || (yearOf(name) ?? work.year) === work.year) &&
      isFree(name) &&
      isOf(parent, name, work) &&
      isOfKind(parent, name, work);
    const byOwn = titles.flatMap((title) => index.get(title) ?? []).filter(fits);
    // another of its names is only enough together with the year
    const byOther = others
      .flatMap((title) => index.get(title) ?? [])
      .filter((name) => yearOf(name) !== null && yearOf(name) === work.year && fits(name));
    const found = byOwn.find((name) => yearOf(name) !== null) ?? byOther[0] ?? byOwn[0];
    if (found !== undefined) claimed.set(join(parent, found), key);
    return found;
  }

  function find(parent: string, work: FiledWork, named: string): House | null {
    const tagged = work.id === null ? [] : (shelf(parent).byId.get(work.id) ?? []);
    const own = tagged.find((name) => isOfKind(parent, name, work));
    if (own !== undefined) return { name: own, by: 'id' };
    const told = work.id === null ? undefined : byNfo(parent, work);
    if (told !== undefined) return { name: told, by: 'nfo' };
    const filed = byJournal(parent, work);
    if (filed !== undefined) return { name: filed, by: 'journal' };
    const alike = byTitle(parent, work, named);
    return alike === undefined ? null : { name: alike, by: 'title' };
  }

  return {
    houseOf(parent, work, named = work.title) {
      const key = [parent, work.type, work.id ?? '', work.title, work.year ?? '', named].join('\0');
      let house = answers.get(key);
      if (house === undefined) answers.set(key, (house = find(parent, work, named)));
      return house;
    },
    seasonFolder(house, season, named) {
      let known = seasons.get(house);
      if (!known) seasons.set(house, (known = seasonsIn(house)));
      const names = known.get(season) ?? [];
      return names.find((name) => name === named) ?? names[0] ?? null;
    },
    spelling: (parent, named) =>
      shelf(parent).folders.has(named) ? named : (shelf(parent).byKey.get(pathKey(named)) ?? named),
  };
}

function seasonsIn(house: string): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const { name, isFolder } of listEntries(house)) {
    const number = isFolder ? seasonOfFolder(name) : null;
    if (number !== null) found.set(number, [...(found.get(number) ?? []), name].sort());
  }
  return found;
}
