// The help over a screen: its keys, from the tables that the README's are made from. Pure.
import { formHint, rule } from './components/frame.ts';
import type { Block } from './components/block.ts';
import { BLANK, line, piece, shownCut, type Line } from './line.ts';
import { APPLY_KEYS, HISTORY_KEYS, REVIEW_KEYS, START_KEYS, type KeyRow } from './keymap.ts';
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
  scan: START_KEYS,
  review: REVIEW_KEYS,
  apply: APPLY_KEYS,
  history: HISTORY_KEYS,
  settings: START_KEYS,
};
const MARKS: readonly (readonly [string, string])[] = [
  ['?', 'waits'],
  ['!', 'to look at'],
  ['-', 'left out'],
  ['.', 'not matched yet'],
];
const SHOWN_WIDTH = 22;

function keyLine({ shown, does }: KeyRow, { columns, glyphs }: Surroundings): Line {
  const text =
    glyphs.rule === '-'
      ? shown.replace('↑ ↓', 'Up Down').replace('→', 'Right').replace('←', 'Left').replaceAll('·', '-')
      : shown;
  return [
    piece(`   ${text.padEnd(SHOWN_WIDTH)}`, 'strong'),
    piece(shownCut(does, columns - SHOWN_WIDTH - 4, glyphs.ellipsis)),
  ];
}

export function helpScreen(screen: Screen, around: Surroundings): readonly Block[] {
  const marks = [...(screen === 'review' ? [[around.glyphs.done, 'settled'] as const, ...MARKS] : [])]
    .map(([mark, means]) => `${mark} ${means}`)
    .join('   ');
  const body: readonly Line[] = [
    line(` Keys on ${NAMES[screen]}`, 'strong'),
    ...KEYS[screen].map((row) => keyLine(row, around)),
    ...(marks === '' ? [] : [line(`   ${marks}`, 'quiet')]),
    line('   This product uses the TMDB API but is not endorsed or certified by TMDB.', 'quiet'),
  ].slice(0, around.rows - 2);
  const fill = Array.from({ length: Math.max(0, around.rows - body.length - 2) }, () => BLANK);
  return [...body, ...fill, rule(null, '', around), formHint('Esc or ? back', around)];
}
