// What a killed run left of one operation, found out by looking, never by believing the last line of the journal; and brought to one side:
// forward to the end, or backward to the start. Doing it twice changes nothing the second time.
import { dirname } from 'node:path';
import { isAlike, isSame } from '../disk/same-file.ts';
import { identityOf } from '../disk/survey.ts';
import type { Step } from './journal.ts';
import { areLinked, isListed, isOneEntry, isPlaceholder, isStill, linkTarget, statOf } from './look.ts';
import { restore } from './aside.ts';
import { landedOf, syncFolders } from './perform.ts';
import { contentHash } from './prepare.ts';
import type { Intent, Outcome } from './task.ts';
import { sha256Of } from './transfer/durable.ts';
import { type Hands, RunTrouble } from './transfer/hands.ts';
import { land } from './transfer/land.ts';
import { removeFolder, removeName, symlinkText } from './transfer/place.ts';

/** `not-begun`: everything is where it was; only empty folders may have been made. */
export type Settled = Outcome | { readonly kind: 'not-begun' };
export type Direction = 'forward' | 'backward';

const NOT_BEGUN = { kind: 'not-begun' } as const;

const lost = (reason: string): Outcome => ({ kind: 'fail', code: 'E-FS-GONE', reason });

/** Brings an operation that was begun, and of which no end is told, to one side. Throws what the disk says. */
export function settle(step: Step, direction: Direction, hands: Hands): Settled {
  const { intent } = step;
  settleBackup(intent, direction, hands);
  const settled = settleNames(step, direction, hands);
  if (settled.kind === 'not-begun' && direction === 'backward') {
    restore(intent, hands);
    for (const folder of intent.madeFolders.toReversed()) removeFolder(folder, hands);
    syncFolders(intent.madeFolders.map((folder) => dirname(folder)));
  }
  hands.step('settled');
  return settled;
}

/** The replaced file stands under one name again: in the trash, or where it was. */
function settleBackup({ operation, backup, placeholder }: Intent, direction: Direction, hands: Hands): void {
  if (backup === null) return;
  const { destination, replaces } = operation;
  if (isPlaceholder(backup, placeholder) && isStill(destination, replaces)) removeName(backup, hands);
  if (!areLinked(backup, destination)) return;
  removeName(direction === 'forward' ? destination : backup, hands);
  syncFolders([dirname(backup), dirname(destination)]);
}

function settleNames(step: Step, direction: Direction, hands: Hands): Settled {
  const { intent } = step;
  const { source, destination, action } = intent.operation;
  switch (action) {
    case 'move':
      return settleMove(step, direction, hands);
    case 'copy':
      return settleCopy(step, direction, hands);
    case 'hardlink':
      return settleName(intent, areLinked(source, destination), direction, hands);
    case 'symlink':
      return settleName(intent, linkTarget(destination) === symlinkText(source, destination), direction, hands);
    case 'write':
      return settleWrite(intent, direction, hands);
    case 'make-folder':
      return statOf(destination)?.isDirectory() === true && direction === 'forward' ? done(intent, hands) : NOT_BEGUN;
    case 'remove-copy':
    case 'remove-folder':
      return statOf(destination) === null ? done(intent, hands) : NOT_BEGUN;
  }
}

function done(intent: Intent, hands: Hands, sha256: string | null = null): Outcome {
  const { source, destination } = intent.operation;
  syncFolders([...intent.madeFolders.map((folder) => dirname(folder)), dirname(destination), dirname(source)]);
  const landed = landedOf(intent);
  return { kind: 'done', landed: { ...landed, sha256 } };
}

/** A name of ours that is complete: it stays, or it goes. */
function settleName(intent: Intent, isOurs: boolean, direction: Direction, hands: Hands): Settled {
  if (!isOurs) return NOT_BEGUN;
  if (direction === 'forward') return done(intent, hands);
  removeName(intent.operation.destination, hands);
  syncFolders([dirname(intent.operation.destination)]);
  return NOT_BEGUN;
}

function settleWrite(intent: Intent, direction: Direction, hands: Hands): Settled {
  const { temp, operation, placeholder } = intent;
  const { destination } = operation;
  const hash = contentHash(operation.content ?? '');
  if (statOf(temp) !== null) removeName(temp, hands);
  const isOurs = statOf(destination)?.isFile() === true && hashOf(destination, hands) === hash;
  if (!isOurs && isPlaceholder(destination, placeholder)) removeName(destination, hands);
  return settleName(intent, isOurs, direction, hands);
}

