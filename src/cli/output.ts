// What a command writes to: people's text or NDJSON, chosen once, fed the same events.
import type { Failure } from '../model/failure.ts';
import type { WorkflowEvent } from '../workflow/event.ts';
import type { RowFields, StartFields } from './event-schema.ts';
import type { Totals } from './tally.ts';

export interface OutputEnd {
  readonly totals: Totals;
  readonly elapsedMs: number;
}

/** One line of an answer that is no event: a setting, a run of the history. */
export interface OutputRow {
  readonly fields: RowFields;
  readonly text: string;
}

export interface CommandOutput {
  start(fields: StartFields): void;
  add(event: WorkflowEvent): void;
  rows(rows: readonly OutputRow[]): void;
  /** the last words of a command that came to its end; exactly one of `complete` and `fail` is called */
  complete(end: OutputEnd): void;
  fail(failure: Failure): void;
}
