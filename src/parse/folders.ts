// What up to three folders above a file say: title, season, specials, year, group. Pure.
import type { NameType } from '../model/parsed-name.ts';
import { isGenericFolder } from './generic-folders.ts';
import { PART_MARKERS, SEASON_MARKERS, SPECIAL_MARKERS } from './markers.ts';
import { memory } from './memory.ts';
import { findWhole, type Reading } from './reading.ts';
import { readStem } from './second-reader.ts';
import { isCjk, NUMBERED_TITLES } from './titles.ts';

interface SeasonFolder {
  readonly season: number | null;
  readonly part: number | null;
  readonly type: NameType | null;
}

const SPECIALS = /^(?:specials?|sp|sps|ovas?|oads?|season 0+|s0+|特典|特別編|番外編|特别篇|番外篇|스페셜)$/i;
const EXTRAS = /^(?:extras?|bonus|featurettes|nc ?op ?& ?ed|nc(?:op|ed)s?|menus?|cms?|pvs?|映像特典|scans?)$/i;

/** A folder that is only a season, a part, specials or extras; null for any other. */
function seasonFolder(name: string): SeasonFolder | null {
  const plain = name.replace(/^[[(]|[\])]$/g, '').trim();
  if (SPECIALS.test(plain)) return { season: null, part: null, type: 'special' };
  if (EXTRAS.test(plain)) return { season: null, part: null, type: 'extra' };
  if (/^\d{1,2}$/.test(plain) && !NUMBERED_TITLES.includes(plain))
    return { season: Number(plain), part: null, type: null };
  const season = findWhole(/[([]/.test(plain) ? plain.replace(/\s*[([].*[\])]\s*$/, '') : plain, SEASON_MARKERS);
  if (season) return { season: season.season ?? null, part: null, type: null };
  const part = findWhole(plain, PART_MARKERS);
  if (part) return { season: null, part: part.part ?? null, type: null };
  return findWhole(plain, SPECIAL_MARKERS) ? { season: null, part: null, type: 'special' } : null;
}

/** What the name of a folder says by itself. */
interface Folder {
  readonly only: SeasonFolder | null;
  readonly isGeneric: boolean;
  readonly reading: Reading | null;
}

function read(name: string): Folder {
  const only = seasonFolder(name);
  const isGeneric = only === null && isGenericFolder(name);
  return {
    only,
    isGeneric,
    reading: only === null && (!isGeneric || name.length === 1) ? readStem(name, { isFolder: true }) : null,
  };
}

/** A folder is above all of its files, and a show's above all of its seasons. */
const FOLDERS_KEPT = 32;
const folders = memory<Folder>(FOLDERS_KEPT);
const folderOf = (name: string): Folder => folders(name, read);

export interface FolderContext {
  /** the nearest folder that bears a title, as read */
  readonly reading: Reading | null;
  /** that folder's own name */
  readonly name: string | null;
  /** how far above the file it is, 0 for the nearest; null where none bears a title */
  readonly height: number | null;
  readonly season: number | null;
  readonly part: number | null;
  readonly type: NameType | null;
  /** name of the folder that said season, part or type */
  readonly said: string | null;
  /** `C3`: what the nearest folder may be called, where its files have no other title; null where it says more, or nothing */
  readonly shorthand: string | null;
}

/** Two signs that begin with a capital; `dl` is somebody's shelf, and so is one letter. */
const SHORTHAND = /^\p{Lu}[\p{Lu}\d]$/u;

/**
 * Folders above a file, nearest first; the first `inside` of them lie below the folder that was given. Beyond the nearest titled folder nothing
 * counts, but that one's own season does. The folder that was given names a work where its files lie in it, not where `downloads` is between.
 */
export function readFolders(above: readonly string[], inside = above.length): FolderContext {
  let season: number | null = null;
  let part: number | null = null;
  let type: NameType | null = null;
  let said: string | null = null;
  let isPile = false;
  const [nearest = ''] = above;
  const isShorthand = SHORTHAND.test(nearest) && folderOf(nearest).only === null && !folderOf(nearest).isGeneric;
  const shorthand = isShorthand ? nearest : null;
  for (const [height, name] of above.entries()) {
    const { only, isGeneric, reading } = folderOf(name);
    if (only) {
      season ??= only.season;
      part ??= only.part;
      type ??= only.type;
      said ??= name;
      continue;
    }
    // `K/Season 1`, `[Group] K`: a season lies in a show and a group releases one, however short its name
    const isShow = reading !== null && (said !== null || reading.releaseGroup !== null);
    if (isGeneric && !isShow) {
      isPile = true;
      continue;
    }
    if (isPile && height >= inside) break;
    // `dl`, `a`: too short to be more than somebody's shorthand
    if (!reading?.titles.some((title) => title.length > 2 || isShow || isCjk(title) || /^\d+$/.test(title))) continue;
    // a folder of several seasons is none of them
    const isOne = reading.rules['season'] !== 'seasons';
    if (season === null && reading.season !== null && isOne) [season, said] = [reading.season, said ?? name];
    if (part === null && reading.part !== null) [part, said] = [reading.part, said ?? name];
    return { reading, name, height, season, part, type, said, shorthand };
  }
  return { reading: null, name: null, height: null, season, part, type, said, shorthand };
}
