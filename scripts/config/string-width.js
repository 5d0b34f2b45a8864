// string-width, whose tables of emoji take 50 ms to make, for texts that need them only: most are measured by our own rule.
import { plainCells } from '../../src/names/graphemes.ts';

/** @param {string} text @param {object} [options] */
export default function stringWidth(text, options) {
  const cells = typeof text === 'string' ? plainCells(text) : null;
  return cells ?? require('../../node_modules/string-width/index.js').default(text, options);
}
