// The stand-alone undo script of a run: plain sh, written before the first operation, needs no AniVault. Each line tests before it acts, never
// replaces anything, and leaves what it is not sure of. Pure.
import type { UndoCall, UndoStep } from './undo-steps.ts';

/** Ends the quoted text, says a quote, and goes on. */
const QUOTE = String.raw`'\''`;

/** A word for sh that means exactly this text, whatever is in it. */
export const shellWord = (text: string): string => `'${text.includes("'") ? text.replaceAll("'", QUOTE) : text}'`;

const HEAD = String.raw`#!/bin/sh
# Undoes one run of AniVault without AniVault: sh this-file
# Every line looks before it acts. Nothing is ever replaced; what has changed since is left where it is and named.
set -u
LC_ALL=C
export LC_ALL
left=0
keep() { printf 'left alone: %s (%s)\n' "$1" "$2" >&2; left=1; }
there() { [ -e "$1" ] || [ -L "$1" ]; }
plain() { [ -f "$1" ] && [ ! -L "$1" ]; }
size_is() { [ "$(wc -c <"$1" | tr -d ' ')" = "$2" ]; }
linked() { [ "$1" -ef "$2" ] && [ -n "$(find "$1" -prune -links +1)" ]; }

# new name, old name, its folder, size, perhaps permissions: the file goes back to its old name
move_back() {
  plain "$1" || return 0
  if there "$2"; then
    if linked "$1" "$2"; then rm "$1"; else keep "$1" 'its old name is taken'; fi
    return 0
  fi
  size_is "$1" "$4" || { keep "$1" 'it has changed'; return 0; }
  mkdir -p "$3" || { keep "$1" 'its old folder can not be made'; return 0; }
  if ln "$1" "$2" 2>/dev/null; then rm "$1"; else mv -n "$1" "$2"; fi
  plain "$2" || { keep "$1" 'it can not be moved'; return 0; }
  # it comes from another disk, which may know no permissions
  [ $# -lt 5 ] || there "$1" || chmod "$5" "$2" || keep "$2" 'it is back, but has other permissions'
}
# new name, original: a copy goes while the original is there with the same content
drop_copy() {
  plain "$1" || return 0
  if plain "$2" && [ ! "$1" -ef "$2" ] && cmp -s "$1" "$2"; then rm "$1"; else keep "$1" 'it may be the last copy'; fi
}
# new name, original: a hard link goes while the original is there
drop_link() {
  plain "$1" || return 0
  if plain "$2" && linked "$1" "$2"; then rm "$1"; else keep "$1" 'it may be the last name of this file'; fi
}
# link, what it says: a symbolic link goes while it is the one that was made
drop_symlink() {
  [ -L "$1" ] || return 0
  if [ "$(readlink "$1"; printf x)" = "$2
x" ]; then rm "$1"; else keep "$1" 'it leads somewhere else now'; fi
}
# file, its content: a written file goes while it is unchanged
drop_written() {
  plain "$1" || return 0
  if printf '%s' "$2" | cmp -s - "$1"; then rm "$1"; else keep "$1" 'it has changed'; fi
}
# folder: goes only if it is empty
drop_folder() { [ ! -d "$1" ] || rmdir "$1" 2>/dev/null || :; }

`;

const TAIL = String.raw`
if [ "$left" -ne 0 ]; then printf 'Some files were left alone; they are named above.\n' >&2; exit 10; fi
`;

const lineOf = ({ verb, words }: UndoCall): string => [verb, ...words.map(shellWord)].join(' ');

function linesOf({ calls, whilePlain }: UndoStep): readonly string[] {
  const lines = calls.map(lineOf);
  if (whilePlain === null) return lines;
  return [`if plain ${shellWord(whilePlain)}; then`, ...lines.map((line) => `  ${line}`), 'fi'];
}

/** The script for sh that takes these steps. */
export const undoScriptForSh = (steps: readonly UndoStep[]): string =>
  `${HEAD}${steps.flatMap(linesOf).join('\n')}\n${TAIL}`;
