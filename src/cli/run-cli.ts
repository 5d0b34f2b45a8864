// From argv to an exit code: parses the words, resolves the options, runs the command and tells what it tells. The only place that turns
// a Failure into an exit code.
import { Failure } from '../model/failure.ts';
import type { Log } from '../model/ports.ts';
import { display } from '../names/display.ts';
import { resolveOptions, type Options } from '../settings/options.ts';
import type { CliWorld, StoredSettings } from './cli-world.ts';
import type { Command, Invocation } from './command.ts';
import type { CommandOutput } from './output.ts';
import { parseWords, type Parsed } from './parse-words.ts';
import { createTally, type Tally } from './tally.ts';
import { exitOfSignal } from '../workflow/interrupt.ts';

/** What an aborted wait throws is no fault: the signal's own failure takes its place. Anything else that is no Failure is a bug. */
function asFailure(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof Failure) return error;
  if (signal.aborted) return new Failure({ code: 'E-INTERRUPTED', message: 'Stopped before the end.', cause: error });
  return new Failure({
    code: 'E-BUG',
    message: `Something went wrong that is our fault: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'The log has more: see `anivault status` for its folder.',
    cause: error,
  });
}

/** A stopped run ends with the code of the signal that stopped it. */
const exitOf = (failure: Failure, signal: AbortSignal): number =>
  failure.code === 'E-INTERRUPTED' ? exitOfSignal(signal) : failure.exit;

async function settle(
  world: CliWorld,
  parsed: Parsed,
): Promise<{ options: Options; origins: Invocation['origins']; stored: StoredSettings }> {
  const file = parsed.flags['config'] ?? world.env['ANIVAULT_CONFIG'];
  const stored = await world.readSettings(typeof file === 'string' && file !== '' ? file : null);
  const { values, origins } = resolveOptions(parsed.flags, world.env, stored.values);
  return { options: values, origins, stored };
}

/** A settings file that can't be read stops whatever would change files by it; all else goes on with a warning. */
function checkSettings(
  command: Command,
  options: Options,
  args: readonly string[],
  world: CliWorld,
  stored: StoredSettings,
): void {
  if (stored.problem === null) return;
  if (command.changesFiles(options, args)) throw stored.problem;
  warnOfSettings(stored.problem, world);
}

function warnOfSettings({ message, path }: Failure, { streams }: CliWorld): void {
  streams.stderr.write(`anivault: ${display(message)} Going on with the defaults.\n  ${display(path ?? '')}\n`);
}

/** What the log keeps of a failure; a fault of ours with where it came from, which people are not shown. */
function logFailure(log: Log, command: Command, failure: Failure): void {
  const { code, message, path, cause } = failure;
  const isOurs = code === 'E-BUG';
  const stack = isOurs && cause instanceof Error ? cause.stack : undefined;
  const because = cause instanceof Error ? cause.message : undefined;
  log.write(isOurs ? 'error' : 'warn', 'command-failed', {
    command: command.name,
    code,
    message,
    path,
    because,
    stack,
  });
}

async function tell(command: Command, invocation: Invocation, output: CommandOutput): Promise<Tally> {
  const tally = createTally(invocation.options.accept === 'medium' && command.options.includes('accept'));
  output.start({ command: command.name, args: invocation.args });
  for await (const told of command.run(invocation)) {
    if (told.type === 'rows') output.rows(told.rows);
    else {
      tally.add(told);
      output.add(told);
    }
  }
  const stopped = tally.stopped();
  if (stopped) throw stopped;
  return tally;
}

async function runCommand(world: CliWorld, command: Command, parsed: Parsed): Promise<number> {
  const { createOutput } = await import('./choose-output.ts');
  let output: CommandOutput | null = null;
  let log: Log | null = null;
  try {
    const { options, origins, stored } = await settle(world, parsed);
    const started = world.now();
    output = await createOutput(world, command, options);
    checkSettings(command, options, parsed.args, world, stored);
    const parts = await world.parts(options, command.asks === true);
    ({ log } = parts);
    // an answer or two leave no trace, so that looking changes nothing
    const level = command.tells === 'rows' ? 'debug' : 'info';
    log.write(level, 'command-started', { command: command.name, version: world.version.version });
    const tally = await tell(
      command,
      {
        parts,
        options,
        origins,
        version: world.version,
        args: parsed.args,
        own: parsed.own,
        cwd: world.cwd,
        streams: world.streams,
        signal: world.signal,
        settingsProblem: stored.problem,
      },
      output,
    );
    const elapsedMs = world.now() - started;
    output.complete({ totals: tally.totals(), elapsedMs });
    const exit = command.endsWell === true ? 0 : tally.exitCode();
    log.write(level, 'command-ended', { command: command.name, exit, ms: elapsedMs });
    return exit;
  } catch (error) {
    const failure = asFailure(error, world.signal);
    if (log) logFailure(log, command, failure);
    (output ?? (await createOutput(world, command, { json: parsed.flags['json'] === true }))).fail(failure);
    return exitOf(failure, world.signal);
  }
}

async function openWindow(world: CliWorld, parsed: Parsed, demo: boolean): Promise<number> {
  const { options, origins, stored } = await settle(world, parsed);
  if (stored.problem !== null) warnOfSettings(stored.problem, world);
  return world.openTui({ folders: parsed.args, options, demo, origins });
}

/** Words that were not understood are told as NDJSON as well where that was asked for. */
async function tellError(failure: Failure, { streams, now }: CliWorld): Promise<void> {
  const { createNdjson } = await import('./ndjson.ts');
  const write = (text: string): void => void streams.stdout.write(text);
  createNdjson({ phase: 'system', shape: { reads: false, runs: false }, now, write, applies: false }).fail(failure);
}

/** Runs one command line to its exit code. Never throws. */
export async function runCli(argv: readonly string[], world: CliWorld): Promise<number> {
  const { streams } = world;
  const say = async (failure: Failure): Promise<number> => {
    const hint = failure.hint === null ? '' : ` ${failure.hint}`;
    streams.stderr.write(`anivault: ${display(failure.message + hint)}\n`);
    if (argv.includes('--json')) await tellError(failure, world);
    return exitOf(failure, world.signal);
  };
  try {
    const parsed = await parseWords(argv, world);
    if (parsed.kind === 'answered') return parsed.exitCode;
    // plain questions need no terminal: they can be answered by a pipe as well
    const onTerminal = (streams.stdin.isTTY && streams.stdout.isTTY) || parsed.flags['linear'] === true;
    const { command } = parsed;
    if (command === null || (command.name === 'demo' && onTerminal && parsed.flags['json'] !== true)) {
      if (onTerminal) return await openWindow(world, parsed, command !== null);
      throw new Failure({
        code: 'E-USAGE',
        message: 'The full-screen UI needs a terminal; without one use `anivault run FOLDER --library DIR`.',
      });
    }
    return await runCommand(world, command, parsed);
  } catch (error) {
    return await say(asFailure(error, world.signal));
  }
}
