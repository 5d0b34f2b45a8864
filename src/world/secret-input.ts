// Reading what must not be shown: a key typed without echo, or handed in by a pipe. Nothing of it is kept here.
import { addAbortSignal } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { Failure } from '../model/failure.ts';
import { throwIfStopped } from '../workflow/interrupt.ts';

const ENTER = new Set(['\r', '\n', '\u0004']);
const INTERRUPT = '\u0003';
const ERASE = new Set(['\u007f', '\b']);

const stopped = (): Failure => new Failure({ code: 'E-INTERRUPTED', message: 'Stopped; nothing was changed.' });

/** Asks on `out`, reads one line from the terminal without echo. Failure E-INTERRUPTED on Ctrl-C. */
export function readSecret(input: ReadStream, out: { write(text: string): unknown }, prompt: string): Promise<string> {
  // before the prompt: what is pasted as soon as it shows must not be echoed
  input.setRawMode(true);
  out.write(prompt);
  input.setEncoding('utf8');
  input.resume();
  return new Promise((resolve, reject) => {
    let text = '';
    const end = (): void => {
      input.off('data', read);
      input.setRawMode(false);
      input.pause();
      out.write('\n');
    };
    const read = (chunk: string): void => {
      for (const character of chunk) {
        if (ENTER.has(character) || character === INTERRUPT) {
          end();
          if (character === INTERRUPT) return reject(stopped());
          return resolve(text);
        }
        if (ERASE.has(character)) text = text.slice(0, -1);
        else text += character;
      }
    };
    input.on('data', read);
  });
}

/** Everything on standard input, as text. Failure E-INTERRUPTED once the signal aborts. */
export async function readAll(input: NodeJS.ReadStream, signal: AbortSignal): Promise<string> {
  let text = '';
  input.setEncoding('utf8');
  try {
    for await (const chunk of addAbortSignal(signal, input)) text += String(chunk);
  } catch (error) {
    throwIfStopped(signal);
    throw error;
  }
  return text;
}

/** Asks on `out` and reads one line, with the terminal's own editing. Failure E-INTERRUPTED once the signal aborts. */
export async function readLine(
  input: NodeJS.ReadStream,
  out: NodeJS.WriteStream,
  prompt: string,
  signal: AbortSignal,
): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input, output: out });
  // without a listener of its own Ctrl-C would only end the question
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await reader.question(prompt, { signal });
  } catch (error) {
    throwIfStopped(signal);
    throw error;
  } finally {
    reader.close();
  }
}
