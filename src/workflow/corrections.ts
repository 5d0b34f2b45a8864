// What people corrected, for a look at it and for taking one back.
import { dropCorrection, loadCorrections } from '../match/corrections.ts';
import type { Correction } from '../model/decision.ts';
import type { Parts } from './parts.ts';
import { correctionsFile } from './scan.ts';

/** All corrections, oldest first. Failure E-CONFIG-LOAD where the file can't be read. */
export async function corrections(parts: Parts): Promise<readonly Correction[]> {
  const loaded = await loadCorrections(correctionsFile(parts));
  if (loaded.problem) throw loaded.problem;
  return loaded.corrections.toSorted((a, b) => a.created.localeCompare(b.created));
}

/** Forgets one. Failure E-USAGE where no correction has that id, E-CONFIG-LOAD over a broken file, E-FS-… where it can't be written. */
export const removeCorrection = (parts: Parts, id: string): Promise<void> => dropCorrection(correctionsFile(parts), id);
