// What the disks say on Start: how much there is to read, what the library holds, and what follows for names and mode. Pure.
import type { Effect } from '../effect.ts';
import { line, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { LibraryFacts } from '../../workflow/look.ts';
import type { StartModel } from './start-model.ts';

/** Looks at the disks, where there is something to look at. Hard links are tried only where they are meant or may be proposed. */
export function lookAround({ folders, roots, options }: Surroundings, { proposes }: StartModel): readonly Effect[] {
  if (folders.length === 0 && roots === null) return [];
  const triesLinks = folders.length > 0 && (proposes.mode || options.mode === 'hardlink');
  return [{ type: 'look-around', folders, roots, options, triesLinks }];
}

interface Seen {
  readonly start: StartModel;
  readonly around: Surroundings;
}

/** Takes in what the library is like: its own names are kept. */
export function librarySeen(start: StartModel, around: Surroundings, library: LibraryFacts): Seen {
  const { proposes } = start;
  const { options } = around;
  const preset = proposes.preset && library.preset !== null ? library.preset : options.preset;
  return { start: { ...start, library, canLink: null }, around: { ...around, options: { ...options, preset } } };
}

/** Where hard links are possible they are proposed. */
export function linksTried(start: StartModel, around: Surroundings, can: boolean): Seen {
  const mode = start.proposes.mode && can ? 'hardlink' : around.options.mode;
  return { start: { ...start, canLink: can }, around: { ...around, options: { ...around.options, mode } } };
}

const plural = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
const PRESET_NAMES = { anivault: 'AniVault', plex: 'Plex', jellyfin: 'Jellyfin', kodi: 'Kodi' } as const;

/** `20,114 videos in 1,902 folders (still counting)`; null: nothing is known. */
export function countText({ counted }: StartModel, around: Surroundings): string | null {
  if (!counted || around.folders.length === 0) return null;
  const { videos, folders, isAll } = counted;
  return `${plural(videos, 'video')} in ${plural(folders, 'folder')}${isAll ? '' : ' (still counting)'}`;
}

/** `412 shows there, named as Jellyfin has it: kept so`; null: nothing is known. */
export function libraryText({ library }: StartModel, { options, roots }: Surroundings): string | null {
  if (!library || !roots) return null;
  const { shows, films, preset, isInPlace } = library;
  if (isInPlace) return 'what is read lies in the library: files are only renamed there';
  if (shows === null && films === null) return 'not there yet: made by the first run';
  const holds =
    roots.shows === roots.films || films === null
      ? `${plural(shows ?? 0, 'folder')} there`
      : `${plural(shows ?? 0, 'show')} and ${plural(films, 'film')} there`;
  if (preset === null) return holds;
  const kept = preset === options.preset ? ': kept so' : '';
  return `${holds}, named as ${PRESET_NAMES[preset]} has it${kept}`;
}

/** Why hard links are, or are not, to be had here. */
export function linkText({ library, canLink }: StartModel, { options }: Surroundings): string | null {
  if (!library || options.mode !== 'hardlink') return null;
  if (!library.isOneDisk) return 'not possible: another disk than the library’s';
  return canLink === false ? 'tried, and not possible: the library’s disk refuses second names' : null;
}

/** A fact below a row. */
export const factLine = (text: string | null, indent: number): readonly Line[] =>
  text === null ? [] : [line(' '.repeat(indent) + text, 'quiet')];
