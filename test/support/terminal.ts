// A real terminal for journeys: the program in a pty, its output on a screen model, keys by name. Waits for what is on the screen, never for time.
import { writeSync } from 'node:fs';
import { type IPty, spawn } from 'node-pty';
import headless from '@xterm/headless';
import { Unicode11Addon } from '@xterm/addon-unicode11';

const KEYS: Readonly<Record<string, string>> = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  pagedown: '\u001b[6~',
  pageup: '\u001b[5~',
  home: '\u001b[H',
  end: '\u001b[F',
  enter: '\r',
  tab: '\t',
  escape: '\u001b',
  'ctrl-c': '\u0003',
  'ctrl-u': '\u0015',
};

export interface TerminalOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly columns: number;
  readonly rows: number;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface Terminal {
  /** presses keys: names of `KEYS`, anything else is typed as it is */
  press(...keys: readonly string[]): void;
  /** the screen as lines, trailing blanks cut */
  screen(): string;
  /** resolves with the screen once `wanted` is on it; fails with the last screen after 20 s */
  waitFor(wanted: RegExp | ((screen: string) => boolean)): Promise<string>;
  /** resolves once nothing has been written for `quietMs` */
  settled(quietMs?: number): Promise<void>;
  resize(columns: number, rows: number): void;
  /** sends a signal to the program */
  kill(signal: string): void;
  /** exit code, once it has ended */
  readonly ended: Promise<number>;
  /** bytes written so far */
  written(): number;
  /** everything written, raw */
  raw(): string;
}

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 15;
const LAST_WORDS_MS = 60;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * What is typed into a pty. node-pty's own queue goes on after the program has ended, with a descriptor that is closed by then, and prints
 * what the system says to that; this one writes at once or waits for room, and ends with the program.
 */
function keysTo(program: IPty): { write: (text: string) => void; end: () => void } {
  const { fd } = program as IPty & { readonly fd: number };
  let waiting: readonly Buffer[] = [];
  let isOver = false;
  const end = (): void => {
    isOver = true;
    waiting = [];
  };
  const flush = (): void => {
    for (let [next] = waiting; next !== undefined && !isOver; [next] = waiting) {
      try {
        const written = writeSync(fd, next);
        const rest = next.subarray(written);
        waiting = rest.length > 0 ? [rest, ...waiting.slice(1)] : waiting.slice(1);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return void setTimeout(flush, LOOK_EVERY_MS);
        // the program has ended, and its end has not been told yet
        return end();
      }
    }
  };
  const write = (text: string): void => {
    if (isOver || text === '') return;
    waiting = [...waiting, Buffer.from(text)];
    if (waiting.length === 1) flush();
  };
  return { write, end };
}

/** Starts a program in a terminal of its own. The environment is only what is given, with PATH and a UTF-8 locale. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { columns, rows } = options;
  const model = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  model.loadAddon(new Unicode11Addon());
  model.unicode.activeVersion = '11';
  const program = spawn(options.command, [...options.args], {
    name: options.env['TERM'] ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd: options.cwd ?? process.cwd(),
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '/',
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      ...options.env,
    },
  });
  let bytes = 0;
  let raw = '';
  let lastWrite = Date.now();
  program.onData((data) => {
    bytes += Buffer.byteLength(data);
    raw += data;
    lastWrite = Date.now();
    model.write(data);
  });
  // what the program asks the terminal (cursor position, device attributes) is answered as a terminal would
  let isOver = false;
  const keys = keysTo(program);
  model.onData(keys.write);
  const ended = new Promise<number>((resolve) => {
    program.onExit(({ exitCode, signal }) => {
      isOver = true;
      keys.end();
      // its last words may still be on their way through the terminal
      const code = signal ? 128 + signal : exitCode;
      const whenQuiet = (): void => {
        if (Date.now() - lastWrite >= LAST_WORDS_MS) resolve(code);
        else setTimeout(whenQuiet, LOOK_EVERY_MS);
      };
      setTimeout(whenQuiet, LAST_WORDS_MS);
    });
  });

  const screen = (): string => {
    const buffer = model.buffer.active;
    const lines: string[] = [];
    for (let row = 0; row < model.rows; row += 1)
      lines.push(buffer.getLine(row + buffer.baseY)?.translateToString(true) ?? '');
    return lines.join('\n').trimEnd();
  };
  const press = (...names: readonly string[]): void => {
    for (const name of names) keys.write(KEYS[name] ?? name);
  };
  return {
    press,
    screen,
    ended,
    async waitFor(wanted) {
      const holds = typeof wanted === 'function' ? wanted : (text: string) => wanted.test(text);
      const until = Date.now() + PATIENCE_MS;
      for (;;) {
        const text = screen();
        if (holds(text)) return text;
        if (Date.now() > until) throw new Error(`never came: ${String(wanted)}\n${text}`);
        await sleep(LOOK_EVERY_MS);
      }
    },
    async settled(quietMs = 150) {
      while (Date.now() - lastWrite < quietMs) await sleep(LOOK_EVERY_MS);
    },
    resize(newColumns, newRows) {
      model.resize(newColumns, newRows);
      program.resize(newColumns, newRows);
    },
    kill(signal) {
      if (!isOver) program.kill(signal);
    },
    written: () => bytes,
    raw: () => raw,
  };
}
