// Sessions on disk: one file for each set of folders and roots, held by the window that shows it, offered again after a kill or a dropped line.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing } from '../disk/errno.ts';
import { appendOwnLog, makeOwnFolder, removeOwnFile } from '../disk/own-file.ts';
import { takeProcessLock } from '../disk/process-lock.ts';
import { identityOf, listNames } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { Roots } from '../model/plan.ts';
import { readSession, sessionText, type Session, type SessionLine } from '../review/session.ts';
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
  /** lets it go; `isDone`: nothing waits any more, it need not be offered again */
  close(isDone: boolean): void;
}

const headSchema = z.object({
  t: z.literal('session'),
  schema_version: z.literal(1),
  folders: z.array(z.string()).min(1),
  roots: z.object({ shows: z.string().nullable(), films: z.string().nullable() }),
});

const folderOf = (parts: Parts): string => join(parts.folders.state, 'sessions');

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

const NEVER_ROTATED = { maxBytes: Number.POSITIVE_INFINITY, keep: 0 };

/** Opens the session of some folders, or joins one that another window shows. Failure E-FS-… where the state folder can't be used. */
export function openSession(parts: Parts, subject: SessionSubject): OpenSession {
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
      appendOwnLog(path, start + sessionText(lines), NEVER_ROTATED);
      start = '';
    },
    close(isDone) {
      if (release === null) return;
      if (isDone) removeOwnFile(path);
      release();
    },
  };
}

export interface WaitingSession extends SessionSubject {
  /** milliseconds since the epoch of its last change */
  readonly changed: number;
}

function headOf(path: string): SessionSubject | null {
  const [first = ''] = (textOf(path) ?? '').split('\n', 1);
  try {
    const head = headSchema.safeParse(JSON.parse(first));
    return head.success ? head.data : null;
  } catch {
    return null;
  }
}

const changedAt = (path: string): number => Number(BigInt(identityOf(path)?.mtimeNs ?? 0) / 1_000_000n);

/** The session that was changed last; null where none waits. */
export function lastSession(parts: Parts): WaitingSession | null {
  const folder = folderOf(parts);
  const files = (listNames(folder) ?? []).filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
  const waiting = files.map((path) => ({ path, changed: changedAt(path) })).sort((a, b) => b.changed - a.changed);
  for (const { path, changed } of waiting) {
    const head = headOf(path);
    if (head) return { ...head, changed };
  }
  return null;
}
