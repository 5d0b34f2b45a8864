// What a person decided about a title, kept for the next scan.
import { addCorrection, correctionOf, releaseGroupOf } from '../match/corrections.ts';
import type { Correction } from '../model/decision.ts';
import { Failure } from '../model/failure.ts';
import type { FileGroup } from '../model/match.ts';
import type { Parts } from './parts.ts';
import { correctionsFile } from './scan.ts';

export interface Remembered {
  /** as it was read, before any edit: the next scan reads it so again */
  readonly group: FileGroup;
  readonly correction: Pick<Correction, 'work' | 'filedAs' | 'numbering'>;
}

/** Keeps decisions one after another. What can't be kept is logged and told by its sentence; it costs the run nothing. */
export async function rememberDecisions(parts: Parts, decisions: readonly Remembered[]): Promise<string | null> {
  const created = new Date(parts.clock.now()).toISOString();
  try {
    for (const { group, correction } of decisions)
      await addCorrection(correctionsFile(parts), correctionOf(group, correction, created), releaseGroupOf(group));
    return null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    parts.log.write('warn', 'correction-not-kept', { code: error.code, path: error.path });
    return error.message;
  }
}
