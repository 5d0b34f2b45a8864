// The folders that lie in one folder of a library, indexed by what their names and nfo files say. Reads, changes nothing.
import { join } from 'node:path';
import { readHead } from '../disk/part.ts';
import { listEntries } from '../disk/survey.ts';
import type { TmdbType, WorkRef } from '../model/catalogue.ts';
import { pathKey } from '../names/path-key.ts';
import { readFolderName, seasonOfFolder, type FolderReading } from './folder-names.ts';
import { NFO_HEAD_BYTES, nfoName, workOfNfo } from './nfo.ts';

export interface Shelf {
  /** sorted by name */
  readonly folders: ReadonlyMap<string, FolderReading>;
  readonly byId: ReadonlyMap<number, readonly string[]>;
  /** by folded title, with and without what is in brackets */
  readonly byTitle: ReadonlyMap<string, readonly string[]>;
  /** by path key: the first spelling */
  readonly byKey: ReadonlyMap<string, string>;
  /** what the nfo files of folders without an id say; read when first asked */
  nfo(): ReadonlyMap<string, WorkRef>;
}

function indexed<K>(
  keysOf: (name: string) => readonly K[],
  names: readonly string[],
): ReadonlyMap<K, readonly string[]> {
  const index = new Map<K, string[]>();
  for (const name of names)
    for (const key of new Set(keysOf(name))) {
      const some = index.get(key);
      if (some) some.push(name);
      else index.set(key, [name]);
    }
  return index;
}

function nfoWorks(parent: string, names: readonly string[]): ReadonlyMap<string, WorkRef> {
  const found = new Map<string, WorkRef>();
  for (const name of names)
    for (const file of [nfoName('tv'), nfoName('movie'), `${name}.nfo`]) {
      const text = readHead(join(parent, name, file), NFO_HEAD_BYTES);
      const work = text === null ? null : workOfNfo(text);
      if (work === null) continue;
      found.set(name, work);
      break;
    }
  return found;
}

export function readShelf(parent: string): Shelf {
  const names = listEntries(parent)
    .filter(({ name, isFolder }) => isFolder && !name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const folders = new Map(names.map((name) => [name, readFolderName(name)]));
  let nfo: ReadonlyMap<string, WorkRef> | null = null;
  const idOf = (name: string): readonly number[] => {
    const id = folders.get(name)?.tmdbId ?? null;
    return id === null ? [] : [id];
  };
  const titlesOf = (name: string): readonly string[] => {
    const { title = '', bareTitle = '' } = folders.get(name) ?? {};
    return [title, bareTitle].filter(Boolean);
  };
  return {
    folders,
    byId: indexed(idOf, names),
    byTitle: indexed(titlesOf, names),
    byKey: new Map(names.toReversed().map((name) => [pathKey(name), name])),
    nfo: () =>
      (nfo ??= nfoWorks(
        parent,
        names.filter((name) => idOf(name).length === 0),
      )),
  };
}

const EPISODE = /s\d{1,4}[ ._-]?e\d{1,4}/i;
const VIDEO = /\.(?:mkv|mp4|m4v|avi|mov|wmv|flv|webm|ts|m2ts|mts|mpg|mpeg|ogm|rmvb|vob|iso)$/i;

/** Names of videos, by extension. */
export const isVideoName = (name: string): boolean => VIDEO.test(name);

/** Whether a folder is a show's or a film's by what lies in it; null where that can't be told. */
export function kindOfFolder(path: string): TmdbType | null {
  const entries = listEntries(path);
  const has = (test: (name: string) => boolean): boolean => entries.some(({ name }) => test(name));
  if (has((name) => name === nfoName('tv') || seasonOfFolder(name) !== null || EPISODE.test(name))) return 'tv';
  return has((name) => name === nfoName('movie') || isVideoName(name)) ? 'movie' : null;
}
