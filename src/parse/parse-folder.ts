// The door of the room: a folder listing in, every name in it read. Siblings help: a lone file without a number is a film, one of many is not.
import { parse, sep } from 'node:path';
import type { FolderListing, MediaUnit } from '../model/media-file.ts';
import type { ParsedFolder, ParsedName, ParsedUnit } from '../model/parsed-name.ts';
import { openAnitomy } from './anitomy.ts';
import { readAbove, readName, type Above } from './parse-name.ts';
import { foldTitle } from './title.ts';

export interface Parser {
  parseFolder(listing: FolderListing): ParsedFolder;
  /** a file's name with its extension, and the names of the folders above it, nearest first */
  parseName(name: string, foldersAbove: readonly string[]): ParsedName;
}

/** The names in a folder's path; a drive, or a server with its share, is none. */
const namesIn = (folder: string): readonly string[] =>
  folder.slice(parse(folder).root.length).split(sep).filter(Boolean);

/** Names of up to three folders above a file, nearest first. */
const foldersAbove = (folder: string): readonly string[] => namesIn(folder).slice(-3).reverse();

const stemOf = (name: string): string => name.replace(/\.[a-z0-9]{2,5}$/i, '');

const LANGUAGE = /\.(?:[a-z]{2,3}(?:-[a-z]{2,4})?|forced|default|jp[st]c|big5|简体|繁体|繁體)$/i;

/** Subtitles without a video carry languages and the like at the end of their stem; more than four are none. */
function subtitleStem(stem: string): string {
  let bare = stem;
  for (let most = 4; most > 0 && LANGUAGE.test(bare); most -= 1) bare = bare.replace(LANGUAGE, '');
  return bare;
}

/** Nothing in the name says film: there is only no number, and no other file of the title. */
const FILM_BY_SHAPE = 'rule alone-without-number';

/** The only one of its title beside no other numbers: a film, unless something said otherwise. */
function withSiblings(units: readonly ParsedUnit[]): readonly ParsedUnit[] {
  const keys = units.map(({ parsed }) => (parsed.title === null ? null : foldTitle(parsed.title)));
  const counts = new Map<string | null, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return units.map((unit, index) => {
    const { parsed } = unit;
    const key = keys[index] ?? null;
    const alone = key !== null && counts.get(key) === 1;
    const unnumbered =
      parsed.episodes.length === 0 && parsed.season === null && parsed.part === null && parsed.type === 'episode';
    if (!alone || !unnumbered) return unit;
    return {
      ...unit,
      parsed: {
        ...parsed,
        type: 'movie',
        evidence: { ...parsed.evidence, type: FILM_BY_SHAPE },
      },
    };
  });
}

interface ParserRequest {
  /** Anitomy's bytes where they are inside the bundle; else they are read from the installed package */
  readonly wasmBinary?: Uint8Array;
  /** the native addon instead: Failure E-USAGE where it is not installed */
  readonly native?: boolean;
}

/** Opens the parser; one serves a whole process. */
export async function createParser({ wasmBinary, native = false }: ParserRequest = {}): Promise<Parser> {
  const anitomy = native
    ? await (await import('./native-anitomy.ts')).openNativeAnitomy()
    : await openAnitomy(wasmBinary);
  const readUnit = (unit: MediaUnit, above: Above): ParsedUnit => {
    const stem = stemOf(unit.file.name);
    return {
      unit,
      parsed: readName(unit.file.kind === 'subtitle' ? subtitleStem(stem) : stem, above, anitomy),
    };
  };
  return {
    parseFolder(listing) {
      const inside = namesIn(listing.folder).length - namesIn(listing.root).length;
      const above = readAbove(foldersAbove(listing.folder), inside);
      return { listing, units: withSiblings(listing.units.map((unit) => readUnit(unit, above))) };
    },
    parseName: (name, above) => readName(stemOf(name), readAbove(above), anitomy),
  };
}
