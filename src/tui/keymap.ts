// Keys: one table, from which the screens' keys, the help and README's table come.

export interface KeyPress {
  /** `up`, `enter`, `ctrl-u`, or the character itself */
  readonly name: string;
  /** what it would type; empty for none */
  readonly text: string;
}

export interface KeyRow {
  readonly keys: readonly string[];
  /** as help shows them */
  readonly shown: string;
  readonly does: string;
}

export const REVIEW_KEYS: readonly KeyRow[] = [
  { keys: ['up', 'down', 'k', 'j'], shown: '↑ ↓ k j', does: 'move' },
  {
    keys: ['pageup', 'pagedown', 'ctrl-u', 'ctrl-d', 'g', 'G', 'home', 'end'],
    shown: 'PgUp PgDn ^U ^D g G',
    does: 'half a page, to the ends',
  },
  { keys: ['right', 'l', 'left', 'h'], shown: '→ l · ← h', does: 'open a group’s files · close' },
  { keys: ['tab', 'shift-tab'], shown: 'Tab', does: 'why and candidates; again: back' },
  { keys: ['enter'], shown: 'Enter', does: 'take the suggestion, go to the next open one' },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
    shown: '1-9 0',
    does: 'take that candidate · 0: as read, no TMDB id',
  },
  { keys: ['n', 'N'], shown: 'n N', does: 'next, previous open one' },
  { keys: ['a'], shown: 'a', does: 'take every suggestion shown' },
  { keys: ['space', 'v', '*'], shown: 'space v *', does: 'mark, files too · range · invert' },
  { keys: ['x'], shown: 'x', does: 'leave out, or bring back; a file row: that file' },
  { keys: ['e'], shown: 'e', does: 'edit what was read and filed as; a file: its number' },
  { keys: ['s', 'i'], shown: 's', does: 'search: words, an id, a TMDB, TVDB or IMDb address' },
  { keys: ['r', 'o'], shown: 'r', does: 'numbers: order, season, start at, offset' },
  { keys: ['/', 'f'], shown: '/ f', does: 'narrow by words, states, reasons · next view' },
  { keys: ['u', 'ctrl-r', 'p'], shown: 'u ^R · p', does: 'undo, redo · the plan: to Apply' },
  { keys: ['H', ','], shown: 'H · ,', does: 'History · settings' },
  { keys: ['R', '?', 'ctrl-l'], shown: 'R · ? ^L', does: 'scan again · help, redraw' },
  { keys: ['escape', 'q', 'ctrl-c'], shown: 'Esc · q ^C', does: 'back · quit' },
];

export const APPLY_KEYS: readonly KeyRow[] = [
  {
    keys: ['up', 'down', 'k', 'j', 'pageup', 'pagedown', 'g', 'G'],
    shown: '↑ ↓ k j g G',
    does: 'go; PgUp PgDn a page',
  },
  { keys: ['y'], shown: 'y', does: 'do it' },
  { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], shown: '1-9', does: 'settle the conflict under the cursor' },
  { keys: ['enter', 'right', 'left'], shown: 'Enter → ←', does: 'look inside a show: files now and new · close' },
  { keys: ['m', 't'], shown: 'm · t', does: 'how (mode) · names (preset)' },
  { keys: ['x'], shown: 'x', does: 'leave out what the line is about, show or file; remembered' },
  { keys: ['/'], shown: '/', does: 'narrow by words' },
  { keys: ['w'], shown: 'w', does: 'save the plan to a file' },
  { keys: ['u'], shown: 'u', does: 'afterwards: undo the run · Enter: go on with what was stopped' },
  { keys: ['escape'], shown: 'Esc', does: 'back to Review; under way: stop after this file' },
  { keys: ['H', ',', '?', 'q'], shown: 'H · , · ? · q', does: 'History · settings · help · quit' },
];

export const START_KEYS: readonly KeyRow[] = [
  { keys: ['up', 'down', 'k', 'j'], shown: '↑ ↓ k j', does: 'go' },
  { keys: ['enter', 'right'], shown: 'Enter →', does: 'change the line, or do it' },
  { keys: ['escape'], shown: 'Esc', does: 'drop what is typed; back' },
  { keys: ['H', ','], shown: 'H · ,', does: 'History · settings' },
  { keys: ['?', 'ctrl-l'], shown: '? ^L', does: 'help · redraw' },
  { keys: ['q', 'ctrl-c'], shown: 'q ^C', does: 'quit' },
];

export const SCAN_KEYS: readonly KeyRow[] = [
  { keys: ['enter'], shown: 'Enter', does: 'to Review; what is not matched yet comes to it' },
  { keys: ['escape'], shown: 'Esc', does: 'stop; when it is over, back to Start' },
  { keys: ['R'], shown: 'R', does: 'scan again, when it is over' },
  { keys: ['H', ','], shown: 'H · ,', does: 'History · settings' },
  { keys: ['?', 'ctrl-l'], shown: '? ^L', does: 'help · redraw' },
  { keys: ['q', 'ctrl-c'], shown: 'q ^C', does: 'quit' },
];

export const SETTINGS_KEYS: readonly KeyRow[] = [
  { keys: ['up', 'down', 'k', 'j'], shown: '↑ ↓ k j', does: 'go' },
  { keys: ['enter'], shown: 'Enter', does: 'change the setting, or keep what is typed' },
  { keys: ['escape'], shown: 'Esc', does: 'drop what is typed; back' },
  { keys: ['?', 'ctrl-l'], shown: '? ^L', does: 'help · redraw' },
  { keys: ['q', 'ctrl-c'], shown: 'q ^C', does: 'quit' },
];

export const HISTORY_KEYS: readonly KeyRow[] = [
  {
    keys: ['up', 'down', 'k', 'j', 'pageup', 'pagedown', 'g', 'G'],
    shown: '↑ ↓ k j g G',
    does: 'go; PgUp PgDn a page',
  },
  { keys: ['enter', 'right', 'left'], shown: 'Enter → ←', does: 'what undoing it would bring back' },
  { keys: ['u'], shown: 'u', does: 'undo the run, or just the show or file, after a yes' },
  { keys: ['e'], shown: 'e', does: 'review a show or file again, by its first name; Apply moves it on' },
  { keys: ['/'], shown: '/', does: 'search titles and paths of all runs' },
  { keys: ['escape'], shown: 'Esc', does: 'back' },
];

/** Letters of a Korean layout, by the key they lie on. */
const KOREAN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'ㅂqㅈwㄷeㄱrㅅtㅛyㅕuㅑiㅐoㅔpㅁaㄴsㅇdㄹfㅎgㅗhㅓjㅏkㅣlㅋzㅌxㅊcㅍvㅠbㅜnㅡm'.matchAll(/(.)([a-z])/gu)].map(
    ([, hangul = '', latin = '']) => [hangul, latin],
  ),
);

/** Full-width letters and a Korean layout's letters count as the Latin letter on that key. */
export function commandKey({ name }: KeyPress): string {
  const latin = KOREAN[name] ?? name;
  const plain = latin.length === 1 ? latin.normalize('NFKC') : latin;
  return plain === ' ' ? 'space' : plain;
}
