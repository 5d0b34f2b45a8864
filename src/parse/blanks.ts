// Blanks of a text made single. Pure.

const ODD_BLANK = /[^\S ]/;

/** Whether a text has no blanks but single ones between words: most have, and to look costs less than to replace. */
const isTidy = (text: string): boolean =>
  !text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ') && !ODD_BLANK.test(text);

/** The same words with one blank between them, and none at the edges. */
export const tidy = (text: string): string => (isTidy(text) ? text : text.replace(/\s+/g, ' ').trim());
