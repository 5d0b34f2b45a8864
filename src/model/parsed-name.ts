// What a file's name and folders say. Every field tells where it came from, because the review shows it.
import type { FolderListing, MediaUnit } from './media-file.ts';

export type NameType = 'episode' | 'movie' | 'special' | 'extra';

export interface ParsedName {
  readonly title: string | null;
  /** all titles that name and folders gave, best first; includes `title` */
  readonly titles: readonly string[];
  readonly season: number | null;
  /** "Part 2", "Cour 2" where it was said */
  readonly part: number | null;
  /** ranges written out; 12.5 allowed */
  readonly episodes: readonly number[];
  readonly absolute: readonly number[];
  readonly year: number | null;
  readonly type: NameType;
  readonly releaseGroup: string | null;
  readonly resolution: string | null;
  readonly source: string | null;
  readonly videoCodec: string | null;
  readonly audio: string | null;
  readonly checksum: string | null;
  readonly version: number | null;
  readonly episodeTitle: string | null;
  /** which reader gave title and episode */
  readonly parser: 'anitomy' | 'second-reader' | 'folders' | 'none';
  /** 0..1 */
  readonly confidence: number;
  /** field -> where it came from: `name`, `folder "Season 2"`, `anitomy`, `rule nth-season` … */
  readonly evidence: Readonly<Record<string, string>>;
  /** why nothing could be read; null where something was */
  readonly failure: string | null;
}

export interface ParsedUnit {
  readonly unit: MediaUnit;
  readonly parsed: ParsedName;
}

export interface ParsedFolder {
  readonly listing: FolderListing;
  readonly units: readonly ParsedUnit[];
}
