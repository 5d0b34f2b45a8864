// Scan and read: folders in, listings and parsed names out, one folder at a time.
import { join } from 'node:path';
import type { FolderListing } from '../model/media-file.ts';
import { checkFolders } from '../scan/check-folders.ts';
import type { WalkTask } from '../scan/worker.ts';
import type { Options } from '../settings/options.ts';
import type { WorkflowEvent } from './event.ts';
import { throwIfStopped } from './interrupt.ts';
import { parseByFirst, type FirstNames } from './first-names.ts';
import type { Parts } from './parts.ts';

export const scanOptionsOf = (parts: Parts, options: Options): WalkTask['options'] => ({
  ext: options.ext,
  exclude: options.exclude,
  minSize: options.minSize,
  minAgeMs: options.minAge,
  followLinks: options.followLinks,
  maxDepth: options.maxDepth,
  now: parts.clock.now(),
  stateFolders: [parts.folders.config, parts.folders.cache, parts.folders.state],
});

/** Read at one go, in milliseconds, before whatever else waits has its turn: half a frame, so that keys are answered. */
const SLICE_MS = 8;

/** Takes out of a listing what is not to be touched, each with its reason. */
export type Hold = (listing: FolderListing) => FolderListing;

/** How what is found is read, where that is not as it stands. */
export interface Reading {
  readonly hold?: Hold | undefined;
  readonly firstNames?: FirstNames | undefined;
}

/**
 * Streams the folders and reads every name in them. Failure E-FS-GONE or E-FS-PERM where an argument can't be scanned at all, E-INTERRUPTED
 * once the signal aborts; a folder below that can't be read is a `file-troubled` event.
 */
export async function* scanLibrary(
  parts: Parts,
  folders: readonly string[],
  options: Options,
  signal: AbortSignal,
  { hold = (listing) => listing, firstNames = new Map() }: Reading = {},
): AsyncGenerator<WorkflowEvent> {
  await checkFolders(folders);
  yield { type: 'phase-started', phase: 'scan' };
  const started = parts.clock.monotonic();
  const walked = parts.walk(folders, scanOptionsOf(parts, options), signal);
  // opens while the walk sets out
  const parser = parts.openParser();
  parser.catch(() => undefined);
  let done = 0;
  let paused = started;
  for await (const event of walked) {
    throwIfStopped(signal);
    if (event.type === 'trouble') {
      parts.log.write('warn', 'folder-troubled', { code: event.trouble.code, path: event.trouble.path });
      yield { type: 'file-troubled', phase: 'scan', trouble: event.trouble };
      continue;
    }
    const listing = hold(event.listing);
    yield { type: 'listing-scanned', listing };
    if (listing.units.length === 0) continue;
    const reader = await parser;
    yield { type: 'folder-parsed', folder: parseByFirst((some) => reader.parseFolder(some), listing, firstNames) };
    done += listing.units.length;
    yield { type: 'progressed', phase: 'scan', done, total: null, client: null };
    if (parts.clock.monotonic() - paused < SLICE_MS) continue;
    await parts.clock.sleep(0);
    paused = parts.clock.monotonic();
  }
  throwIfStopped(signal);
  parts.log.write('info', 'folders-scanned', {
    folders: folders.length,
    units: done,
    ms: Math.round(parts.clock.monotonic() - started),
  });
}

/** The file that remembers what people corrected. */
export const correctionsFile = (parts: Parts): string => join(parts.folders.config, 'corrections.json');