function settleCopy(step: Step, direction: Direction, hands: Hands): Settled {
  const { intent } = step;
  const { source, identity } = intent.operation;
  sweep(step, hands);
  const isOurs = isCopyOfOurs(step, hands);
  // its source no longer proves it: it stays, and undoing it says so
  if (isOurs && (direction === 'forward' || !isStill(source, identity)))
    return done(intent, hands, step.copied?.sha256);
  return settleName(intent, isOurs, direction, hands);
}

function settleMove(step: Step, direction: Direction, hands: Hands): Settled {
  const { intent } = step;
  const { source, destination, identity } = intent.operation;
  finishRespelling(intent, direction, hands);
  if (isOneEntry(source, destination)) return isListed(destination) ? done(intent, hands) : NOT_BEGUN;
  sweep(step, hands);
  if (areLinked(source, destination)) return drop(intent, direction, hands, null);
  const there = statOf(destination) !== null;
  const isCopied = there && isCopyOfOurs(step, hands);
  if (statOf(source) === null) {
    // after a remount inodes may have other numbers: size and time, at the very name that the intent gives, are proof enough
    if (there && (isCopied || isAlike(identityOf(destination), identity)))
      return done(intent, hands, isCopied ? step.copied?.sha256 : null);
    return lost(
      identity === null
        ? 'The file is under none of the names that the run gave it.'
        : `The file (${identity.size} bytes) is under none of the names that the run gave it.`,
    );
  }
  if (!isCopied) return NOT_BEGUN;
  if (isStill(source, identity)) return drop(intent, direction, hands, step.copied?.sha256 ?? null);
  return { kind: 'fail', code: 'E-FS-CHANGED', reason: 'The file changed while it was moved: both are kept.' };
}

/** Both names stand and are complete: forward the old one goes, backward the new one. */
function drop(intent: Intent, direction: Direction, hands: Hands, sha256: string | null): Settled {
  const { source, destination } = intent.operation;
  syncFolders([dirname(direction === 'forward' ? destination : source)]);
  removeName(direction === 'forward' ? source : destination, hands);
  if (direction === 'forward') return done(intent, hands, sha256);
  syncFolders([dirname(destination)]);
  return NOT_BEGUN;
}

/** A great file takes its time: a stop is heard meanwhile, and what is open is settled the next time. */
const hashOf = (path: string, hands: Hands): string =>
  sha256Of(path, () => {
    if (hands.stopped()) throw new RunTrouble('E-INTERRUPTED', 'The run was asked to stop.');
  });

/** What stands at the destination is the copy that this operation made and proved. */
function isCopyOfOurs({ intent, copied, committed }: Step, hands: Hands): boolean {
  const { destination } = intent.operation;
  const found = identityOf(destination);
  if (found === null || copied === null || found.size !== copied.size) return false;
  return isSame(found, committed?.identity ?? null) || hashOf(destination, hands) === copied.sha256;
}

/** Takes away what is ours and half done: placeholder and temporary file; a temporary file that is the last copy gets its name instead. */
function sweep({ intent, copied }: Step, hands: Hands): void {
  const { operation, temp, placeholder } = intent;
  const { source, destination, identity } = operation;
  const sourceIsStill = isStill(source, identity);
  if (isPlaceholder(destination, placeholder) && !areLinked(source, destination))
    if (sourceIsStill || (copied !== null && statOf(temp) !== null)) removeName(destination, hands);
  if (statOf(temp) === null) return;
  if (sourceIsStill || areLinked(temp, destination)) removeName(temp, hands);
  else if (copied !== null && statOf(destination) === null && hashOf(temp, hands) === copied.sha256) {
    if (land({ from: temp, to: destination, temp, placeholder }, hands) === 'linked') removeName(temp, hands);
  }
  syncFolders([dirname(temp)]);
}

/** A change of case in two steps that was killed between them left the file under its temporary name only. */
function finishRespelling({ operation, temp, placeholder }: Intent, direction: Direction, hands: Hands): void {
  const { source, destination, identity } = operation;
  if (!isStill(temp, identity) || statOf(source) !== null || statOf(destination) !== null) return;
  const to = direction === 'forward' ? destination : source;
  if (land({ from: temp, to, temp, placeholder }, hands) === 'linked') removeName(temp, hands);
  syncFolders([dirname(temp)]);
}
