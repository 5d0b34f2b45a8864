// The machine-readable output: alone knows the contract's phases and events. One JSON object a line, nothing else.
import type { Failure } from '../model/failure.ts';
import type { FileGroup, GroupMatch } from '../model/match.ts';
import type { ApplyEvent } from '../model/run.ts';
import type { Plan } from '../model/plan.ts';
import type { ClientStatus } from '../model/ports.ts';
import type { Phase, WorkflowEvent } from '../workflow/event.ts';
import { advanced, NO_WAY, shownOf } from '../workflow/run-way.ts';
import {
  clientFields,
  completeFields,
  type CompleteShape,
  matchFields,
  operationFields,
  reasonOf,
  refusalFields,
  skippedFields,
  troubleFields,
  undoFields,
} from './ndjson-fields.ts';
import { lineWriter } from './ndjson-lines.ts';
import type { CommandOutput, OutputEnd } from './output.ts';

/** Progress at most this often: four times a second. */
const PROGRESS_EVERY_MS = 250;

export interface NdjsonOptions {
  /** phase of `start`, `complete` and `error` */
  readonly phase: Phase;
  readonly shape: CompleteShape;
  /** milliseconds since the epoch */
  readonly now: () => number;
  readonly write: (text: string) => void;
  /** the run is carried out: operations are told when they end, not when planned */
  readonly applies: boolean;
}

/** Events that come by the thousand; all others are written at once. */
const FLOOD: ReadonlySet<WorkflowEvent['type']> = new Set(['listing-scanned', 'folder-parsed', 'progressed']);

/** Output as NDJSON. Matches are told when matching is over, since files that join a group later can still change them. */
export function createNdjson(options: NdjsonOptions): CommandOutput {
  const matches = new Map<string, { readonly group: FileGroup; readonly match: GroupMatch }>();
  let now = Number.NaN;
  let lastProgress = Number.NEGATIVE_INFINITY;
  let way = NO_WAY;

  const { begin, line, filesRead, settle, flush } = lineWriter(options.write);
  const tellMatches = (): void => {
    for (const { group, match } of matches.values())
      for (const [index, { unit }] of group.files.entries()) line('match', 'info', matchFields(unit, index, match));
    matches.clear();
  };
  const tellPlan = (plan: Plan): void => {
    for (const operation of plan.operations) {
      if (!operation.accepted)
        line(
          'organize',
          'info',
          operationFields(operation, 'refused', 'not-accepted: a medium match goes only when a person accepts it'),
        );
      else if (!options.applies) line('organize', 'info', operationFields(operation, 'planned', null));
    }
    for (const refusal of plan.refusals) line('organize', 'info', refusalFields(refusal, plan.options.mode));
  };
  const tellProgress = (phase: Phase, done: number, total: number | null, client: ClientStatus | null): void => {
    if (now - lastProgress < PROGRESS_EVERY_MS) return;
    lastProgress = now;
    line(phase, 'progress', { done, total, ...clientFields(client) });
  };

  /** Operations are told when they end, and while one is copied how far the whole run is, in bytes. */
  const tellRun = (event: ApplyEvent): void => {
    way = advanced(event.type === 'run-started' ? NO_WAY : way, event);
    if (event.type === 'operation-advanced')
      tellProgress('organize', Math.floor(shownOf(way).work), way.bytesTotal, null);
    if (event.type !== 'operation-ended') return;
    const { operation, status, code, reason } = event;
    line('organize', 'info', operationFields(operation, status, reasonOf(code, reason)));
  };

  const tell = (event: WorkflowEvent): void => {
    switch (event.type) {
      case 'listing-scanned':
        for (const skipped of event.listing.skipped) line('scan', 'info', skippedFields(skipped));
        break;
      case 'folder-parsed':
        filesRead(event.folder);
        break;
      case 'group-matched':
        matches.set(event.group.id, { group: event.group, match: event.match });
        break;
      case 'plan-built':
        tellMatches();
        tellPlan(event.plan);
        break;
      case 'undo-planned':
        if (!options.applies) for (const undo of event.operations) line('organize', 'info', undoFields(undo));
        else
          for (const undo of event.operations.filter(({ status }) => status === 'refused'))
            line('organize', 'info', undoFields(undo));
        break;
      case 'run-advanced':
        tellRun(event.event);
        break;
      case 'file-troubled':
        line(event.phase, 'warning', troubleFields(event.trouble));
        break;
      case 'progressed':
        tellProgress(event.phase, event.done, event.total, event.client);
        break;
      case 'client-changed':
        line('system', 'info', { message: event.text, ...clientFields(event.client) });
        break;
      case 'noted':
        line(event.phase, 'info', { code: event.code, message: event.text });
        break;
      case 'phase-started':
      case 'group-changed':
        break;
      default:
        event satisfies never;
    }
  };

  /** One look at the clock for everything that one call tells. */
  const tick = (): void => {
    now = options.now();
    begin(now);
  };

  return {
    start(fields) {
      tick();
      line(options.phase, 'start', fields);
      flush();
    },
    add(event: WorkflowEvent) {
      tick();
      tell(event);
      if (FLOOD.has(event.type)) settle();
      else flush();
    },
    rows(rows) {
      tick();
      for (const row of rows) line(options.phase, 'info', row.fields);
      flush();
    },
    complete(end: OutputEnd) {
      tick();
      tellMatches();
      line(options.phase, 'complete', completeFields(end, options.shape));
      flush();
    },
    fail(failure: Failure) {
      tick();
      tellMatches();
      line(options.phase, 'error', troubleFields(failure));
      flush();
    },
  };
}
