// Completion for bash 3.2 and later. Where nothing of ours fits, readline completes file names, with its own quoting.
import { type OfferedCommand, type OfferedOption, pathsOf } from './words.ts';

const quoted = (words: readonly string[]): string => `'${words.join(' ').replaceAll("'", "'\\''")}'`;
const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** One branch for each option that takes words; those that take anything else leave it to readline. */
function valueBranches(options: readonly OfferedOption[]): string {
  const seen = new Set<string>();
  let text = '';
  for (const { flag, value } of options) {
    if (value.kind === 'none' || seen.has(flag)) continue;
    seen.add(flag);
    if (value.kind === 'words')
      text += `    ${flag}) COMPREPLY=($(compgen -W ${quoted(value.words)} -- "$cur")); return ;;\n`;
    else if (value.kind === 'folder') text += `    ${flag}) COMPREPLY=(); compopt -o dirnames 2>/dev/null; return ;;\n`;
    else text += `    ${flag}) return ;;\n`;
  }
  return text;
}

const flagBranches = (commands: readonly OfferedCommand[]): string =>
  commands
    .map(({ name, options }) => `      ${quoted([name ?? ''])}) words=${quoted(options.map(({ flag }) => flag))} ;;\n`)
    .join('');

const wordBranches = (commands: readonly OfferedCommand[]): string =>
  commands
    .flatMap(({ name, words }) =>
      pathsOf(words).map(([path, next]) => {
        const at = [...(name === null ? [] : [name]), ...path].join(' ');
        return `      ${quoted([at])}) words=${quoted(next)} ;;\n`;
      }),
    )
    .join('');

/** The script, to be sourced. */
export function bashCompletion(commands: readonly OfferedCommand[]): string {
  const options = commands.flatMap((command) => command.options);
  const taking = unique(options.filter(({ value }) => value.kind !== 'none').map(({ flag }) => flag));
  const names = commands.flatMap(({ name }) => name ?? []);
  return `# anivault completion for bash: source <(anivault completion bash)
_anivault() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} word words='' path='' command='' i
  COMPREPLY=()
  # readline cuts --preset=plex into three words
  if [[ $cur == '=' ]]; then cur=''; fi
  if [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case $prev in
${valueBranches(options)}  esac
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case $word in
      ${taking.join('|')}) if [[ \${COMP_WORDS[i+1]} == '=' ]]; then ((i += 2)); else ((i += 1)); fi ;;
      -*) ;;
      *) path="\${path:+$path }$word"; if [[ -z $command ]]; then command=$word; fi ;;
    esac
  done
  case " ${names.join(' ')} " in *" $command "*) ;; *) command='' ;; esac
  if [[ $cur == -* ]]; then
    case $command in
${flagBranches(commands)}    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    return
  fi
  case $path in
${wordBranches(commands)}  esac
  if [[ -n $words ]]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); fi
}
complete -o default -o bashdefault -F _anivault anivault
`;
}
