// What the name of a folder in a library says: which work it is of, which season. Pure.

/** Ids as servers write them: Plex `{tmdb-1}`, Jellyfin `[tmdbid-1]`, Emby `[tmdbid=1]`, in any brackets. */
const ID_TAG = /[[{(]tmdb(?:id)?[-= ](\d{1,10})[\]})]/i;
/** Any tag that names an entry of some other catalogue. */
const OTHER_TAGS = /[[{(](?:tvdb|imdb|anidb|mal|anilist|tvmaze|edition)(?:id)?\d?[-= ][^\])}]{1,60}[\])}]/gi;
const YEAR = /\((\d{4})\)\s*$/;

export interface FolderReading {
  readonly tmdbId: number | null;
  readonly year: number | null;
  /** folded for comparing; may be empty */
  readonly title: string;
  /** the same without anything in brackets at its end; may be empty */
  readonly bareTitle: string;
}

/** A title folded for comparing names of folders: width, accents, case and everything that is no letter or digit aside. */
export const foldedTitle = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Everything in brackets at the end of a name taken off: `Title (2005) [BD]` -> `Title`. */
function bare(text: string): string {
  let rest = text.trim();
  for (;;) {
    const next = rest.replace(/[[({][^[({\])}]*[\])}]$/, '').trim();
    if (next === rest || next === '') return next;
    rest = next;
  }
}

export function readFolderName(name: string): FolderReading {
  const id = ID_TAG.exec(name)?.[1];
  const untagged = name.replace(ID_TAG, ' ').replace(OTHER_TAGS, ' ').trim();
  const year = YEAR.exec(untagged)?.[1] ?? YEAR.exec(untagged.replace(/[[{][^\]}]*[\]}]\s*$/, ''))?.[1];
  return {
    tmdbId: id === undefined ? null : Number(id),
    year: year === undefined ? null : Number(year),
    title: foldedTitle(untagged.replace(YEAR, '')),
    bareTitle: foldedTitle(bare(untagged)),
  };
}

const SPECIALS = /^(?:specials?|s0{1,3}|season[ ._-]?0{1,3}|スペシャル|特典|特别篇|스페셜)$/i;
/** The word for a season in languages that libraries are kept in, with its number behind or before it. */
const SEASON_BEFORE =
  /^(?:season|series|s|staffel|saison|temporada|stagione|sezon|сезон|시즌|シーズン)[ ._-]?0*(\d{1,4})$/i;
const SEASON_BEHIND = /^(?:(\d{1,2})(?:st|nd|rd|th)[ ._-]season|第 ?(\d{1,2}) ?[季期]|(\d{1,2}) ?기)$/i;
/** `Season 01 - The First`, `Season 2 (2011)`: what follows says nothing about the number. */
const LABEL = /^(season[ ._-]?\d{1,4})(?:\s*[-–:(].*)$/i;

/** The season a folder is for; 0 for specials; null for any other folder. */
export function seasonOfFolder(name: string): number | null {
  const trimmed = name.trim().normalize('NFC');
  const text = LABEL.exec(trimmed)?.[1] ?? trimmed;
  if (SPECIALS.test(text)) return 0;
  const found = SEASON_BEFORE.exec(text)?.[1] ?? SEASON_BEHIND.exec(text)?.slice(1).find(Boolean);
  return found === undefined ? null : Number(found);
}
