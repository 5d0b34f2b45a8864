// The stand-alone undo script of a run for PowerShell 5.1 and later, written before the first operation; needs no AniVault. As the one for sh it
// looks before it acts and never replaces anything. It can not ask for inodes: a new name is set aside before the original is read, so that one
// entry under two spellings is never taken for two files. Pure.
import type { UndoCall, UndoStep, UndoVerb } from './undo-steps.ts';

/** PowerShell ends a text in quotes at any of these as well. */
const CURLY_QUOTES = '‘’‚‛';
/** Control, formatting and lone characters are spelt by number: nothing invisible stands in the script, and no reader changes a line's end. */
const BY_NUMBER = new RegExp(String.raw`([\p{C}\p{Zl}\p{Zp}${CURLY_QUOTES}]+)`, 'u');

const unitsOf = (text: string): readonly string[] =>
  Array.from({ length: text.length }, (_, at) => `[char]${text.charCodeAt(at)}`);

/** An expression for PowerShell that means exactly this text, whatever is in it. */
export function powerShellWord(text: string): string {
  if (!BY_NUMBER.test(text)) return `'${text.replaceAll("'", "''")}'`;
  // every second part is what the pattern found
  const parts = text
    .split(BY_NUMBER)
    .flatMap((part, at) =>
      at % 2 === 1 ? unitsOf(part) : part === '' && at > 0 ? [] : [`'${part.replaceAll("'", "''")}'`],
    );
  // the first part is a text, so that each plus joins texts
  return parts.length === 1 ? parts.join('') : `(${parts.join(' + ')})`;
}

/** Windows PowerShell reads a script without it in the alphabet of the system. */
const BYTE_ORDER_MARK = '\uFEFF';

const HEAD = String.raw`# Undoes one run of AniVault without AniVault: powershell -ExecutionPolicy Bypass -File this-file
# Every line looks before it acts. Nothing is ever replaced; what has changed since is left where it is and named.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$script:left = $false
function Keep($path, $why) { [Console]::Error.WriteLine("left alone: $path ($why)"); $script:left = $true }
function Is-Link($path) { try { ([IO.File]::GetAttributes($path) -band [IO.FileAttributes]::ReparsePoint) -ne 0 } catch { $false } }
function Is-There($path) { [IO.File]::Exists($path) -or [IO.Directory]::Exists($path) -or (Is-Link $path) }
function Is-Plain($path) { [IO.File]::Exists($path) -and -not (Is-Link $path) }
function Get-Size($path) { [string](New-Object IO.FileInfo $path).Length }
function Is-Same($a, $b) {
  (Get-Size $a) -ceq (Get-Size $b) -and
    (Get-FileHash -LiteralPath $a -Algorithm SHA256).Hash -ceq (Get-FileHash -LiteralPath $b -Algorithm SHA256).Hash
}

# new name, old name, its folder, size: the file goes back to its old name
function Undo-Move($new, $old, $folder, $size) {
  if (-not (Is-Plain $new)) { return }
  if (Is-There $old) { Keep $new 'its old name is taken'; return }
  if ((Get-Size $new) -cne $size) { Keep $new 'it has changed'; return }
  try {
    [void][IO.Directory]::CreateDirectory($folder)
    [IO.File]::Move($new, $old)
  } catch { Keep $new 'it can not be moved' }
}
# new name, original: a copy or hard link goes while the original is there with the same content
function Remove-Double($new, $original) {
  if (-not (Is-Plain $new)) { return }
  $aside = $new + '.anivault-undo'
  if ((Is-There $aside) -or -not (Is-Plain $original)) { Keep $new 'it may be the last copy'; return }
  try { [IO.File]::Move($new, $aside) } catch { Keep $new 'it can not be moved'; return }
  $same = $false
  # with the new name set aside, only another file can be the original
  try { $same = (Is-Plain $original) -and (Is-Same $aside $original) } catch { $same = $false }
  try {
    if ($same) { [IO.File]::Delete($aside) } else { [IO.File]::Move($aside, $new); Keep $new 'it may be the last copy' }
  } catch { Keep $aside 'it can not be removed or moved back' }
}
# link, what it says: a symbolic link goes while it is the one that was made
function Remove-Symlink($new, $target) {
  if (-not (Is-Link $new)) { return }
  try {
    $item = Get-Item -LiteralPath $new -Force
    if ($item.LinkType -ceq 'SymbolicLink' -and [string]@($item.Target)[0] -ceq $target) { [IO.File]::Delete($new); return }
  } catch { }
  Keep $new 'it leads somewhere else now'
}
# file, its content in base 64: a written file goes while it is unchanged
function Remove-Written($new, $content) {
  if (-not (Is-Plain $new)) { return }
  try {
    if ([Convert]::ToBase64String([IO.File]::ReadAllBytes($new)) -ceq $content) { [IO.File]::Delete($new); return }
  } catch { }
  Keep $new 'it has changed'
}
# folder: goes only if it is empty
function Remove-Empty($folder) {
  if (-not [IO.Directory]::Exists($folder) -or (Is-Link $folder)) { return }
  try { [IO.Directory]::Delete($folder, $false) } catch { }
}

`;

const TAIL = String.raw`
if ($script:left) { [Console]::Error.WriteLine('Some files were left alone; they are named above.'); exit 10 }
`;

const FUNCTIONS: Readonly<Record<UndoVerb, string>> = {
  move_back: 'Undo-Move',
  drop_copy: 'Remove-Double',
  drop_link: 'Remove-Double',
  drop_symlink: 'Remove-Symlink',
  drop_written: 'Remove-Written',
  drop_folder: 'Remove-Empty',
};

/** Permissions are none of PowerShell's words. */
const MOVE_WORDS = 4;

function lineOf({ verb, words }: UndoCall): string {
  const [path = '', content = ''] = words;
  const told =
    verb === 'drop_written'
      ? [path, Buffer.from(content, 'utf8').toString('base64')]
      : words.slice(0, verb === 'move_back' ? MOVE_WORDS : undefined);
  return [FUNCTIONS[verb], ...told.map(powerShellWord)].join(' ');
}

function linesOf({ calls, whilePlain }: UndoStep): readonly string[] {
  const lines = calls.map(lineOf);
  if (whilePlain === null) return lines;
  return [`if (Is-Plain ${powerShellWord(whilePlain)}) {`, ...lines.map((line) => `  ${line}`), '}'];
}

/** The script for PowerShell that takes these steps. */
export const undoScriptForPowerShell = (steps: readonly UndoStep[]): string =>
  `${BYTE_ORDER_MARK}${HEAD}${steps.flatMap(linesOf).join('\n')}\n${TAIL}`;
