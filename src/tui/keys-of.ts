// From what the terminal sent to key presses: names, one grapheme each, and text that came at once as a paste. Pure.
import type { Key } from 'ink';
import type { KeyPress } from './keymap.ts';
import type { Message } from './message.ts';

const NAMED: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/** So many different letters at once were pasted, not typed: they never run keys. */
const PASTE_LETTERS = 8;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const graphemes = (text: string): readonly string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

const press = (name: string, text = ''): Message => ({ type: 'key', key: { name, text } });

const letterKey = (letter: string): KeyPress =>
  letter === ' '
    ? { name: 'space', text: ' ' }
    : letter === '\r' || letter === '\n'
      ? { name: 'enter', text: '' }
      : { name: letter, text: letter };

function letters(input: string, isTyping: boolean): readonly Message[] {
  const all = graphemes(input);
  const isHeld = new Set(all).size === 1;
  if (!isTyping && !isHeld && all.length >= PASTE_LETTERS) return [{ type: 'pasted', text: input }];
  return all.map((letter) => ({ type: 'key', key: letterKey(letter) }));
}

/** Messages for one input of the terminal. ESC and a letter that came together are Esc, then the letter. */
export function keysOf(input: string, key: Key, isTyping: boolean): readonly Message[] {
  // a terminal's backspace is DEL on most systems, and Ink calls both `delete` at times
  const named = NAMED.find(([flag]) => key[flag] === true)?.[1];
  if (key.meta && named === undefined && input !== '') return [press('escape'), ...letters(input, isTyping)];
  if (key.tab) return [press(key.shift ? 'shift-tab' : 'tab')];
  if (named !== undefined) return [press(named)];
  if (key.ctrl && input !== '') return [press(`ctrl-${input}`)];
  return letters(input, isTyping);
}
