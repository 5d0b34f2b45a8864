// What the command line is given: the process's streams and variables, its settings, and the doors to all else. Types alone.
import type { Failure } from '../model/failure.ts';
import type { Options, Resolved } from '../settings/options.ts';
import type { Parts } from '../workflow/parts.ts';

export interface StreamOut {
  write(text: string): unknown;
  readonly isTTY: boolean;
  readonly columns: number;
}

export interface CliStreams {
  readonly stdout: StreamOut;
  readonly stderr: StreamOut;
  readonly stdin: {
    readonly isTTY: boolean;
    readSecret(prompt: string): Promise<string>;
    /** asks on stderr and reads one line from the terminal */
    readLine(prompt: string): Promise<string>;
    readAll(): Promise<string>;
  };
}

export interface Version {
  readonly version: string;
  readonly commit: string;
  readonly commitTime: string;
  readonly runtime: string;
}

export interface StoredSettings {
  readonly values: Readonly<Record<string, unknown>>;
  /** why the settings file could not be read; null where it could, or is not there */
  readonly problem: Failure | null;
}

export interface TuiRequest {
  readonly folders: readonly string[];
  readonly options: Options;
  readonly demo: boolean;
  readonly origins: Resolved['origins'];
}

export interface CliWorld {
  readonly streams: CliStreams;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: Version;
  readonly cwd: string;
  /** aborted by a signal, with its name as the reason */
  readonly signal: AbortSignal;
  /** milliseconds since the epoch */
  readonly now: () => number;
  /** the settings file: the one named, or the platform's */
  readSettings(file: string | null): Promise<StoredSettings>;
  /** `mayAsk`: a person at a terminal may be asked for the key's passphrase */
  parts(options: Options, mayAsk: boolean): Promise<Parts>;
  openTui(request: TuiRequest): Promise<number>;
}
