// Reading what must not be shown: a key typed without echo, or handed in by a pipe. Nothing of it is kept here.
import type { ReadStream } from 'node:tty';

const ENTER = new Set(['\r', '\n', '\u0004']);
const INTERRUPT = '\u0003';
const ERASE = new Set(['\u007f', '\b']);

/** Asks on `out`, reads one line from the terminal without echo. Ctrl-C gives an empty answer. */
export function readSecret(input: ReadStream, out: { write(text: string): unknown }, prompt: string): Promise<string> {
  out.write(prompt);
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  return new Promise((resolve) => {
    let text = '';
    const end = (answer: string): void => {
      input.off('data', read);
      input.setRawMode(false);
      input.pause();
      out.write('\n');
      resolve(answer);
    };
    const read = (chunk: string): void => {
      for (const character of chunk) {
        if (ENTER.has(character)) return end(text);
        if (character === INTERRUPT) return end('');
        if (ERASE.has(character)) text = text.slice(0, -1);
        else text += character;
      }
    };
    input.on('data', read);
  });
}

/** Everything on standard input, as text. */
export async function readAll(input: NodeJS.ReadStream): Promise<string> {
  let text = '';
  input.setEncoding('utf8');
  for await (const chunk of input) text += String(chunk);
  return text;
}
