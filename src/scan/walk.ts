// Streams folders as listings. fast-glob walks; its readdir is ours, so that unwanted folders are never entered, every folder's trouble is seen,
// many are read at once and told in order, and a slow reader holds the walk back.
import { realpath } from 'node:fs/promises';
import { readdir as readdirBack, lstat as lstatBack, stat as statBack } from 'node:fs';
import { normalize, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import glob from 'fast-glob';
import picomatch from 'picomatch';
import { classifyErrno, errorText } from '../disk/errno.ts';
import { filesBeingWritten } from '../disk/open-files.ts';
import type { FileTrouble } from '../model/failure.ts';
import type { FolderListing } from '../model/media-file.ts';
import type { Clock } from '../model/ports.ts';
import { isBelow } from '../names/below.ts';
import { createFolderReader, type FolderEntry } from './entries.ts';
import { createFactsReader } from './facts.ts';
import { createOrder, type InOrder, type Read } from './in-order.ts';
import { kindOf } from './kinds.ts';
import { isEntered, leadsToFolder, listFolder, pathIn, type ListingLimits, type ListingTools } from './listing.ts';

export interface ScanOptions {
  /** extensions to take, without dots; null: all known ones */
  readonly ext: readonly string[] | null;
  /** globs over the whole path, or over a name where they hold no slash */
  readonly exclude: readonly string[];
  /** bytes; applies to videos */
  readonly minSize: number;
  readonly minAgeMs: number;
  readonly followLinks: boolean;
  /** 1: only the folders themselves; null: no limit */
  readonly maxDepth: number | null;
  /** milliseconds since the epoch */
  readonly now: number;
  /** how fast the disk answers is measured by it */
  readonly clock: Pick<Clock, 'monotonic' | 'sleep'>;
  /** our own folders, never scanned */
  readonly stateFolders: readonly string[];
}

export type ScanEvent =
  | { readonly type: 'listing'; readonly listing: FolderListing }
  | { readonly type: 'trouble'; readonly trouble: FileTrouble };

/** Folders in hand and waiting for the reader before the walk is held back. */
const AHEAD_MOST = 96;
/** Folders read at once; on a share with 5 ms a listing this is what decides. */
const FOLDERS_AT_ONCE = 48;

const troubleOf = (error: unknown, path: string): FileTrouble => ({
  code: classifyErrno(error).code,
  message: `The folder can’t be read: ${errorText(error)}.`,
  path,
  hint: null,
});

const compileExclude = (patterns: readonly string[]): ((path: string) => boolean) | null => {
  if (patterns.length === 0) return null;
  const matchers = patterns.map((pattern) =>
    picomatch(pattern, { dot: true, nocase: true, basename: !pattern.includes('/') }),
  );
  return (path) => matchers.some((matches) => matches(path));
};

/** Folders without those that lie inside another of them: each file is told once. */
const outermost = (folders: readonly string[]): readonly string[] => {
  const all = [...new Set(folders.map((folder) => resolve(folder)))];
  return all.filter((folder) => !all.some((other) => isBelow(folder, other)));
};

interface Walk {
  readonly options: ScanOptions;
  readonly tools: ListingTools;
  /** real paths entered, so that link loops end */
  readonly entered: Set<string>;
  readonly isOver: () => boolean;
}

/** What is below a folder, as fast-glob takes it. */
type Below = readonly FolderEntry[];
type Order = InOrder<ScanEvent, Below>;

const NOTHING: Read<ScanEvent, Below> = { told: null, below: [] };

/** A link that is gone into is a folder: fast-glob need not look at it again. */
const asFolder = ({ name }: FolderEntry): FolderEntry => ({
  name,
  isFile: () => false,
  isDirectory: () => true,
  isSymbolicLink: () => false,
});

/** Folders below one that are gone into, links to folders among them where those are followed. */
async function foldersBelow(walk: Walk, folder: string, entries: readonly FolderEntry[]): Promise<Below> {
  const { limits } = walk.tools;
  const below: FolderEntry[] = [];
  for (const entry of entries)
    if (isEntered(folder, entry, limits)) below.push(entry);
    else if (limits.followLinks && entry.isSymbolicLink() && (await leadsToFolder(pathIn(folder, entry.name))))
      below.push(asFolder(entry));
  return below;
}

async function readFolder(walk: Walk, root: string, folder: string): Promise<Read<ScanEvent, Below>> {
  const { options, tools, entered, isOver } = walk;
  if (isOver() || tools.limits.ownFolders.has(folder)) return NOTHING;
  try {
    if (options.followLinks) {
      const real = await realpath(folder);
      if (entered.has(real)) return NOTHING;
      entered.add(real);
    }
    const entries = await tools.read(folder);
    const listing = await listFolder(root, folder, entries, tools);
    return { told: { type: 'listing', listing }, below: await foldersBelow(walk, folder, entries) };
  } catch (error) {
    return { told: { type: 'trouble', trouble: troubleOf(error, folder) }, below: [] };
  }
}

/** fast-glob's readdir made of ours; it hands over only what is entered, so no path is ever emitted. */
const adapterFor = (walk: Walk, root: string, order: Order): NonNullable<glob.Options['fs']> => {
  const read = (
    path: string,
    _options: unknown,
    done: (error: NodeJS.ErrnoException | null, entries: readonly FolderEntry[]) => void,
  ): void => {
    // fast-glob writes `/` on Windows too; every path of ours is the system's own
    const folder = normalize(path);
    order.add(
      () => readFolder(walk, root, folder),
      (below) => done(null, below),
    );
  };
  return { readdir: read as unknown as typeof readdirBack, lstat: lstatBack, stat: statBack };
};

async function walkRoot(walk: Walk, root: string, order: Order): Promise<void> {
  const { options } = walk;
  const walked = glob.stream('**', {
    cwd: root,
    absolute: true,
    dot: true,
    onlyFiles: true,
    unique: false,
    stats: false,
    suppressErrors: true,
    // it names every folder as soon as it knows of it; how many are read at once, and which, is decided by the order
    concurrency: Infinity,
    followSymbolicLinks: false,
    ...(options.maxDepth === null ? {} : { deep: options.maxDepth }),
    fs: adapterFor(walk, root, order),
  });
  // nothing comes out, since files never reach fast-glob; a folder's listing is told as it is read, and reading on is what drives the walk
  await finished(walked.resume());
}

const limitsOf = (options: ScanOptions): ListingLimits => ({
  ext: options.ext === null ? null : new Set(options.ext.map((each) => each.replace(/^\./, '').toLowerCase())),
  isExcluded: compileExclude(options.exclude),
  minSize: options.minSize,
  minAgeMs: options.minAgeMs,
  now: options.now,
  ownFolders: new Set(options.stateFolders),
  followLinks: options.followLinks,
  beingWritten: filesBeingWritten((path) => kindOf(path) !== null),
});

/**
 * Streams every folder below `folders` once, depth first, in the order of their names. A folder that can't be read is a `trouble` event; an abort
 * ends the stream. A reader that rests holds the walk back.
 */
export async function* scanFolders(
  folders: readonly string[],
  options: ScanOptions,
  signal: AbortSignal,
): AsyncGenerator<ScanEvent> {
  let wakeReader: (() => void) | null = null;
  let ended = false;
  let closed = false;
  const changed = (): void => wakeReader?.();
  const isOver = (): boolean => closed || signal.aborted;
  const { clock } = options;
  const tools = {
    limits: limitsOf(options),
    read: createFolderReader(clock),
    facts: createFactsReader(clock),
  };
  const walk: Walk = { options, tools, entered: new Set(), isOver };
  const order = createOrder<ScanEvent, Below>({ atOnce: FOLDERS_AT_ONCE, ahead: AHEAD_MOST }, isOver, [], changed);
  const work = (async () => {
    for (const root of outermost(folders)) if (!isOver()) await walkRoot(walk, root, order);
  })().finally(() => {
    ended = true;
    changed();
  });
  const leave = (): void => order.proceed();
  signal.addEventListener('abort', leave);
  try {
    for (;;) {
      const next = order.take();
      if (next !== null) yield next;
      else if (ended) break;
      else await new Promise<void>((wake) => (wakeReader = wake));
    }
    await work;
  } finally {
    closed = true;
    signal.removeEventListener('abort', leave);
    leave();
  }
}
