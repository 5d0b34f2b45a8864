// The ready-made components in our colours. A file of its own: what the first frame needs must not load them.
import { defaultTheme, extendTheme } from '@inkjs/ui';

/** For @inkjs/ui: its bar in our accent, its spinner quiet. */
export const componentTheme = extendTheme(defaultTheme, {
  components: {
    ProgressBar: { styles: { completed: () => ({ color: 'cyan' }) } },
    Spinner: { styles: { frame: () => ({ dimColor: true }) } },
  },
});
