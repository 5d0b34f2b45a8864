// The rows of the Apply screen as lines: a conflict with its answers, a show with its files before and after. Pure.
import { basename } from 'node:path';
import type { Conflict } from '../../model/plan.ts';
import { display } from '../../names/display.ts';
import { graphemesOf } from '../../names/graphemes.ts';
import { cellWidth, cut, cutToShow, fit } from '../../names/width.ts';
import { cutLine, piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { ApplyModel } from './apply-model.ts';
import { answersTo, type ApplyRow, type ShowRow } from './apply-rows.ts';
import { factsOfAnswer } from './file-facts.ts';

interface LineWish {
  readonly model: ApplyModel;
  readonly isCursor: boolean;
  readonly around: Surroundings;
}

/** What becomes of the files that an answer does not name. */
function stays({ kind, answers, inForce }: Conflict): string {
  const choice = answers[inForce]?.choice ?? 'keep';
  if (typeof choice === 'object') return 'the other stays';
  if (choice === 'beside') return 'both stay';
  if (choice === 'replace') return 'as you said';
  return kind === 'target-exists' ? 'this one stays' : 'all stay where they are';
}

/** Sizes alone where there is little room: what else tells files apart is in their names. */
const ROOM_FOR_FACTS = 80;
/** Number and its blanks, and the last column. */
const AROUND_ANSWER = 9;
const LEAST_NAME = 12;

/** How many graphemes all names begin with. */
function sharedStart(names: readonly string[]): number {
  const [first = [], ...others] = names.map(graphemesOf);
  const at = first.findIndex((letter, index) => others.some((each) => each[index] !== letter));
  return others.length === 0 || at < 0 ? 0 : at;
}

function answerLines(conflict: Conflict, { columns, glyphs }: Surroundings): readonly Line[] {
  const names = answersTo(conflict).map(display);
  const facts = names.map((_, index) => factsOfAnswer(conflict, index, columns < ROOM_FOR_FACTS));
  const mark = `  ${glyphs.back} ${stays(conflict)}`;
  const widest = Math.max(...facts.map((each) => each.length));
  // the mark is never cut: it says what happens; where it stands behind no name, names have its room
  const besideFacts = (facts[conflict.inForce] ?? '') === '' ? 0 : cellWidth(mark);
  const room = columns - AROUND_ANSWER - (widest === 0 ? 0 : widest + 2) - besideFacts;
  const longest = Math.max(...names.map((name, index) => (facts[index] === '' ? 0 : cellWidth(name))));
  const nameCells = Math.max(LEAST_NAME, Math.min(room, longest));
  const files = names.filter((_, index) => typeof conflict.answers[index]?.choice === 'object');
  const differ = sharedStart(files);
  const short = (name: string, cells: number): string =>
    files.includes(name) ? cutToShow(name, differ, cells, glyphs.ellipsis) : cut(name, cells, glyphs.ellipsis);
  return names.map((name, index): Line => {
    const isInForce = index === conflict.inForce;
    const told = facts[index] ?? '';
    const tone = isInForce ? 'plain' : 'quiet';
    const alone = columns - AROUND_ANSWER - (isInForce ? cellWidth(mark) : 0);
    return [
      piece(`     ${index + 1}  `, 'quiet'),
      told === ''
        ? piece(cut(name, Math.max(LEAST_NAME, alone), glyphs.ellipsis), tone)
        : piece(fit(short(name, nameCells), nameCells), tone),
      piece(told === '' ? '' : `  ${told}`, 'quiet'),
      piece(isInForce ? mark : '', 'accent'),
    ];
  });
}

function conflictLines(conflict: Conflict, { isCursor, around }: LineWish): readonly Line[] {
  const { columns, glyphs } = around;
  const what =
    conflict.kind === 'same-target'
      ? `${conflict.contenders.length} files, one place`
      : 'another file is there already';
  return [
    [
      piece(isCursor ? '>' : ' ', 'strong'),
      piece('! ', 'warn'),
      piece(shown(basename(conflict.destination), columns - what.length - 8, glyphs.ellipsis)),
      piece(`  ${what}`, 'quiet'),
    ],
    ...answerLines(conflict, around).map((each) => cutLine(each, columns, glyphs.ellipsis)),
  ];
}

const belowShow = (destination: string, show: string): string => {
  const at = destination.indexOf(`/${show}/`);
  return at < 0 ? basename(destination) : destination.slice(at + show.length + 2);
};

/** A video before and after, what goes with it counted. */
function fileLines({ show, operations }: Extract<ApplyRow, { kind: 'file' }>, wish: LineWish): readonly Line[] {
  const { isCursor, around } = wish;
  const { columns, glyphs } = around;
  const [first, ...rest] = operations;
  if (!first) return [];
  const beside = rest.length === 0 ? '' : ` + ${rest.length}`;
  const now = first.action === 'write' ? 'written by AniVault' : basename(first.source);
  const cells = columns - 12 - beside.length;
  return [
    [
      piece(isCursor ? '>' : ' ', 'strong'),
      piece('     now  ', 'quiet'),
      piece(shownCut(now, cells, glyphs.ellipsis) + beside),
    ],
    [
      piece('      new  ', 'quiet'),
      piece(shownCut(belowShow(first.destination, show), cells, glyphs.ellipsis) + beside, 'good'),
    ],
  ];
}

/** `from 蟲師 続章   20 come · 26 there`: what is known of the folder, the names read only where there is room; nfo files don't count. */
function showFacts({ operations, folder }: ShowRow, { columns, glyphs }: Surroundings): string {
  const come = operations.filter(({ action }) => action !== 'write');
  const videos = new Set((come.length > 0 ? come : operations).map(({ unit }) => unit)).size;
  const there = folder?.there ?? 0;
  const comes = `${videos} ${videos === 1 ? 'comes' : 'come'}${there === 0 ? '' : ` ${glyphs.dot} ${there} there`}`;
  const [readAs] = folder?.readAs ?? [];
  const from =
    readAs === undefined || columns < ROOM_FOR_FACTS ? '' : `from ${shownCut(readAs, 16, glyphs.ellipsis)}   `;
  return from + comes;
}

function showLine(row: ShowRow, { model, isCursor, around }: LineWish): Line {
  const { columns, glyphs } = around;
  const { show } = row;
  const isOpen = model.opened.has(show);
  const facts = showFacts(row, around);
  return [
    piece(isCursor ? '>' : ' ', 'strong'),
    piece(`${isOpen ? glyphs.open : glyphs.closed} `),
    piece(shown(show, columns - 5 - cellWidth(facts), glyphs.ellipsis)),
    piece(` ${facts}`, 'quiet'),
  ];
}

export function linesOf(row: ApplyRow, wish: LineWish): readonly Line[] {
  switch (row.kind) {
    case 'conflict':
      return conflictLines(row.conflict, wish);
    case 'show':
      return [showLine(row.row, wish)];
    case 'file':
      return fileLines(row, wish);
  }
}

/** How many lines a row takes, without making them. */
export function heightOf(row: ApplyRow): number {
  if (row.kind === 'conflict') return 1 + row.conflict.answers.length;
  return row.kind === 'show' ? 1 : 2;
}
