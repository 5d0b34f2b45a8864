// The window as a person sees it: the real screens and the real update on a terminal of any size, with what it asks for kept instead of done.
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { App } from '../../src/tui/app.tsx';
import { initialApply } from '../../src/tui/apply/apply-model.ts';
import { initialHistory } from '../../src/tui/history/history-model.ts';
import { initialSettings } from '../../src/tui/settings/settings-model.ts';
import type { Effect } from '../../src/tui/effect.ts';
import { ASCII, UNICODE } from '../../src/tui/glyphs.ts';
import type { Message } from '../../src/tui/message.ts';
import type { UiModel } from '../../src/tui/model.ts';
import { initialReview } from '../../src/tui/review/review-model.ts';
import { idleScan } from '../../src/tui/scan-model.ts';
import { initialStart } from '../../src/tui/start/start-model.ts';
import { createStore } from '../../src/tui/store.ts';
import { createDrawnRows } from '../../src/tui/terminal/drawn-rows.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { resolveOptions } from '../../src/settings/options.ts';

export interface Window {
  model(): UiModel;
  readonly effects: readonly Effect[];
  dispatch(...messages: readonly Message[]): void;
  /** keys by name, or the character itself */
  press(...names: readonly string[]): void;
  /** text typed into a field */
  type(text: string): void;
  /** bytes as the terminal sends them, through Ink's own reading of keys */
  send(bytes: string): Promise<void>;
  /** the frame as it is drawn now, trailing blanks cut */
  frame(): Promise<string>;
  close(): void;
}

export interface WindowWish {
  readonly columns: number;
  readonly rows: number;
  readonly ascii?: boolean;
}

const ROOTS = { shows: '/srv/media/アニメ', films: '/srv/media/劇場版' };

export function firstModel({ columns, rows, ascii = false }: WindowWish): UiModel {
  const { values } = resolveOptions(
    {},
    {},
    { shows: ROOTS.shows, films: ROOTS.films, mode: 'hardlink', preset: 'jellyfin' },
  );
  return {
    screen: 'start',
    around: {
      columns,
      rows: rows - 1,
      glyphs: ascii ? ASCII : UNICODE,
      options: values,
      roots: ROOTS,
      folders: ['/srv/torrents/新番 나루토'],
    },
    help: null,
    start: initialStart,
    scan: idleScan,
    review: initialReview,
    apply: initialApply,
    history: initialHistory,
    settings: initialSettings,
    cameFrom: 'start',
    done: 0,
    again: null,
    cameBackTo: null,
  };
}

const PAUSE_MS = 5;

/** Opens a window of a size; the testing library's own terminal has no rows and is always 100 wide. */
export function openWindow(wish: WindowWish): Window {
  const effects: Effect[] = [];
  const store = createStore(firstModel(wish), (effect) => {
    // nobody presses keys so fast here: the cursor rests after each
    if (effect.type === 'await-rest') store.dispatch({ type: 'rested' });
    else effects.push(effect);
  });
  const drawn = createDrawnRows();
  const shown = render(<></>);
  const terminal = Object.getPrototypeOf(shown.stdout) as object;
  Object.defineProperty(terminal, 'columns', { configurable: true, get: () => wish.columns });
  Object.defineProperty(terminal, 'rows', { configurable: true, get: () => wish.rows });
  shown.unmount();
  const opened = render(<App store={store} color={false} drawn={drawn} onLend={() => undefined} />);
  return {
    model: store.model,
    effects,
    dispatch(...messages) {
      for (const message of messages) store.dispatch(message);
    },
    press(...names) {
      for (const name of names) {
        const text = name === 'space' ? ' ' : name.length === 1 ? name : '';
        store.dispatch({ type: 'key', key: { name, text } });
      }
    },
    type(text) {
      for (const letter of text)
        store.dispatch({ type: 'key', key: { name: letter === ' ' ? 'space' : letter, text: letter } });
    },
    async send(bytes) {
      // Ink takes a key as read when the stream has been read; Escape waits 20 ms for what may follow it
      opened.stdin.write(bytes);
      await pause(PAUSE_MS * 8);
    },
    async frame() {
      await pause(PAUSE_MS);
      const text = stripVTControlCharacters(opened.lastFrame() ?? '');
      return `${text
        .split('\n')
        .map((line) => drawn.rowBehind(line.trimEnd(), wish.columns)?.texts.join('') ?? line.trimEnd())
        .join('\n')
        .trimEnd()}\n`;
    },
    close() {
      opened.unmount();
    },
  };
}

/** A window on Review, all that the events tell scanned and matched. */
export function openReviewed(events: readonly WorkflowEvent[], wish: WindowWish = { columns: 80, rows: 24 }): Window {
  const window = openWindow(wish);
  window.dispatch(
    { type: 'started' },
    { type: 'events', task: 'scan', events },
    { type: 'task-ended', task: 'scan', failure: null },
  );
  return window;
}
