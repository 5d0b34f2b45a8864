// What up to three folders above a file say: title, season, specials, year, group. Pure.
import type { NameType } from '../model/parsed-name.ts';
import { KIND_MARKERS, PART_MARKERS, SEASON_MARKERS, type Marker, type Said } from './markers.ts';
import type { Reading } from './reading.ts';
import { readStem } from './second-reader.ts';
import { isCjk } from './titles.ts';

/** Folders that hold collections: their names are no titles. Lower case. */
const GENERIC = new Set(
  (
    'download downloads downloaded torrent torrents complete completed incoming incomplete seeding seed finished done new unsorted sorted ' +
    'anime animes anim video videos movie movies film films tv series shows show library media data share public home user users root mnt srv nas volume1 ' +
    'tv shows|tv series|anime tv|anime movies|anime series|anime films|my anime|ongoing|airing|batch|temp|tmp|watch|to watch|ova|ovas|misc|other|bd|dvd|web|bdrip|1080p|720p|' +
    '新番|完结|完結|动画|動畫|动漫|動漫|番剧|番劇|连载|連載|剧场版|劇場版|アニメ|映画|애니|애니메이션|완결|방영중|신작|극장판|kodi|plex|jellyfin|emby'
  )
    .split(/[|]/)
    .flatMap((part) => (part.includes(' ') && part.length > 60 ? part.split(' ') : [part.trim()])),
);

const isGeneric = (name: string): boolean =>
  GENERIC.has(name.toLowerCase().trim()) ||
  /^(?:19|20)\d{2}(?:[ ._-]?(?:q[1-4]|[春夏秋冬]|\d{1,2}月?|winter|spring|summer|fall|autumn))?$/i.test(name.trim()) ||
  /^[A-Z#]$/i.test(name.trim());

interface SeasonFolder {
  readonly season: number | null;
  readonly part: number | null;
  readonly type: NameType | null;
}

const SPECIALS = /^(?:specials?|sp|sps|ovas?|oads?|season 0+|s0+|特典|特別編|番外編|特别篇|番外篇|스페셜)$/i;
const EXTRAS = /^(?:extras?|bonus|featurettes|nc ?op ?& ?ed|nc(?:op|ed)s?|menus?|cms?|pvs?|映像特典|scans?)$/i;

const whole = (text: string, markers: readonly Marker[]): Said | null => {
  for (const { pattern, says } of markers) {
    const found = pattern.exec(text);
    if (found && found[0].trim().length >= text.trim().length - 1) return says(found);
  }
  return null;
};

/** A folder that is only a season, a part, specials or extras; null for any other. */
function seasonFolder(name: string): SeasonFolder | null {
  const plain = name.replace(/^[[(]|[\])]$/g, '').trim();
  if (SPECIALS.test(plain)) return { season: null, part: null, type: 'special' };
  if (EXTRAS.test(plain)) return { season: null, part: null, type: 'extra' };
  if (/^\d{1,2}$/.test(plain)) return { season: Number(plain), part: null, type: null };
  const season = whole(plain.replace(/\s*[([].*[\])]\s*$/, ''), SEASON_MARKERS);
  if (season) return { season: season.season ?? null, part: null, type: null };
  const part = whole(plain, PART_MARKERS);
  if (part) return { season: null, part: part.part ?? null, type: null };
  return whole(
    plain,
    KIND_MARKERS.filter(({ name: rule }) => rule === 'special'),
  )
    ? { season: null, part: null, type: 'special' }
    : null;
}

export interface FolderContext {
  /** the nearest folder that bears a title, as read */
  readonly reading: Reading | null;
  /** that folder's own name */
  readonly name: string | null;
  readonly season: number | null;
  readonly part: number | null;
  readonly type: NameType | null;
  /** name of the folder that said season, part or type */
  readonly said: string | null;
}

/** Folders above a file, nearest first. Beyond the nearest titled folder nothing counts, but that one's own season does. */
export function readFolders(above: readonly string[]): FolderContext {
  let season: number | null = null;
  let part: number | null = null;
  let type: NameType | null = null;
  let said: string | null = null;
  for (const name of above.slice(0, 3)) {
    const only = seasonFolder(name);
    if (only) {
      season ??= only.season;
      part ??= only.part;
      type ??= only.type;
      said ??= name;
      continue;
    }
    if (isGeneric(name)) continue;
    const reading = readStem(name);
    // `dl`, `a`: too short to be more than somebody's shorthand
    if (!reading.titles.some((title) => title.length > 2 || isCjk(title) || /^\d+$/.test(title))) continue;
    if (season === null && reading.season !== null) [season, said] = [reading.season, said ?? name];
    if (part === null && reading.part !== null) [part, said] = [reading.part, said ?? name];
    return { reading, name, season, part, type, said };
  }
  return { reading: null, name: null, season, part, type, said };
}
