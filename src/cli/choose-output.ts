// NDJSON when asked for, people's text otherwise. Only the one that is wanted is loaded: the measuring of text takes a twentieth of a second.
import type { Options } from '../settings/options.ts';
import type { CliWorld } from './cli-world.ts';
import type { Command } from './command.ts';
import type { CommandOutput } from './output.ts';

/** Width of lines where stdout is no terminal. */
const PLAIN_COLUMNS = 160;

export async function createOutput(
  world: Pick<CliWorld, 'streams' | 'env' | 'now'>,
  command: Command,
  options: Options | { readonly json: boolean },
): Promise<CommandOutput> {
  const { stdout, stderr } = world.streams;
  const write = (text: string): void => void stdout.write(text);
  const applies = 'apply' in options && command.changesFiles(options, []);
  if (options.json) {
    const { name, phase, tells } = command;
    const shape = { reads: name === 'demo' || !['run', 'rows'].includes(tells), runs: ['plan', 'run'].includes(tells) };
    const { createNdjson } = await import('./ndjson.ts');
    return createNdjson({ phase, shape, now: world.now, write, applies });
  }
  const { createHuman } = await import('./human.ts');
  const columns = stdout.isTTY ? stdout.columns : PLAIN_COLUMNS;
  return createHuman({
    tells: command.tells,
    applies: applies || command.name === 'demo',
    write,
    // a line that is rewritten in place needs more than a dumb terminal
    stderr: {
      write: (text) => stderr.write(text),
      isTTY: stderr.isTTY && world.env['TERM'] !== 'dumb',
      get columns() {
        return stderr.columns;
      },
    },
    columns,
    now: world.now,
  });
}
