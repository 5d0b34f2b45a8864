import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display } from '../../src/names/display.ts';
import { cellWidth, cut, fit } from '../../src/names/width.ts';

describe('display', () => {
  it.each([
    ['plain name.mkv', 'plain name.mkv'],
    ['\u001b]0;owned\u0007', '\\x1b]0;owned\\x07'],
    ['a\u009bb', 'a\\x9bb'],
    ['left\u202eright', 'left\\u202eright'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['new\nline', 'new\\x0aline'],
    ['\ud800lone', '\\ud800lone'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['進撃の巨人', '進撃の巨人'],
    ['👩‍🚀 family', '👩‍🚀 family'],
    ['a\u0301\u0301\u0301\u0301\u0301\u0301\u0301', 'a\u0301\u0301\u0301\u0301'],
  ])('%j -> %j', (text, shown) => {
    expect(display(text)).toBe(shown);
  });

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(display(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
      }),
    );
  });
});

describe('width', () => {
  it.each([
    ['Frieren', 7],
    ['進撃の巨人', 10],
    ['나루토', 6],
    ['ﾊﾝｶｸ', 4],
    ['é', 1],
    ['👩‍🚀', 2],
  ])('%s takes %i cells', (text, cells) => {
    expect(cellWidth(text)).toBe(cells);
  });

  it.each([
    ['Frieren: Beyond', 10, 'Frieren: …'],
    ['進撃の巨人', 7, '進撃の…'],
    ['進撃の巨人', 6, '進撃…'],
    ['short', 10, 'short'],
    ['short', 0, ''],
  ])('cut %s to %i -> %s', (text, cells, short) => {
    expect(cut(text, cells)).toBe(short);
  });

  it('fits to exactly the cells asked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '進', '나', 'é', '👩‍🚀', ' ') }),
        fc.integer({ min: 1, max: 40 }),
        (text, cells) => {
          expect(cellWidth(fit(text, cells))).toBe(cells);
        },
      ),
    );
  });
});
