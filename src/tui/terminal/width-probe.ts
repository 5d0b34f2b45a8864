// Asks the terminal how wide it draws a line: where that takes two cells, and every box would be torn, plain ASCII is drawn instead.
import type { ReadStream } from 'node:tty';

/** Written at the left edge; the answer tells the column after it. */
export const WIDTH_QUESTION = '\r─\u001b[6n\r\u001b[K';
const ANSWER = /\u001b\[(\d+);(\d+)R/;
/** `─` takes one cell. */
const COLUMN_AFTER = 2;

/**
 * Resolves with true where the line is one cell wide, and where nothing was answered before `patience` ended. Keys that came meanwhile are
 * put back. `ask` writes the question.
 */
export async function isLineNarrow(stdin: ReadStream, ask: () => void, patience: Promise<unknown>): Promise<boolean> {
  let said = '';
  let tell: (column: number) => void = () => undefined;
  const answered = new Promise<number>((resolve) => {
    tell = resolve;
  });
  const read = (): void => {
    for (let part = stdin.read() as string | null; part !== null; part = stdin.read() as string | null) said += part;
    const column = ANSWER.exec(said)?.[2];
    if (column !== undefined) tell(Number(column));
  };
  stdin.setEncoding('utf8');
  stdin.on('readable', read);
  ask();
  const column = await Promise.race([answered, patience.then(() => COLUMN_AFTER)]);
  stdin.off('readable', read);
  const keys = said.replace(ANSWER, '');
  if (keys !== '') stdin.unshift(keys);
  return column === COLUMN_AFTER;
}
