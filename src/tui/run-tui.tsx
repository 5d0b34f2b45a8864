// Takes the terminal, shows the window, and gives the terminal back as it was on every way out. The only file of the room that touches
// the process's own streams.
import { resolve } from 'node:path';
import type { ReadStream, WriteStream } from 'node:tty';
import { rootsOf, type Options } from '../settings/options.ts';
import type { Parts } from '../workflow/parts.ts';
import type { LendTerminal } from './app.tsx';
import { initialApply } from './apply/apply-model.ts';
import { initialHistory } from './history/history-model.ts';
import { initialSettings } from './settings/settings-model.ts';
import { createEffects } from './effects.ts';
import { ASCII, UNICODE } from './glyphs.ts';
import type { UiModel } from './model.ts';
import { initialReview } from './review/review-model.ts';
import { idleScan } from './scan-model.ts';
import { initialStart } from './start/start-model.ts';
import { createStore, type Store } from './store.ts';

export interface TuiPlace {
  readonly parts: Parts;
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  /** aborted by a signal, with its name as the reason */
  readonly signal: AbortSignal;
  readonly platform: NodeJS.Platform;
  /** written after the terminal is as it was */
  readonly lastWords: (text: string) => void;
  /** stops the process until it is brought back to the foreground */
  readonly stopProcess: () => void;
}

export interface TuiWish {
  readonly folders: readonly string[];
  readonly options: Options;
  readonly demo: boolean;
}

const EXIT_OF: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
/** What was typed ahead is thrown away for this long, or a held Ctrl-D would log the shell out. */
const DRAIN_MS = 60;

/** Lines and marks that the terminal can show: Unicode only where it says so. */
function wantsAscii({ env, platform }: TuiPlace, { ascii }: Options): boolean {
  if (ascii || env['TERM'] === 'dumb') return true;
  if (platform === 'win32') return false;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return !/utf-?8/i.test(locale);
}

const absolute = (cwd: string, path: string | null): string | null => (path === null ? null : resolve(cwd, path));

function firstModel({ folders, options }: TuiWish, place: TuiPlace): UiModel {
  const { cwd, stdout } = place;
  const { shows, films, library } = options;
  const settled = {
    ...options,
    shows: absolute(cwd, shows),
    films: absolute(cwd, films),
    library: absolute(cwd, library),
  };
  return {
    screen: 'start',
    around: {
      columns: stdout.columns,
      rows: stdout.rows - 1,
      glyphs: wantsAscii(place, options) ? ASCII : UNICODE,
      options: settled,
      roots: rootsOf(settled),
      folders: folders.map((folder) => resolve(cwd, folder)),
    },
    help: false,
    start: initialStart,
    scan: idleScan,
    review: initialReview,
    apply: initialApply,
    history: initialHistory,
    settings: initialSettings,
    cameFrom: 'start',
    done: 0,
    cameBackTo: null,
  };
}

/** Reads away what waits on the input. */
async function drain({ stdin, parts }: TuiPlace): Promise<void> {
  const drop = (): void => undefined;
  try {
    stdin.setRawMode(true);
    stdin.on('data', drop);
    stdin.resume();
    await parts.clock.sleep(DRAIN_MS);
    stdin.off('data', drop);
    stdin.setRawMode(false);
  } catch {
    // the terminal is gone: nothing waits there
  }
  stdin.pause();
  stdin.unref();
}

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

/** The full-screen window until it is left. */
async function runFullScreen(wish: TuiWish, place: TuiPlace): Promise<number> {
  const { parts, stdin, stdout, signal, cwd, home } = place;
  const [{ render }, { App }] = await Promise.all([import('ink'), import('./app.tsx')]);
  let lend: LendTerminal = () => Promise.resolve();
  let end: { readonly code: number; readonly lastWords: string | null } = { code: 0, lastWords: null };
  const effects = createEffects({
    parts,
    dispatch: (message) => {
      store.dispatch(message);
    },
    standpoint: { cwd, home },
    terminal: {
      redraw: () => void lend(() => undefined),
      suspend: () => {
        if (place.platform !== 'win32') void lend(place.stopProcess);
      },
      quit: (code, lastWords) => {
        end = { code, lastWords };
        shown.unmount();
      },
    },
  });
  const store = createStore(firstModel(wish, place), (effect) => {
    effects.run(effect);
  });
  const keepLend = (given: LendTerminal): void => {
    lend = given;
  };
  const resized = (): void => {
    store.dispatch({ type: 'resized', columns: stdout.columns, rows: stdout.rows });
  };
  const shown = render(<App store={store} color={wish.options.color} onLend={keepLend} />, {
    stdin,
    stdout,
    exitOnCtrlC: false,
    patchConsole: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 60,
    interactive: true,
  });
  const stopped = (): void => {
    end = { code: EXIT_OF[String(signal.reason)] ?? 130, lastWords: null };
    shown.unmount();
  };
  stdout.on('resize', resized);
  signal.addEventListener('abort', stopped);
  if (signal.aborted) stopped();
  try {
    await begin(store, wish, place);
    await shown.waitUntilExit();
  } catch (error) {
    shown.unmount();
    throw error;
  } finally {
    stdout.off('resize', resized);
    signal.removeEventListener('abort', stopped);
    await drain(place);
    await effects.close(signal.aborted ? String(signal.reason) : 'SIGINT');
  }
  if (end.lastWords !== null) place.lastWords(end.lastWords);
  return end.code;
}

/** The window until it is left, full-screen or as plain questions; resolves with the exit code. Throws only what is a fault of ours, the
 * terminal restored. */
export async function runTui(wish: TuiWish, place: TuiPlace): Promise<number> {
  if (!wish.options.linear) return runFullScreen(wish, place);
  const { around } = firstModel(wish, place);
  const { runLinear } = await import('./linear/run-linear.ts');
  const { parts, stdin, stdout, signal } = place;
  const { folders, roots, options } = around;
  return runLinear({ parts, input: stdin, output: stdout, folders, roots, options, demo: wish.demo, signal });
}
