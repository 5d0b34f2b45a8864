// Counts what a command's events add up to: what `complete` says, and which exit code the end deserves. A fold; tells nothing itself.
import type { ApplyEvent } from '../model/run.ts';
import { FAILURE_EXIT, type FailureCode } from '../model/failure.ts';
import type { MatchState } from '../model/match.ts';
import type { FolderListing } from '../model/media-file.ts';
import type { ParsedFolder } from '../model/parsed-name.ts';
import type { Plan } from '../model/plan.ts';
import type { ClientStatus } from '../model/ports.ts';
import type { WorkflowEvent } from '../workflow/event.ts';

/** Exit code where something waits for a person or failed. */
const EXIT_WAITING = 10;

/** Refusals that need nobody: it is there already, or a person or a rule of the house wants it left. */
const NEEDS_NOBODY = new Set([
  'already-right',
  'already-there',
  'same-content',
  'left-out',
  'left-out-before',
  'placed-before',
  'undone-before',
  'extra-not-kept',
  'older-version',
  'empty',
  'too-young',
]);
const THERE_ALREADY = new Set(['already-right', 'already-there', 'same-content']);

export const isSettledRefusal = (code: string): boolean => NEEDS_NOBODY.has(code);

export interface Tally {
  add(event: WorkflowEvent): void;
  /** the numbers of `complete`, in the names of the contract */
  numbers(elapsedMs: number): Readonly<Record<string, number | string | null>>;
  /** groups that wait for a person */
  readonly waiting: number;
  exitCode(): number;
}

interface GroupCount {
  readonly state: MatchState;
  readonly files: number;
}

const isFailureCode = (code: string): code is FailureCode => code in FAILURE_EXIT;

/** A new tally of nothing. */
export function createTally(): Tally {
  const groups = new Map<string, GroupCount>();
  const refused = { waiting: 0, settled: 0, there: 0 };
  let files = 0;
  let parsed = 0;
  let parseFailures = 0;
  let leftOut = 0;
  let errors = 0;
  let planned = 0;
  let run = { id: null as string | null, done: 0, skipped: 0, failed: 0, bytes: 0, pausedBy: null as string | null };
  let client: ClientStatus | null = null;

  const addListing = (listing: FolderListing): void => {
    leftOut += listing.skipped.length;
    for (const unit of listing.units) files += 1 + unit.sidecars.length;
  };
  const addParsed = (folder: ParsedFolder): void => {
    for (const unit of folder.units) {
      if (unit.parsed.failure === null) parsed += 1 + unit.unit.sidecars.length;
      else parseFailures += 1;
    }
  };
  const addPlan = (plan: Plan): void => {
    for (const { code } of plan.refusals) {
      if (NEEDS_NOBODY.has(code)) refused.settled += 1;
      else refused.waiting += 1;
      if (THERE_ALREADY.has(code)) refused.there += 1;
    }
    for (const { accepted } of plan.operations) {
      if (accepted) planned += 1;
      else refused.waiting += 1;
    }
  };
  const addRun = (event: ApplyEvent): void => {
    if (event.type === 'run-started')
      run = { id: event.runId, done: 0, skipped: 0, failed: 0, bytes: 0, pausedBy: null };
    if (event.type !== 'run-ended') return;
    const { runId, done, skipped, failed, bytes } = event;
    run = {
      id: runId,
      done,
      skipped,
      failed,
      bytes,
      pausedBy: event.state === 'paused' ? (event.code ?? 'E-FS-IO') : null,
    };
  };
  const inState = (...states: readonly MatchState[]): GroupCount[] =>
    [...groups.values()].filter((group) => states.includes(group.state));
  const filesOf = (some: readonly GroupCount[]): number => some.reduce((sum, group) => sum + group.files, 0);

  return {
    add(event) {
      if (event.type === 'listing-scanned') addListing(event.listing);
      else if (event.type === 'folder-parsed') addParsed(event.folder);
      else if (event.type === 'group-matched')
        groups.set(event.group.id, { state: event.match.state, files: event.group.files.length });
      else if (event.type === 'plan-built') addPlan(event.plan);
      else if (event.type === 'undo-planned')
        refused.waiting += event.operations.filter(({ status }) => status === 'refused').length;
      else if (event.type === 'run-advanced') addRun(event.event);
      else if (event.type === 'file-troubled') errors += 1;
      else if (event.type === 'progressed') client = event.client ?? client;
      else if (event.type === 'client-changed') client = event.client;
    },
    numbers: (elapsedMs) => ({
      file_count: files,
      parsed,
      parse_failures: parseFailures,
      matched: filesOf(inState('strong', 'medium', 'weak')),
      unmatched: filesOf(inState('none')),
      waiting: inState('medium', 'weak', 'none').length,
      left_out: leftOut,
      already_there: refused.there,
      cache_hits: client?.cacheHits ?? 0,
      cache_misses: client?.cacheMisses ?? 0,
      requests: client?.requests ?? 0,
      planned,
      moved: run.done,
      skipped: run.skipped + refused.settled,
      errors: errors + run.failed,
      bytes: run.bytes,
      elapsed_ms: Math.round(elapsedMs),
      run_id: run.id,
      files_per_min: elapsedMs > 0 ? Math.round((files * 60_000) / elapsedMs) : 0,
    }),
    get waiting() {
      return inState('medium', 'weak', 'none').length;
    },
    exitCode() {
      if (run.pausedBy !== null) return isFailureCode(run.pausedBy) ? FAILURE_EXIT[run.pausedBy] : 1;
      const undecided = inState('medium', 'weak', 'none').length;
      return errors + run.failed + run.skipped + refused.waiting + undecided > 0 ? EXIT_WAITING : 0;
    },
  };
}
