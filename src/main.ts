// The program's edge: argv, environment and streams in, exit code out. Imports nothing but `node:` and types; all else loads when wanted.
import { homedir } from 'node:os';
import { sep } from 'node:path';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import type { Version } from './cli/cli-world.ts';
import type { Mask } from './log/mask.ts';
import type { Options } from './settings/options.ts';
import type { Parts } from './workflow/parts.ts';

declare const ANIVAULT_VERSION: string | undefined;
declare const ANIVAULT_COMMIT: string | undefined;
declare const ANIVAULT_COMMIT_TIME: string | undefined;

// On a share with 5 ms a listing the number of threads decides; it is read once, when the pool starts.
process.env['UV_THREADPOOL_SIZE'] ??= '48';
// The nursery of every thread that is started: what a walk makes is short-lived.
setFlagsFromString('--max-semi-space-size=4');

/** As much for the main thread: V8 takes that size only where a thread starts, but it can be kept from growing on. */
const NURSERY_BYTES = 8 * 1024 * 1024;

/**
 * What a command makes is short-lived: V8 by itself lets a nursery of 128 MB and twice what is alive lie about before it tidies up. A nursery
 * that is too small costs time, so it grows until it is as large as it shall be.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
  const look = setInterval(() => {
    const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (nursery !== undefined && nursery.space_size < NURSERY_BYTES) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(look);
  }, 20);
  look.unref();
}

const version: Version = {
  version: typeof ANIVAULT_VERSION === 'string' ? ANIVAULT_VERSION : '0.0.0-source',
  commit: typeof ANIVAULT_COMMIT === 'string' ? ANIVAULT_COMMIT : 'source',
  commitTime: typeof ANIVAULT_COMMIT_TIME === 'string' ? ANIVAULT_COMMIT_TIME : 'unknown',
  runtime: `Node ${process.versions.node} ${process.platform}-${process.arch}`,
};

type Leave = (code: number, signal: NodeJS.Signals | null) => Promise<void>;

/** Signals end the work in order, by this abort; the second one ends the process at once, which the journal allows at any instant. */
function stopOnSignals(leave: Leave): AbortController {
  const stop = new AbortController();
  const exits = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (stop.signal.aborted) void leave(exits[name], name);
      else stop.abort(name);
    });
  return stop;
}

/**
 * A user id that the system does not know, as containers have them, has no home folder, and asking for it is an error. It gets the root of all,
 * as containers do it: what needs no folder of our own works, and what needs one says that it can't be made there.
 */
function giveHome(): void {
  try {
    homedir();
  } catch {
    process.env[process.platform === 'win32' ? 'USERPROFILE' : 'HOME'] = sep;
  }
}

/** A dropped session or `| head` must not end a run: what can't be written is lost, the work goes on. */
const ignore = (): void => undefined;

const WALKING: ReadonlySet<string | undefined> = new Set(['scan', 'match', 'organize', 'run']);
/** Words that begin with a walk: a command that walks, and a folder, or what may be one. */
const beginsWithWalk = ([command, ...words]: readonly string[]): boolean =>
  WALKING.has(command) && words.some((word) => !word.startsWith('-'));

/** What the environment says is secret: read once, then gone from it, so that no child, report or module finds it there. */
const SECRET_VARIABLES = ['TMDB_API_KEY', 'ANIVAULT_PASSPHRASE'] as const;

function takeEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of SECRET_VARIABLES) {
    // Windows spells names in any case
    env[name] = process.env[name];
    Reflect.deleteProperty(process.env, name);
  }
  if (process.report) process.report.excludeEnv = true;
  return env;
}

/** Whatever is written passes here, also what Node itself writes under NODE_DEBUG, where addresses with the key stand. */
function maskOutput(mask: Mask): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...rest: unknown[]) =>
      write(typeof chunk === 'string' ? mask.mask(chunk) : chunk, ...rest);
  }
}

/** A bug that nobody caught: one line, and no stack, which may hold anything. A window that is open gives the terminal back first. */
function stopOnBugs(): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    process.stderr.write(`anivault: something went wrong that is our fault: ${error.message}\n`);
    process.exit(70);
  });
}

async function main(): Promise<void> {
  giveHome();
  const env = takeEnvironment();
  process.stdout.on('error', ignore);
  process.stderr.on('error', ignore);
  // Node 22 tells a user that SQLite is experimental; whatever Node warns of is no news for them
  process.removeAllListeners('warning');
  const [{ createMask }, { looksLikeKey }, { watchThreads }] = await Promise.all([
    import('./log/mask.ts'),
    import('./settings/key-shape.ts'),
    import('./world/leave.ts'),
  ]);
  const mask = createMask();
  // a key is no argument; one that was given all the same is not repeated
  for (const word of process.argv) if (looksLikeKey(word)) mask.add(word);
  maskOutput(mask);
  stopOnBugs();
  const leave = watchThreads();
  if (beginsWithWalk(process.argv.slice(2))) (await import('./world/walkers.ts')).prepareWalker();
  const stop = stopOnSignals(leave);
  const { runCli } = await import('./cli/run-cli.ts');
  const { stdin, stdout, stderr } = process;
  const cwd = process.cwd();
  const readSecret = async (prompt: string): Promise<string> =>
    (await import('./world/secret-input.ts')).readSecret(stdin, stderr, prompt);
  const parts = async (options: Options, mayAsk: boolean): Promise<Parts> => {
    const ask = mayAsk && stdin.isTTY && stderr.isTTY ? readSecret : null;
    return (await import('./world.ts')).openWorld({ env, options, mask, ask });
  };
  const code = await runCli(process.argv.slice(2), {
    version,
    cwd,
    env,
    signal: stop.signal,
    now: () => Date.now(),
    readSettings: async (file) => {
      const [{ foldersHere }, { openSettings }] = await Promise.all([
        import('./world.ts'),
        import('./settings/settings.ts'),
      ]);
      return openSettings(foldersHere(env).config, file);
    },
    streams: {
      stdout,
      stderr,
      stdin: {
        isTTY: stdin.isTTY,
        readSecret,
        readLine: async (prompt) =>
          (await import('./world/secret-input.ts')).readLine(stdin, stderr, prompt, stop.signal),
        readAll: async () => (await import('./world/secret-input.ts')).readAll(stdin, stop.signal),
      },
    },
    parts: (options, mayAsk) => {
      keepHeapSmall();
      return parts(options, mayAsk);
    },
    openTui: async (request) => {
      const { runTui } = await import('./tui/run-tui.tsx');
      const world = await parts(request.options, !request.demo);
      // asked for before the window takes the terminal
      if (!request.demo && !request.options.offline) await world.key.unlock();
      // the ready-made components colour by what their colour library finds here
      if (!request.options.color) process.env['FORCE_COLOR'] = '0';
      return runTui(request, {
        parts: world,
        stdin,
        stdout,
        env: process.env,
        platform: process.platform,
        cwd,
        home: homedir(),
        signal: stop.signal,
        lastWords: (text) => void stdout.write(`${text}\n`),
        stopProcess: () => void process.kill(process.pid, 'SIGTSTP'),
        onCrash: (listener) => {
          process.on('uncaughtException', listener);
          return () => void process.off('uncaughtException', listener);
        },
      });
    },
  });
  process.exitCode = code;
  // an open handle (a hung share, a keep-alive socket) must not hold the program; what was written gets a moment to leave
  await Promise.all([stdout, stderr].map((stream) => new Promise((done) => stream.write('', done))));
  await leave(code, stop.signal.aborted ? (stop.signal.reason as NodeJS.Signals) : null);
}

void main();
