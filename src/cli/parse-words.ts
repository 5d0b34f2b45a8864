// Words to a command with its flags, by commander. Knows nothing of what commands do.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command as Commander, CommanderError, Option as Flag } from 'commander';
import { Failure } from '../model/failure.ts';
import { nearest } from '../names/nearest.ts';
import { OPTIONS, type Option } from '../settings/options.ts';
import type { Command } from './command.ts';
import { optionsOf } from './command-options.ts';
import { COMMANDS } from './commands/all.ts';
import { commandHelp, headingOf, programHelp } from './help-text.ts';
import type { CliWorld, Version } from './cli-world.ts';

export interface Parsed {
  readonly kind: 'command';
  /** null: the UI */
  readonly command: Command | null;
  readonly args: readonly string[];
  /** values given for options of the table, by key */
  readonly flags: Readonly<Record<string, unknown>>;
  /** values of the command's own flags, by camelCase name */
  readonly own: Readonly<Record<string, unknown>>;
}

interface Answered {
  readonly kind: 'answered';
  readonly exitCode: number;
}

const COMMANDER_USAGE = new Set(['commander.helpDisplayed', 'commander.help', 'commander.version']);

const versionText = ({ version, commit, commitTime, runtime }: Version): string =>
  `anivault ${version}\ncommit ${commit} of ${commitTime}\n${runtime}`;

/** Values are checked where all sources of options meet, not by commander. */
function flagOf(option: Option): Flag {
  const { kind, flag, placeholder, help, default: fallback } = option;
  const told = kind !== 'boolean' && (typeof fallback === 'string' || typeof fallback === 'number');
  const words = kind === 'boolean' ? flag : `${flag} <${placeholder}>`;
  const made = new Flag(words, told ? `${help} (default ${fallback})` : help).helpGroup(headingOf(option));
  if (kind !== 'list') return made;
  // a list may be given in pieces
  return made.argParser((value, before: unknown) => (typeof before === 'string' ? `${before},${value}` : value));
}

const keyOf = (option: Option): string => flagOf(option).attributeName();

function addOptions(commander: Commander, command: Command | null): void {
  for (const option of optionsOf(command)) commander.addOption(flagOf(option));
}

/** Splits commander's values into those of the table and the command's own. */
function splitValues(values: Readonly<Record<string, unknown>>): Pick<Parsed, 'flags' | 'own'> {
  const flags: Record<string, unknown> = {};
  const own: Record<string, unknown> = { ...values };
  for (const option of OPTIONS) {
    const name = keyOf(option);
    if (!(name in own)) continue;
    flags[option.key] = own[name];
    Reflect.deleteProperty(own, name);
  }
  return { flags, own };
}

/** The help that tells what would have been right. */
const helpFor = (argv: readonly string[]): string => {
  const command = COMMANDS.find(({ name }) => argv.includes(name));
  return `anivault ${command ? `${command.name} ` : ''}--help`;
};

/** A word that is neither a command nor a folder is most likely a command misspelt. */
function checkFolders(words: readonly string[], cwd: string): void {
  const [first] = words;
  if (first === undefined || /[\\/.]/.test(first) || existsSync(resolve(cwd, first))) return;
  const near = nearest(
    first,
    COMMANDS.map(({ name }) => name),
  );
  throw new Failure({
    code: 'E-USAGE',
    message: `There is no command and no folder ${first}.`,
    hint: near === null ? 'anivault --help lists the commands.' : `Did you mean ${near}?`,
  });
}

/** Reads the words; help and version answer by themselves. Failure E-USAGE for what can't be understood, with a suggestion where one is near. */
export async function parseWords(
  argv: readonly string[],
  world: Pick<CliWorld, 'streams' | 'version' | 'cwd'>,
): Promise<Parsed | Answered> {
  let parsed: Parsed | null = null;
  let complaint = '';
  const quiet = (commander: Commander): Commander =>
    commander.exitOverride().configureOutput({
      writeOut: (text) => void world.streams.stdout.write(text),
      writeErr: (text) => (complaint += text),
    });
  const program = quiet(new Commander('anivault'))
    .description(
      'Reads anime file names, asks TMDB, lets you review every match, and files them for Plex, Jellyfin or Kodi. Nothing changes without --apply or a confirmed Apply screen.',
    )
    .version(versionText(world.version), '--version')
    .argument('[folder...]', 'open the full-screen UI on these folders')
    .addHelpText('after', programHelp())
    .action((folders: string[], values: Record<string, unknown>) => {
      checkFolders(folders, world.cwd);
      parsed = { kind: 'command', command: null, args: folders, ...splitValues(values) };
    });
  addOptions(program, null);
  for (const command of COMMANDS) {
    const sub = quiet(program.command(command.args === '' ? command.name : `${command.name} ${command.args}`))
      .summary(command.summary)
      .description(command.details)
      .addHelpText('after', commandHelp(command));
    addOptions(sub, command);
    for (const { flags, help } of command.own) sub.addOption(new Flag(flags, help).helpGroup('Of this command:'));
    sub.action((...given: unknown[]) => {
      const words = given
        .slice(0, -2)
        .flat()
        .filter((word): word is string => typeof word === 'string');
      parsed = { kind: 'command', command, args: words, ...splitValues(sub.opts()) };
    });
  }
  program.enablePositionalOptions();
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (COMMANDER_USAGE.has(error.code)) return { kind: 'answered', exitCode: 0 };
    const message = complaint
      .replace(/^error: /, '')
      .replaceAll('\n', ' ')
      .trim();
    throw new Failure({
      code: 'E-USAGE',
      message: message === '' ? error.message : message,
      // commander's own suggestion is part of its message
      ...(message.includes('Did you mean') ? {} : { hint: `(${helpFor(argv)} has them all.)` }),
    });
  }
  return parsed ?? { kind: 'answered', exitCode: 0 };
}
