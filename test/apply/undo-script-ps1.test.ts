// The undo script for PowerShell: no PowerShell is at hand here, so its words are read back by the rules of that language's quoting.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { powerShellWord } from '../../src/apply/undo-script-ps1.ts';
import { openRoom, type Room } from './room.ts';

let room: Room | null = null;
afterEach(() => room?.dispose());

/** A text in quotes ends at any of the five quotes that PowerShell knows, unless there are two of them; the second one counts. */
const QUOTE = /['‘’‚‛]/;

/** What PowerShell makes of `word`, from `at` on: the text, and where it ends. Throws at anything but quoted texts and characters joined. */
function readWord(word: string, at = 0): { readonly text: string; readonly end: number } {
  const joined = word[at] === '(';
  let [text, i] = ['', joined ? at + 1 : at];
  for (;;) {
    const number = /^\[char\](\d+)/.exec(word.slice(i));
    if (number) {
      text += String.fromCharCode(Number(number[1]));
      i += number[0].length;
    } else {
      if (!QUOTE.test(word[i] ?? '')) throw new Error(`no text at ${i} of ${word}`);
      for (i += 1; ; i += 1) {
        const letter = word[i];
        if (letter === undefined) throw new Error(`no end of ${word}`);
        if (QUOTE.test(letter) && !QUOTE.test(word[(i += 1)] ?? '')) break;
        text += word[i] ?? '';
      }
    }
    if (!joined) return { text, end: i };
    if (word[i] === ')') return { text, end: i + 1 };
    if (!word.startsWith(' + ', i)) throw new Error(`no plus at ${i} of ${word}`);
    i += 3;
  }
}

const HOSTILE = [
  "'",
  "''",
  '’',
  '‘‘',
  '$(x)',
  '`n',
  '"',
  '\r\n',
  '\t',
  '\u202e',
  '\u2028',
  '🎬',
  '👨‍👩‍👧',
  '\ud800',
  ') + (',
  '\ufeff',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 4, unit: 'binary' })), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

it('says every text exactly, on one line, with nothing invisible in it', () => {
  fc.assert(
    fc.property(text, (wanted) => {
      const word = powerShellWord(wanted);
      expect(readWord(word)).toEqual({ text: wanted, end: word.length });
      expect(word).not.toMatch(/[\p{C}\p{Zl}\p{Zp}‘’‚‛]/u);
    }),
    { numRuns: 2_000 },
  );
});

it('undoes the newest first, and what was replaced comes back only while it is in the trash', () => {
  room = openRoom({ "in/it's.mkv": 'one', 'in/two.mkv': 'two', 'out/two.mkv': 'older' });
  room.apply(
    room.plan([
      { from: "in/it's.mkv", to: 'out/new/one.mkv', action: 'copy' },
      { from: 'in/two.mkv', to: 'out/two.mkv', over: true },
      { from: '', to: 'out/tvshow.nfo', action: 'write', content: 'é\n' },
    ]),
  );
  const script = readFileSync(join(room.runsFolder, 'rollback-run00001.ps1'), 'utf8');
  expect(script.startsWith('\ufeff# Undoes one run')).toBe(true);
  const calls = script.split('\n').filter((line) => /^ *(Undo-|Remove-|if \(Is-Plain)[^$]*$/.test(line));
  const words = (line: string): readonly string[] => {
    const call = line.trim().replace(/^if \((.*)\) \{$/, '$1');
    const read: string[] = [];
    for (let at = call.indexOf(' ') + 1; at < call.length;) {
      const word = readWord(call, at);
      read.push(word.text);
      at = word.end + 1;
    }
    return [call.slice(0, call.indexOf(' ')), ...read];
  };
  const { at } = room;
  const trashed = at('out/.anivault-trash/run00001/o2__two.mkv');
  expect(calls.map(words)).toEqual([
    ['Remove-Written', at('out/tvshow.nfo'), Buffer.from('é\n').toString('base64')],
    ['Is-Plain', trashed],
    ['Undo-Move', at('out/two.mkv'), at('in/two.mkv'), at('in'), '3'],
    ['Undo-Move', trashed, at('out/two.mkv'), at('out'), '5'],
    ['Remove-Double', at('out/new/one.mkv'), at("in/it's.mkv")],
    ['Remove-Empty', at('out/new')],
    ['Remove-Empty', at('out/.anivault-trash/run00001')],
    ['Remove-Empty', at('out/.anivault-trash')],
  ]);
});
