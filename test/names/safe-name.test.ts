import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToBytes, safeComponent } from '../../src/names/safe-name.ts';

describe('safeComponent', () => {
  it.each([
    ['Frieren: Beyond Journey’s End', 'Frieren - Beyond Journey’s End'],
    ['Fate/stay night', 'Fate-stay night'],
    ['Re:Zero', 'Re-Zero'],
    ['Is the Order a Rabbit?', 'Is the Order a Rabbit'],
    ['He said "no"', "He said 'no'"],
    ['K-On!!', 'K-On!!'],
    ['進撃の巨人', '進撃の巨人'],
    ['CON', '_CON'],
    ['con.mkv', '_con.mkv'],
    ['COM1', '_COM1'],
    ['LPT³.txt', '_LPT³.txt'],
    ['Console', 'Console'],
    ['ends with dots...', 'ends with dots'],
    ['  padded  ', 'padded'],
    ['..', '_'],
    ['.', '_'],
    ['', '_'],
    ['a\u0000b\u001b[31mc', 'ab[31mc'],
    ['left\u202eright', 'leftright'],
    ['two\nlines', 'two lines'],
    ['..\\..\\etc/passwd', '-..-etc-passwd'],
    ['.hack//SIGN', 'hack--SIGN'],
    ['CON .txt', '_CON .txt'],
    ['clock$', '_clock$'],
    ['C:\\Windows', 'C--Windows'],
    ['a<b>|c', 'a(b)-c'],
    ['\u30ab\u3099', '\u30ac'],
  ])('%j -> %j', (text, safe) => {
    expect(safeComponent(text)).toBe(safe);
  });

  it('is a fixed point, one component, and no device, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom('.', ' ', ':', '/', 'con', 'ß', '\u202e', '\ud800', 'é', '*', '?') }),
        ),
        (text) => {
          const safe = safeComponent(text);
          expect(safeComponent(safe)).toBe(safe);
          expect(safe).not.toMatch(/[\\/:*?"<>|\u0000-\u001f]/);
          expect(safe).not.toMatch(/^[. ]|[. ]$/);
          expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i);
          expect(safe.length).toBeGreaterThan(0);
          expect(safe).toBe(safe.normalize('NFC'));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('cutToBytes', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['進撃の巨人', 7, '進撃'],
    ['👨‍👩‍👧 family', 10, ''],
    ['e\u0301', 2, ''],
    ['word next', 5, 'word'],
  ])('%j to %i bytes -> %j', (text, bytes, kept) => {
    expect(cutToBytes(text, bytes)).toBe(kept);
  });
});
