// Lines that every screen has: where you are, the rule with its message, what can be done here. Pure.
import { display } from '../../names/display.ts';
import { cellWidth } from '../../names/width.ts';
import { keysInWords, type Glyphs } from '../glyphs.ts';
import type { Screen, Surroundings } from '../model.ts';
import type { TextEdit } from '../text-edit.ts';
import { fieldLine } from './field.ts';
import { cutLine, ends, line, piece, shownCut, widthOf, type Line } from '../line.ts';

const STEPS: readonly (readonly [Screen, string])[] = [
  ['scan', 'Scan'],
  ['review', 'Review'],
  ['apply', 'Apply'],
];

const FIELD_CELLS = 30;

/** `Scan ▸ [Review] ▸ Apply` and what is done where. */
export function header(screen: Screen, { columns, glyphs, options, roots }: Surroundings, right?: string): Line {
  const left: Line = STEPS.flatMap(([step, name], index) => [
    piece(index === 0 ? ' ' : ` ${glyphs.step} `, 'quiet'),
    step === screen ? piece(`[${name}]`, 'strong') : piece(name),
  ]);
  const room = columns - widthOf(left) - 3;
  const where = roots?.shows ?? roots?.films ?? 'no library yet';
  const does = right ?? `${options.mode} ${glyphs.dot} ${options.preset} ${glyphs.arrow} ${where}`;
  return ends(left, line(`${shownCut(does, room, glyphs.ellipsis)} `, 'quiet'), columns, glyphs.ellipsis);
}

/** Blanks and dashes beside the place of a rule. */
export const AROUND_PLACE = 7;

/** What stands at the end of a message is what can be done about it, `u undoes`: it is kept where the rest has to be cut. */
const LONGEST_END = 24;

/** A message cut to so many cells. */
function cutMessage(said: string, cells: number, glyphs: Glyphs): string {
  const at = said.lastIndexOf(' · ');
  const end = display(keysInWords(said.slice(Math.max(0, at)), glyphs));
  const whole = keysInWords(said, glyphs);
  if (cellWidth(display(whole)) <= cells || at <= 0 || end.length > LONGEST_END)
    return shownCut(whole, cells, glyphs.ellipsis);
  return `${shownCut(keysInWords(said.slice(0, at), glyphs), cells - cellWidth(end), glyphs.ellipsis)}${end}`;
}

/** A rule with a message at its left and a place at its right, which gives way to a long message. */
export function rule(message: string | null, at: string, { columns, glyphs }: Surroundings): Line {
  const said = message ?? '';
  const isLong = cellWidth(display(keysInWords(said, glyphs))) > columns - at.length - AROUND_PLACE;
  const place = isLong ? '' : at;
  const right = place === '' ? '' : ` ${place} ${glyphs.rule}`;
  const room = columns - right.length - 4;
  const left = said === '' ? '' : ` ${cutMessage(said, room, glyphs)} `;
  const text: Line = [piece(glyphs.rule, 'quiet'), piece(left, 'accent')];
  const fill = Math.max(0, columns - widthOf(text) - widthOf(line(right)));
  return [...text, piece(glyphs.rule.repeat(fill) + right, 'quiet')];
}

/** Narrower than this, help is its key alone. */
const ROOM_FOR_HELP = 80;

/** The rule while words to narrow by are typed in it. */
export function fieldRule(words: TextEdit, at: string, { columns, glyphs }: Surroundings): Line {
  const text: Line = [piece(`${glyphs.rule} /`, 'quiet'), ...fieldLine(words, FIELD_CELLS, true), piece(' ')];
  const right = at === '' ? '' : ` ${at} ${glyphs.rule}`;
  const fill = Math.max(0, columns - widthOf(text) - right.length);
  return [...text, piece(glyphs.rule.repeat(fill) + right, 'quiet')];
}

/** More keys than these, besides the way out and help, are not read any more. */
export const MOST_KEYS = 6;

const isWayOut = (key: string): boolean => key.startsWith('Esc ');

/** The keys that matter here: as many as fit; the way out and help always. */
export function hint(keys: readonly string[], { columns, glyphs }: Surroundings): Line {
  const help = columns < ROOM_FOR_HELP ? '?' : '? help';
  const words = keys.map((key) => keysInWords(key, glyphs));
  const text = (some: readonly string[]): string => ` ${[...some, help].join('  ')}`;
  const kept = [...words];
  while (widthOf(line(text(kept))) > columns - 1 && kept.length > 0) {
    const last = kept.findLastIndex((key) => !isWayOut(key));
    kept.splice(Math.max(0, last), 1);
  }
  return cutLine(line(text(kept), 'quiet'), columns, glyphs.ellipsis);
}

/** The same without help, for forms, where `?` is typed. */
export const formHint = (text: string, { columns, glyphs }: Surroundings): Line =>
  cutLine(line(` ${keysInWords(text, glyphs)}`, 'quiet'), columns, glyphs.ellipsis);

/** `1-15 of 27` */
export const placeIn = (first: number, shown: number, total: number): string =>
  total === 0 ? '' : `${first + 1}-${Math.min(total, first + shown)} of ${total}`;

/** A sentence over as many lines as it needs, broken at blanks. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let now = '';
  for (const word of text.split(' ')) {
    const next = now === '' ? word : `${now} ${word}`;
    if (widthOf(line(next)) > width && now !== '') {
      lines.push(now);
      now = word;
    } else now = next;
  }
  if (now !== '') lines.push(now);
  return lines;
}
