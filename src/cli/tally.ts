// Counts what a command's events add up to: what `complete` says, and which exit code the end deserves. A fold; tells nothing itself.
import type { ApplyEvent } from '../model/run.ts';
import { Failure, FAILURE_EXIT, type FailureCode } from '../model/failure.ts';
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

/** What the events of one command add up to. */
export interface Totals {
  /** a scan began */
  readonly scanned: boolean;
  /** a run began */
  readonly ran: boolean;
  readonly fileCount: number;
  readonly parsed: number;
  readonly parseFailures: number;
  readonly matched: number;
  readonly unmatched: number;
  /** groups that wait for a person */
  readonly waiting: number;
  readonly leftOut: number;
  /** how many were left out for each reason, by its code */
  readonly leftOutBy: ReadonlyMap<string, number>;
  readonly alreadyThere: number;
  readonly moved: number;
  readonly skipped: number;
  readonly errors: number;
  readonly bytes: number;
  readonly runId: string | null;
  readonly client: ClientStatus | null;
}

export interface Tally {
  add(event: WorkflowEvent): void;
  totals(): Totals;
  /** 0, or 10 where something waits for a person or failed */
  exitCode(): number;
  /** why the run stopped before its end; null where it did not */
  stopped(): Failure | null;
}

interface GroupCount {
  readonly state: MatchState;
  readonly files: number;
}

const isFailureCode = (code: string): code is FailureCode => code in FAILURE_EXIT;

/** Operations that put a file where it should be, or back; folders are made and removed on the way. */
const FILE_ACTIONS: ReadonlySet<string> = new Set(['move', 'copy', 'hardlink', 'symlink', 'write', 'remove-copy']);

interface RunCount {
  readonly id: string | null;
  readonly moved: number;
  readonly skipped: number;
  readonly failed: number;
  readonly bytes: number;
}
const NO_RUN: RunCount = { id: null, moved: 0, skipped: 0, failed: 0, bytes: 0 };

const stopOf = ({ runId, code, reason }: Extract<ApplyEvent, { type: 'run-ended' }>): Failure =>
  new Failure({
    code: code !== null && isFailureCode(code) ? code : 'E-FS-IO',
    message: reason ?? 'The run stopped before its end.',
    hint: `\`anivault resume ${runId}\` goes on, \`anivault rollback ${runId} --apply\` takes it back.`,
  });

/** A new tally of nothing. `acceptsMedium`: medium matches wait for nobody. */
export function createTally(acceptsMedium = false): Tally {
  const groups = new Map<string, GroupCount>();
  const refused = { waiting: 0, settled: 0, there: 0 };
  const files = { count: 0, parsed: 0, unread: 0, leftOut: 0 };
  const leftOutBy = new Map<string, number>();
  let scanned = false;
  let troubled = 0;
  let run = NO_RUN;
  let stop: Failure | null = null;
  let client: ClientStatus | null = null;

  const addListing = (listing: FolderListing): void => {
    files.leftOut += listing.skipped.length;
    for (const { code } of listing.skipped) leftOutBy.set(code, (leftOutBy.get(code) ?? 0) + 1);
    for (const unit of listing.units) files.count += 1 + unit.sidecars.length;
  };
  const addParsed = (folder: ParsedFolder): void => {
    for (const { unit, parsed } of folder.units) {
      if (parsed.failure === null) files.parsed += 1 + unit.sidecars.length;
      else files.unread += 1;
    }
  };
  const addPlan = (plan: Plan): void => {
    for (const { code } of plan.refusals) {
      if (NEEDS_NOBODY.has(code)) refused.settled += 1;
      else refused.waiting += 1;
      if (THERE_ALREADY.has(code)) refused.there += 1;
    }
    refused.waiting += plan.operations.filter(({ accepted }) => !accepted).length;
  };
  const addRun = (event: ApplyEvent): void => {
    if (event.type === 'run-started') run = { ...NO_RUN, id: event.runId };
    else if (event.type === 'operation-ended') {
      const ended = event.status === 'done' || event.status === 'undone';
      if (ended && FILE_ACTIONS.has(event.operation.action)) run = { ...run, moved: run.moved + 1 };
    } else if (event.type === 'run-ended') {
      const { runId: id, skipped, failed, bytes } = event;
      run = { ...run, id, skipped, failed, bytes };
      stop = event.state === 'paused' ? stopOf(event) : null;
    }
  };
  const inState = (...states: readonly MatchState[]): GroupCount[] =>
    [...groups.values()].filter((group) => states.includes(group.state));
  const filesOf = (some: readonly GroupCount[]): number => some.reduce((sum, group) => sum + group.files, 0);
  const undecided = (): number => (acceptsMedium ? inState('weak', 'none') : inState('medium', 'weak', 'none')).length;

  return {
    add(event) {
      if (event.type === 'phase-started') scanned ||= event.phase === 'scan';
      else if (event.type === 'listing-scanned') addListing(event.listing);
      else if (event.type === 'folder-parsed') addParsed(event.folder);
      else if (event.type === 'group-matched')
        groups.set(event.group.id, { state: event.match.state, files: event.group.files.length });
      else if (event.type === 'plan-built') addPlan(event.plan);
      else if (event.type === 'undo-planned')
        refused.waiting += event.operations.filter(({ status }) => status === 'refused').length;
      else if (event.type === 'run-advanced') addRun(event.event);
      else if (event.type === 'file-troubled') troubled += 1;
      else if (event.type === 'progressed') client = event.client ?? client;
      else if (event.type === 'client-changed') client = event.client;
    },
    totals: () => ({
      scanned,
      ran: run.id !== null,
      fileCount: files.count,
      parsed: files.parsed,
      parseFailures: files.unread,
      matched: filesOf(inState('strong', 'medium', 'weak')),
      unmatched: filesOf(inState('none')),
      waiting: undecided(),
      leftOut: files.leftOut,
      leftOutBy,
      alreadyThere: refused.there,
      moved: run.moved,
      skipped: run.skipped + refused.settled,
      errors: troubled + run.failed,
      bytes: run.bytes,
      runId: run.id,
      client,
    }),
    exitCode: () => (troubled + run.failed + run.skipped + refused.waiting + undecided() > 0 ? EXIT_WAITING : 0),
    stopped: () => stop,
  };
}
