// How wide a terminal draws a line, as it answers itself; keys that came meanwhile are not lost.
import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { isLineNarrow } from '../../../src/tui/terminal/width-probe.ts';

/** What a terminal that answers so is found to be, and what is left to read. */
async function probed(answer: string, patience: Promise<unknown>): Promise<{ isNarrow: boolean; left: string }> {
  const stdin = new PassThrough();
  const ask = (): void => void stdin.write(answer);
  const isNarrow = await isLineNarrow(stdin as unknown as ReadStream, ask, patience);
  return { isNarrow, left: String(stdin.read() ?? '') };
}

const NEVER = new Promise<never>(() => undefined);

describe('a line', () => {
  it.each([
    ['one cell', '\u001b[1;2R', true, ''],
    ['two cells', '\u001b[1;3R', false, ''],
    ['one cell, with keys around the answer', 'j\u001b[5;2Rk', true, 'jk'],
  ])('of %s', async (_what, answer, isNarrow, left) => {
    expect(await probed(answer, NEVER)).toEqual({ isNarrow, left });
  });

  it('is one cell wide where nobody answers in time, and what was typed stays', async () => {
    expect(await probed('q', new Promise((done) => setTimeout(done, 20)))).toEqual({ isNarrow: true, left: 'q' });
  });
});
