// Keys: from bytes to presses, text fields, and that each key of Review answers.
import type { Key } from 'ink';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandKey } from '../../src/tui/keymap.ts';
import { keysOf } from '../../src/tui/keys-of.ts';
import type { Message } from '../../src/tui/message.ts';
import { editKey, textEdit, textIn, typed } from '../../src/tui/text-edit.ts';

const NO_KEY: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

const told = (input: string, key: Partial<Key> = {}, isTyping = false): readonly string[] =>
  [...keysOf(input, { ...NO_KEY, ...key }, () => isTyping)].map((message: Message) =>
    message.type === 'key' ? message.key.name : message.type === 'pasted' ? `pasted ${message.text}` : message.type,
  );

describe('what the terminal sends', () => {
  it.each([
    ['an arrow', '', { downArrow: true }, ['down']],
    ['Shift-Tab', '', { tab: true, shift: true }, ['shift-tab']],
    ['Ctrl and a letter', 'u', { ctrl: true }, ['ctrl-u']],
    ['a letter', 'x', {}, ['x']],
    ['a blank', ' ', {}, ['space']],
    ['a held key', 'jjjjjjjjjjjj', {}, Array.from({ length: 12 }, () => 'j')],
    ['ESC and a letter at once', 'x', { meta: true }, ['escape', 'x']],
    ['a paste without brackets', 'Sousou no Frieren', {}, ['pasted Sousou no Frieren']],
    ['a paste of several lines, whole', 'Mushishi 01\rq\ry', {}, ['pasted Mushishi 01\rq\ry']],
    ['Ctrl and an arrow', '', { rightArrow: true, ctrl: true }, ['ctrl-right']],
    ['Ctrl and a sign, as a byte and by name', '\u001f', {}, ['ctrl-_']],
    ['keys that came at once over a slow line', '\r\u0015ab', {}, ['enter', 'ctrl-u', 'a', 'b']],
  ] as const)('%s', (_what, input, key, names) => {
    expect(told(input, key)).toEqual(names);
  });

  it('is text, and no paste, while something is typed', () => {
    expect(told('Sousou no', {}, true)).toEqual(['S', 'o', 'u', 's', 'o', 'u', 'space', 'n', 'o']);
  });
});

it.each([
  ['ｊ', 'j'],
  ['？', '?'],
  ['\u3000', 'space'],
  ['ㅁ', 'a'],
  ['ㅂ', 'q'],
  ['x', 'x'],
  ['down', 'down'],
])('%s counts as %s', (name, command) => {
  expect(commandKey({ name, text: name })).toBe(command);
});

describe('a text field', () => {
  const after = (text: string, ...keys: readonly string[]): string =>
    textIn(keys.reduce((edit, key) => editKey(edit, key) ?? typed(edit, key), textEdit(text)));

  it.each([
    ['deletes whole graphemes', ['👨‍👩‍👧é', 'backspace', 'backspace'], ''],
    ['deletes a word back', ['Sousou no Frieren', 'ctrl-w'], 'Sousou no '],
    ['deletes an address at one go', ['see themoviedb.org/tv/1', 'ctrl-w'], 'see '],
    ['goes by words', ['Sousou no', 'ctrl-left', 'ctrl-left', 'X', 'ctrl-right', 'Y'], 'XSousouY no'],
    ['deletes forwards', ['abc', 'home', 'delete', 'ctrl-d'], 'c'],
    ['gives back what was cut', ['abc', 'ctrl-u', 'x', 'ctrl-y'], 'xabc'],
    ['undoes what was typed in a row at one go', ['ab', 'c', 'd', 'ctrl-_'], 'ab'],
    ['undoes a step at a time, and then no more', ['abc', 'left', 'ctrl-u', 'x', 'ctrl-_', 'ctrl-_', 'ctrl-_'], 'abc'],
    ['clears to the start', ['abc', 'left', 'ctrl-u'], 'c'],
    ['clears to the end', ['abc', 'home', 'right', 'ctrl-k'], 'a'],
    ['types where the cursor is', ['蟲', 'left', '続'], '続蟲'],
    ['has one line', ['a\r\nb\u0007'], 'a b'],
  ] as const)('%s', (_what, [text, ...keys], result) => {
    expect(after(text, ...keys)).toBe(result);
  });

  it('comes back to how it began, whatever was done to it', () => {
    const keys = [
      'left',
      'ctrl-left',
      'ctrl-u',
      'ctrl-k',
      'ctrl-w',
      'ctrl-y',
      'backspace',
      'delete',
      'home',
      'a',
      '蟲 続',
    ];
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.constantFrom(...keys), { maxLength: 60 }),
        (text, some) => {
          expect(after(text, ...some, ...some.map(() => 'ctrl-_'))).toBe(textIn(textEdit(text)));
        },
      ),
    );
  });

  it('never loses or makes letters by moving', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.constantFrom('left', 'right', 'home', 'end')),
        (text, moves) => {
          expect(after(text, ...moves)).toBe(textIn(textEdit(text)));
        },
      ),
    );
  });
});
