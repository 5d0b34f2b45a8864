// Folders that a show or film already has: it keeps them, name and season spelling and all. Reads folder names only.
import { join } from 'node:path';
import { listNames } from '../disk/survey.ts';
import type { FiledWork } from '../model/filing.ts';
import { pathKey } from '../names/path-key.ts';

const ID_TAG = /[[{](?:tmdb|tmdbid)[-=](\d+)[\]}]/i;
const YEAR = /\((\d{4})\)/;

/** Title of a folder without tags and year, folded for comparing. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[[{(][^\])}]*[\])}]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const SEASON_FOLDER = /^(?:season|s|staffel|saison|temporada|series)\s*0*(\d{1,3})$/i;

/** The season a folder is for; 0 for specials; null for any other folder. */
export function seasonOfFolder(name: string): number | null {
  if (/^(?:specials?|s0+|season 0+)$/i.test(name.trim())) return 0;
  const number = SEASON_FOLDER.exec(name.trim())?.[1] ?? /^第\s?(\d{1,2})\s?[季期]$/.exec(name.trim())?.[1];
  return number === undefined ? null : Number(number);
}

export interface Houses {
  /** the folder of this work below the root, or null where it has none */
  houseOf(root: string, work: FiledWork): string | null;
  /** the folder of this season below the work's own, or null where it has none */
  seasonFolder(root: string, house: string, season: number): string | null;
}

interface Shelf {
  readonly byId: ReadonlyMap<number, string>;
  readonly byTitle: ReadonlyMap<string, readonly string[]>;
}

function shelfOf(names: readonly string[]): Shelf {
  const byId = new Map<number, string>();
  const byTitle = new Map<string, string[]>();
  for (const name of names) {
    const id = ID_TAG.exec(name)?.[1];
    if (id !== undefined) byId.set(Number(id), name);
    const key = folded(name);
    if (key !== '') byTitle.set(key, [...(byTitle.get(key) ?? []), name]);
  }
  return { byId, byTitle };
}

/** Remembers each folder it reads, for one plan. */
export function createHouses(): Houses {
  const shelves = new Map<string, Shelf>();
  const seasons = new Map<string, ReadonlyMap<number, string>>();
  const shelf = (root: string): Shelf => {
    const known = shelves.get(root);
    if (known) return known;
    const made = shelfOf(listNames(root) ?? []);
    shelves.set(root, made);
    return made;
  };
  return {
    houseOf(root, work) {
      const { byId, byTitle } = shelf(root);
      const own = work.id === null ? undefined : byId.get(work.id);
      if (own !== undefined) return own;
      const named = (byTitle.get(folded(work.title)) ?? []).filter((name) => !ID_TAG.test(name));
      const fits = named.filter((name) => {
        const year = YEAR.exec(name)?.[1];
        return year === undefined || work.year === null || Number(year) === work.year;
      });
      return fits.find((name) => YEAR.test(name)) ?? fits[0] ?? null;
    },
    seasonFolder(root, house, season) {
      const key = pathKey(join(root, house));
      let known = seasons.get(key);
      if (!known) {
        const found = new Map<number, string>();
        for (const name of listNames(join(root, house)) ?? []) {
          const number = seasonOfFolder(name);
          if (number !== null && !found.has(number)) found.set(number, name);
        }
        known = found;
        seasons.set(key, known);
      }
      return known.get(season) ?? null;
    },
  };
}
