// Takes the terminal, shows the window, and gives the terminal back as it was on every way out. The only file of the room that touches
// the process's own streams. The first frame needs nothing but Ink; all else loads after it.
import { join } from 'node:path';
import type { WriteStream } from 'node:tty';
import { Failure } from '../model/failure.ts';
import { surroundings, wantsAscii } from './first-model.ts';
import { keepHeapSmall } from './frugal-heap.ts';
import { openTerminal, type Terminal } from './terminal/terminal.ts';
import type { TuiPlace, TuiWish } from './tui-place.ts';

const EXIT_OF: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Ink without what it would load only to read its layout engine out of a data address: an HTTP client, 50 ms. */
async function loadInk(): Promise<typeof import('ink')> {
  const fetching = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
  Reflect.deleteProperty(globalThis, 'fetch');
  try {
    return await import('ink');
  } finally {
    if (fetching) Object.defineProperty(globalThis, 'fetch', fetching);
  }
}

interface End {
  readonly code: number;
  readonly lastWords: string | null;
}

async function show(wish: TuiWish, place: TuiPlace, terminal: Terminal, measures: boolean): Promise<End> {
  const { signal, stdin, stdout, cwd, onCrash } = place;
  const { screen } = terminal;
  const [{ render }, { FirstFrame }] = await Promise.all([loadInk(), import('./first-frame.tsx')]);
  const isAscii = !measures || !(await terminal.narrowLines);
  const around = surroundings(wish, { cwd, columns: stdout.columns, rows: stdout.rows, isAscii });
  const { color } = wish.options;
  const first = wish.demo || (wish.folders.length > 0 && around.roots !== null) ? 'scan' : 'start';
  const shown = render(<FirstFrame screen={first} around={around} color={color} drawn={screen.drawn} />, {
    stdin,
    // our screen is all of a terminal's stream that Ink looks at
    stdout: screen as unknown as WriteStream,
    exitOnCtrlC: false,
    patchConsole: false,
    alternateScreen: true,
    // each frame whole, as soon as it is made: the screen writes what changed
    debug: true,
    interactive: true,
  });
  let end: End = { code: 0, lastWords: null };
  let crash: { readonly error: unknown } | null = null;
  const stopped = (): void => {
    end = { code: EXIT_OF[String(signal.reason)] ?? 130, lastWords: null };
    shown.unmount();
  };
  const forgetCrashes = onCrash((error) => {
    crash ??= { error };
    shown.unmount();
  });
  signal.addEventListener('abort', stopped);
  let close: () => Promise<void> = () => Promise.resolve();
  try {
    if (signal.aborted) stopped();
    else {
      keepHeapSmall();
      // its thread starts while the window loads
      if (wish.demo || wish.folders.length > 0) place.parts.prepareWalk();
      const { openWindow } = await import('./window.tsx');
      const quit = (code: number, lastWords: string | null): void => {
        end = { code, lastWords };
        shown.unmount();
      };
      const window = openWindow({ wish, place, around, screen, quit });
      ({ close } = window);
      // what it begins with is known by then: a scan that begins at once shows no other screen before
      await window.begin();
      shown.rerender(window.element);
    }
    await shown.waitUntilExit();
    if (crash) throw (crash as { readonly error: unknown }).error;
  } finally {
    signal.removeEventListener('abort', stopped);
    shown.unmount();
    await terminal.close();
    await close();
    forgetCrashes();
  }
  return end;
}

/** A fault of ours as one line that says where the log is; the log has the rest. */
function ours({ parts: { log, folders } }: TuiPlace, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const stack = error instanceof Error ? error.stack : null;
  log.write('error', 'window-crashed', { text: error instanceof Error ? error.message : String(error), stack });
  return new Failure({
    code: 'E-BUG',
    message: 'The window ended by a fault of ours; what you decided is kept.',
    hint: `The log has more: ${join(folders.state, 'app.log')}`,
    cause: error,
  });
}

async function runFullScreen(asked: TuiWish, place: TuiPlace): Promise<number> {
  const { env, platform, parts, stdin, stdout } = place;
  const wish = { ...asked, options: { ...asked.options, color: asked.options.color && env['TERM'] !== 'dumb' } };
  const measures = !wantsAscii(env, platform, wish.options);
  const terminal = openTerminal({ stdin, stdout, clock: parts.clock, measures });
  try {
    const { code, lastWords } = await show(wish, place, terminal, measures);
    if (lastWords !== null) place.lastWords(lastWords);
    return code;
  } catch (error) {
    terminal.screen.leave();
    throw ours(place, error);
  }
}

/** The window until it is left, full-screen or as plain questions; resolves with the exit code. Throws a Failure, the terminal restored. */
export async function runTui(wish: TuiWish, place: TuiPlace): Promise<number> {
  if (!wish.options.linear) return runFullScreen(wish, place);
  const { parts, stdin, stdout, signal, cwd } = place;
  const { folders, roots, options } = surroundings(wish, { cwd, columns: 80, rows: 24, isAscii: true });
  const { runLinear } = await import('./linear/run-linear.ts');
  return runLinear({ parts, input: stdin, output: stdout, folders, roots, options, demo: wish.demo, signal });
}
