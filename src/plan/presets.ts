// How each media server wants folders and files named. Data.
import type { Preset } from '../model/plan.ts';

export interface PresetRow {
  readonly episode: string;
  readonly film: string;
  /** three or more episodes in one file: all numbers (`E01-E02-E03`) or first and last */
  readonly allNumbers: boolean;
  readonly extras: 'kept' | 'left';
  readonly nfo: boolean;
}

const TITLED = '{title}< ({year})>';
const served = (id: string): Pick<PresetRow, 'episode' | 'film'> => ({
  episode: `${TITLED}${id}/Season {season:00}/${TITLED} - {numbers}< - {episodeTitle}>`,
  film: `${TITLED}${id}/${TITLED}${id}`,
});

export const PRESETS: Readonly<Record<Preset, PresetRow>> = {
  anivault: {
    episode: `${TITLED}/Season {season:00}/${TITLED} {numbers}`,
    film: `${TITLED}/${TITLED}`,
    allNumbers: false,
    extras: 'kept',
    nfo: false,
  },
  plex: { ...served('< {{tmdb-{tmdbId}}}>'), allNumbers: false, extras: 'kept', nfo: false },
  jellyfin: { ...served('< [tmdbid-{tmdbId}]>'), allNumbers: false, extras: 'kept', nfo: false },
  kodi: { ...served(''), allNumbers: true, extras: 'left', nfo: true },
};
