// Completion for fish: a line for each thing that can be offered.
import { type OfferedCommand, type OfferedOption, pathsOf } from './words.ts';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function valueWords({ value }: OfferedOption): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'anything':
      return ' -x';
    case 'folder':
      return ` -x -a '(__fish_complete_directories)'`;
    case 'file':
      return ' -r -F';
    case 'words':
      return ` -x -a ${quoted(value.words.join(' '))}`;
  }
}

const optionLine = (when: string, option: OfferedOption): string =>
  `complete -c anivault -n ${quoted(when)} -l ${option.flag.slice(2)}${valueWords(option)} -d ${quoted(option.help)}\n`;

function commandLines({ name, options, words, takesFolders }: OfferedCommand): string {
  const here = name === null ? '__anivault_at' : `__anivault_in ${name}`;
  let text = options.map((option) => optionLine(here, option)).join('');
  for (const [path, next] of pathsOf(words))
    if (name !== null)
      text += `complete -c anivault -n ${quoted(`__anivault_at ${[name, ...path].join(' ')}`)} -x -a ${quoted(next.join(' '))}\n`;
  if (takesFolders) text += `complete -c anivault -n ${quoted(here)} -a '(__fish_complete_directories)'\n`;
  return text;
}

/** The script, to be sourced. */
export function fishCompletion(commands: readonly OfferedCommand[]): string {
  const options = commands.flatMap((command) => command.options);
  const taking = [...new Set(options.filter(({ value }) => value.kind !== 'none').map(({ flag }) => flag))];
  const named = commands.filter(({ name }) => name !== null);
  return `# anivault completion for fish: anivault completion fish | source
function __anivault_before
    # the words so far, without options and their values
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${taking.join(' ')}
            set skip 1
        else if not string match -q -- '-*' $word
            echo $word
        end
    end
end
function __anivault_at
    test "$(__anivault_before | string join ' ')" = "$argv"
end
function __anivault_in
    set -l before (__anivault_before)
    test (count $before) -gt 0; and test $before[1] = $argv[1]
end
complete -c anivault -f
${named.map(({ name, summary }) => `complete -c anivault -n __anivault_at -a ${name ?? ''} -d ${quoted(summary)}\n`).join('')}${commands.map(commandLines).join('')}`;
}
