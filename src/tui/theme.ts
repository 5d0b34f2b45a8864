// Colours for tones, and the same for the ready-made components. NO_COLOR is obeyed by drawing none at all.
import { defaultTheme, extendTheme } from '@inkjs/ui';
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

/** For @inkjs/ui: its bar in our accent, its spinner quiet. */
export const componentTheme = extendTheme(defaultTheme, {
  components: {
    ProgressBar: { styles: { completed: () => ({ color: 'cyan' }) } },
    Spinner: { styles: { frame: () => ({ dimColor: true }) } },
  },
});
