// What is written turns one screen into the next, for any two screens: checked on a terminal's own model.
import headless from '@xterm/headless';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../src/tui/terminal/cells.ts';
import { paint } from '../../../src/tui/terminal/paint.ts';

const COLUMNS = 24;
const ROWS = 5;

const terminal = (): InstanceType<typeof headless.Terminal> => {
  const model = new headless.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true, scrollback: 0 });
  model.loadAddon(new Unicode11Addon());
  model.unicode.activeVersion = '11';
  return model;
};

/** Every cell with its letter and what colours and weights it has; a plain blank has none. */
async function cellsAfter(...writes: readonly string[]): Promise<string> {
  const model = terminal();
  for (const text of writes)
    await new Promise<void>((done) => {
      model.write(text, done);
    });
  const rows: string[] = [];
  for (let y = 0; y < ROWS; y += 1) {
    const line = model.buffer.active.getLine(y);
    const cells: string[] = [];
    for (let x = 0; x < COLUMNS; x += 1) {
      const cell = line?.getCell(x);
      const letter = cell?.getChars() ?? '';
      const isBlank = (letter === '' || letter === ' ') && cell?.getWidth() !== 0;
      const style = `${cell?.isBold()}${cell?.isDim()}${cell?.getFgColor()}${cell?.getFgColorMode()}`;
      cells.push(isBlank ? ' ' : `${letter}${style}`);
    }
    rows.push(cells.join(''));
  }
  return rows.join('\n');
}

const piece = fc.tuple(
  fc.constantFrom('', '\u001b[1m', '\u001b[2m', '\u001b[36m', '\u001b[33m', '\u001b[1;31m'),
  fc.stringMatching(/^[a-c 蟲師夏한─…é]{0,9}$/u),
);
const line = fc
  .array(piece, { maxLength: 4 })
  .map((parts) => parts.map(([style, text]) => (style === '' ? text : `${style}${text}\u001b[0m`)).join(''));
const frame = fc.array(line, { maxLength: ROWS - 1 });
const rowsOf = (lines: readonly string[]): ReturnType<typeof rowOf>[] => lines.map((each) => rowOf(each, COLUMNS));

describe('a painted screen', () => {
  it('is the same whether written whole or as changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 2, maxLength: 5 }), async (frames) => {
        const writes = frames.map((each, index) => {
          const last = frames[index - 1];
          return paint(last ? rowsOf(last) : null, rowsOf(each), COLUMNS);
        });
        const whole = paint(null, rowsOf(frames.at(-1) ?? []), COLUMNS);
        expect(await cellsAfter(...writes)).toBe(await cellsAfter(whole));
      }),
      { numRuns: 150 },
    );
  });

  it('costs nothing where nothing changed', () => {
    fc.assert(
      fc.property(frame, (lines) => {
        expect(paint(rowsOf(lines), rowsOf(lines), COLUMNS)).toBe('');
      }),
    );
  });

  it('never holds a control sequence but colours and moves, whatever a row says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[\u0000-\u001f\u007f-\u009fa-z[\]?;0-9蟲\u202e]{0,20}$/u), { maxLength: 3 }),
        (lines) => {
          const text = paint(null, rowsOf(lines), COLUMNS);
          expect(text.replace(/\u001b\[[\d;]*[mHGCEKJ]|\r/g, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['one letter', 'Show a', 'Show b', 8],
    ['a mark that moves', '> x', '  x', 5],
    ['a tail that goes', 'abcdefghijkl', 'ab', 10],
    ['a colour alone', '\u001b[36mab\u001b[39m', 'ab', 6],
  ])('writes little for %s', (_what, before, after, most) => {
    expect(paint([rowOf(before, COLUMNS)], [rowOf(after, COLUMNS)], COLUMNS).length).toBeLessThanOrEqual(most);
  });

  it('writes a row whole where terminals measure a letter differently', () => {
    const [before, after] = [rowOf('👩‍💻 ab', COLUMNS), rowOf('👩‍💻 ac', COLUMNS)];
    expect(paint([before], [after], COLUMNS)).toContain('👩‍💻');
  });
});
