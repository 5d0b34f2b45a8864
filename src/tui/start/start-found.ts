// What the disks say on Start: how much there is to read, what the library holds, and what follows for names and mode. Pure.
import type { Effect } from '../effect.ts';
import { line, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { LibraryFacts } from '../../workflow/look.ts';
import type { StartModel } from './start-model.ts';

/** Looks at the disks, where there is something to look at. */
export const lookAround = ({ folders, roots, options }: Surroundings): readonly Effect[] =>
  folders.length === 0 && roots === null ? [] : [{ type: 'look-around', folders, roots, options }];

/** Takes in what the library is like: its own names are kept, and where hard links are possible they are proposed. */
export function librarySeen(
  start: StartModel,
  around: Surroundings,
  library: LibraryFacts,
): { readonly start: StartModel; readonly around: Surroundings } {
  const { proposes } = start;
  const { options } = around;
  const preset = proposes.preset && library.preset !== null ? library.preset : options.preset;
  const links = library.isOneDisk && !library.isInPlace && around.folders.length > 0;
  const mode = proposes.mode && links ? 'hardlink' : options.mode;
  return { start: { ...start, library }, around: { ...around, options: { ...options, preset, mode } } };
}

const plural = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
const PRESET_NAMES = { anivault: 'AniVault', plex: 'Plex', jellyfin: 'Jellyfin', kodi: 'Kodi' } as const;

/** `20,114 videos in 1,902 folders (still counting)`; null: nothing is known. */
export function countText({ counted }: StartModel): string | null {
  if (!counted) return null;
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
export function linkText({ library }: StartModel, { options }: Surroundings): string | null {
  if (!library || options.mode !== 'hardlink') return null;
  return library.isOneDisk ? null : 'not possible: another disk than the library’s';
}

/** A fact below a row. */
export const factLine = (text: string | null, indent: number): readonly Line[] =>
  text === null ? [] : [line(' '.repeat(indent) + text, 'quiet')];
