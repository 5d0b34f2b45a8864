// One folder read from disk into a listing: kinds, facts, sidecars, and a named reason for everything left out.
import { readdir, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { display } from '../names/display.ts';
import type { FileKind, FolderListing, MediaFile, SkippedFile } from '../model/media-file.ts';
import type { FolderEntry, FolderReader } from './entries.ts';
import type { FactsReader, WantedFile } from './facts.ts';
import { extensionOf, kindOf, stemOf } from './kinds.ts';
import { besideVideos, isSubtitleFolder, unitsOf, type NestedFile } from './sidecars.ts';
import {
  isPassing,
  isUnfinished,
  skippedFile,
  skippedFolder,
  unfinishedNames,
  type Skip,
  type SkipLimits,
} from './skip.ts';

export interface ListingLimits extends Omit<SkipLimits, 'beingWritten'> {
  /** known a little later than the first folder is */
  readonly beingWritten: Promise<SkipLimits['beingWritten']>;
  readonly ext: ReadonlySet<string> | null;
  /** null: nothing is excluded */
  readonly isExcluded: ((path: string) => boolean) | null;
  /** our own folders, never gone into */
  readonly ownFolders: ReadonlySet<string>;
  /** links to folders are gone into */
  readonly followLinks: boolean;
}

/** What listing a folder needs beside the folder. */
export interface ListingTools {
  readonly limits: ListingLimits;
  readonly read: FolderReader;
  readonly facts: FactsReader;
}

const ARCHIVES = new Set(['rar', 'zip', '7z']);
const REPLACED = '\ufffd';

/** The path of a name in a folder, both as they were read: nothing to put right in it. */
export const pathIn = (folder: string, name: string): string => (folder.endsWith(sep) ? folder : folder + sep) + name;

const skipped = (
  folder: string,
  name: string,
  kind: FileKind,
  size: number,
  code: string,
  reason: string,
): SkippedFile => ({
  path: pathIn(folder, name),
  kind,
  size,
  code,
  reason,
});

/** Every byte beyond ASCII as `\\xff`: what it stands for is not known. */
const bytesShown = (raw: Buffer): string =>
  display(raw.toString('latin1').replace(/[\u0080-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`));

/** Names that are not UTF-8, made visible; Node shows them with a replacement character that names no file. */
async function namesNotUtf8(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const raw of await readdir(folder, { encoding: 'buffer' })) {
    const name = raw.toString('utf8');
    if (name.includes(REPLACED) && !Buffer.from(name, 'utf8').equals(raw)) found.set(name, bytesShown(raw));
  }
  return found;
}

interface Sorted {
  readonly files: readonly MediaFile[];
  readonly skipped: readonly SkippedFile[];
  readonly ignored: number;
}

const NOTHING_SORTED: Sorted = { files: [], skipped: [], ignored: 0 };

/** Sidecars of videos that are not whole yet wait with them; null where there is no such video. */
function waitingWith(
  found: readonly MediaFile[],
  reasons: readonly (Skip | null)[],
): ReadonlyMap<MediaFile, Skip> | null {
  const held = new Map<MediaFile, Skip>();
  for (const [index, skip] of reasons.entries()) {
    const file = found[index];
    if (skip && file?.kind === 'video' && isPassing(skip)) held.set(file, skip);
  }
  if (held.size === 0) return null;
  const others = besideVideos(
    found.filter(({ kind }) => kind === 'video'),
    found.filter(({ kind }) => kind !== 'video'),
  );
  return new Map(
    [...others].flatMap(([file, video]) => {
      const skip = held.get(video);
      return skip ? [[file, { code: skip.code, reason: `goes with its video: ${skip.reason}` }] as const] : [];
    }),
  );
}

/** Sorts one folder's files into those that stay and those that are left out. */
async function sortFiles(
  folder: string,
  entries: readonly FolderEntry[],
  { limits, facts }: ListingTools,
): Promise<Sorted> {
  const left: SkippedFile[] = [];
  const wanted: WantedFile[] = [];
  const unfinished = unfinishedNames(entries.map(({ name }) => name));
  const strange = entries.some(({ name }) => name.includes(REPLACED)) ? await namesNotUtf8(folder) : null;
  let ignored = 0;
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const { name } = entry;
    const shown = strange?.get(name);
    const isPart = isUnfinished(name);
    const kind = kindOf(isPart ? stemOf(name) : name);
    if (kind === null) {
      ignored += 1;
      if (ARCHIVES.has(extensionOf(name)))
        left.push(skipped(folder, name, 'other', 0, 'archive', 'an archive: unpack it first'));
    } else if (shown !== undefined)
      left.push(skipped(folder, shown, kind, 0, 'name-not-utf8', 'its name is not UTF-8; rename it first'));
    else if (isPart || unfinished.has(name))
      left.push(skipped(folder, name, kind, 0, 'unfinished', 'not finished yet'));
    else if (entry.isSymbolicLink()) left.push(skipped(folder, name, kind, 0, 'link-outside', 'a symbolic link'));
    else if (limits.ext !== null && !limits.ext.has(extensionOf(name))) ignored += 1;
    else if (limits.isExcluded?.(pathIn(folder, name)))
      left.push(skipped(folder, name, kind, 0, 'excluded', 'excluded by a pattern'));
    else if (entry.isFile()) wanted.push({ name, kind });
  }
  const found = await facts.read(folder, wanted);
  const largestVideo = found.reduce(
    (largest, { kind, identity }) => (kind === 'video' ? Math.max(largest, identity.size) : largest),
    0,
  );
  const folderName = basename(folder);
  const { minSize, minAgeMs, now } = limits;
  const asked = { minSize, minAgeMs, now, beingWritten: await limits.beingWritten };
  const reasons = found.map((file) => skippedFile(file, { folderName, largestVideo }, asked));
  const waiting = waitingWith(found, reasons);
  const files: MediaFile[] = [];
  for (const [index, file] of found.entries()) {
    const skip = reasons[index] ?? waiting?.get(file);
    if (skip) left.push(skipped(folder, file.name, file.kind, file.identity.size, skip.code, skip.reason));
    else files.push(file);
  }
  return { files, skipped: left, ignored };
}

const noEntries: readonly FolderEntry[] = [];

/** Files of the subtitle folders below, one folder deeper as well, where each video has a folder of its own. */
async function nestedFiles(
  folder: string,
  entries: readonly FolderEntry[],
  tools: ListingTools,
): Promise<{ files: NestedFile[]; skipped: SkippedFile[] }> {
  const files: NestedFile[] = [];
  const left: SkippedFile[] = [];
  const take = async (path: string, inner: string | null): Promise<readonly FolderEntry[]> => {
    // a subtitle folder that can't be read costs its subtitles only
    const inside = await tools.read(path).catch(() => noEntries);
    const sorted = await sortFiles(path, inside, tools).catch(() => NOTHING_SORTED);
    files.push(...sorted.files.map((file) => ({ file, inner })));
    left.push(...sorted.skipped);
    return inside;
  };
  for (const entry of entries) {
    if (!entry.isDirectory() || !isSubtitleFolder(entry.name)) continue;
    const path = pathIn(folder, entry.name);
    const inside = await take(path, null);
    left.push(...(await foldersLeftOut(path, inside, tools.limits)));
    for (const deeper of inside)
      if (deeper.isDirectory() && whyNotEntered(path, deeper.name, tools.limits) === null)
        await take(pathIn(path, deeper.name), deeper.name);
  }
  return { files, skipped: left };
}

const OWN: Skip = { code: '.anivault', reason: 'AniVault’s own' };

/** Why a folder is not gone into; null where it is. */
const whyNotEntered = (parent: string, name: string, { ownFolders }: ListingLimits): Skip | null =>
  skippedFolder(name) ?? (ownFolders.size > 0 && ownFolders.has(pathIn(parent, name)) ? OWN : null);

/** Whether a link leads to a folder. */
export const leadsToFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );

/** Folders below that are not gone into, and links to folders where those are not followed. */
async function foldersLeftOut(
  folder: string,
  entries: readonly FolderEntry[],
  limits: ListingLimits,
): Promise<readonly SkippedFile[]> {
  const left: SkippedFile[] = [];
  for (const entry of entries) {
    const { name } = entry;
    const isLink = !limits.followLinks && entry.isSymbolicLink() && kindOf(name) === null;
    const skip = entry.isDirectory() ? whyNotEntered(folder, name, limits) : null;
    if (skip) left.push({ path: pathIn(folder, name), kind: null, size: null, ...skip });
    else if (isLink && (await leadsToFolder(pathIn(folder, name))))
      left.push({
        path: pathIn(folder, name),
        kind: null,
        size: null,
        code: 'link-outside',
        reason: 'a link to a folder',
      });
  }
  return left;
}

/** The listing of one folder, subtitle folders below included; `entries` in the order in which they are shown. */
export async function listFolder(
  root: string,
  folder: string,
  entries: readonly FolderEntry[],
  tools: ListingTools,
): Promise<FolderListing> {
  const here = await sortFiles(folder, entries, tools);
  const nested = await nestedFiles(folder, entries, tools);
  const folders = await foldersLeftOut(folder, entries, tools.limits);
  const units = unitsOf(here.files, nested.files);
  return { root, folder, units, skipped: [...here.skipped, ...nested.skipped, ...folders], ignored: here.ignored };
}

/** Whether this is a folder to go into from its parent. Subtitle folders are part of the listing already. */
export const isEntered = (parent: string, entry: FolderEntry, limits: ListingLimits): boolean =>
  entry.isDirectory() && !isSubtitleFolder(entry.name) && whyNotEntered(parent, entry.name, limits) === null;
