// A text taken apart by what a reader takes for letters. Most texts are of letters that stand for themselves: they need no tables, which take
// long to load. Pure.

/**
 * Code units that are a whole letter each, beside each other too, and how many cells one takes: Latin, Cyrillic, punctuation, lines and arrows,
 * private use; kana, Han, Hangul and full-width forms.
 */
const RANGES: readonly (readonly [first: number, last: number, cells: 1 | 2])[] = [
  [0x20, 0x7e, 1],
  [0xa1, 0xac, 1],
  [0xae, 0x2ff, 1],
  [0x400, 0x482, 1],
  [0x48a, 0x52f, 1],
  [0x2010, 0x2015, 1],
  [0x2018, 0x201f, 1],
  [0x2020, 0x2027, 1],
  [0x2190, 0x2193, 1],
  [0x2500, 0x259f, 1],
  [0x25b4, 0x25b5, 1],
  [0x25b8, 0x25b9, 1],
  [0x25be, 0x25bf, 1],
  [0x2713, 0x2713, 1],
  [0x3000, 0x3029, 2],
  [0x3041, 0x3096, 2],
  [0x309b, 0x30ff, 2],
  [0x3400, 0x4dbf, 2],
  [0x4e00, 0x9fff, 2],
  [0xac00, 0xd7a3, 2],
  [0xe000, 0xf8ff, 1],
  [0xff01, 0xff60, 2],
];

/** Cells by code unit; 0: it may be no letter by itself. */
const CELLS = new Uint8Array(0x1_0000);
for (const [first, last, cells] of RANGES) CELLS.fill(cells, first, last + 1);

/** Cells of a text in which each code unit is a letter by itself; null: it must be looked at closer. */
export function plainCells(text: string): number | null {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    const cells = CELLS[text.charCodeAt(index)] ?? 0;
    if (cells === 0) return null;
    sum += cells;
  }
  return sum;
}

let segmenter: Intl.Segmenter | null = null;

/** The letters of a text as a reader counts them, so that none is cut in two. */
export function graphemesOf(text: string): readonly string[] {
  if (plainCells(text) !== null) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
