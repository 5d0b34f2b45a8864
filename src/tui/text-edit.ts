// Editing one line of text by graphemes. A value and pure changes; drawing and keys are others' work.

export interface TextEdit {
  /** graphemes */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const graphemes = (text: string): readonly string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Line breaks become blanks, other controls go: a field is one line. */
const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '');

export const textEdit = (text = ''): TextEdit => ({ before: graphemes(oneLine(text)), after: [] });
export const textIn = ({ before, after }: TextEdit): string => before.join('') + after.join('');

const isWord = (grapheme: string): boolean => /[\p{L}\p{N}]/u.test(grapheme);

/** How many graphemes back the word before the cursor begins. */
function wordBack(before: readonly string[]): number {
  let at = before.length;
  while (at > 0 && !isWord(before[at - 1] ?? '')) at -= 1;
  while (at > 0 && isWord(before[at - 1] ?? '')) at -= 1;
  return before.length - at;
}

const move = ({ before, after }: TextEdit, steps: number): TextEdit => {
  const all = [...before, ...after];
  const at = Math.max(0, Math.min(all.length, before.length + steps));
  return { before: all.slice(0, at), after: all.slice(at) };
};

/** Types text at the cursor; a grapheme that continues the one before joins it. */
export function typed(edit: TextEdit, text: string): TextEdit {
  return { before: graphemes(edit.before.join('') + oneLine(text)), after: edit.after };
}

/** Keys that edit; null for a key that does not. */
export function editKey(edit: TextEdit, key: string): TextEdit | null {
  const { before, after } = edit;
  switch (key) {
    case 'left':
      return move(edit, -1);
    case 'right':
      return move(edit, 1);
    case 'home':
    case 'ctrl-a':
      return move(edit, -before.length);
    case 'end':
    case 'ctrl-e':
      return move(edit, after.length);
    case 'backspace':
      return { before: before.slice(0, -1), after };
    case 'delete':
      return { before, after: after.slice(1) };
    case 'ctrl-u':
      return { before: [], after };
    case 'ctrl-k':
      return { before, after: [] };
    case 'ctrl-w':
      return { before: before.slice(0, before.length - wordBack(before)), after };
    default:
      return null;
  }
}
