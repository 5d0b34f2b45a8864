// What the window is given: the terminal and all around it, and what is wished of it. Types only.
import type { ReadStream, WriteStream } from 'node:tty';
import type { Options } from '../settings/options.ts';
import type { Parts } from '../workflow/parts.ts';

export interface TuiPlace {
  readonly parts: Parts;
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  /** aborted by a signal, with its name as the reason */
  readonly signal: AbortSignal;
  readonly platform: NodeJS.Platform;
  /** written after the terminal is as it was */
  readonly lastWords: (text: string) => void;
  /** stops the process until it is brought back to the foreground */
  readonly stopProcess: () => void;
  /** hands on errors that nobody caught, until the answer is called */
  readonly onCrash: (listener: (error: unknown) => void) => () => void;
}

export interface TuiWish {
  readonly folders: readonly string[];
  readonly options: Options;
  readonly demo: boolean;
  /** where each option in force comes from */
  readonly origins: Readonly<Record<string, string>>;
}
