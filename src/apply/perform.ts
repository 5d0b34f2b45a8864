// Carries out one prepared operation in its parts: displace, place, clear; or carry, for what has to be copied. Each part may be the last one
// before a kill: `settle` knows what each leaves behind.
import { dirname } from 'node:path';
import { areLinked, isOneEntry, isOneFile, isStill, statOf } from './look.ts';
import { classifyErrno } from '../disk/errno.ts';
import { isSame } from '../disk/same-file.ts';
import { identityIn, identityOf } from '../disk/survey.ts';
import type { FileIdentity } from '../model/media-file.ts';
import type { JournalWriter } from './journal-writer.ts';
import { whyKept } from './prove.ts';
import type { Intent, Landed, Outcome } from './task.ts';
import { copyAcross } from './transfer/copy.ts';
import { sha256Of, syncFolder } from './transfer/durable.ts';
import { type Hands, Stopped } from './transfer/hands.ts';
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
const KEPT_BOTH: Outcome = {
  kind: 'fail',
  code: 'E-FS-CHANGED',
  reason: 'The file was replaced or changed while it was moved: both are kept.',
};

export const CHANGED: Outcome = {
  kind: 'fail',
  code: 'E-FS-CHANGED',
  reason: 'The file has changed since; it is left alone.',
};

const goOnUnless = (hands: Hands) => (): void => {
  if (hands.stopped()) throw new Stopped('The run was asked to stop.');
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

/** The file that is to be replaced goes to the trash on its own disk before anything takes its name. */
function displace({ backup, operation, placeholder, temp }: Intent, hands: Hands): void {
  const { destination, replaces } = operation;
  if (backup === null || !isStill(destination, replaces)) return;
  moveName({ from: destination, to: backup, temp, placeholder }, hands);
}

/** Takes away what is left of a file that was written and did not get its name, or not only its name. */
export function unwrite({ operation, temp }: Intent, hands: Hands): void {
  if (operation.action !== 'write' || statOf(temp) === null) return;
  if (areLinked(temp, operation.destination)) removeName(operation.destination, hands);
  removeName(temp, hands);
}

/** Brings the replaced file back, where its name is free. */
export function restore({ backup, operation, placeholder, temp }: Intent, hands: Hands): void {
  if (backup === null || statOf(backup) === null || statOf(operation.destination) !== null) return;
  moveName({ from: backup, to: operation.destination, temp, placeholder }, hands);
}

/** One name for another on one disk, durable in every part. Throws where the new name is taken. */
function moveName(names: Parameters<typeof land>[0], hands: Hands): void {
  const landing = land(names, hands);
  if (landing === 'taken' || landing === 'other-device') throw new Error(`${names.to} can't be made: ${landing}.`);
  syncFolder(dirname(names.to));
  hands.step('moved-aside');
  if (landing === 'linked' && areLinked(names.from, names.to)) removeName(names.from, hands);
  syncFolder(dirname(names.from));
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

/** Second part, when the new name is durable: the old name goes, if it is proven to be the same file. */
export function clear(intent: Intent, placed: Placed, hands: Hands): Outcome | Cleared {
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
      const why = whyKept(intent, goOnUnless(hands));
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

/** Copies, proves, lands, and, for a move, only then lets the source go. Writes its own journal lines but the last. */
export function carry(intent: Intent, journal: JournalWriter, hands: Hands): Outcome {
  const { operation, temp, placeholder, mtimeNs } = intent;
  const { id: operationId, source, destination, action } = operation;
  makeFolders(intent.madeFolders, hands);
  const copied = copyAcross({ from: source, temp, mtimeNs }, hands);
  journal.write([{ type: 'copied', operationId, ...copied }]);
  displace(intent, hands);
  const landing = land({ from: temp, to: destination, temp, placeholder }, hands);
  hands.step('landed');
  if (landing === 'other-device') throw new Error(`${temp} can't get its name on its own disk.`);
  if (landing === 'taken') {
    removeName(temp, hands);
    return TAKEN;
  }
  if (areLinked(temp, destination)) removeName(temp, hands);
  syncFolders(foldersPlaced(intent));
  const landed: Landed = { identity: identityOf(destination), sha256: copied.sha256, target: null };
  journal.write([{ type: 'committed', operationId, landed }]);
  if (action === 'move' && !removeSource(intent, landed, hands)) return KEPT_BOTH;
  return { kind: 'done', landed };
}

/** The source of a proven copy goes, if both are still what they were. */
export function removeSource({ operation }: Intent, landed: Landed, hands: Hands): boolean {
  const { source, destination, identity } = operation;
  if (!isStill(source, identity) || !isSame(identityOf(destination), landed.identity)) return false;
  const [old, made] = [statOf(source), statOf(destination)];
  if (old === null || made === null || isOneFile(old, made)) return false;
  removeName(source, hands);
  syncFolder(dirname(source));
  return true;
}

export function syncFolders(folders: Iterable<string>): void {
  syncMany([...new Set(folders)].filter((folder) => statOf(folder) !== null));
}

/** What stands at the destination of an operation that is done; `found`: as it was just seen there, if it was. */
export function landedOf(
  { operation }: Intent,
  verifyHash: boolean,
  hands: Hands,
  found: FileIdentity | null = null,
): Landed {
  const { source, destination, action } = operation;
  const identity = found ?? identityOf(destination);
  return {
    identity,
    sha256: verifyHash && identity !== null ? sha256Of(destination, goOnUnless(hands)) : null,
    target: action === 'symlink' ? symlinkText(source, destination) : null,
  };
}
