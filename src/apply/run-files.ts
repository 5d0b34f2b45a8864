// Where a run's files are: journal, plan, list of operations, undo script. Reading only; the list is decoded, never believed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { errorText } from '../disk/errno.ts';
import { listNames } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { Operation } from '../model/plan.ts';

const JOURNAL_END = '.jsonl';
const RUN_ID = /^[0-9A-Za-z_-]{1,64}$/;

export interface RunFiles {
  readonly journal: string;
  /** the plan as it was shown */
  readonly plan: string;
  /** the operations that the run carries out, for resume */
  readonly operations: string;
  /** the stand-alone scripts, by their shell */
  readonly undoScript: { readonly sh: string; readonly powerShell: string };
  /** room that is kept free for the journal's last lines */
  readonly reserve: string;
}

/** Failure E-USAGE for a text that is no run id: it must not become a path. */
export function runFiles(runsFolder: string, runId: string): RunFiles {
  if (!RUN_ID.test(runId))
    throw new Failure({
      code: 'E-USAGE',
      message: `There is no run “${runId}”.`,
      hint: '`anivault history` lists the runs.',
    });
  return {
    journal: join(runsFolder, runId + JOURNAL_END),
    plan: join(runsFolder, `${runId}.plan.json`),
    operations: join(runsFolder, `${runId}.operations.json`),
    undoScript: {
      sh: join(runsFolder, `rollback-${runId}.sh`),
      powerShell: join(runsFolder, `rollback-${runId}.ps1`),
    },
    reserve: join(runsFolder, `${runId}.reserve`),
  };
}

/** Ids of all runs, newest first. */
export const runIds = (runsFolder: string): readonly string[] =>
  (listNames(runsFolder) ?? [])
    .filter((name) => name.endsWith(JOURNAL_END))
    .map((name) => name.slice(0, -JOURNAL_END.length))
    .filter((id) => RUN_ID.test(id))
    .sort()
    .reverse();

const identity = z.object({ size: z.number(), mtimeNs: z.string(), dev: z.string(), ino: z.string() }).nullable();

const listSchema = z.array(
  z.object({
    id: z.string(),
    action: z.enum(['move', 'copy', 'hardlink', 'symlink', 'write', 'make-folder', 'remove-copy', 'remove-folder']),
    unit: z.string(),
    source: z.string(),
    destination: z.string(),
    identity,
    replaces: identity,
    content: z.string().nullable(),
    accepted: z.boolean(),
    show: z.string(),
  }),
);

export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

export const encodeOperations = (operations: readonly Operation[]): string =>
  `[\n${operations.map((operation) => JSON.stringify(operation)).join(',\n')}\n]\n`;

/** The operations that a run was begun with. Failure E-JOURNAL where the list is not the one that the journal names. */
export function readOperations(path: string, hash: string | null): readonly Operation[] {
  const broken = (why: string): Failure =>
    new Failure({
      code: 'E-JOURNAL',
      message: `The run's list of operations can't be used: ${why}.`,
      path,
      hint: 'What the run did can still be undone with `anivault rollback`.',
    });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw broken(errorText(error));
  }
  if (textHash(text) !== hash) throw broken('it is not the one the journal was begun with');
  const parsed = listSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw broken('it holds something else');
  return parsed.data;
}
