// The window put together: model, effects and what Ink draws of them.
import type { ReactElement } from 'react';
import { App, type LendTerminal } from './app.tsx';
import { initialApply } from './apply/apply-model.ts';
import { createEffects } from './effects.ts';
import { initialHistory } from './history/history-model.ts';
import type { Surroundings, UiModel } from './model.ts';
import { initialReview } from './review/review-model.ts';
import { idleScan } from './scan-model.ts';
import { initialSettings } from './settings/settings-model.ts';
import { initialStart } from './start/start-model.ts';
import { createStore, type Store } from './store.ts';
import type { Screen } from './terminal/screen.ts';
import type { TuiPlace, TuiWish } from './tui-place.ts';

export interface WindowWish {
  readonly wish: TuiWish;
  readonly place: TuiPlace;
  readonly around: Surroundings;
  readonly screen: Screen;
  readonly quit: (code: number, lastWords: string | null) => void;
}

export interface Window {
  readonly element: ReactElement;
  /** scans at once where everything is known */
  readonly begin: () => Promise<void>;
  /** stops what is under way and waits for it */
  readonly close: () => Promise<void>;
}

/** The model of a window in which nothing has happened yet. */
export const firstModel = (around: Surroundings, proposes = initialStart.proposes): UiModel => ({
  screen: 'start',
  around,
  help: null,
  start: { ...initialStart, proposes },
  scan: idleScan,
  review: initialReview,
  apply: initialApply,
  history: initialHistory,
  settings: initialSettings,
  cameFrom: 'start',
  done: 0,
  again: null,
  cameBackTo: null,
});

/** Known roots and folders are scanned at once; the sample library opens by itself; else Start asks for what is missing. */
async function begin(store: Store, { folders, demo }: TuiWish, { parts }: TuiPlace): Promise<void> {
  if (demo) {
    store.begin({ type: 'open-demo' });
    return;
  }
  store.begin({ type: 'read-start-facts' });
  if (folders.length === 0 || store.model().around.roots === null) return;
  const hasKey = store.model().around.options.offline || (await parts.key.source().catch(() => null)) !== null;
  if (hasKey) store.dispatch({ type: 'started' });
}

export function openWindow({ wish, place, around, screen, quit }: WindowWish): Window {
  const { parts, stdout, cwd, home, platform, stopProcess, signal } = place;
  // what nobody has said may be proposed on Start by what is found there; a scan that begins at once goes by what is in force
  const isAsked = wish.folders.length === 0 || around.roots === null;
  const proposes = {
    mode: isAsked && wish.origins['mode'] === 'default',
    preset: isAsked && wish.origins['preset'] === 'default',
  };
  let lend: LendTerminal = () => Promise.resolve();
  const effects = createEffects({
    parts,
    dispatch: (message) => {
      store.dispatch(message);
    },
    standpoint: { cwd, home },
    terminal: {
      redraw: () => {
        screen.repaint();
      },
      suspend: () => {
        if (platform !== 'win32') void lend(stopProcess);
      },
      quit,
    },
  });
  const store = createStore(firstModel(around, proposes), (effect) => {
    effects.run(effect);
  });
  const keepLend = (given: LendTerminal): void => {
    lend = given;
  };
  const resized = (): void => {
    screen.forget();
    store.dispatch({ type: 'resized', columns: stdout.columns, rows: stdout.rows });
  };
  stdout.on('resize', resized);
  return {
    element: <App store={store} color={wish.options.color} drawn={screen.drawn} onLend={keepLend} />,
    async begin() {
      // it may have been resized while all this loaded
      if (stdout.columns !== around.columns || stdout.rows - 1 !== around.rows) resized();
      await begin(store, wish, place);
    },
    async close() {
      stdout.off('resize', resized);
      await effects.close(signal.aborted ? String(signal.reason) : 'SIGINT');
    },
  };
}
