// One name with the folders above it, read: our own reader first, because what Anitomy leaves in titles (seasons, several titles, noise) is
// most of what goes wrong; Anitomy where ours finds no title or episode, and for the release group. Never throws.
import type { NameType, ParsedName } from '../model/parsed-name.ts';
import type { Anitomy, AnitomyElements } from './anitomy.ts';
import { readFolders, type FolderContext } from './folders.ts';
import { PLACE_MARKERS } from './markers.ts';
import { numberOf, rangeOf } from './numerals.ts';
import { search, type Reading } from './reading.ts';
import { readStem } from './second-reader.ts';
import { termOf } from './terms.ts';
import { foldTitle } from './title.ts';
import { NUMBERED_TITLES, titlesOf } from './titles.ts';

/** Characters of a name that are read: no file system has longer ones, and time must not grow with them. */
const LONGEST = 255;

/** Decomposed names are several times as long as what they say, so they are cut twice. */
const readable = (name: string): string => (PLAIN.test(name) ? name.slice(0, LONGEST) : composed(name));
const PLAIN = /^[\x20-\x7e]*$/;
const composed = (name: string): string =>
  name
    .slice(0, LONGEST * 4)
    .toWellFormed()
    .normalize('NFC')
    .slice(0, LONGEST)
    .toWellFormed();

/** A title that says nothing: an episode's word, or letters of no script. */
const isTitle = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text) && (!SAYS_NOTHING.test(text.trim()) || NUMBERED_TITLES.includes(text.toLowerCase()));
const SAYS_NOTHING = /^(?:episode|ep|e|第|s\d+|disc|disk|vol|volume|track|video|movie|sp|ova|oad|special|\d{1,3})$/i;

function anitomyEpisodes({ episode }: AnitomyElements): readonly number[] {
  const [first, last] = episode.split('-').map((part) => numberOf(part));
  if (first === undefined || first === null || first >= 1950) return [];
  return last === undefined || last === null ? [first] : rangeOf(first, last);
}

/** `Season 2/16 Words.avi`: in a folder that is a season, a number before words is the episode. */
function numberInSeason(text: string, own: Reading, context: FolderContext): number | null {
  const first = context.season === null ? undefined : /^(\d{1,3})[\s.]/.exec(text)?.[1];
  if (first === undefined || NUMBERED_TITLES.some((title) => text.toLowerCase().startsWith(title))) return null;
  return own.episodes.length === 0 || own.titles[0] === first ? Number(first) : null;
}

interface Merged {
  readonly titles: readonly string[];
  readonly titleFrom: string;
  readonly episodes: readonly number[];
  readonly parser: ParsedName['parser'];
}

function mergeTitles(own: Reading, context: Above, elements: () => AnitomyElements): Omit<Merged, 'episodes'> {
  const named = own.titles.filter(isTitle);
  const above = context.reading?.titles ?? [];
  // the folder that was given, and those above it, are places to look in: they name a work only where the file itself does not
  const further = context.height !== null && context.height < context.inside ? above : [];
  if (named.length > 0)
    return { titles: [...new Set([...named, ...further])], titleFrom: 'name', parser: 'second-reader' };
  if (above.length > 0) return { titles: above, titleFrom: `folder "${context.name ?? ''}"`, parser: 'folders' };
  if (context.shorthand !== null && own.episodes.length > 0 && own.episodeTitle === null)
    return { titles: [context.shorthand], titleFrom: `folder "${context.shorthand}"`, parser: 'folders' };
  const [work, ...more] = own.episodeTitle?.split(/\s[-–]\s/) ?? [];
  // `05 - Some Show - Words of an Episode`
  if (own.rules['episodes'] === 'first-number' && work !== undefined && more.length > 0)
    return { titles: titlesOf(work), titleFrom: 'rule first-of-two', parser: 'second-reader' };
  const isEpisodes = (title: string): boolean =>
    own.rules['episodes'] === 'first-number' || title === own.episodeTitle || search(title, PLACE_MARKERS) !== null;
  const read = titlesOf(elements().title).filter((title) => isTitle(title) && !isEpisodes(title));
  if (read.length > 0) return { titles: read, titleFrom: 'anitomy', parser: 'anitomy' };
  return { titles: own.titles, titleFrom: 'name', parser: own.titles.length > 0 ? 'second-reader' : 'none' };
}

/** Anitomy's episode where ours is none, if it is not a number of the title itself. */
function mergeEpisodes(
  own: Reading,
  elements: () => AnitomyElements,
  titles: readonly string[],
  type: NameType | null,
): { readonly episodes: readonly number[]; readonly from: string } {
  if (own.episodes.length > 0) return { episodes: own.episodes, from: `rule ${own.rules['episodes'] ?? ''}` };
  const read = type === 'extra' || type === 'movie' ? [] : anitomyEpisodes(elements());
  // `Title Cour 2`, `Title (Seasons 1-2)`: Anitomy takes their numbers for episodes
  const isSaid = read.some((episode) => episode === own.season || episode === own.part);
  const inTitle = titles.some((title) =>
    read.some((episode) => new RegExp(`(?:^|\\D)${episode}(?:\\D|$)`).test(title)),
  );
  return read.length > 0 && !inTitle && !isSaid ? { episodes: read, from: 'anitomy' } : { episodes: [], from: '' };
}

