// Carries out an operation whose file has to be copied, because its destination is another disk or because a copy was asked for.
import { dirname } from 'node:path';
import { isSame } from '../disk/same-file.ts';
import { identityOf } from '../disk/survey.ts';
import { displace } from './aside.ts';
import type { CopyAdvance } from '../model/run.ts';
import type { JournalWriter } from './journal-writer.ts';
import { areLinked, isOneFile, isStill, statOf } from './look.ts';
import { foldersPlaced, KEPT_BOTH, syncFolders, TAKEN } from './perform.ts';
import type { Intent, Landed, Outcome } from './task.ts';
import { copyAcross } from './transfer/copy.ts';
import { syncFolder } from './transfer/durable.ts';
import type { Hands } from './transfer/hands.ts';
import { land } from './transfer/land.ts';
import { makeFolders, removeName } from './transfer/place.ts';

/** Copies, proves, lands, and, for a move, only then lets the source go. Writes its own journal lines but the last. */
export function carry(
  intent: Intent,
  journal: JournalWriter,
  hands: Hands,
  onAdvance: (advance: CopyAdvance) => void,
): Outcome {
  const { operation, temp, placeholder, mtimeNs, mode } = intent;
  const { id: operationId, source, destination, action } = operation;
  makeFolders(intent.madeFolders, hands);
  const copied = copyAcross({ from: source, temp, mtimeNs, mode, onAdvance }, hands);
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
function removeSource({ operation }: Intent, landed: Landed, hands: Hands): boolean {
  const { source, destination, identity } = operation;
  if (!isStill(source, identity) || !isSame(identityOf(destination), landed.identity)) return false;
  const [old, made] = [statOf(source), statOf(destination)];
  if (old === null || made === null || isOneFile(old, made)) return false;
  removeName(source, hands);
  syncFolder(dirname(source));
  return true;
}
