// The journal of a run: one JSON object a line, each chained to the one before by a hash, only ever appended. Reading it changes nothing.
import { lstatSync, readFileSync } from 'node:fs';
import { isMissing } from '../disk/errno.ts';
import { Failure } from '../model/failure.ts';
import { parseLine } from './chain.ts';
import type { Beginning, JournalEntry } from './journal-entry.ts';
import { decodeEntry } from './record.ts';
import { JOURNAL_VERSION } from './record-schema.ts';
import type { Intent, Landed, Outcome } from './task.ts';

/** What is known of one operation. */
export interface Step {
  readonly intent: Intent;
  readonly copied: { readonly sha256: string; readonly size: number } | null;
  readonly committed: Landed | null;
  /** null: begun and never told how it ended */
  readonly outcome: Outcome | null;
}

export interface JournalState {
  readonly runId: string;
  readonly started: string;
  readonly beginning: Beginning;
  /** in the order in which they were last begun */
  readonly steps: ReadonlyMap<string, Step>;
  /** how operations ended that were never begun (skipped, refused) or begun; by id */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly ended: boolean;
  /** its user went on without it: it can still be finished or undone by its id */
  readonly isGivenUp: boolean;
  /** bytes of the file that are whole lines */
  readonly goodBytes: number;
  readonly lastSeq: number;
  readonly lastHash: string;
}

interface Line {
  readonly entry: JournalEntry;
  readonly ts: string;
  readonly runId: string;
}

interface Reading {
  readonly lines: readonly Line[];
  readonly goodBytes: number;
  readonly lastHash: string;
}

const damage = (path: string, line: number, what: string): Failure =>
  new Failure({
    code: 'E-JOURNAL',
    message: `Line ${line} of the journal ${what}.`,
    path,
    hint: 'Nothing was changed. The script rollback-….sh (.ps1 on Windows) beside the journal can undo the run by itself.',
  });

function readLines(path: string): Reading {
  const bytes = readFileSync(path);
  const lines: Line[] = [];
  let lastHash = '';
  let at = 0;
  for (let end = bytes.indexOf(10, at); end !== -1; end = bytes.indexOf(10, at)) {
    const line = parseLine(bytes.toString('utf8', at, end), lastHash);
    if (line === null) throw damage(path, lines.length + 1, 'is broken');
    const { schema_version: version, seq, ts, run_id: runId } = line.value;
    if (version !== JOURNAL_VERSION) throw damage(path, lines.length + 1, 'was written by another version of AniVault');
    const entry = decodeEntry(line.value);
    if (entry === null || seq !== lines.length + 1 || typeof ts !== 'string' || typeof runId !== 'string')
      throw damage(path, lines.length + 1, 'is not what a journal holds');
    lines.push({ entry, ts, runId });
    lastHash = line.hash;
    at = end + 1;
  }
  // what follows the last line feed was being written when the power went: it was never relied on
  return { lines, goodBytes: at, lastHash };
}

/** Code of the `pause` that is written when another run goes on without this one. */
export const GIVEN_UP = 'given-up';

const NOT_YET = { copied: null, committed: null, outcome: null } as const;

/**
 * Reads a journal; a torn last line is left out. Null where the file is missing or holds no whole line (its run changed nothing).
 * Failure E-JOURNAL for damage anywhere else.
 */
export function readJournal(path: string): JournalState | null {
  let reading: Reading;
  try {
    reading = readLines(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const first = reading.lines[0];
  if (first === undefined) return null;
  if (first.entry.type !== 'begin') throw damage(path, 1, 'does not begin a run');
  const steps = new Map<string, Step>();
  const outcomes = new Map<string, Outcome>();
  for (const [index, { entry }] of reading.lines.entries()) {
    const known = 'operationId' in entry ? steps.get(entry.operationId) : undefined;
    switch (entry.type) {
      case 'intent': {
        const { id } = entry.intent.operation;
        const before = steps.get(id)?.intent;
        steps.delete(id);
        outcomes.delete(id);
        steps.set(id, { intent: before ? begunAgain(before, entry.intent) : entry.intent, ...NOT_YET });
        break;
      }
      case 'copied':
      case 'committed':
        if (!known) throw damage(path, index + 1, 'tells of an operation that was never begun');
        if (entry.type === 'copied')
          steps.set(entry.operationId, { ...known, copied: { sha256: entry.sha256, size: entry.size } });
        else steps.set(entry.operationId, { ...known, committed: entry.landed });
        break;
      case 'done':
      case 'skip':
      case 'fail': {
        const outcome = outcomeOf(entry);
        outcomes.set(entry.operationId, outcome);
        if (known) steps.set(entry.operationId, { ...known, outcome });
        break;
      }
      case 'begin':
      case 'pause':
      case 'end':
        break;
    }
  }
  const last = reading.lines.at(-1)?.entry;
  return {
    runId: first.runId,
    started: first.ts,
    beginning: first.entry.beginning,
    steps,
    outcomes,
    ended: last?.type === 'end',
    isGivenUp: last?.type === 'pause' && last.code === GIVEN_UP,
    goodBytes: reading.goodBytes,
    lastSeq: reading.lines.length,
    lastHash: reading.lastHash,
  };
}

/** The journal as it is now: what was read before holds while not a byte was added, as a journal only ever grows. */
export const readAgain = (path: string, before: JournalState): JournalState =>
  lstatSync(path, { throwIfNoEntry: false })?.size === before.goodBytes ? before : (readJournal(path) ?? before);

/** An operation that was begun before a kill and again after it: folders that were made the first time are still the run's. */
const begunAgain = (before: Intent, again: Intent): Intent => ({
  ...again,
  madeFolders: [...new Set([...before.madeFolders, ...again.madeFolders])],
});

const outcomeOf = (entry: Extract<JournalEntry, { type: 'done' | 'skip' | 'fail' }>): Outcome =>
  entry.type === 'done'
    ? { kind: 'done', landed: entry.landed }
    : { kind: entry.type, code: entry.code, reason: entry.reason };
