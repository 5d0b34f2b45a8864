// `completion`: a script for the shell, written from the tables of commands and options.
import type { Command } from '../command.ts';
import { usage, verbOf } from './answer.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
const USAGE = 'anivault completion bash · zsh · fish';

async function scriptFor(shell: (typeof SHELLS)[number], all: readonly Command[]): Promise<string> {
  const { offeredCommands } = await import('../completion/words.ts');
  const commands = offeredCommands(all);
  switch (shell) {
    case 'bash':
      return (await import('../completion/bash.ts')).bashCompletion(commands);
    case 'zsh':
      return (await import('../completion/zsh.ts')).zshCompletion(commands);
    case 'fish':
      return (await import('../completion/fish.ts')).fishCompletion(commands);
  }
}

/** The command, which completes `all` commands, itself among them. */
export const completionCommand = (all: () => readonly Command[]): Command => ({
  name: 'completion',
  args: '[shell]',
  summary: 'completion of commands, options and values for bash, zsh and fish',
  details:
    'Prints a script for the shell to load. It completes commands, options, their values and the names of settings.',
  options: [],
  own: [],
  words: { bash: {}, zsh: {}, fish: {} },
  examples: [
    'anivault completion fish > ~/.config/fish/completions/anivault.fish',
    'source <(anivault completion bash)      # in ~/.bashrc',
    'source <(anivault completion zsh)       # in ~/.zshrc, after compinit',
  ],
  phase: 'system',
  tells: 'rows',
  changesFiles: () => false,
  async *run({ args: [shell] }) {
    if (shell === undefined) throw usage('Which shell?', USAGE);
    const script = await scriptFor(verbOf('completion', shell, SHELLS, USAGE), all());
    const lines = script.trimEnd().split('\n');
    yield { type: 'rows', rows: lines.map((line) => ({ text: line, fields: { line } })) };
  },
});
