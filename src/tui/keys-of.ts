// From what the terminal sent to key presses: names, one grapheme each, and text that came at once as a paste. Pure.
import type { Key } from 'ink';
import { graphemesOf } from '../names/graphemes.ts';
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

/** Keys that mean something else together with Ctrl. */
const WITH_CTRL: ReadonlySet<string> = new Set(['left', 'right']);

/** So many different letters at once were pasted, not typed: they never run keys. */
const PASTE_LETTERS = 8;

const press = (name: string, text = ''): Message => ({ type: 'key', key: { name, text } });

const CONTROL = /^[\u0000-\u001f\u007f]/;

/** A control byte as the key that sends it. */
function controlKey(byte: string): string {
  if (byte === '\r' || byte === '\n') return 'enter';
  if (byte === '\t') return 'tab';
  if (byte === '\u001b') return 'escape';
  if (byte === '\u007f' || byte === '\b') return 'backspace';
  const code = byte.charCodeAt(0);
  return `ctrl-${String.fromCharCode(code + (code <= 26 ? 0x60 : 0x40))}`;
}

const letterKey = (letter: string): KeyPress => ({ name: letter === ' ' ? 'space' : letter, text: letter });

/** Keys that came at once, as over a slow line, one after another; what looks like a paste is one, with all that follows it. */
function* letters(input: string, isTyping: () => boolean): Generator<Message> {
  const all = graphemesOf(input);
  for (let index = 0; index < all.length; index += 1) {
    const letter = all[index] ?? '';
    if (CONTROL.test(letter)) {
      yield press(controlKey(letter));
      continue;
    }
    const rest = all.slice(index);
    const end = rest.findIndex((each) => CONTROL.test(each));
    const run = end < 0 ? rest : rest.slice(0, end);
    if (!isTyping() && new Set(run).size > 1 && run.length >= PASTE_LETTERS) {
      yield { type: 'pasted', text: rest.join('') };
      return;
    }
    for (const each of run) yield { type: 'key', key: letterKey(each) };
    index += run.length - 1;
  }
}

/** Messages for one input of the terminal, made as they are taken. ESC and a letter that came together are Esc, then the letter. */
export function* keysOf(input: string, key: Key, isTyping: () => boolean): Generator<Message> {
  const named = NAMED.find(([flag]) => key[flag] === true)?.[1];
  if (key.meta && named === undefined && input !== '') {
    yield press('escape');
    yield* letters(input, isTyping);
  } else if (key.tab) yield press(key.shift ? 'shift-tab' : 'tab');
  else if (named !== undefined) yield press(key.ctrl && WITH_CTRL.has(named) ? `ctrl-${named}` : named);
  else if (key.ctrl && input !== '') yield press(`ctrl-${input}`);
  else yield* letters(input, isTyping);
}
