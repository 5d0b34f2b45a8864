// Looks whether a run's journal is whole and its files stand where it says. Changes nothing, and believes nothing that it can look at.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { errorText, isMissing } from '../disk/errno.ts';
import { identityOf } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { VerifiedFile, Verification } from '../model/run.ts';
import { movedOn, undoneOperations } from './history.ts';
import { takenBackId, takesBack } from './inverse.ts';
import { chainedLines } from './chain.ts';
import { type JournalState, readJournal, type Step } from './journal.ts';
import { linkTarget, statOf } from './look.ts';
import { contentHash } from './prepare.ts';
import { runFiles } from './run-files.ts';
import type { Landed } from './task.ts';

export interface VerifyOptions {
  /** read whole files and compare SHA-256 where the journal has one; else sizes only */
  readonly hash: boolean;
  /** ends the reading */
  readonly signal: AbortSignal;
}

/**
 * Verifies a run: first the journal's integrity, then each file that it put somewhere and that was not taken back since. A damaged journal is
 * told by its integrity, and has no files to tell of. Failure E-USAGE where there is no such run. Throws the signal's reason when it aborts.
 */
export async function* verifyRun(
  runsFolder: string,
  runId: string,
  options: VerifyOptions,
): AsyncGenerator<Verification | VerifiedFile> {
  const path = runFiles(runsFolder, runId).journal;
  const lines = linesOf(path, runId);
  yield { kind: 'journal', runId, path, ...lines };
  let journal: JournalState | null;
  try {
    journal = readJournal(path);
  } catch (error) {
    if (error instanceof Failure) return;
    throw error;
  }
  if (journal === null) return;
  const undone = undoneOperations(runsFolder, runId);
  const later = movedOn(runsFolder, runId);
  for (const [id, step] of journal.steps) {
    const { outcome } = step;
    const isBack = takesBack(id) !== null || journal.outcomes.get(takenBackId(id))?.kind === 'done';
    if (outcome?.kind !== 'done' || undone.has(id) || isBack) continue;
    const found = await fileOf(step, outcome.landed, later, options);
    if (found !== null) yield found;
  }
}

function linesOf(path: string, runId: string): { readonly lines: number; readonly good: number } {
  try {
    return chainedLines(readFileSync(path));
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Failure({
      code: 'E-USAGE',
      message: `There is no run “${runId}”.`,
      hint: '`anivault history` lists the runs.',
    });
  }
}

type Found = Pick<VerifiedFile, 'status' | 'reason'>;

const bad = (status: 'missing' | 'changed', reason: string): Found => ({ status, reason });
const WHOLE: Found = { status: 'intact', reason: null };

/** What became of the file of an operation that is done; null for folders and for names that went. */
async function fileOf(
  { intent }: Step,
  landed: Landed,
  later: ReadonlyMap<string, string>,
  options: VerifyOptions,
): Promise<VerifiedFile | null> {
  const { id, action, source, destination, content, identity } = intent.operation;
  if (action === 'make-folder' || action === 'remove-folder' || action === 'remove-copy') return null;
  const path = later.get(destination) ?? destination;
  const size = action === 'write' ? Buffer.byteLength(content ?? '') : (landed.identity?.size ?? identity?.size ?? 0);
  const told = { kind: 'file', operationId: id, action, source, path, size } as const;
  try {
    if (action === 'symlink') return { ...told, ...linkFound(path, landed.target) };
    const wanted = action === 'write' ? contentHash(content ?? '') : landed.sha256;
    return { ...told, ...(await plainFound(path, size, wanted, options)) };
  } catch (error) {
    options.signal.throwIfAborted();
    return { ...told, ...bad('changed', `it can't be read: ${errorText(error)}`) };
  }
}

function linkFound(path: string, target: string | null): Found {
  const found = linkTarget(path);
  if (found === null)
    return statOf(path) === null ? bad('missing', 'it is not there') : bad('changed', 'it is no link');
  return found === target ? WHOLE : bad('changed', 'it leads somewhere else');
}

async function plainFound(
  path: string,
  size: number,
  wanted: string | null,
  { hash, signal }: VerifyOptions,
): Promise<Found> {
  const found = identityOf(path);
  if (found === null)
    return statOf(path) === null ? bad('missing', 'it is not there') : bad('changed', 'it is no file');
  if (found.size !== size) return bad('changed', `it has ${found.size} bytes, not ${size}`);
  if (!hash) return WHOLE;
  const read = await hashOf(path, signal);
  if (wanted === null) return { status: 'intact', reason: 'read whole; the journal has no checksum to compare with' };
  return read === wanted ? WHOLE : bad('changed', 'its content is another one');
}

/** SHA-256 in hex, read without holding up whoever waits for keys and signals. */
async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash, { signal });
  return hash.digest('hex');
}
