// Makes one path component, safe on every platform, of text that came from outside. Pure.
import { graphemesOf } from './graphemes.ts';

/** Names that Windows keeps for devices, with any extension and also with blanks before it. */
const RESERVED = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\s*(?:\.|$))/i;

/** Controls, bidi and zero-width characters, separators, tags, the byte-order mark: never part of a name. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Bytes of a text in UTF-8. Never fewer than its UTF-16 units, so that a limit in bytes holds on Windows too. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Windows drops trailing dots and blanks; leading blanks confuse everybody; a leading dot hides a name from servers and from our own scan. */
const trim = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/g, '');

/** Text for the inside of a component: nothing in it separates, hides or is forbidden; its edges are left alone. */
export const safeText = (text: string): string =>
  text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/\s*:\s+/g, ' - ')
    .replace(/[:/\\|]/g, '-')
    .replace(/[?*]/g, '')
    .replace(/"/g, "'")
    .replace(/</g, '(')
    .replace(/>/g, ')')
    .replace(/\s+/g, ' ');

function cleanOnce(text: string): string {
  const trimmed = trim(safeText(text));
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** One component that every platform takes; `_` where nothing is left. Applying it again changes nothing. */
export function safeComponent(text: string): string {
  let name = cleanOnce(text);
  for (let next = cleanOnce(name); next !== name; next = cleanOnce(name)) name = next;
  return name === '' ? '_' : name;
}

/** The longest beginning of at most `maxBytes` UTF-8 bytes that ends at a grapheme, without a trailing dot or space. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (byteLength(text) <= maxBytes) return text;
  let used = 0;
  let kept = '';
  for (const segment of graphemesOf(text)) {
    const size = byteLength(segment);
    if (used + size > maxBytes) break;
    used += size;
    kept += segment;
  }
  return kept.replace(/[\s.]+$/, '');
}
