// What a person typed as a folder, looked at before anything is begun with it.
import { join, resolve } from 'node:path';
import { canLink } from '../apply/transfer/probe-link.ts';
import { deviceOf, listNames, nearestExisting } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { Preset, Roots } from '../model/plan.ts';
import { isBelow } from '../names/below.ts';
import { checkFolders } from '../scan/check-folders.ts';
import type { Options } from '../settings/options.ts';
import type { Parts } from './parts.ts';
import { scanOptionsOf } from './scan.ts';

export interface SeenFolder {
  /** absolute */
  readonly path: string;
  /** why it can't be used; null where it can */
  readonly problem: Failure | null;
}

/** Where relative paths and `~` lead. */
export interface Standpoint {
  readonly cwd: string;
  readonly home: string;
}

/** A folder to be read: it must be there. */
export async function lookAtSource(text: string, { cwd, home }: Standpoint): Promise<SeenFolder> {
  const path = resolve(cwd, text.replace(/^~(?=[\\/]|$)/, home));
  try {
    await checkFolders([path]);
    return { path, problem: null };
  } catch (error) {
    if (error instanceof Failure) return { path, problem: error };
    throw error;
  }
}

/** A library root: it need not be there yet, but nothing else may stand in its place. */
export async function lookAtRoot(text: string, from: Standpoint): Promise<SeenFolder> {
  const seen = await lookAtSource(text, from);
  return seen.problem?.code === 'E-FS-GONE' ? { path: seen.path, problem: null } : seen;
}

export interface LibraryFacts {
  /** folders in the shows' root; null: there is none yet */
  readonly shows: number | null;
  readonly films: number | null;
  /** whose names most of them bear; null: none that can be told by a tag */
  readonly preset: Preset | null;
  /** all folders that are read are on the library's disk: without that no hard link is possible */
  readonly isOneDisk: boolean;
  /** a folder that is read is in the library, or holds it */
  readonly isInPlace: boolean;
}

const TAGS: readonly (readonly [Preset, RegExp])[] = [
  ['plex', /\{tmdb-\d+\}/],
  ['jellyfin', /\[tmdbid-\d+\]/],
];
/** So many of a library's folders must bear a tag before it counts as its way. */
const MOST = 0.5;

const isAround = (a: string, b: string): boolean => a === b || isBelow(a, b) || isBelow(b, a);

/** What a library holds and how it lies to the folders that are read. Reads the names in its roots, nothing below them. */
export function lookAtLibrary({ shows, films }: Roots, folders: readonly string[]): LibraryFacts {
  const namesIn = (root: string | null): readonly string[] | null =>
    root === null ? null : (listNames(root)?.filter((name) => !name.startsWith('.')) ?? null);
  const [inShows, inFilms] = [namesIn(shows), namesIn(films)];
  const all = [...(inShows ?? []), ...(shows === films ? [] : (inFilms ?? []))];
  const preset = TAGS.find(
    ([, tag]) => all.length > 0 && all.filter((name) => tag.test(name)).length / all.length >= MOST,
  );
  const roots = [shows, films].filter((root) => root !== null);
  const disks = new Set([...roots.map((root) => deviceOf(nearestExisting(root))), ...folders.map(deviceOf)]);
  return {
    shows: inShows?.length ?? null,
    films: inFilms?.length ?? null,
    preset: preset?.[0] ?? null,
    isOneDisk: disks.size === 1 && !disks.has(null),
    isInPlace: folders.some((folder) => roots.some((root) => isAround(folder, root))),
  };
}

/** A file below a folder; null where there is none. */
async function anyFile(parts: Parts, folder: string, options: Options, signal: AbortSignal): Promise<string | null> {
  for await (const event of parts.walk([folder], scanOptionsOf(parts, options), signal)) {
    const file = event.type === 'listing' ? event.listing.units[0]?.file : undefined;
    if (file) return join(file.folder, file.name);
  }
  return null;
}

/** True where files of all folders can have second names in the library: tried with one of each, and taken back at once. */
export async function canLinkInto(
  parts: Parts,
  { shows, films }: Roots,
  folders: readonly string[],
  options: Options,
  signal: AbortSignal,
): Promise<boolean> {
  const roots = new Set([shows, films].filter((root) => root !== null).map(nearestExisting));
  for (const folder of folders) {
    const file = await anyFile(parts, folder, options, signal);
    if (file === null || signal.aborted) return false;
    for (const root of roots) if (!canLink(file, root, String(parts.process.pid))) return false;
  }
  return folders.length > 0;
}

export interface Count {
  readonly videos: number;
  readonly folders: number;
}

/** Counts are told so often, in milliseconds. */
const TOLD_MS = 500;

/** Counts the videos below folders, told now and then and at the end. Ends when the signal aborts. */
export async function* countVideos(
  parts: Parts,
  folders: readonly string[],
  options: Options,
  signal: AbortSignal,
): AsyncGenerator<Count> {
  const seen = new Set<string>();
  let videos = 0;
  let told = parts.clock.monotonic();
  for await (const event of parts.walk(folders, scanOptionsOf(parts, options), signal)) {
    if (signal.aborted) return;
    if (event.type !== 'listing') continue;
    const { units, folder } = event.listing;
    videos += units.filter(({ file }) => file.kind === 'video').length;
    if (units.length > 0) seen.add(folder);
    if (parts.clock.monotonic() - told < TOLD_MS) continue;
    told = parts.clock.monotonic();
    yield { videos, folders: seen.size };
    await parts.clock.sleep(0);
  }
  yield { videos, folders: seen.size };
}
