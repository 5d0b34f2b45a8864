// How media servers read names: which folders they pass over, what they take for an extra, which episodes they find. Tables and pure readers.
// Plex: its support articles on naming, and the expressions of its published scanner. Jellyfin: its documentation on shows, movies and extras,
// and the naming rules it ships. Kodi: its wiki on naming video files, and the default expressions of advancedsettings.xml.

export interface Reading {
  readonly season: number;
  readonly episodes: readonly number[];
}

export interface Server {
  readonly name: string;
  /** folders below a library that are passed over, or whose files are extras */
  readonly asideFolder: RegExp;
  /** a file's stem that makes it an extra or keeps it out */
  readonly asideFile: RegExp;
  /** several versions of one film need the folder's whole name in front */
  readonly versionsByFolderName: boolean;
  readEpisodes(stem: string): Reading | null;
}

const span = (first: number, last: number): readonly number[] =>
  last <= first ? [first] : Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Plex finds the first number and one more: what is between belongs to the file. */
function readAsPlex(stem: string): Reading | null {
  const found = /s(\d+)[._ ]*e(\d+)(?:[- ]?[e+](\d+))?/i.exec(stem);
  if (!found) return null;
  const [, season = '', first = '', second = first] = found;
  return { season: Number(season), episodes: span(Number(first), Number(second)) };
}

/** Jellyfin finds the first number, then a chain of further ones whose last is where the file ends. */
function readAsJellyfin(stem: string): Reading | null {
  const found = /s(\d+)[\][ ._-]*e(\d+)/i.exec(stem);
  if (!found) return null;
  const [text, season = '', first = ''] = found;
  const rest = stem.slice(found.index + text.length);
  const chain = /^(?:(?:-| - )?[xe]\d{1,3})+/i.exec(rest)?.[0] ?? /^(?:-x?e?\d{1,3})+/i.exec(rest)?.[0] ?? '';
  const last = /\d+$/.exec(chain)?.[0] ?? first;
  return { season: Number(season), episodes: span(Number(first), Number(last)) };
}

/** Kodi takes every number that is written, and nothing between; `.5` or a letter is a part of an episode. */
function readAsKodi(stem: string): Reading | null {
  const found = /s(\d+)[ ._x-]*e(\d+)(?:(?:[a-i]|\.[1-9])(?!\d))?/i.exec(stem);
  if (!found) return null;
  const [text, season = '', first = ''] = found;
  const episodes = [Number(first)];
  let rest = stem.slice(found.index + text.length);
  for (;;) {
    const more = /^[-_ex]+(\d+)(?:(?:[a-i]|\.[1-9])(?!\d))?/i.exec(rest);
    if (!more) return { season: Number(season), episodes };
    episodes.push(Number(more[1]));
    rest = rest.slice(more[0].length);
  }
}

export const PLEX: Server = {
  name: 'Plex',
  asideFolder:
    /^(?:\..*|@eadir|lost\+found|behind the scenes|deleted scenes|featurettes|interviews|scenes|shorts|trailers|other|extras?|samples?|bonus)$/i,
  asideFile: /-(?:behindthescenes|deleted|featurette|interview|scene|short|trailer|other)$/i,
  versionsByFolderName: false,
  readEpisodes: readAsPlex,
};

export const JELLYFIN: Server = {
  name: 'Jellyfin',
  asideFolder:
    /^(?:\..*|@eadir|lost\+found|behind the scenes|deleted scenes|interviews|scenes|samples|shorts|featurettes|clips|other|extras|trailers|theme-music|backdrops)$/i,
  asideFile:
    /^(?:trailer|sample)$|[-._ ](?:trailer|sample)$|-(?:scene|clip|interview|behindthescenes|deleted|deletedscene|featurette|short|other|extra)$/i,
  versionsByFolderName: true,
  readEpisodes: readAsJellyfin,
};

export const KODI: Server = {
  name: 'Kodi',
  asideFolder: /^(?:\..*|(?:.*[-._ ])?sample(?:[-._ ].*)?)$/i,
  asideFile: /-trailer$|(?:^|[-._ ])sample[-._ ]/i,
  versionsByFolderName: false,
  readEpisodes: readAsKodi,
};
