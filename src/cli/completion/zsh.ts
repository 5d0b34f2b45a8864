// Completion for zsh: one `_arguments` call for each command.
import { type OfferedCommand, type OfferedOption, pathsOf } from './words.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const escaped = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');

function optionSpec({ flag, help, value }: OfferedOption): string {
  const head = `${flag}[${escaped(help)}]`;
  switch (value.kind) {
    case 'none':
      return quoted(head);
    case 'anything':
      return quoted(`${head}:${value.what}: `);
    case 'folder':
      return quoted(`${head}:folder:_files -/`);
    case 'file':
      return quoted(`${head}:file:_files`);
    case 'words':
      return quoted(`${head}:value:(${value.words.join(' ')})`);
  }
}

const specsOf = ({ options, words, takesFolders }: OfferedCommand): string => {
  const rest = Object.keys(words).length > 0 ? [quoted(`*:word:_anivault_words`)] : [];
  const folders = takesFolders && rest.length === 0 ? [quoted('*:folder:_files -/')] : [];
  return [...options.map(optionSpec), ...rest, ...folders].map((spec) => `        ${spec}`).join(' \\\n');
};

const branches = (commands: readonly OfferedCommand[]): string =>
  commands
    .flatMap(({ name, words }) =>
      name === null
        ? []
        : pathsOf(words).map(
            ([path, next]) => `    ${quoted([name, ...path].join(' '))}) compadd -- ${next.join(' ')} ;;\n`,
          ),
    )
    .join('');

/** The script, for a folder of \`fpath\` or to be sourced. */
export function zshCompletion(commands: readonly OfferedCommand[]): string {
  const [window, ...named] = commands;
  if (!window) return '';
  const described = named.map(({ name, summary }) => `      ${quoted(`${name ?? ''}:${escaped(summary)}`)}`).join('\n');
  return `#compdef anivault
# anivault completion for zsh: source <(anivault completion zsh)
_anivault_words() {
  # the words so far, without options; the command is no longer among them
  local -a before
  before=(\${\${words[1,CURRENT-1]}:#-*})
  case "\${(j: :)before}" in
${branches(named)}  esac
}
_anivault_commands() {
  local -a commands
  commands=(
${described}
  )
  _describe -t commands command commands
  _files -/
}
_anivault() {
  local context state state_descr line curcontext="$curcontext"
  typeset -A opt_args
  _arguments -C \\
${window.options.map((option) => `    ${optionSpec(option)} \\`).join('\n')}
    '1: :_anivault_commands' \\
    '*:: :->rest'
  [[ $state == rest ]] || return
  case $words[1] in
${named.map((command) => `    ${command.name ?? ''})\n      _arguments \\\n${specsOf(command)} ;;`).join('\n')}
    *) _files -/ ;;
  esac
}
if [[ \${funcstack[1]} == _anivault ]]; then _anivault "$@"; else compdef _anivault anivault; fi
`;
}
