// JSON from outside, parsed only where it is no deeper than an honest answer. What it may hold is decided by the decoders.

/** TMDB's deepest answer has some eight levels; millions of brackets in one answer would cost memory for nothing. */
const DEPTH_MOST = 32;

const isDeep = (text: string): boolean => {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (isString) {
      if (character === 0x5c) at += 1;
      else if (character === 0x22) isString = false;
    } else if (character === 0x22) isString = true;
    else if (character === 0x5b || character === 0x7b) {
      depth += 1;
      if (depth > DEPTH_MOST) return true;
    } else if (character === 0x5d || character === 0x7d) depth -= 1;
  }
  return false;
};

/** The value; throws where the text is no JSON, or nested deeper than any answer of TMDB's. */
export const parseJson = (text: string): unknown => {
  if (isDeep(text)) throw new SyntaxError('nested too deep');
  return JSON.parse(text) as unknown;
};
