// What a command is: a value with its words, its options, its examples and what it does.
import type { Failure } from '../model/failure.ts';
import type { Parts } from '../workflow/parts.ts';
import type { Phase, WorkflowEvent } from '../workflow/event.ts';
import type { Options, Origin } from '../settings/options.ts';
import type { HumanOptions } from './human.ts';
import type { OutputRow } from './output.ts';
import type { CliStreams, Version } from './cli-world.ts';

/** A flag of one command alone (the shared ones come from the options table). */
export interface OwnFlag {
  /** as commander takes it: `--plan <file>` */
  readonly flags: string;
  readonly help: string;
}

/** Words that a command takes after its name, and what may follow each: for completion. */
export interface WordTree {
  readonly [word: string]: WordTree;
}

export interface Invocation {
  readonly parts: Parts;
  readonly options: Options;
  /** where each option's value comes from, for `status` and `settings show` */
  readonly origins: Readonly<Record<string, Origin>>;
  readonly version: Version;
  readonly args: readonly string[];
  /** values of the command's own flags, by camelCase name */
  readonly own: Readonly<Record<string, unknown>>;
  readonly cwd: string;
  readonly streams: CliStreams;
  readonly signal: AbortSignal;
  /** why the settings file could not be read; null where it could, or is not there */
  readonly settingsProblem: Failure | null;
}

/** What a command tells: events of a workflow, or rows of an answer. */
export type Told = WorkflowEvent | { readonly type: 'rows'; readonly rows: readonly OutputRow[] };

export interface Command {
  readonly name: string;
  /** as commander takes it: `<folder...>` or `[run]` */
  readonly args: string;
  readonly summary: string;
  readonly details: string;
  /** keys of the options table that make sense here */
  readonly options: readonly string[];
  readonly own: readonly OwnFlag[];
  /** words of its own that can be completed */
  readonly words?: WordTree;
  readonly examples: readonly string[];
  readonly phase: Phase;
  readonly tells: HumanOptions['tells'];
  /** 0 whenever it came to its end: what waits in it waits for nobody */
  readonly endsWell?: boolean;
  /** may ask for the key's passphrase in a terminal; what runs unattended never asks */
  readonly asks?: boolean;
  /** whether this call may change the user's files */
  changesFiles(options: Options, args: readonly string[]): boolean;
  run(invocation: Invocation): AsyncIterable<Told>;
}
