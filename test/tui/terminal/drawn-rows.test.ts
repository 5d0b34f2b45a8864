// Rows behind marks: what Ink lays out is short, what is shown is the row.
import { describe, expect, it } from 'vitest';
import { line, piece } from '../../../src/tui/line.ts';
import { createDrawnRows } from '../../../src/tui/terminal/drawn-rows.ts';

const textOf = (row: { readonly texts: readonly string[] } | null): string | undefined => row?.texts.join('');

describe('drawn rows', () => {
  it('stand behind a mark of a few cells, in their styles', () => {
    const rows = createDrawnRows();
    const mark = rows.markFor([piece('Kanon', 'strong'), piece(' 名前')], true);
    expect(mark.length).toBeLessThan(8);
    const row = rows.rowBehind(mark, 80);
    expect(textOf(row)).toBe('Kanon 名前');
    expect(row?.styles.slice(0, 6)).toEqual(['1', '1', '1', '1', '1', '']);
  });

  it('are plain where no colours are wanted', () => {
    const rows = createDrawnRows();
    expect(rows.rowBehind(rows.markFor(line('bad', 'bad'), false), 80)?.styles).toEqual(['', '', '']);
  });

  it('end at the width, never in half a letter nor behind one that was left out', () => {
    const rows = createDrawnRows();
    const mark = rows.markFor(line('ab名c'), true);
    expect(textOf(rows.rowBehind(mark, 3))).toBe('ab');
    expect(textOf(rows.rowBehind(mark, 80))).toBe('ab名c');
  });

  it('let no control character through', () => {
    const rows = createDrawnRows();
    const text = textOf(rows.rowBehind(rows.markFor(line('a\u001b[31mb\u0007'), true), 80));
    expect(text).toBe('a\ufffd[31mb\ufffd');
  });

  it('keep what is still shown, however much is drawn, and forget the rest', () => {
    const rows = createDrawnRows();
    const header = rows.markFor(line('header'), true);
    const gone = rows.markFor(line('gone'), true);
    for (let frame = 0; frame < 5000; frame += 1) {
      rows.markFor(line(`row ${frame}`), true);
      expect(textOf(rows.rowBehind(header, 80))).toBe('header');
    }
    expect(rows.rowBehind(gone, 80)).toBeNull();
  });

  it('a text that is no mark stands for itself', () => {
    expect(createDrawnRows().rowBehind('\uf8f01', 80)).toBeNull();
  });
});
