// Lines and marks, in Unicode and in ASCII for terminals that can't.

export interface Glyphs {
  /** only letters that every terminal has */
  readonly isAscii: boolean;
  readonly done: string;
  readonly dot: string;
  readonly arrow: string;
  readonly ellipsis: string;
  readonly rule: string;
  readonly bar: string;
  readonly step: string;
  readonly open: string;
  readonly closed: string;
  readonly back: string;
}

export const UNICODE: Glyphs = {
  isAscii: false,
  done: '✓',
  dot: '·',
  arrow: '→',
  ellipsis: '…',
  rule: '─',
  bar: '│',
  step: '▸',
  open: '▾',
  closed: '▸',
  back: '←',
};
export const ASCII: Glyphs = {
  isAscii: true,
  done: '+',
  dot: '-',
  arrow: '->',
  ellipsis: '~',
  rule: '-',
  bar: '|',
  step: '>',
  open: 'v',
  closed: '>',
  back: '<-',
};

const ONE_FOR_ONE: Readonly<Record<string, string>> = {
  '·': '-',
  '…': '~',
  '’': "'",
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '✓': '+',
  '─': '-',
  '│': '|',
  '▸': '>',
  '▾': 'v',
};
const SPECIAL = new RegExp(`[${Object.keys(ONE_FOR_ONE).join('')}]`, 'g');

/** Signs in sentences by letters of the same width: no column moves by it. */
export const plainLetters = (text: string): string => text.replace(SPECIAL, (sign) => ONE_FOR_ONE[sign] ?? sign);

/** A sentence or a hint with its arrow keys in words, where arrows can't be drawn. */
export const keysInWords = (text: string, { isAscii }: Glyphs): string =>
  isAscii
    ? plainLetters(
        text
          .replaceAll('↑↓', 'Up Down')
          .replaceAll('←→', 'Left Right')
          .replaceAll('↑ ↓', 'Up Down')
          .replaceAll('→', 'Right')
          .replaceAll('←', 'Left'),
      )
    : text;
