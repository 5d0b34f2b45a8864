// Takes a stem apart into brackets and free text. Pure.

export interface Piece {
  readonly kind: 'free' | 'bracket';
  readonly text: string;
  /** the opening bracket, as ASCII; empty for free text */
  readonly open: string;
}

const OPEN: Readonly<Record<string, string>> = {
  '[': ']',
  '【': '】',
  '(': ')',
  '（': '）',
  '［': '］',
  '〔': '〕',
  '{': '}',
  '『': '』',
};
const ASCII_OPEN: Readonly<Record<string, string>> = { '【': '[', '［': '[', '〔': '[', '『': '[', '（': '(' };

/** Words are joined by underscores or dots where no blank is: `Series_Title_-_03`, `Series.Title.03`. */
export function unjoin(stem: string): string {
  const blanks = stem.split(' ').length - 1;
  const lines = stem.split('_').length - 1;
  const dots = stem.split('.').length - 1;
  if (lines > blanks) return stem.replaceAll('_', ' ');
  const outside = stem.replace(/\[[^\]]*\]/g, '');
  if (!outside.trim().includes(' ') && dots >= 2) return stem.replace(/(?<!(?:^|\D)\d{1,3})\.|\.(?!\d(?:\D|$))/g, ' ');
  return stem;
}

/** Brackets and what stands between them, in order. An unclosed bracket is free text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let free = '';
  const flush = (): void => {
    if (free.trim() !== '') pieces.push({ kind: 'free', text: free.trim(), open: '' });
    free = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const open = text.charAt(at);
    const close = OPEN[open];
    const end = close === undefined ? -1 : closing(text, at, open, close);
    if (close === undefined || end < 0 || isInsideWord(text, at, end)) free += open;
    else {
      flush();
      pieces.push({ kind: 'bracket', text: text.slice(at + 1, end).trim(), open: ASCII_OPEN[open] ?? open });
      at = end;
    }
  }
  flush();
  return pieces;
}

/** `靠廢柴技能【狀態異常】成為最強`: a bracket with letters close on both sides belongs to the title. */
function isInsideWord(text: string, at: number, end: number): boolean {
  if (text.charAt(at) === '[' || at === 0) return false;
  return /\p{L}/u.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(end + 1));
}

/** Where the bracket opened at `at` closes, nested ones of its kind skipped; -1 where it does not. */
function closing(text: string, at: number, open: string, close: string): number {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === open) depth += 1;
    else if (character === close) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}
