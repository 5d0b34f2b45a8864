// The one typed error that ends a run. Trouble with a single file is a value, never a throw.

/** Exit code for each code when the run stops on it (the table of codes in the users' contract). */
export const FAILURE_EXIT = {
  'E-TMDB-KEY': 2,
  'E-TMDB-DOWN': 1,
  'E-TMDB-429': 1,
  'E-PARSE-FAIL': 1,
  'E-FS-LONGPATH': 1,
  'E-FS-GONE': 1,
  'E-FS-IO': 1,
  'E-PLAN-SCHEMA': 3,
  'E-JOURNAL': 3,
  'E-CONFIG-LOAD': 3,
  'E-FS-PERM': 4,
  'E-FS-FULL': 5,
  'E-ORGANIZE-CONFLICT': 6,
  'E-FS-CHANGED': 6,
  'E-CACHE-CORRUPT': 7,
  'E-USAGE': 64,
  'E-BUG': 70,
  'E-LOCKED': 75,
  'E-INTERRUPTED': 130,
} as const;

export type FailureCode = keyof typeof FAILURE_EXIT;

export interface FailureInit {
  readonly code: FailureCode;
  /** what happened, one sentence for people */
  readonly message: string;
  /** to which path */
  readonly path?: string;
  /** what to do next */
  readonly hint?: string;
  readonly cause?: unknown;
  /** where the code has several exit codes (signals) */
  readonly exit?: number;
}

/** Trouble that ends the run. Turned into text and an exit code in one place, by the window that shows it. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly path: string | null;
  readonly hint: string | null;
  readonly exit: number;

  constructor(init: FailureInit) {
    super(init.message, { cause: init.cause });
    this.name = 'Failure';
    this.code = init.code;
    this.path = init.path ?? null;
    this.hint = init.hint ?? null;
    this.exit = init.exit ?? FAILURE_EXIT[init.code];
  }
}

/** Trouble with one file or folder; the run goes on. */
export interface FileTrouble {
  readonly code: FailureCode;
  readonly message: string;
  readonly path: string;
  readonly hint: string | null;
}
