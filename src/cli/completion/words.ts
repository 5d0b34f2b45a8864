// What a shell can offer, made from the tables of commands and options: the same for every shell, which only write it down in their way.
import { OPTIONS } from '../../settings/options.ts';
import { optionsOf } from '../command-options.ts';
import type { Command, WordTree } from '../command.ts';

/** What may follow an option. */
export type ValueWish =
  | { readonly kind: 'none' }
  | { readonly kind: 'anything'; readonly what: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'file' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface OfferedOption {
  readonly flag: string;
  readonly help: string;
  readonly value: ValueWish;
}

export interface OfferedCommand {
  /** null: no command, the window itself */
  readonly name: string | null;
  readonly summary: string;
  readonly options: readonly OfferedOption[];
  readonly words: WordTree;
  /** folders follow */
  readonly takesFolders: boolean;
}

const OWN_FLAG = /^(--[a-z-]+)(?: <([a-z]+)>)?$/;

function ownValue(placeholder: string | undefined): ValueWish {
  if (placeholder === undefined) return { kind: 'none' };
  return placeholder === 'file' ? { kind: 'file' } : { kind: 'anything', what: placeholder };
}

/** An option of one command alone, from its words for the argument parser. */
export function ownOption({ flags, help }: Command['own'][number]): OfferedOption {
  const [, flag = flags, placeholder] = OWN_FLAG.exec(flags) ?? [];
  return { flag, help, value: ownValue(placeholder) };
}

function sharedOption({ flag, kind, choices, placeholder, help }: (typeof OPTIONS)[number]): OfferedOption {
  if (kind === 'boolean') return { flag, help, value: { kind: 'none' } };
  if (choices) return { flag, help, value: { kind: 'words', words: choices } };
  if (kind === 'path') return { flag, help, value: { kind: placeholder === 'file' ? 'file' : 'folder' } };
  return { flag, help, value: { kind: 'anything', what: placeholder } };
}

const HELP: OfferedOption = { flag: '--help', help: 'how it is used', value: { kind: 'none' } };
const VERSION: OfferedOption = { flag: '--version', help: 'version, commit and runtime', value: { kind: 'none' } };

const offered = (command: Command): OfferedCommand => ({
  name: command.name,
  summary: command.summary,
  options: [...optionsOf(command).map(sharedOption), ...command.own.map(ownOption), HELP],
  words: command.words ?? {},
  takesFolders: command.args.includes('folder'),
});

/** The window first, then every command. */
export const offeredCommands = (commands: readonly Command[]): readonly OfferedCommand[] => [
  {
    name: null,
    summary: '',
    options: [...optionsOf(null).map(sharedOption), HELP, VERSION],
    words: Object.fromEntries(commands.map(({ name }) => [name, {}])),
    takesFolders: true,
  },
  ...commands.map(offered),
];

/** Every way down a tree of words with what can follow: `['set', 'mode']` -> `move copy …`. The top comes first, as `[]`. */
export function pathsOf(
  tree: WordTree,
  before: readonly string[] = [],
): readonly (readonly [readonly string[], readonly string[]])[] {
  const words = Object.keys(tree);
  if (words.length === 0) return [];
  return [[before, words], ...words.flatMap((word) => pathsOf(tree[word] ?? {}, [...before, word]))];
}
