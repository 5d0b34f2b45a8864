// What a run did to files, as it is to be remembered: placed where, or put back. Read from journals; changes nothing.
import { identityOf } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { FileIdentity } from '../model/media-file.ts';
import type { SeenFile } from '../model/seen-file.ts';
import { takenBackId, takesBack, undoneIdOf } from './inverse.ts';
import { type JournalState, readJournal, type Step } from './journal.ts';
import { runFiles } from './run-files.ts';
import { looksEnded, undoneBy } from './transfer/peek.ts';

export interface RunFates {
  readonly files: readonly SeenFile[];
  /** nothing more will come of this run by itself */
  readonly isOver: boolean;
}

/** Undoing what undid is placing again. */
function isUndoing(runsFolder: string, { beginning }: JournalState): boolean {
  let undoing = false;
  for (let id = beginning.undoes; id !== null; id = undoneBy(runFiles(runsFolder, id).journal)) undoing = !undoing;
  return undoing;
}

interface Place {
  readonly path: string;
  readonly identity: FileIdentity | null;
  readonly destination: string | null;
}

function placed({ intent: { operation } }: Step): Place | null {
  const { action, source, destination, identity } = operation;
  const isPlacing = action === 'move' || action === 'copy' || action === 'hardlink' || action === 'symlink';
  return isPlacing ? { path: source, identity, destination } : null;
}

/** The file as it is where it was before the run that is undone. */
function putBack({ intent: { operation, proof }, outcome }: Step): Place | null {
  if (operation.action === 'move')
    return {
      path: operation.destination,
      identity: outcome?.kind === 'done' ? outcome.landed.identity : null,
      destination: null,
    };
  if (proof === null || proof.kind === 'written') return null;
  const identity = proof.kind === 'copy' ? proof.identity : proof.kind === 'hard-link' ? operation.identity : null;
  return { path: proof.original, identity, destination: null };
}

/** What a run has done to files so far. A journal that is damaged tells nothing, and never will. */
export function fatesOf(runsFolder: string, id: string): RunFates {
  const path = runFiles(runsFolder, id).journal;
  let journal: JournalState | null;
  try {
    journal = readJournal(path);
  } catch (error) {
    if (error instanceof Failure) return { files: [], isOver: true };
    throw error;
  }
  if (journal === null) return { files: [], isOver: false };
  const { started, steps } = journal;
  const undoing = isUndoing(runsFolder, journal);
  const files = [...steps].flatMap(([operationId, step]): SeenFile[] => {
    const isStanding = takesBack(operationId) === null && steps.get(takenBackId(operationId))?.outcome?.kind !== 'done';
    // a replaced file that came back is the library's own
    if (step.outcome?.kind !== 'done' || !isStanding || undoneIdOf(operationId) !== operationId) return [];
    const place = undoing ? putBack(step) : placed(step);
    const facts = place && (place.identity ?? identityOf(place.path));
    if (!place || !facts) return [];
    const { size, mtimeNs } = facts;
    const fate = undoing ? 'undone' : 'placed';
    return [{ path: place.path, size, mtimeNs, fate, at: started, destination: place.destination }];
  });
  return { files, isOver: looksEnded(path) };
}
