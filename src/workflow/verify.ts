// Looking whether a run stands as its journal says. Changes nothing.
import { listRuns } from '../apply/history.ts';
import { verifyRun } from '../apply/verify.ts';
import type { Verification, VerifiedFile } from '../model/run.ts';
import { runPlaceOf } from './apply.ts';
import { throwIfStopped } from './interrupt.ts';
import type { Parts } from './parts.ts';

export interface VerifyRequest {
  /** null: the newest run */
  readonly runId: string | null;
  /** read whole files and compare checksums */
  readonly hash: boolean;
}

/** The journal, then its files; nothing where there is no run. Failure E-USAGE for an unknown run, E-INTERRUPTED when it is stopped. */
export async function* verify(
  parts: Parts,
  { runId, hash }: VerifyRequest,
  signal: AbortSignal,
): AsyncGenerator<Verification | VerifiedFile> {
  const { runsFolder } = runPlaceOf(parts);
  const id = runId ?? listRuns(runsFolder)[0]?.id ?? null;
  if (id === null) return;
  try {
    yield* verifyRun(runsFolder, id, { hash, signal });
  } catch (error) {
    throwIfStopped(signal);
    throw error;
  }
}
