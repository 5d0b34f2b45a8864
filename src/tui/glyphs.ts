// Lines and marks, in Unicode and in ASCII for terminals that can't.

export interface Glyphs {
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
