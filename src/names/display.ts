// Text from outside made visible: nothing that a terminal would obey or that would mislead a reader is ever written raw. Pure.

/** C0, DEL, C1; soft hyphen; bidi marks, embeddings and isolates; zero-width and blank letters; line separators; tags; lone surrogates. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

/** A joiner between two pictographs makes one emoji of them: harmless there, hidden elsewhere. */
const EMOJI_JOIN = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}])\u200d(?=\p{Extended_Pictographic})/u;
const JOIN_OR_HIDDEN = new RegExp(`(${EMOJI_JOIN.source})|${HIDDEN.source}`, 'gu');
const EVERY_HIDDEN = new RegExp(HIDDEN.source, 'gu');

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
    .replace(JOIN_OR_HIDDEN, (character, join?: string) => join ?? escapeOf(character))
    .replace(MARK_PILE, '$1');
}

const jsonEscapeOf = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');

/** One line of JSON with what hides or misleads written as `\uXXXX`: the same value, safe to look at. */
export const displayJson = (json: string): string =>
  PLAIN.test(json) ? json : json.replace(EVERY_HIDDEN, jsonEscapeOf);
