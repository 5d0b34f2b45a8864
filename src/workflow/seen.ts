// The memory of files, kept and asked: what runs did and what a person left out goes in; what goes unattended is held to it.
import { join } from 'node:path';
import { fatesOf } from '../apply/fates.ts';
import { runIds } from '../apply/run-files.ts';
import { errorText } from '../disk/errno.ts';
import { identityOf } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { FolderListing, MediaFile, MediaUnit, SkippedFile } from '../model/media-file.ts';
import type { Roots } from '../model/plan.ts';
import type { SeenFile } from '../model/seen-file.ts';
import { isBelow } from '../names/below.ts';
import { dayOf } from '../names/day.ts';
import { readSeen, recall, remember, type Seen, type SeenNews } from '../scan/seen.ts';
import type { Parts } from './parts.ts';

/** Runs taken in at once, the newest: where a memory is begun late, what was done long ago is told by the library alone. */
const RUNS_MOST = 200;

type Told = Pick<Parts, 'folders' | 'log' | 'clock'>;

const seenFile = ({ folders }: Told): string => join(folders.state, 'seen.jsonl');

/** What can't be remembered is logged; it costs a run nothing but that it may ask again. */
function keep(parts: Told, news: SeenNews, isRun: (id: string) => boolean): void {
  try {
    remember(seenFile(parts), news, isRun);
  } catch (error) {
    parts.log.write('warn', 'memory-not-kept', { text: error instanceof Failure ? error.message : errorText(error) });
  }
}

function whatIsKnown(parts: Told): Seen {
  try {
    return readSeen(seenFile(parts));
  } catch (error) {
    parts.log.write('warn', 'memory-unread', { text: errorText(error) });
    return { files: new Map(), runs: new Set() };
  }
}

const isNews = (seen: ReadonlyMap<string, SeenFile>, { path, fate, at }: SeenFile): boolean => {
  const before = seen.get(path);
  return before?.fate !== fate || before.at < at;
};

/**
 * Takes in what runs have done since the memory was last kept, and returns all of it. Journals are the truth: what a kill kept from being
 * remembered is found here again.
 */
export function rememberRuns(parts: Told): Seen {
  const runsFolder = join(parts.folders.state, 'runs');
  const known = whatIsKnown(parts);
  const files = new Map(known.files);
  const all = runIds(runsFolder);
  const news: { readonly files: SeenFile[]; readonly runs: string[] } = { files: [], runs: [] };
  for (const id of all
    .filter((each) => !known.runs.has(each))
    .slice(0, RUNS_MOST)
    .toReversed()) {
    const told = fatesOf(runsFolder, id);
    for (const file of told.files) {
      if (!isNews(files, file)) continue;
      news.files.push(file);
      files.set(file.path, file);
    }
    if (told.isOver) news.runs.push(id);
  }
  if (news.files.length + news.runs.length > 0) {
    const there = new Set(all);
    keep(parts, news, (id) => there.has(id));
  }
  return { files, runs: known.runs };
}

/** What a review leaves out, and what was left out there before and is no more. */
export interface LeftOut {
  readonly out: readonly MediaFile[];
  readonly back: readonly MediaFile[];
}

const pathOf = ({ folder, name }: MediaFile): string => join(folder, name);

/** Remembers what a person left out, and forgets what they brought back. */
export function rememberLeftOut(parts: Told, { out, back }: LeftOut): void {
  const known = whatIsKnown(parts);
  const at = new Date(parts.clock.now()).toISOString();
  const line = (file: MediaFile, fate: SeenFile['fate']): SeenFile => {
    const { size, mtimeNs } = file.identity;
    return { path: pathOf(file), size, mtimeNs, fate, at, destination: null };
  };
  const isLeft = (file: MediaFile): boolean => recall(known, pathOf(file), file.identity)?.fate === 'left-out';
  const files = [
    ...out.filter((file) => !isLeft(file)).map((file) => line(file, 'left-out')),
    ...back.filter(isLeft).map((file) => line(file, null)),
  ];
  if (files.length > 0) keep(parts, { files, runs: [] }, () => true);
}

/** What is remembered of a file as it stands; null for nothing. */
export const recallIn =
  (seen: Seen) =>
  (file: MediaFile): SeenFile | null =>
    recall(seen, pathOf(file), file.identity);

type Held = Pick<SkippedFile, 'code' | 'reason'>;

function heldAs({ links, identity }: MediaFile, { fate, at, destination }: SeenFile): Held {
  if (fate === 'undone') return { code: 'undone-before', reason: `put back by you on ${dayOf(at)}` };
  if (fate === 'left-out') return { code: 'left-out-before', reason: `left out by you on ${dayOf(at)}` };
  const there = links > 1 && destination !== null ? identityOf(destination) : null;
  return there?.ino === identity.ino && there.dev === identity.dev
    ? { code: 'in-library-by-link', reason: `the library has this very file as ${destination ?? ''}` }
    : { code: 'placed-before', reason: `placed on ${dayOf(at)}` };
}

/**
 * Takes out of a listing what a run must not touch again: what it placed below these roots, what a person undid or left out. A sidecar goes
 * with its video, unless it came later and the library still has that video by hard link.
 */
export function holdBack(seen: Seen, roots: Roots): (listing: FolderListing) => FolderListing {
  const within = [roots.shows, roots.films].filter((root) => root !== null);
  const heldOf = (file: MediaFile): Held | null => {
    const known = recall(seen, pathOf(file), file.identity);
    if (known === null) return null;
    const { fate, destination } = known;
    const binds = fate !== 'placed' || (destination !== null && within.some((root) => isBelow(destination, root)));
    return binds ? heldAs(file, known) : null;
  };
  const skippedOf = ({ file, sidecars }: MediaUnit): readonly SkippedFile[] | null => {
    const held = heldOf(file);
    if (held === null) return null;
    const others = sidecars.map((sidecar) => ({ file: sidecar.file, held: heldOf(sidecar.file) }));
    if (held.code === 'in-library-by-link' && others.some((other) => other.held === null)) return null;
    return [{ file, held }, ...others].map((each) => ({
      path: pathOf(each.file),
      kind: each.file.kind,
      size: each.file.identity.size,
      ...(each.held ?? held),
    }));
  };
  return (listing) => {
    if (seen.files.size === 0) return listing;
    const held = listing.units.map(skippedOf);
    if (held.every((each) => each === null)) return listing;
    return {
      ...listing,
      units: listing.units.filter((_, index) => held[index] === null),
      skipped: [...listing.skipped, ...held.flatMap((each) => each ?? [])],
    };
  };
}
