// Decides by looking whether an operation may go now, and names every path that it may create. Changes nothing.
import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { classifyErrno } from '../disk/errno.ts';
import { isAlike, isSame } from '../disk/same-file.ts';
import { identityIn, identityOf } from '../disk/survey.ts';
import type { FailureCode } from '../model/failure.ts';
import type { Operation, Roots } from '../model/plan.ts';
import { cutToBytes } from '../names/safe-name.ts';
import { areLinked, type FolderLooks, isOneEntry, lookAtFolders, modeIn, statOf } from './look.ts';
import { whyKept } from './prove.ts';
import type { Intent, Task } from './task.ts';
import { sha256Of } from './transfer/durable.ts';
import { RunTrouble } from './transfer/hands.ts';

export interface Scene {
  readonly runId: string;
  readonly roots: Roots;
  /** a rollback: goes where files came from, which may be anywhere; what is in its way is a refusal, not a skip */
  readonly undoing: boolean;
}

export type Prepared =
  /** `isFree`: nothing stood at the destination while the source stood at its place, so they are two entries */
  | { readonly kind: 'go'; readonly intent: Intent; readonly isFree: boolean }
  | { readonly kind: 'skip'; readonly code: string; readonly reason: string }
  | { readonly kind: 'fail'; readonly code: FailureCode; readonly reason: string };

const LONGEST_NAME_BYTES = 255;
const PLAIN_ID = /^[A-Za-z0-9~_-]{1,40}$/;

/** An operation's id as part of a file name; ids of an edited plan may be anything. */
const idInNames = (id: string): string =>
  PLAIN_ID.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 12);

/** The random end of a run's id. */
const shortRun = (runId: string): string => idInNames(runId).slice(-8);

export const contentHash = (content: string): string => createHash('sha256').update(content).digest('hex');

const rootOf = (roots: Roots, path: string, looks: FolderLooks): string | null =>
  [roots.shows, roots.films].find((root) => root !== null && looks.staysInside(root, path)) ?? null;

/** Where a file that is replaced goes: the trash of its own root, so that it stays on its disk. Null where none is replaced. */
export function backupOf(
  { id, destination, replaces }: Operation,
  { roots, runId }: Omit<Scene, 'undoing'>,
  known: FolderLooks | null = null,
): string | null {
  if (replaces === null) return null;
  const looks = known ?? lookAtFolders();
  const trash = join(rootOf(roots, destination, looks) ?? dirname(destination), '.anivault-trash', runId);
  return join(trash, cutToBytes(`${idInNames(id)}__${basename(destination)}`, LONGEST_NAME_BYTES));
}

function intentOf(task: Task, scene: Scene, looks: FolderLooks, source: BigIntStats | null): Intent {
  const { operation } = task;
  const { destination, identity } = operation;
  const { undoing } = scene;
  const found = identityIn(source);
  const folder = dirname(destination);
  const id = idInNames(operation.id);
  const backup = backupOf(operation, scene, looks);
  const makesNone = operation.action === 'remove-copy' || operation.action === 'remove-folder';
  const made = makesNone ? [] : [...looks.missing(destination), ...(backup === null ? [] : looks.missing(backup))];
  return {
    ...task,
    operation: task.anyContent || (undoing && identity !== null) ? { ...operation, identity: found } : operation,
    temp: join(folder, `.anivault-${shortRun(scene.runId)}-${id}.part`),
    placeholder: `anivault-placeholder:${scene.runId}:${id}\n`,
    backup,
    sourceMode: found === null || source === null ? null : modeIn(source),
    madeFolders: operation.action === 'make-folder' ? [...made, destination] : [...new Set(made)],
  };
}

const fail = (code: FailureCode, reason: string): Prepared => ({ kind: 'fail', code, reason });
const skip = (code: string, reason: string): Prepared => ({ kind: 'skip', code, reason });

