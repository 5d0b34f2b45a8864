// Streams folders as listings. fast-glob walks, many folders at once; its readdir is ours, so that unwanted folders are never entered, every
// folder's trouble is seen, and a slow reader holds the walk back.
import { lstat, readdir, realpath } from 'node:fs/promises';
import { readdir as readdirBack, lstat as lstatBack, stat as statBack, type Dirent } from 'node:fs';
import { normalize, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import glob from 'fast-glob';
import picomatch from 'picomatch';
import { classifyErrno, errorText, isMissing } from '../disk/errno.ts';
import { filesBeingWritten } from '../disk/open-files.ts';
import { Failure, type FileTrouble } from '../model/failure.ts';
import type { FolderListing } from '../model/media-file.ts';
import { isBelow } from '../names/below.ts';
import { createFactsReader } from './facts.ts';
import { kindOf } from './kinds.ts';
import { isEntered, listFolder, type ListingTools } from './listing.ts';

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
  /** milliseconds that never go backwards */
  readonly monotonic: () => number;
  /** our own folders, never scanned */
  readonly stateFolders: readonly string[];
}

export type ScanEvent =
  | { readonly type: 'listing'; readonly listing: FolderListing }
  | { readonly type: 'trouble'; readonly trouble: FileTrouble };

/** Listings waiting for the reader before the walk is held back. */
const WAITING_MOST = 64;
/** Folders read at once; on a share with 5 ms a listing this is what decides. */
const FOLDERS_AT_ONCE = 32;

const troubleOf = (error: unknown, path: string): FileTrouble => ({
  code: classifyErrno(error).code,
  message: `The folder can’t be read: ${errorText(error)}.`,
  path,
  hint: null,
});

/** Failure E-FS-GONE, E-FS-PERM or E-USAGE where a folder to scan is missing, unreadable, or no folder. Changes nothing. */
export async function checkFolders(folders: readonly string[]): Promise<void> {
  for (const path of folders) {
    try {
      if (!(await lstat(await realpath(path))).isDirectory())
        throw new Failure({ code: 'E-USAGE', message: 'This is a file; give the folder it lies in.', path });
      await readdir(path);
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      const gone = isMissing(cause);
      throw new Failure({
        code: classifyErrno(cause).code,
        message: gone ? 'There is no such folder.' : `The folder can’t be read: ${errorText(cause)}.`,
        path,
        hint: gone
          ? 'Is the share mounted? Check the spelling.'
          : 'Check its permissions (reading a folder needs r and x).',
        cause,
      });
    }
  }
}

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
  readonly tell: (event: ScanEvent) => Promise<void>;
  readonly signal: AbortSignal;
}

async function enter(walk: Walk, root: string, folder: string): Promise<Dirent[]> {
  const { options, tools, entered, tell, signal } = walk;
  if (signal.aborted || tools.limits.ownFolders.has(folder)) return [];
  try {
    if (options.followLinks) {
      const real = await realpath(folder);
      if (entered.has(real)) return [];
      entered.add(real);
    }
    const entries = await readdir(folder, { withFileTypes: true });
    await tell({ type: 'listing', listing: await listFolder(root, folder, entries, tools) });
    return entries.filter(
      (entry) => isEntered(folder, entry, tools.limits) || (options.followLinks && entry.isSymbolicLink()),
    );
  } catch (error) {
    await tell({ type: 'trouble', trouble: troubleOf(error, folder) });
    return [];
  }
}

/** fast-glob's readdir made of ours; it hands over only what is entered, so no path is ever emitted. */
const adapterFor = (walk: Walk, root: string): NonNullable<glob.Options['fs']> => {
  const read = (
    path: string,
    _options: unknown,
    done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void,
  ): void => {
    // fast-glob writes `/` on Windows too; every path of ours is the system's own
    enter(walk, root, normalize(path)).then(
      (entries) => done(null, entries),
      (error: unknown) => done(error as NodeJS.ErrnoException, []),
    );
  };
  return { readdir: read as typeof readdirBack, lstat: lstatBack, stat: statBack };
};

async function walkRoot(walk: Walk, root: string): Promise<void> {
  const { options } = walk;
  const walked = glob.stream('**', {
    cwd: root,
    absolute: true,
    dot: true,
    onlyFiles: true,
    unique: false,
    stats: false,
    suppressErrors: true,
    concurrency: FOLDERS_AT_ONCE,
    followSymbolicLinks: options.followLinks,
    ...(options.maxDepth === null ? {} : { deep: options.maxDepth }),
    fs: adapterFor(walk, root),
  });
  // nothing comes out, since files never reach fast-glob; a folder's listing is told as it is read, and reading on is what drives the walk
  await finished(walked.resume());
}

/** Streams every folder below `folders` once, as it is read. A folder that can't be read is a `trouble` event; an abort ends the stream. */
export async function* scanFolders(
  folders: readonly string[],
  options: ScanOptions,
  signal: AbortSignal,
): AsyncGenerator<ScanEvent> {
  const waiting: ScanEvent[] = [];
  let wakeReader: (() => void) | null = null;
  let held: (() => void)[] = [];
  let ended = false;
  let closed = false;
  const release = (): void => {
    const all = held;
    held = [];
    for (const go of all) go();
  };
  const tell = async (event: ScanEvent): Promise<void> => {
    waiting.push(event);
    wakeReader?.();
    while (waiting.length > WAITING_MOST && !signal.aborted && !closed) await new Promise<void>((go) => held.push(go));
  };
  const limits: ListingTools['limits'] = {
    ext: options.ext === null ? null : new Set(options.ext.map((each) => each.replace(/^\./, '').toLowerCase())),
    isExcluded: compileExclude(options.exclude),
    minSize: options.minSize,
    minAgeMs: options.minAgeMs,
    now: options.now,
    ownFolders: new Set(options.stateFolders),
    followLinks: options.followLinks,
    beingWritten: filesBeingWritten((path) => kindOf(path) !== null),
  };
  const tools = { limits, facts: createFactsReader(options.monotonic) };
  const walk: Walk = { options, tools, entered: new Set(), tell, signal };
  const work = (async () => {
    for (const root of outermost(folders)) if (!signal.aborted && !closed) await walkRoot(walk, root);
  })().finally(() => {
    ended = true;
    wakeReader?.();
  });
  signal.addEventListener('abort', release);
  try {
    for (;;) {
      const next = waiting.shift();
      if (next) {
        release();
        yield next;
      } else if (ended) break;
      else await new Promise<void>((wake) => (wakeReader = wake));
    }
    await work;
  } finally {
    closed = true;
    signal.removeEventListener('abort', release);
    release();
  }
}
