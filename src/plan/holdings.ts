// What a work's folder holds already: how many videos, and under which names a file is there by hard link. Read only.
import { join } from 'node:path';
import { identityOf, listEntries } from '../disk/survey.ts';
import { isVideoName } from './shelf.ts';

/** A show's folder is no deeper than this: show, season, and a folder for extras. */
const DEPTH = 3;

export interface Holding {
  /** videos, extras not counted */
  readonly videos: number;
  /** the path of a file with this device and inode; undefined where none is */
  linkOf(dev: string, ino: string): string | undefined;
}

function walk(folder: string, depth: number, found: string[]): void {
  for (const { name, isFolder } of listEntries(folder)) {
    const path = join(folder, name);
    if (!isFolder && isVideoName(name)) found.push(path);
    else if (isFolder && depth > 1 && !name.startsWith('.')) walk(path, depth - 1, found);
  }
}

const isExtra = (path: string): boolean => /[\\/]extras[\\/][^\\/]+$/i.test(path);

function holdingOf(folder: string): Holding {
  const found: string[] = [];
  walk(folder, DEPTH, found);
  let links: ReadonlyMap<string, string> | null = null;
  const inodes = (): ReadonlyMap<string, string> =>
    new Map(
      found.flatMap((path) => {
        const identity = identityOf(path);
        return identity === null ? [] : [[`${identity.dev}:${identity.ino}`, path] as const];
      }),
    );
  return {
    videos: found.filter((path) => !isExtra(path)).length,
    linkOf: (dev, ino) => (links ??= inodes()).get(`${dev}:${ino}`),
  };
}

/** Looks into each work's folder once. */
export function createHoldings(): (folder: string) => Holding {
  const known = new Map<string, Holding>();
  return (folder) => {
    const holding = known.get(folder) ?? holdingOf(folder);
    known.set(folder, holding);
    return holding;
  };
}
