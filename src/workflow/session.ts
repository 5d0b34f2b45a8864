// Sessions on disk: one file for each set of folders and roots, held by the window that shows it, offered again after a kill or a dropped line.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isMissing } from '../disk/errno.ts';
import { appendOwnLog, makeOwnFolder } from '../disk/own-file.ts';
import { takeProcessLock } from '../disk/process-lock.ts';
import { identityOf, isThere, listNames } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { Roots } from '../model/plan.ts';
import { readSession, sessionText, type Session } from '../review/session.ts';
import type { SessionLine } from '../review/session-line.ts';
import type { Parts } from './parts.ts';

/** What a session is about; the same folders and roots are the same session. */
export interface SessionSubject {
  readonly folders: readonly string[];
  readonly roots: Roots;
}

export interface OpenSession {
  /** as the last window left it; null: a new one */
  readonly left: Session | null;
  /** another window has it open: nothing is written here */
  readonly isShared: boolean;
  append(lines: readonly SessionLine[]): void;
  /** lets it go; `isDone`: nothing waits any more, it is not offered again, but what was left out stays known */
  close(nothingWaits: boolean): void;
}

const headSchema = z.object({
  t: z.literal('session'),
  schema_version: z.literal(1),
  folders: z.array(z.string()).min(1),
  roots: z.object({ shows: z.string().nullable(), films: z.string().nullable() }),
});

/** A step over a large library is written bit by bit: all of it as one text would cost memory. */
const LINES_AT_ONCE = 5000;

const folderOf = (parts: Pick<Parts, 'folders'>): string => join(parts.folders.state, 'sessions');

function nameOf({ folders, roots }: SessionSubject): string {
  const subject = JSON.stringify([[...folders].sort(), roots.shows, roots.films]);
  return createHash('sha256').update(subject).digest('hex').slice(0, 16);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw new Failure({ code: 'E-FS-IO', message: 'The session can’t be read.', path, cause: error });
  }
}

const headLine = ({ folders, roots }: SessionSubject): string =>
  `${JSON.stringify({ t: 'session', schema_version: 1, folders, roots })}\n`;

/** Ends a session in which nothing waits any more. */
const DONE = JSON.stringify({ t: 'done' });
/** Something waits again. */
const WAITS = JSON.stringify({ t: 'waits' });

const isDone = (text: string): boolean => text.trimEnd().split('\n').at(-1) === DONE;

const NEVER_ROTATED = { maxBytes: Number.POSITIVE_INFINITY, keep: 0 };

/** Opens the session of some folders, or joins one that another window shows. Failure E-FS-… where the state folder can't be used. */
export function openSession(parts: Pick<Parts, 'folders'>, subject: SessionSubject): OpenSession {
  const folder = folderOf(parts);
  makeOwnFolder(folder);
  const path = join(folder, `${nameOf(subject)}.jsonl`);
  const release = takeProcessLock(`${path}.lock`);
  const text = textOf(path);
  // a line that a kill has cut is ended first, or the next one would be lost with it
  let start = text === null || text === '' ? headLine(subject) : text.endsWith('\n') ? '' : '\n';
  return {
    left: text === null ? null : readSession(text),
    isShared: release === null,
    append(lines) {
      if (release === null || lines.length === 0) return;
      for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
        appendOwnLog(path, start + sessionText(lines.slice(from, from + LINES_AT_ONCE)), NEVER_ROTATED);
        start = '';
      }
    },
    close(nothingWaits) {
      if (release === null) return;
      if (nothingWaits && isThere(path)) appendOwnLog(path, `${DONE}\n`, NEVER_ROTATED);
      release();
    },
  };
}

/** Leaves a session for the window where none is there yet, or the last one was done: what a run could not settle waits in it. */
export function leaveForReview(parts: Pick<Parts, 'folders'>, subject: SessionSubject): void {
  const folder = folderOf(parts);
  makeOwnFolder(folder);
  const path = join(folder, `${nameOf(subject)}.jsonl`);
  const text = textOf(path);
  if (text === null || text === '') appendOwnLog(path, headLine(subject), NEVER_ROTATED);
  else if (isDone(text)) appendOwnLog(path, `${WAITS}\n`, NEVER_ROTATED);
}

export interface WaitingSession extends SessionSubject {
  /** milliseconds since the epoch of its last change */
  readonly changed: number;
}

/** What a session is about; null for one that waits for nobody, and for a file that is none. */
function headOf(path: string): SessionSubject | null {
  const text = textOf(path) ?? '';
  if (isDone(text)) return null;
  const [first = ''] = text.split('\n', 1);
  try {
    const head = headSchema.safeParse(JSON.parse(first));
    return head.success ? head.data : null;
  } catch {
    return null;
  }
}

const changedAt = (path: string): number => Number(BigInt(identityOf(path)?.mtimeNs ?? 0) / 1_000_000n);

/** The session that was changed last; null where none waits. */
export function lastSession(parts: Pick<Parts, 'folders'>): WaitingSession | null {
  const folder = folderOf(parts);
  const files = (listNames(folder) ?? []).filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
  const waiting = files.map((path) => ({ path, changed: changedAt(path) })).sort((a, b) => b.changed - a.changed);
  for (const { path, changed } of waiting) {
    const head = headOf(path);
    if (head) return { ...head, changed };
  }
  return null;
}
