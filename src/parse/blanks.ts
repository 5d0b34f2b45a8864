// Blanks of a text made single. Pure.

/** Whether a text has no blank but single ones between words; of text beyond ASCII nothing is known without a closer look. */
function isTidy(text: string): boolean {
  let before = 0x20;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  return before !== 0x20 || text === '';
}

/** The same words with one blank between them, and none at the edges. */
export const tidy = (text: string): string => (isTidy(text) ? text : text.replace(/\s+/g, ' ').trim());

/** Words between blanks; the text has single ones only. */
export const wordsOf = (text: string): readonly string[] => (text.includes(' ') ? text.split(' ') : [text]);
