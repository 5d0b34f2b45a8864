// The History screen as rows. Pure.
import { basename } from 'node:path';
import type { RunSummary } from '../../model/run.ts';
import { minuteOf } from '../../names/day.ts';
import type { Block } from '../components/block.ts';
import { fieldRule, formHint, hint, placeIn, rule } from '../components/frame.ts';
import { BLANK, ends, line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { HistoryModel } from './history-model.ts';
import { historyRows, type HistoryRow } from './history-rows.ts';

/** Narrower than this, the year and some words go, so that the state of a run is seen. */
const ROOM_FOR_WORDS = 80;

/** A library's path that is cut shorter says nothing. */
const LEAST_PLACE = 6;

/** `2026-11-24 14:49`; `11-24 14:49`. */
function timeText(iso: string, isShort: boolean): string {
  if (iso === '') return isShort ? 'unknown' : 'unknown time';
  return minuteOf(iso).slice(isShort ? 5 : 0);
}

const STATES: Readonly<Record<RunSummary['state'], string>> = {
  complete: 'complete',
  interrupted: 'not finished',
  undone: 'undone',
  damaged: 'damaged',
};

function runLine(run: RunSummary, isCursor: boolean, { columns, glyphs }: Surroundings): Line {
  const what = run.undoes === null ? run.options.mode : 'undo';
  const state = run.stays > 0 ? `${STATES[run.state]}, ${run.stays} not` : STATES[run.state];
  const tone = run.stays > 0 ? 'warn' : run.state === 'complete' ? 'plain' : run.state === 'undone' ? 'quiet' : 'warn';
  const where = run.roots.shows ?? run.roots.films ?? '';
  const failed = run.failed > 0 ? `, ${run.failed} failed` : '';
  const isShort = columns < ROOM_FOR_WORDS;
  const head = `${timeText(run.started, isShort).padEnd(isShort ? 12 : 17)} ${what.padEnd(9)}`;
  const counts = isShort ? `${run.done}/${run.operations}${failed}` : `${run.done} of ${run.operations} done${failed}`;
  const cells = isShort ? 20 : 27;
  const room = columns - head.length - 3 - cells - 16;
  return [
    piece(isCursor ? '>  ' : '   ', 'strong'),
    piece(head, tone),
    piece(shown(counts, cells, glyphs.ellipsis), tone),
    piece(` ${room < LEAST_PLACE ? state : state.padEnd(15)}`, tone),
    piece(room < LEAST_PLACE ? '' : shownCut(where, room, glyphs.ellipsis), 'quiet'),
  ];
}

function showLine(
  { show: { show, path, files } }: Extract<HistoryRow, { kind: 'show' }>,
  opened: string | null,
  isCursor: boolean,
  { columns, glyphs }: Surroundings,
): Line {
  const stays = files.filter(({ status }) => status === 'refused').length;
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}${stays > 0 ? `, ${stays} can’t` : ''}`;
  return [
    piece(isCursor ? '>    ' : '     ', 'strong'),
    piece(`${opened === path ? glyphs.open : glyphs.closed} `),
    piece(shown(show, columns - 9 - count.length, glyphs.ellipsis)),
    piece(` ${count}`, stays > 0 ? 'warn' : 'quiet'),
  ];
}

function fileLine({ file }: Extract<HistoryRow, { kind: 'file' }>, isCursor: boolean, around: Surroundings): Line {
  const { columns, glyphs } = around;
  const { source, destination, status, reason } = file;
  const isRefused = status === 'refused';
  const text = isRefused
    ? `${basename(source)}: ${reason ?? ''}`
    : `${basename(source)} ${glyphs.arrow} ${source === destination ? 'this name goes' : destination}`;
  return [
    piece(isCursor ? '>      ' : '       ', 'strong'),
    piece(isRefused ? '! ' : '  ', 'warn'),
    piece(shownCut(text, columns - 10, glyphs.ellipsis), isRefused ? 'warn' : 'quiet'),
  ];
}

function rowLine(row: HistoryRow, opened: string | null, isCursor: boolean, around: Surroundings): Line {
  switch (row.kind) {
    case 'run':
      return runLine(row.run, isCursor, around);
    case 'show':
      return showLine(row, opened, isCursor, around);
    case 'file':
      return fileLine(row, isCursor, around);
  }
}

function emptyText({ runs, words }: HistoryModel): string {
  if (runs === null) return 'reading the journals ...';
  return words === '' ? 'No run has been carried out yet.' : 'No run has these words: Esc shows all.';
}

export function historyScreen(history: HistoryModel, around: Surroundings): readonly Block[] {
  const { columns, rows, glyphs } = around;
  const { cursor, asked, message, searching, words, opened } = history;
  const room = rows - 5;
  const all = historyRows(history);
  const first = Math.max(0, Math.min(Math.floor(cursor / room) * room, all.length - room));
  const shownLines = all
    .slice(first, first + room)
    .map((row, index) => rowLine(row, opened, first + index === cursor, around));
  if (all.length === 0) shownLines.push(line(`   ${emptyText(history)}`, 'quiet'));
  while (shownLines.length < room) shownLines.push(BLANK);
  const what = asked === null ? '' : shownCut(asked.what, columns - 20, glyphs.ellipsis);
  const question: Block = asked ? { widget: { type: 'confirm', question: `Undo ${what}?` }, height: 1 } : BLANK;
  const told = searching
    ? fieldRule(searching, '', around)
    : rule(message ?? (words === '' ? null : `/ ${words}`), placeIn(first, room, all.length), around);
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
    told,
    searching
      ? formHint('Enter search titles and paths of all runs  Esc drop', around)
      : asked
        ? formHint('y undo  n Esc leave it as it is', around)
        : hint(['Enter look inside', 'u undo', 'e review again', '/ search', 'Esc back', 'q quit'], around),
  ];
}
