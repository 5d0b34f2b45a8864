// The built program, run as a user runs it, in a home of its own: by its launcher, or the executable that ANIVAULT_EXE names.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const LAUNCHER = here('scripts/anivault.cjs');

const EXECUTABLE = process.env['ANIVAULT_EXE'];
export const IS_EXECUTABLE = EXECUTABLE !== undefined;

/** What to start, and the words that stand before the program's own. */
export const PROGRAM: { readonly command: string; readonly args: readonly string[] } =
  EXECUTABLE === undefined ? { command: process.execPath, args: [LAUNCHER] } : { command: EXECUTABLE, args: [] };

/** The bundle that is run, or that the executable was packed from; the schemas that ship lie beside it. */
export const BUNDLE = here(IS_EXECUTABLE ? 'node_modules/.cache/exe/app/dist' : 'dist');

/** What `openTerminal` needs to start the program with these words. */
export const inTerminal = (...words: readonly string[]): { command: string; args: readonly string[] } => ({
  command: PROGRAM.command,
  args: [...PROGRAM.args, ...words],
});

export interface Ran {
  /** exit code; 128 and more where a signal ended it */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as NDJSON */
  readonly events: () => { phase: string; event: string; ts: string; fields: Record<string, unknown> }[];
}

type Env = Readonly<Record<string, string>>;

/** Root may do everything: as somebody else permissions count. Nothing where this is no root already. */
export const ANOTHER_USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Whether that user can run the program at all: a checkout below somebody's home may be closed to others. */
export const canBeAnother = (): boolean =>
  process.platform !== 'win32' && spawnSync(PROGRAM.command, [...PROGRAM.args, '--version'], ANOTHER_USER).status === 0;

/** Starts `anivault ARGS` with nothing but `env`, PATH and a home folder in its environment. */
export function startBuilt(args: readonly string[], env: Env, user = {}): ChildProcessWithoutNullStreams {
  return spawn(PROGRAM.command, [...PROGRAM.args, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
    ...user,
  });
}

const SIGNALS: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Everything that a started program says, once it has ended. */
export function endOf(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const events: Ran['events'] = () =>
        stdout
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as ReturnType<Ran['events']>[number]);
      resolve({ code: code ?? 128 + (SIGNALS[signal ?? ''] ?? 0), stdout, stderr, events });
    });
  });
}

/** Runs `anivault ARGS` to its end. */
export function runBuilt(args: readonly string[], env: Env, input = '', user = {}): Promise<Ran> {
  const child = startBuilt(args, env, user);
  const ended = endOf(child);
  // a program that reads nothing may be gone before this is written
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return ended;
}
