// The terminal taken and given back: the alternate screen, raw keys, how wide it draws a line; on leaving, what was typed ahead is thrown
// away. It is given back on every way out, once.
import type { ReadStream, WriteStream } from 'node:tty';
import type { Clock } from '../../model/ports.ts';
import { Screen } from './screen.ts';
import { isLineNarrow, WIDTH_QUESTION } from './width-probe.ts';

/** A terminal that has not answered by then is taken to be like most. */
const ANSWER_MS = 100;
/** What was typed ahead is thrown away for this long, or a held Ctrl-D would log the shell out. */
const DRAIN_MS = 60;

export interface Terminal {
  readonly screen: Screen;
  /** lines are one cell wide; asked of the terminal where it was wished */
  readonly narrowLines: Promise<boolean>;
  /** gives the terminal back; what waits on its input is thrown away */
  close(): Promise<void>;
}

export interface TerminalWish {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly clock: Clock;
  /** ask how wide a line is */
  readonly measures: boolean;
}

/** Reads away what waits on the input, and sets it back to whole lines. */
async function drain(stdin: ReadStream, clock: Clock): Promise<void> {
  const drop = (): void => undefined;
  try {
    stdin.setRawMode(true);
    stdin.on('data', drop);
    stdin.resume();
    await clock.sleep(DRAIN_MS);
    stdin.off('data', drop);
    stdin.setRawMode(false);
  } catch {
    // the terminal is gone: nothing waits there
  }
  stdin.pause();
  stdin.unref();
}

/** Takes the terminal: from now on keys come one by one and nothing is echoed. */
export function openTerminal({ stdin, stdout, clock, measures }: TerminalWish): Terminal {
  const screen = new Screen(stdout);
  stdin.setRawMode(true);
  screen.enter();
  const ask = (): void => {
    screen.ask(WIDTH_QUESTION);
  };
  const narrowLines = measures ? isLineNarrow(stdin, ask, clock.sleep(ANSWER_MS)) : Promise.resolve(true);
  return {
    screen,
    narrowLines,
    async close() {
      screen.leave();
      await drain(stdin, clock);
    },
  };
}
