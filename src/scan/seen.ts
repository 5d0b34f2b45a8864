// The memory of files: what became of each, by path, size and time of change. One of our own files, a line a fact, the later one in force; a
// line that is cut or foreign is passed over. It binds what goes unattended.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { isMissing } from '../disk/errno.ts';
import { decodeJsonLine } from '../disk/json-line.ts';
import { appendOwnLog, makeOwnFolder, writeOwnFileSync } from '../disk/own-file.ts';
import { takeProcessLock } from '../disk/process-lock.ts';
import type { FileIdentity } from '../model/media-file.ts';
import type { SeenFile } from '../model/seen-file.ts';

export interface Seen {
  /** by path; a fate is never null here */
  readonly files: ReadonlyMap<string, SeenFile>;
  /** ids of runs whose files are in here */
  readonly runs: ReadonlySet<string>;
}

/** News for the memory. */
export interface SeenNews {
  readonly files: readonly SeenFile[];
  readonly runs: readonly string[];
}

/** Files remembered at most: 25 MB, read in half a second. What was placed longest ago is forgotten first: the library itself tells of it. */
const FILES_MOST = 100_000;
/** Lines that later ones have overtaken, before the file is written anew. */
const STALE_MOST = 2_000;

const lineSchema = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('file'),
    path: z.string(),
    size: z.number(),
    mtime_ns: z.string(),
    fate: z.enum(['placed', 'undone', 'left-out']).nullable(),
    at: z.string(),
    destination: z.string().nullable(),
  }),
  z.object({ t: z.literal('run'), id: z.string() }),
]);

const fileLine = ({ path, size, mtimeNs, fate, at, destination }: SeenFile): string =>
  `${JSON.stringify({ t: 'file', path, size, mtime_ns: mtimeNs, fate, at, destination })}\n`;
const runLine = (id: string): string => `${JSON.stringify({ t: 'run', id })}\n`;

interface Growing {
  readonly files: Map<string, SeenFile>;
  readonly runs: Set<string>;
  lines: number;
  /** the last line was cut by a kill */
  isCut: boolean;
}

/** The newest fact of a file goes to the end, so that the oldest are at the start. */
function take(growing: Growing, file: SeenFile): void {
  growing.files.delete(file.path);
  if (file.fate !== null) growing.files.set(file.path, file);
}

function read(path: string): Growing {
  const growing: Growing = { files: new Map(), runs: new Set(), lines: 0, isCut: false };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return growing;
    throw error;
  }
  growing.isCut = text !== '' && !text.endsWith('\n');
  for (const each of text.split('\n')) {
    const line = decodeJsonLine(lineSchema, each);
    if (each !== '') growing.lines += 1;
    if (line?.t === 'run') growing.runs.add(line.id);
    else if (line) {
      const { path: of, size, mtime_ns: mtimeNs, fate, at, destination } = line;
      take(growing, { path: of, size, mtimeNs, fate, at, destination });
    }
  }
  return growing;
}

/** What is remembered; nothing where there is no memory yet. Throws where it is there and can't be read. */
export const readSeen = (path: string): Seen => read(path);

const NEVER_ROTATED = { maxBytes: Number.POSITIVE_INFINITY, keep: 0 };

/** Oldest first, placed ones before all others, until no more than fit are left. */
function forgetOldest(files: Map<string, SeenFile>): void {
  for (const isLost of [({ fate }: SeenFile) => fate === 'placed', () => true])
    for (const [path, file] of files) {
      if (files.size <= FILES_MOST) return;
      if (isLost(file)) files.delete(path);
    }
}

/** Written whole, without what later lines overtook; only where no other process does the same. */
function rewrite(path: string, { files, runs }: Growing): void {
  const release = takeProcessLock(`${path}.lock`);
  if (release === null) return;
  try {
    writeOwnFileSync(path, [...[...runs].map(runLine), ...[...files.values()].map(fileLine)].join(''));
  } finally {
    release();
  }
}

/**
 * Adds to the memory and returns what is remembered then. `isRun`: whether a run that was taken in still is in the history; others need not be
 * known any more. Throws what the disk throws; what was remembered before stands then.
 */
export function remember(path: string, news: SeenNews, isRun: (id: string) => boolean = () => true): Seen {
  const growing = read(path);
  if (news.files.length + news.runs.length === 0) return growing;
  makeOwnFolder(dirname(path));
  // a cut line is ended first, or the next one would be lost with it
  const start = growing.isCut ? '\n' : '';
  appendOwnLog(path, start + [...news.files.map(fileLine), ...news.runs.map(runLine)].join(''), NEVER_ROTATED);
  for (const file of news.files) take(growing, file);
  for (const id of news.runs) growing.runs.add(id);
  const lines = growing.lines + news.files.length + news.runs.length;
  const isOverfull = growing.files.size > FILES_MOST;
  if (isOverfull) forgetOldest(growing.files);
  if (!isOverfull && lines - growing.files.size - growing.runs.size <= STALE_MOST) return growing;
  for (const id of growing.runs) if (!isRun(id)) growing.runs.delete(id);
  rewrite(path, growing);
  return growing;
}

/** What is remembered of a file as it stands; null where nothing is, or where it has changed since. */
export function recall(seen: Seen, path: string, { size, mtimeNs }: FileIdentity): SeenFile | null {
  const file = seen.files.get(path);
  return file?.size === size && file.mtimeNs === mtimeNs ? file : null;
}