function typeOf(
  own: Reading,
  context: FolderContext,
  episodes: readonly number[],
  year: number | null,
): { readonly type: NameType; readonly from: string } {
  if (own.type === 'extra' || (own.type === 'special' && context.type !== 'extra'))
    return { type: own.type, from: `rule ${own.rules['type'] ?? ''}` };
  if (context.type !== null) return { type: context.type, from: `folder "${context.said ?? ''}"` };
  if (own.type === 'movie' && (episodes.length === 0 || own.rules['episodes'] === 'last-number'))
    return { type: 'movie', from: `rule ${own.rules['type'] ?? ''}` };
  const unnumbered = episodes.length === 0 && own.season === null && own.part === null && context.season === null;
  if (unnumbered && year !== null) return { type: 'movie', from: 'a year and no episode' };
  return { type: 'episode', from: episodes.length > 0 ? 'an episode number' : 'nothing says otherwise' };
}

/** How sure the reading is: title and number from the name itself are worth more than what folders or guesses gave. */
function confidenceOf(titleFrom: string, episodesFrom: string, type: NameType): number {
  const title = titleFrom === 'name' ? 0.6 : titleFrom === 'anitomy' ? 0.3 : 0.5;
  const doubtful = DOUBTFUL.has(episodesFrom);
  const episode = type === 'movie' || type === 'extra' ? 0.3 : episodesFrom === '' ? 0 : doubtful ? 0.25 : 0.4;
  return Math.round((title + episode) * 100) / 100;
}

const DOUBTFUL = new Set(['rule last-number', 'rule first-number', 'anitomy']);

const FAILED: ParsedName = {
  title: null,
  titles: [],
  season: null,
  part: null,
  episodes: [],
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
  parser: 'none',
  confidence: 0,
  evidence: {},
  failure: 'neither the name nor the folders hold a title',
};

/** Anitomy takes whatever stands in brackets for a group: numbers, days, words of an episode's title. */
const isGroup = (group: string, { episodeTitle }: Reading): boolean =>
  group !== '' && !/^\d+$/.test(group) && termOf(group) === null && episodeTitle?.includes(group) !== true;

/** Anitomy costs as much as all else, and most names need nothing of it. */
function askedOnce(ask: () => AnitomyElements): () => AnitomyElements {
  let answer: AnitomyElements | null = null;
  return () => (answer ??= ask());
}

/** Folders above a file that may say something of it. */
const FOLDERS_READ = 3;

/** What the folders above a file say, read once for all files of a folder. */
export interface Above extends FolderContext {
  /** how many of the folders lie below the folder that was given */
  readonly inside: number;
}

/** Reads the names of folders above a file, nearest first; `inside`: how many of them lie below the folder that was given. */
export const readAbove = (above: readonly string[], inside = above.length): Above => ({
  ...readFolders(above.slice(0, FOLDERS_READ).map(readable), inside),
  inside,
});

/** Reads one stem (no extension) with what the folders above it say. */
export function readName(stem: string, context: Above, anitomy: Anitomy): ParsedName {
  const text = readable(stem);
  const read = readStem(text);
  const number = numberInSeason(text, read, context);
  const own: Reading =
    number === null
      ? read
      : { ...read, titles: [], episodes: [number], rules: { ...read.rules, episodes: 'first-number' } };
  const elements = askedOnce(() => anitomy.read(text));
  const { titles, titleFrom, parser } = mergeTitles(own, context, elements);
  const [title = null] = titles;
  const { episodes, from } = mergeEpisodes(own, elements, titles, own.type);
  if (title === null) return { ...FAILED, episodes, season: own.season ?? context.season };
  const sameWork =
    context.reading !== null &&
    (titleFrom !== 'name' ||
      titles.some((each) =>
        context.reading?.titles.some((other) => other === each || foldTitle(other) === foldTitle(each)),
      ));
  const year = own.year ?? (sameWork ? (context.reading?.year ?? null) : null);
  const { type, from: typeFrom } = typeOf(own, context, episodes, year);
  const season = own.season ?? (type === 'movie' ? null : context.season);
  const asked = own.releaseGroup === null && own.isOpen ? elements().group : '';
  const group = own.releaseGroup ?? (isGroup(asked, own) ? asked : (context.reading?.releaseGroup ?? null));
  const evidence: Record<string, string> = { title: titleFrom, type: typeFrom };
  if (episodes.length > 0) evidence['episodes'] = from;
  if (season !== null)
    evidence['season'] = own.season === null ? `folder "${context.said ?? ''}"` : `rule ${own.rules['season'] ?? ''}`;
  if (year !== null)
    evidence['year'] = own.year === null ? `folder "${context.name ?? ''}"` : `rule ${own.rules['year'] ?? ''}`;
  if (group !== null)
    evidence['release_group'] = own.releaseGroup !== null ? 'name' : group === asked ? 'anitomy' : 'folder';
  return {
    title,
    titles,
    season,
    part: own.part ?? context.part,
    episodes,
    absolute: own.absolute,
    year,
    type,
    releaseGroup: group,
    resolution: own.files.resolution ?? context.reading?.files.resolution ?? null,
    source: own.files.source ?? context.reading?.files.source ?? null,
    videoCodec: own.files.videoCodec ?? context.reading?.files.videoCodec ?? null,
    audio: own.files.audio ?? context.reading?.files.audio ?? null,
    checksum: own.checksum,
    version: own.version,
    episodeTitle: own.episodeTitle,
    parser: from === 'anitomy' ? 'anitomy' : parser,
    confidence: confidenceOf(titleFrom, from, type),
    evidence,
    failure: null,
  };
}
