// The whole window: the model's screen as rows, and every key, paste and resize as a message. Holds no state of its own.
import { ThemeProvider } from '@inkjs/ui';
import { Box, useApp, useInput, usePaste } from 'ink';
import { useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { applyScreen } from './apply/apply-screen.ts';
import { isWidget, type Block } from './components/block.ts';
import { componentTheme } from './components/component-theme.ts';
import { LineView } from './components/line-view.tsx';
import { WidgetView } from './components/widget.tsx';
import { historyScreen } from './history/history-screen.ts';
import { settingsScreen } from './settings/settings-screen.ts';
import { helpScreen } from './help-screen.ts';
import { keysOf } from './keys-of.ts';
import { cutLine, line, plainLine } from './line.ts';
import type { UiModel } from './model.ts';
import { waiting } from './review/review-model.ts';
import { reviewScreen } from './review/review-screen.ts';
import { scanScreen } from './scan-screen.ts';
import { startScreen } from './start/start-screen.ts';
import type { Store } from './store.ts';
import type { DrawnRows } from './terminal/drawn-rows.ts';
import { isTooSmall, isTyping } from './key-update.ts';

/** What a key does in a terminal that is too small. */
function canDo({ screen, apply }: UiModel): string {
  if (screen !== 'apply' || (apply.state !== 'running' && apply.state !== 'undoing')) return 'q quits';
  return apply.asked === 'stop' ? 'Stop after this file? y/N' : 'Esc stops the run';
}

/** Every row of the frame for a model. */
function blocksOf(model: UiModel): readonly Block[] {
  const { around, screen } = model;
  if (isTooSmall(around))
    return [
      line(' AniVault needs 60 columns and 20 rows.', 'strong'),
      line(` This terminal has ${around.columns} and ${around.rows + 1}.`),
      line(` ${canDo(model)}`, 'quiet'),
    ];
  if (model.help !== null) return helpScreen(screen, around, model.help);
  switch (screen) {
    case 'start':
      return startScreen(model.start, around);
    case 'scan':
      return scanScreen(model.scan, around);
    case 'review':
      return reviewScreen(model.review, model.scan, around);
    case 'history':
      return historyScreen(model.history, around);
    case 'settings':
      return settingsScreen(model.settings, around);
    case 'apply':
      return applyScreen(model.apply, around, waiting(model.review));
  }
}

/** Hands the terminal away for the time of a task, and draws everything anew after it. */
export type LendTerminal = (task: () => void) => Promise<void>;

export interface AppProps {
  readonly store: Store;
  readonly color: boolean;
  /** where rows lie that Ink only lays out */
  readonly drawn: DrawnRows;
  /** told once how the terminal can be lent */
  readonly onLend: (lend: LendTerminal) => void;
}

/** Draws the store's model, a row each. */
export function App({ store, color, drawn, onLend }: AppProps): ReactElement {
  const model = useSyncExternalStore(store.subscribe, store.model);
  const { suspendTerminal } = useApp();
  useEffect(() => {
    onLend((task) => suspendTerminal(task));
  }, [onLend, suspendTerminal]);
  useInput((input, key) => {
    for (const message of keysOf(input, key, () => isTyping(store.model()))) store.dispatch(message);
  });
  usePaste((text) => {
    store.dispatch({ type: 'pasted', text });
  });
  // a ready-made component hears a key beside us: its answer comes after our own look at that key
  const chosen = (value: string): void => {
    queueMicrotask(() => {
      store.dispatch({ type: 'chosen', value });
    });
  };
  const { columns, rows, glyphs } = model.around;
  const ascii = glyphs.isAscii;
  return (
    <ThemeProvider theme={componentTheme}>
      <Box flexDirection="column" width={columns}>
        {blocksOf(model)
          .slice(0, rows)
          .map((block, index) =>
            isWidget(block) ? (
              <WidgetView key={index} block={block} ascii={ascii} onChosen={chosen} />
            ) : (
              <LineView
                key={index}
                line={cutLine(ascii ? plainLine(block) : block, columns, glyphs.ellipsis)}
                color={color}
                drawn={drawn}
              />
            ),
          )}
      </Box>
    </ThemeProvider>
  );
}