/**
 * Whether the task may go. Trouble with looking is this file's failure, or RunTrouble where it would be every file's. `looks` may be shared by
 * tasks that are prepared before any of them is carried out.
 */
export function prepare(task: Task, scene: Scene, looks: FolderLooks = lookAtFolders()): Prepared {
  try {
    const stray = strayed(task, scene, looks);
    if (stray !== null) return stray;
    const { source, destination } = task.operation;
    const found = statOf(source);
    const trouble = sourceTrouble(task, scene, found);
    if (trouble !== null) return trouble;
    const there = statOf(destination);
    return (
      destinationTrouble(task, scene, there) ?? {
        kind: 'go',
        intent: intentOf(task, scene, looks, found),
        isFree: found !== null && there === null,
      }
    );
  } catch (error) {
    const { class: kind, code, text } = classifyErrno(error);
    if (kind === 'run') throw new RunTrouble(code, text);
    return fail(code, `It can't be looked at: ${text}.`);
  }
}

/** A plan is untrusted: nothing is put outside the library, also not by way of a link in it. */
function strayed({ operation }: Task, { roots, undoing }: Scene, looks: FolderLooks): Prepared | null {
  const { action } = operation;
  if (undoing || action === 'remove-folder' || (roots.shows === null && roots.films === null)) return null;
  return rootOf(roots, operation.destination, looks) === null
    ? fail('E-FS-PERM', 'The destination lies outside the library, or a link on the way leads out of it.')
    : null;
}

function sourceTrouble(
  { operation, anyContent }: Task,
  { undoing }: Scene,
  found: BigIntStats | null,
): Prepared | null {
  switch (operation.action) {
    case 'write':
    case 'make-folder':
    case 'remove-copy':
    case 'remove-folder':
      return null;
    case 'move':
    case 'copy':
    case 'hardlink':
    case 'symlink': {
      if (found === null) return fail('E-FS-GONE', 'The file is no longer there.');
      if (!found.isFile()) return fail('E-FS-CHANGED', 'This is no plain file any more.');
      const identity = identityIn(found);
      if (anyContent || isSame(identity, operation.identity)) return null;
      if (undoing && isAlike(identity, operation.identity)) return null;
      return fail('E-FS-CHANGED', 'The file has changed since; it is left alone.');
    }
  }
}

function destinationTrouble(task: Task, scene: Scene, found: BigIntStats | null): Prepared | null {
  const { operation } = task;
  const { destination, source, action } = operation;
  const goOn = (): void => undefined;
  switch (action) {
    case 'remove-copy': {
      if (found === null) return skip('already-gone', 'It is gone already.');
      // it is proven when it goes: reading many great files before the first one does, and once more then, would only take time
      const why = whyKept(task, null);
      return why === null ? null : fail('E-FS-CHANGED', `It stays: ${why}.`);
    }
    case 'remove-folder':
      // whether it is empty shows only when those in it have gone
      return found === null ? skip('already-gone', 'It is gone already.') : null;
    case 'make-folder':
      return found === null ? null : skip('already-there', 'It is there already.');
    case 'write':
      if (found === null) return null;
      return found.isFile() && sha256Of(destination, goOn) === contentHash(operation.content ?? '')
        ? skip('already-there', 'The same file is there already.')
        : skip('target-exists', 'Another file is there already; it stays.');
    case 'move':
    case 'copy':
    case 'hardlink':
    case 'symlink':
      if (found === null) return null;
      if (isOneEntry(source, destination) && source !== destination && action === 'move') return null;
      if (source === destination || isOneEntry(source, destination) || areLinked(source, destination))
        return skip('already-there', 'The same file is there already.');
      if (operation.replaces !== null && isSame(identityOf(destination), operation.replaces)) return null;
      return scene.undoing
        ? fail('E-ORGANIZE-CONFLICT', 'Another file stands in its place now; both stay.')
        : skip('target-exists', 'Another file is there already; both stay.');
  }
}
