// The program's edge: argv, environment and streams in, exit code out. Imports nothing but `node:` and types; all else loads when wanted.
import { homedir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { Version } from './cli/run-cli.ts';

declare const ANIVAULT_VERSION: string | undefined;
declare const ANIVAULT_COMMIT: string | undefined;
declare const ANIVAULT_COMMIT_TIME: string | undefined;

// On a share with 5 ms a listing the number of threads decides; it is read once, when the pool starts.
process.env['UV_THREADPOOL_SIZE'] ??= '32';
// Short-lived records of a scan: a small nursery takes 219 MB of peak memory down to 126 MB at no cost in time.
setFlagsFromString('--max-semi-space-size=4');

const version: Version = {
  version: typeof ANIVAULT_VERSION === 'string' ? ANIVAULT_VERSION : '0.0.0-source',
  commit: typeof ANIVAULT_COMMIT === 'string' ? ANIVAULT_COMMIT : 'source',
  commitTime: typeof ANIVAULT_COMMIT_TIME === 'string' ? ANIVAULT_COMMIT_TIME : 'unknown',
  runtime: `Node ${process.versions.node} ${process.platform}-${process.arch}`,
};

/** Signals end the work in order, by this abort; the second one ends the process at once, which the journal allows at any instant. */
function stopOnSignals(): AbortController {
  const stop = new AbortController();
  const exits = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [name, code] of Object.entries(exits))
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(code);
      stop.abort(name);
    });
  return stop;
}

/** A dropped session or `| head` must not end a run: what can't be written is lost, the work goes on. */
const ignore = (): void => undefined;

async function main(): Promise<void> {
  process.stdout.on('error', ignore);
  process.stderr.on('error', ignore);
  if (process.report) process.report.excludeEnv = true;
  const stop = stopOnSignals();
  const { runCli } = await import('./cli/run-cli.ts');
  const cwd = process.cwd();
  const code = await runCli(process.argv.slice(2), {
    version,
    cwd,
    env: process.env,
    signal: stop.signal,
    now: () => Date.now(),
    readSettings: async (file) => {
      const [{ foldersHere }, { openSettings }] = await Promise.all([
        import('./world.ts'),
        import('./settings/settings.ts'),
      ]);
      return openSettings(foldersHere(process.env).config, file);
    },
    streams: {
      stdout: process.stdout,
      stderr: process.stderr,
      stdin: {
        isTTY: process.stdin.isTTY,
        readSecret: async (prompt) =>
          (await import('./world/secret-input.ts')).readSecret(process.stdin, process.stderr, prompt),
        readAll: async () => (await import('./world/secret-input.ts')).readAll(process.stdin, stop.signal),
      },
    },
    parts: async (options) => (await import('./world.ts')).openWorld({ env: process.env, options }),
    openTui: async (request) => {
      const [{ runTui }, { openWorld }] = await Promise.all([import('./tui/run-tui.tsx'), import('./world.ts')]);
      const parts = openWorld({ env: process.env, options: request.options });
      // the ready-made components colour by what their colour library finds here
      if (!request.options.color) process.env['FORCE_COLOR'] = '0';
      const { stdin, stdout, env, platform } = process;
      return runTui(request, {
        parts,
        stdin,
        stdout,
        env,
        platform,
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
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  process.exit(code);
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`anivault: something went wrong that is our fault: ${text}\n`);
  process.exit(70);
});
