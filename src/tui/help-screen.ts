// The help over a screen: its keys, from the tables that the README's are made from. It scrolls where the terminal is low. Pure.
import { formHint, placeIn, rule, wrapped } from './components/frame.ts';
import type { Block } from './components/block.ts';
import { keysInWords } from './glyphs.ts';
import { BLANK, line, piece, type Line } from './line.ts';
import { APPLY_KEYS, HISTORY_KEYS, REVIEW_KEYS, SCAN_KEYS, SETTINGS_KEYS, START_KEYS, type KeyRow } from './keymap.ts';
import type { Screen, Surroundings } from './model.ts';

const NAMES: Readonly<Record<Screen, string>> = {
  start: 'Start',
  scan: 'Scan',
  review: 'Review',
  apply: 'Apply',
  history: 'History',
  settings: 'Settings',
};
const KEYS: Readonly<Record<Screen, readonly KeyRow[]>> = {
  start: START_KEYS,
  scan: SCAN_KEYS,
  review: REVIEW_KEYS,
  apply: APPLY_KEYS,
  history: HISTORY_KEYS,
  settings: SETTINGS_KEYS,
};
const MARKS: readonly (readonly [string, string])[] = [
  ['?', 'waits'],
  ['!', 'to look at'],
  ['-', 'left out'],
  ['.', 'not matched yet'],
];
const SHOWN_WIDTH = 22;
const INDENT = 3;
const THANKS = 'This product uses the TMDB API but is not endorsed or certified by TMDB.';

function keyLines({ shown, does }: KeyRow, { columns, glyphs }: Surroundings): readonly Line[] {
  const keys = keysInWords(shown, glyphs);
  const [first = '', ...rest] = wrapped(keysInWords(does, glyphs), columns - SHOWN_WIDTH - INDENT - 1);
  return [
    [piece(`${' '.repeat(INDENT)}${keys.padEnd(SHOWN_WIDTH)}`, 'strong'), piece(first)],
    ...rest.map((text) => line(' '.repeat(INDENT + SHOWN_WIDTH) + text)),
  ];
}

const quiet = (text: string, { columns }: Surroundings): readonly Line[] =>
  wrapped(text, columns - INDENT - 1).map((each) => line(' '.repeat(INDENT) + each, 'quiet'));

function allLines(screen: Screen, around: Surroundings): readonly Line[] {
  const marks = [...(screen === 'review' ? [[around.glyphs.done, 'settled'] as const, ...MARKS] : [])]
    .map(([mark, means]) => `${mark} ${means}`)
    .join(` ${around.glyphs.dot} `);
  return [
    ...KEYS[screen].flatMap((row) => keyLines(row, around)),
    ...(marks === '' ? [] : quiet(marks, around)),
    ...quiet(THANKS, around),
  ];
}

/** Rows between the title and the rule. */
const roomIn = ({ rows }: Surroundings): number => Math.max(1, rows - 3);

/** The first line that is shown after a key. */
export function helpAt(screen: Screen, around: Surroundings, first: number, key: string): number {
  const steps: Readonly<Record<string, number>> = { down: 1, j: 1, up: -1, k: -1, pagedown: 10, pageup: -10 };
  const last = Math.max(0, allLines(screen, around).length - roomIn(around));
  return Math.max(0, Math.min(last, first + (steps[key] ?? 0)));
}

/** All rows of the frame, from a line on. */
export function helpScreen(screen: Screen, around: Surroundings, first: number): readonly Block[] {
  const all = allLines(screen, around);
  const room = roomIn(around);
  const isCut = all.length > room;
  const from = Math.max(0, Math.min(all.length - room, first));
  const body = isCut ? all.slice(from, from + room) : all;
  const fill = Array.from({ length: room - body.length }, () => BLANK);
  const place = isCut ? placeIn(from, room, all.length) : '';
  return [
    line(` Keys on ${NAMES[screen]}`, 'strong'),
    ...body,
    ...fill,
    rule(null, place, around),
    formHint(isCut ? '↑↓ more  Esc or ? back' : 'Esc or ? back', around),
  ];
}
