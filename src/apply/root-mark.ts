// `.anivault.lock` in a library's root: tells another machine on the same share that a run is at work there. The kernel's lock (`lock`) ends at
// this machine's edge. Nothing's safety rests on the mark: landing without replacing and the look before each change hold all the same.
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimOwnFile, removeOwnFile, renewOwnFile } from '../disk/own-file.ts';
import { Failure } from '../model/failure.ts';
import type { Holder } from './lock.ts';

export const ROOT_MARK = '.anivault.lock';
const RENEW_EVERY_MS = 60_000;
/** Clocks of two machines may differ; a mark that nobody renewed for so long is left over. */
const STALE_AFTER_MS = 30 * 60_000;

export interface MarkPlace {
  readonly stateFolder: string;
  readonly holder: Holder;
  /** milliseconds since the epoch */
  readonly now: () => number;
  /** take over a mark that is left over */
  readonly breakLock: boolean;
}

export interface RootMarks {
  /** Keeps the marks young, at most once a minute; false from when another machine took one over. */
  stillHeld(): boolean;
  release(): void;
}

/**
 * Marks these roots; one that can't be written or is not there yet goes unmarked. Failure E-LOCKED where another machine has its mark in one. The
 * lock of this machine is held, so a mark of this machine is one that a killed run left.
 */
export function markRoots(roots: readonly string[], place: MarkPlace): RootMarks {
  const machine = machineOf(place);
  const text = JSON.stringify({ machine, ...place.holder });
  const marks: string[] = [];
  const release = (): void => {
    for (const mark of marks.splice(0)) if (textOf(mark) === text) removeOwnFile(mark);
  };
  try {
    for (const root of new Set(roots)) {
      const mark = join(root, ROOT_MARK);
      if (take(mark, text, machine, place)) marks.push(mark);
    }
  } catch (error) {
    release();
    throw error;
  }
  let renewed = place.now();
  let held = true;
  const stillHeld = (): boolean => {
    if (!held || place.now() - renewed < RENEW_EVERY_MS) return held;
    renewed = place.now();
    held = marks.every((mark) => renew(mark, text, renewed));
    return held;
  };
  return { stillHeld, release };
}

/** What this machine, or rather its state folder, is called: a name that is made once. */
function machineOf({ stateFolder, holder: { host, pid, started } }: MarkPlace): string {
  const path = join(stateFolder, 'locks', 'machine');
  claimOwnFile(path, `${host} ${pid} ${started}`);
  return readFileSync(path, 'utf8');
}

/** False where the root takes no mark. */
function take(mark: string, text: string, machine: string, place: MarkPlace): boolean {
  if (create(mark, text)) return true;
  const note = noteOf(mark);
  if (note === null) return create(mark, text);
  if (note.machine !== machine && note.machine !== NOBODY) {
    const isStale = place.now() - note.mtimeMs > STALE_AFTER_MS;
    if (!isStale || !place.breakLock) throw lockedBy(note, mark, isStale);
  }
  removeOwnFile(mark);
  return create(mark, text);
}

/** Makes the mark as a new file; false where one is there or the root takes none. */
function create(mark: string, text: string): boolean {
  try {
    return claimOwnFile(mark, text);
  } catch (error) {
    // no such folder, not ours to write, full: the run will say so where it matters
    if (error instanceof Failure) return false;
    throw error;
  }
}

function renew(mark: string, text: string, now: number): boolean {
  const there = textOf(mark);
  // a share that does not answer now is no other machine
  if (there === null) return true;
  if (there !== text) return false;
  try {
    renewOwnFile(mark, now);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  return true;
}

function textOf(mark: string): string | null {
  try {
    return readFileSync(mark, 'utf8');
  } catch {
    return null;
  }
}

const NOBODY = Symbol('nobody');

interface Note {
  readonly mtimeMs: number;
  readonly machine: unknown;
  readonly told: string;
}

/** What a mark says; null where there is none. One that can't be read is another machine's; one that is torn was left by a kill, and is nobody's. */
function noteOf(mark: string): Note | null {
  const facts = lstatSync(mark, { throwIfNoEntry: false });
  if (facts === undefined) return null;
  // reading a pipe would wait for ever
  const text = facts.isFile() ? textOf(mark) : null;
  if (text === null) return { mtimeMs: facts.mtimeMs, machine: null, told: '' };
  try {
    const note = JSON.parse(text) as Partial<Record<keyof Holder | 'machine', unknown>>;
    const told = ` (process ${String(note.pid)} on ${String(note.host)}, run ${String(note.runId)}, since ${String(note.started)})`;
    return { mtimeMs: facts.mtimeMs, machine: note.machine, told };
  } catch {
    return { mtimeMs: facts.mtimeMs, machine: NOBODY, told: '' };
  }
}

const lockedBy = ({ told }: Note, path: string, isStale: boolean): Failure =>
  new Failure({
    code: 'E-LOCKED',
    message: `The library is being worked on from another machine${told}.`,
    path,
    hint: isStale
      ? 'Nothing was heard of it for half an hour; with `--break-lock` its lock is taken over.'
      : 'Try again when it has finished; a lock that is left over can be broken after half an hour.',
  });
