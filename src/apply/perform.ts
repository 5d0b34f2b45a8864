// Carries out one prepared operation in its parts: place, then clear; `carry` does what has to be copied. Each part may be the last one before a
// kill: `settle` knows what each leaves behind.
import { dirname } from 'node:path';
import { displace } from './aside.ts';
import { areLinked, isOneEntry, isOneFile, isStill, statOf } from './look.ts';
import { classifyErrno } from '../disk/errno.ts';
import { identityIn, identityOf } from '../disk/survey.ts';
import type { FileIdentity } from '../model/media-file.ts';
import { whyKept } from './prove.ts';
import type { Intent, Landed, Outcome } from './task.ts';
import { sha256Of, syncFolder } from './transfer/durable.ts';
import type { Hands } from './transfer/hands.ts';
import { land, linkOnly, type Landing } from './transfer/land.ts';
import { makeFolders, makeSymlink, removeFolder, removeName, symlinkText, writeTemp } from './transfer/place.ts';
import { syncMany } from './transfer/sync-many.ts';

/**
 * `linked`: the old name still stands beside the new one; `elsewhere`: has to be copied, because it is another disk or because a copy was asked
 * for; `changed`: the source is no longer what it was.
 */
export type Placed = 'linked' | 'placed' | 'taken' | 'changed' | 'elsewhere';

export const TAKEN: Outcome = {
  kind: 'skip',
  code: 'target-exists',
  reason: 'Another file is there already; both stay.',
};
export const KEPT_BOTH: Outcome = {
  kind: 'fail',
  code: 'E-FS-CHANGED',
  reason: 'The file was replaced or changed while it was moved: both are kept.',
};

export const CHANGED: Outcome = {
  kind: 'fail',
  code: 'E-FS-CHANGED',
  reason: 'The file has changed since; it is left alone.',
};

/**
 * First part: folders, the file that is replaced out of the way, the new name. Nothing that was there is gone after it. `isFree`: as `prepare` tells
 * it, so that the name need not be looked at once more; making it fails where it has come since.
 */
export function place(intent: Intent, hands: Hands, isFree = false): Placed {
  const { operation, temp, placeholder } = intent;
  const { source: from, destination: to, action } = operation;
  if (action === 'remove-copy' || action === 'remove-folder') return 'placed';
  if (action === 'copy') return 'elsewhere';
  makeFolders(intent.madeFolders, hands);
  if (action === 'make-folder') return 'placed';
  if (action === 'write') {
    writeTemp(temp, operation.content ?? '', hands);
    return placedAs(land({ from: temp, to, temp, placeholder }, hands));
  }
  if (!intent.anyContent && !isStill(from, operation.identity)) return 'changed';
  if (hands.noSameDevice && action === 'move' && !isOneEntry(from, to)) return 'elsewhere';
  displace(intent, hands);
  const landing =
    action === 'hardlink'
      ? linkOnly(from, to, hands)
      : action === 'symlink'
        ? makeSymlink(from, to, hands)
        : land({ from, to, temp, placeholder, isFree }, hands);
  hands.step('placed');
  return placedAs(landing);
}

function placedAs(landing: Landing): Placed {
  if (landing === 'other-device') return 'elsewhere';
  return landing === 'renamed' ? 'placed' : landing;
}

/** Folders whose names the first part changed. */
export function foldersPlaced({ operation, backup, madeFolders }: Intent): readonly string[] {
  const folders = [...madeFolders, operation.destination].map((path) => dirname(path));
  return backup === null ? folders : [...folders, dirname(backup)];
}

/** Folders whose names the second part changed. */
export const foldersCleared = ({ operation }: Intent): readonly string[] =>
  operation.action === 'move' ? [dirname(operation.source)] : [dirname(operation.destination)];

/** The old name is gone, or there was none; `found`: what stood under the new one just before, null where nobody looked. */
export interface Cleared {
  readonly kind: 'cleared';
  readonly found: FileIdentity | null;
}

const CLEARED: Cleared = { kind: 'cleared', found: null };

/** Second part, when the new name is durable: the old name goes, if it is proven to be the same file. `goOn` is called while a proof is read. */
export function clear(intent: Intent, placed: Placed, hands: Hands, goOn: (bytes: number) => void): Outcome | Cleared {
  const { operation, temp } = intent;
  const { source: from, destination: to, action } = operation;
  switch (action) {
    case 'move': {
      if (placed !== 'linked') return CLEARED;
      const found = statOf(to);
      // the link was really made, so these are two entries if they are still one file
      if (!isOneFile(statOf(from), found)) return KEPT_BOTH;
      return dropSource(intent, hands) ?? { kind: 'cleared', found: identityIn(found) };
    }
    case 'write':
      if (areLinked(temp, to)) removeName(temp, hands);
      return CLEARED;
    case 'remove-copy': {
      const why = whyKept(intent, goOn);
      if (why !== null) return { kind: 'fail', code: 'E-FS-CHANGED', reason: `It stays: ${why}.` };
      removeName(to, hands);
      return CLEARED;
    }
    case 'remove-folder':
      return removeFolder(to, hands)
        ? CLEARED
        : { kind: 'skip', code: 'not-empty', reason: 'The folder is not empty.' };
    case 'copy':
    case 'hardlink':
    case 'symlink':
    case 'make-folder':
      return CLEARED;
  }
}

/** Removes the old name; where the disk refuses, the new one goes again, so that the file stands where it stood. */
function dropSource({ operation }: Intent, hands: Hands): Outcome | null {
  const { source, destination } = operation;
  try {
    removeName(source, hands);
    return null;
  } catch (error) {
    const { class: kind, code, text } = classifyErrno(error);
    if (kind === 'run') throw error;
    const reason = `The old name can't be removed: ${text}.`;
    // the new name goes only where both are certain to be two entries of one file
    if (!withdraw(source, destination, hands))
      return { kind: 'fail', code, reason: `${reason} The file stands under both names now.` };
    return { kind: 'fail', code, reason: `${reason} It stands where it stood.` };
  }
}

function withdraw(source: string, destination: string, hands: Hands): boolean {
  try {
    if (!areLinked(source, destination)) return false;
    removeName(destination, hands);
    syncFolder(dirname(destination));
    return true;
  } catch {
    return false;
  }
}

export function syncFolders(folders: Iterable<string>): void {
  syncMany([...new Set(folders)].filter((folder) => statOf(folder) !== null));
}

/**
 * What stands at the destination of an operation that is done; `found`: as it was just seen there, if it was. `goOn` is called while its content is
 * hashed; null: it is not.
 */
export function landedOf(
  { operation }: Intent,
  goOn: ((bytes: number) => void) | null = null,
  found: FileIdentity | null = null,
): Landed {
  const { source, destination, action } = operation;
  const identity = found ?? identityOf(destination);
  return {
    identity,
    sha256: goOn !== null && identity !== null ? sha256Of(destination, goOn) : null,
    target: action === 'symlink' ? symlinkText(source, destination) : null,
  };
}
