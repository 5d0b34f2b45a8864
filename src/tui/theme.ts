// Colours for tones. NO_COLOR is obeyed by drawing none at all.
import type { Tone } from './line.ts';

/** Tones as SGR takes them: the sixteen colours that every terminal and every theme of one has. */
export const STYLES: Readonly<Record<Tone, string>> = {
  plain: '',
  quiet: '2',
  strong: '1',
  good: '32',
  warn: '33',
  bad: '31',
  accent: '36',
};
