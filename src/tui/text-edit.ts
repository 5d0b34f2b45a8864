// Editing one line of text by graphemes, with its own undo. A value and pure changes; drawing and keys are others' work.
import { graphemesOf } from '../names/graphemes.ts';

/** What stands before and behind the cursor. */
interface Halves {
  /** graphemes */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface TextEdit extends Halves {
  /** what the field held before, newest first; letters typed in a row are one step */
  readonly past: readonly Halves[];
  /** what was taken out last by Ctrl-U, Ctrl-W or Ctrl-K */
  readonly cut: string;
  /** the last change was typing: the next letter joins its step */
  readonly isTyping: boolean;
}

/** Steps kept for undo: a field is short. */
const STEPS_KEPT = 100;

/** Line breaks become blanks, other controls go: a field is one line. */
const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '');

export const textEdit = (text = ''): TextEdit => ({
  before: graphemesOf(oneLine(text)),
  after: [],
  past: [],
  cut: '',
  isTyping: false,
});
export const textIn = ({ before, after }: Halves): string => before.join('') + after.join('');

const isWord = (grapheme: string): boolean => /[\p{L}\p{N}]/u.test(grapheme);

/** Where the word before a place begins. */
function wordStart(all: readonly string[], from: number): number {
  let at = from;
  while (at > 0 && !isWord(all[at - 1] ?? '')) at -= 1;
  while (at > 0 && isWord(all[at - 1] ?? '')) at -= 1;
  return at;
}

/** Where the word behind a place ends. */
function wordEnd(all: readonly string[], from: number): number {
  let at = from;
  while (at < all.length && !isWord(all[at] ?? '')) at += 1;
  while (at < all.length && isWord(all[at] ?? '')) at += 1;
  return at;
}

/** Back to a place that only separators end: `Ctrl-W` of a shell takes a path or an address in one go. */
function blankStart(all: readonly string[], from: number): number {
  let at = from;
  while (at > 0 && all[at - 1] === ' ') at -= 1;
  while (at > 0 && all[at - 1] !== ' ') at -= 1;
  return at;
}

function goTo(edit: TextEdit, place: number): TextEdit {
  const all = [...edit.before, ...edit.after];
  const at = Math.max(0, Math.min(all.length, place));
  return { ...edit, before: all.slice(0, at), after: all.slice(at), isTyping: false };
}

/** The field with other text, the one before kept for undo. */
function changed(edit: TextEdit, next: Halves, cut = edit.cut): TextEdit {
  if (next.before.length === edit.before.length && next.after.length === edit.after.length) return edit;
  const { before, after, past } = edit;
  return { ...next, past: [{ before, after }, ...past].slice(0, STEPS_KEPT), cut, isTyping: false };
}

/** Types text at the cursor; a grapheme that continues the one before joins it. */
export function typed(edit: TextEdit, text: string): TextEdit {
  const line = oneLine(text);
  if (line === '') return edit;
  const next = { before: graphemesOf(edit.before.join('') + line), after: edit.after };
  // a paste is a step of its own
  const isLetter = graphemesOf(line).length === 1;
  if (edit.isTyping && isLetter) return { ...edit, ...next };
  const { before, after, past } = edit;
  return { ...edit, ...next, past: [{ before, after }, ...past].slice(0, STEPS_KEPT), isTyping: isLetter };
}

function undone(edit: TextEdit): TextEdit {
  const [last, ...past] = edit.past;
  return last ? { ...edit, ...last, past, isTyping: false } : edit;
}

/** Keys that edit, as in a shell; null for a key that does not. */
export function editKey(edit: TextEdit, key: string): TextEdit | null {
  const { before, after } = edit;
  const all = [...before, ...after];
  switch (key) {
    case 'left':
    case 'ctrl-b':
      return goTo(edit, before.length - 1);
    case 'right':
    case 'ctrl-f':
      return goTo(edit, before.length + 1);
    case 'ctrl-left':
      return goTo(edit, wordStart(all, before.length));
    case 'ctrl-right':
      return goTo(edit, wordEnd(all, before.length));
    case 'home':
    case 'ctrl-a':
      return goTo(edit, 0);
    case 'end':
    case 'ctrl-e':
      return goTo(edit, all.length);
    case 'backspace':
    case 'ctrl-h':
      return changed(edit, { before: before.slice(0, -1), after });
    case 'delete':
    case 'ctrl-d':
      return changed(edit, { before, after: after.slice(1) });
    case 'ctrl-u':
      return changed(edit, { before: [], after }, before.join(''));
    case 'ctrl-k':
      return changed(edit, { before, after: [] }, after.join(''));
    case 'ctrl-w': {
      const at = blankStart(before, before.length);
      return changed(edit, { before: before.slice(0, at), after }, before.slice(at).join(''));
    }
    case 'ctrl-y':
      return typed(edit, edit.cut);
    case 'ctrl-_':
      return undone(edit);
    default:
      return null;
  }
}
