// Values of the model for tests, complete but for what a test says.
import type { CatalogueEntry, Season } from '../../src/model/catalogue.ts';
import type { Candidate, FileGroup, GroupMatch, MatchState } from '../../src/model/match.ts';
import type { MediaUnit } from '../../src/model/media-file.ts';
import type { ParsedName, ParsedUnit } from '../../src/model/parsed-name.ts';

export const parsedName = (told: Partial<ParsedName> = {}): ParsedName => ({
  title: 'Mushishi',
  titles: [told.title ?? 'Mushishi'],
  season: null,
  part: null,
  episodes: [1],
  absolute: [],
  year: null,
  type: 'episode',
  releaseGroup: null,
  resolution: null,
  source: null,
  videoCodec: null,
  audio: null,
  checksum: null,
  version: null,
  episodeTitle: null,
  parser: 'anitomy',
  confidence: 1,
  evidence: {},
  failure: null,
  ...told,
});

let inode = 1;
export function mediaUnit(path: string, size = 1): MediaUnit {
  const cut = path.lastIndexOf('/');
  inode += 1;
  const identity = { size, mtimeNs: '1600000000000000000', dev: '1', ino: String(inode) };
  return {
    file: { folder: path.slice(0, cut), name: path.slice(cut + 1), kind: 'video', identity, links: 1 },
    sidecars: [],
  };
}

export const parsedUnit = (path: string, told: Partial<ParsedName> = {}, size = 1): ParsedUnit => ({
  unit: mediaUnit(path, size),
  parsed: parsedName(told),
});

export const season = (number: number, count: number): Season => ({
  number,
  name: `Season ${number}`,
  airDate: '2005-10-23',
  episodes: Array.from({ length: count }, (_, i) => ({
    season: number,
    number: i + 1,
    name: `Episode ${i + 1}`,
    airDate: null,
  })),
});

/** A season with weekly air dates from a day on. */
export const aired = (number: number, ...cours: readonly (readonly [count: number, from: string])[]): Season => ({
  number,
  name: `Season ${number}`,
  airDate: cours[0]?.[1] ?? null,
  episodes: cours
    .flatMap(([count, from]) =>
      Array.from({ length: count }, (_, week) =>
        new Date(Date.parse(from) + week * 7 * 86_400_000).toISOString().slice(0, 10),
      ),
    )
    .map((airDate, index) => ({ season: number, number: index + 1, name: '', airDate })),
});

export const show = (told: Partial<Extract<CatalogueEntry, { type: 'tv' }>> = {}): CatalogueEntry => ({
  type: 'tv',
  id: 26867,
  name: 'Mushi-Shi',
  originalName: '蟲師',
  originalLanguage: 'ja',
  titles: [{ title: 'Mushishi', language: 'JP', kind: 'romaji' }],
  year: 2005,
  genreIds: [16],
  originCountries: ['JP'],
  popularity: 5,
  overview: '',
  seasons: [season(1, 26)],
  ...told,
});

export const film = (told: Partial<Extract<CatalogueEntry, { type: 'movie' }>> = {}): CatalogueEntry => ({
  type: 'movie',
  id: 372058,
  name: 'Your Name.',
  originalName: '君の名は。',
  originalLanguage: 'ja',
  titles: [{ title: 'Kimi no Na wa.', language: 'JP', kind: 'romaji' }],
  year: 2016,
  genreIds: [16],
  originCountries: ['JP'],
  popularity: 5,
  overview: '',
  runtimeMinutes: 106,
  ...told,
});

export const fileGroup = (files: readonly ParsedUnit[], told: Partial<FileGroup> = {}): FileGroup => ({
  id: 'mushishi',
  title: 'Mushishi',
  titles: ['Mushishi'],
  year: null,
  kind: 'series',
  files,
  ...told,
});

export const groupMatch = (group: FileGroup, state: MatchState, candidates: readonly Candidate[] = []): GroupMatch => ({
  groupId: group.id,
  state,
  decidedBy: state === 'strong' ? 'rule' : 'nobody',
  candidates,
  notes: [],
  correction: null,
});
