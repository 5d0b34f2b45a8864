// Text from outside made visible: nothing that a terminal would obey or that would mislead a reader is ever written raw. Pure.

/** C0, DEL, C1; bidi marks, embeddings and isolates; zero-width and line separators; tag characters; lone surrogates; noncharacters. */
const HIDDEN =
  // eslint-disable-next-line no-misleading-character-class -- single code points, listed one by one
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Joins emoji into one; harmless between two pictographs, hidden elsewhere. */
const EMOJI_JOIN = /(?<=[\p{Extended_Pictographic}\u{fe0f}\u{1f3fb}-\u{1f3ff}])\u200d(?=\p{Extended_Pictographic})/gu;
const JOIN_MARK = '\ue000\ue001';

/** More marks than this on one letter only serve to paint over other lines. */
const MARKS_SHOWN = 4;
const MARK_PILE = new RegExp(`(\\p{M}{${MARKS_SHOWN}})\\p{M}+`, 'gu');

const escapeOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

const PLAIN = /^[\x20-\x7e]*$/;

/** The same text with every control, escape, bidi, zero-width character and lone surrogate shown as `\x1b`, `\u202e` …; piles of marks are cut. */
export function display(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(EMOJI_JOIN, JOIN_MARK)
    .replace(HIDDEN, escapeOf)
    .replaceAll(JOIN_MARK, '\u200d')
    .replace(MARK_PILE, '$1');
}
