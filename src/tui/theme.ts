// Colours for tones, and the same for the ready-made components. NO_COLOR is obeyed by drawing none at all.
import { defaultTheme, extendTheme } from '@inkjs/ui';
import type { Tone } from './line.ts';

export interface ToneStyle {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
}

export const TONES: Readonly<Record<Tone, ToneStyle>> = {
  plain: {},
  quiet: { dimColor: true },
  strong: { bold: true },
  good: { color: 'green' },
  warn: { color: 'yellow' },
  bad: { color: 'red' },
  accent: { color: 'cyan' },
};

/** For @inkjs/ui: its bar in our accent, its spinner quiet. */
export const componentTheme = extendTheme(defaultTheme, {
  components: {
    ProgressBar: { styles: { completed: () => ({ color: 'cyan' }) } },
    Spinner: { styles: { frame: () => ({ dimColor: true }) } },
  },
});
