// The History screen as rows. Pure.
import { basename } from 'node:path';
import type { RunSummary } from '../../model/run.ts';
import type { Block } from '../components/block.ts';
import { hint, placeIn, rule } from '../components/frame.ts';
import { BLANK, ends, line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { HistoryModel } from './history-model.ts';

/** `2026-11-24 14:49`, UTC as it was written. */
const timeText = (iso: string): string => (iso === '' ? 'unknown time' : iso.slice(0, 16).replace('T', ' '));

const STATES: Readonly<Record<RunSummary['state'], string>> = {
  complete: 'complete',
  interrupted: 'not finished',
  undone: 'undone',
  damaged: 'damaged',
};

function runLine(run: RunSummary, isCursor: boolean, { columns, glyphs }: Surroundings): Line {
  const what = run.undoes === null ? run.options.mode : 'undo';
  const state = STATES[run.state];
  const tone = run.state === 'complete' ? 'plain' : run.state === 'undone' ? 'quiet' : 'warn';
  const where = run.roots.shows ?? run.roots.films ?? '';
  const failed = run.failed > 0 ? `, ${run.failed} failed` : '';
  const head = `${timeText(run.started).padEnd(17)} ${what.padEnd(9)}`;
  const room = columns - head.length - 3 - 28 - 13;
  return [
    piece(isCursor ? '>  ' : '   ', 'strong'),
    piece(head, tone),
    piece(shown(`${run.done} of ${run.operations} done${failed}`, 27, glyphs.ellipsis), tone),
    piece(` ${state.padEnd(13)}`, tone),
    piece(shownCut(where, room, glyphs.ellipsis), 'quiet'),
  ];
}

function insideLines({ inside }: HistoryModel, { columns, glyphs }: Surroundings): readonly Line[] {
  if (!inside) return [];
  const files = inside.operations.filter(({ action }) => action !== 'remove-folder' && action !== 'make-folder');
  return [
    line(`     undoing it brings back ${files.length} ${files.length === 1 ? 'file' : 'files'}:`, 'strong'),
    ...files.map(({ source, destination, status, reason }): Line => {
      const text = `${basename(source)} ${glyphs.arrow} ${destination}`;
      return status === 'refused'
        ? [
            piece('     ! ', 'warn'),
            piece(shownCut(`${basename(source)}: ${reason ?? ''}`, columns - 8, glyphs.ellipsis), 'warn'),
          ]
        : [piece('       '), piece(shownCut(text, columns - 8, glyphs.ellipsis), 'quiet')];
    }),
  ];
}

export function historyScreen(history: HistoryModel, around: Surroundings): readonly Block[] {
  const { columns, rows, glyphs } = around;
  const { runs, cursor, isAsking, message } = history;
  const room = rows - 5;
  const lines: Line[] = [];
  let at = 0;
  for (const [index, run] of (runs ?? []).entries()) {
    if (index === cursor) at = lines.length;
    lines.push(runLine(run, index === cursor, around));
    if (index === cursor) lines.push(...insideLines(history, around));
  }
  const first = Math.max(0, Math.min(Math.floor(at / room) * room, lines.length - room));
  const shownLines = lines.slice(first, first + room);
  const empty = runs === null ? 'reading the journals ...' : 'No run has been carried out yet.';
  if (lines.length === 0) shownLines.push(line(`   ${empty}`, 'quiet'));
  while (shownLines.length < room) shownLines.push(BLANK);
  const question: Block = isAsking ? { widget: { type: 'confirm', question: 'Undo this run?' }, height: 1 } : BLANK;
  return [
    ends(
      line(' History', 'strong'),
      line('every run is a journal; undoing one is a run too ', 'quiet'),
      columns,
      glyphs.ellipsis,
    ),
    line(glyphs.rule.repeat(columns), 'quiet'),
    ...shownLines,
    question,
    rule(message, placeIn(first, room, lines.length), around),
    hint(['Enter look inside', 'u undo it', 'Esc back', 'q quit'], around),
  ];
}
