// The rows of the Apply screen as lines: a conflict with its answers, a show with its files before and after. Pure.
import { basename } from 'node:path';
import type { Conflict, Operation } from '../../model/plan.ts';
import { display } from '../../names/display.ts';
import { cellWidth, cut, fit } from '../../names/width.ts';
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

function answerLines(conflict: Conflict, { columns, glyphs }: Surroundings): readonly Line[] {
  const names = answersTo(conflict).map(display);
  const facts = names.map((_, index) => factsOfAnswer(conflict, index, columns < ROOM_FOR_FACTS));
  const mark = `  ${glyphs.back} ${stays(conflict)}`;
  const widest = Math.max(...facts.map((each) => each.length));
  // the mark is never cut: it says what happens
  const room = columns - AROUND_ANSWER - (widest === 0 ? 0 : widest + 2) - cellWidth(mark);
  const longest = Math.max(...names.map((name, index) => (facts[index] === '' ? 0 : cellWidth(name))));
  return names.map((name, index): Line => {
    const isInForce = index === conflict.inForce;
    const told = facts[index] ?? '';
    const tone = isInForce ? 'plain' : 'quiet';
    const alone = columns - AROUND_ANSWER - (isInForce ? cellWidth(mark) : 0);
    return [
      piece(`     ${index + 1}  `, 'quiet'),
      told === ''
        ? piece(cut(name, Math.max(LEAST_NAME, alone), glyphs.ellipsis), tone)
        : piece(fit(name, Math.max(LEAST_NAME, Math.min(room, longest)), glyphs.ellipsis), tone),
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

interface Change {
  readonly now: string;
  readonly fresh: string;
}

/** Each video before and after, what goes with it counted; what is written by itself stands alone. */
function changesOf({ operations, show }: ShowRow): readonly Change[] {
  const units = new Map<string, readonly Operation[]>();
  for (const operation of operations) units.set(operation.unit, [...(units.get(operation.unit) ?? []), operation]);
  return [...units.values()].flatMap((some): readonly Change[] => {
    const [first, ...rest] = some;
    if (!first) return [];
    const beside = rest.length === 0 ? '' : ` + ${rest.length}`;
    const now = first.action === 'write' ? 'written by AniVault' : basename(first.source);
    return [{ now: now + beside, fresh: belowShow(first.destination, show) + beside }];
  });
}

/** `from 蟲師 続章   20 come · 26 there`: what is known of the folder, the names read only where there is room. */
function showFacts({ operations, folder }: ShowRow, { columns, glyphs }: Surroundings): string {
  const videos = new Set(operations.map(({ unit }) => unit)).size;
  const there = folder?.there ?? 0;
  const comes = `${videos} ${videos === 1 ? 'comes' : 'come'}${there === 0 ? '' : ` ${glyphs.dot} ${there} there`}`;
  const [readAs] = folder?.readAs ?? [];
  const from =
    readAs === undefined || columns < ROOM_FOR_FACTS ? '' : `from ${shownCut(readAs, 16, glyphs.ellipsis)}   `;
  return from + comes;
}

function showLines(row: ShowRow, { model, isCursor, around }: LineWish): readonly Line[] {
  const { columns, glyphs } = around;
  const { show } = row;
  const isOpen = model.opened.has(show);
  const facts = showFacts(row, around);
  const head: Line = [
    piece(isCursor ? '>' : ' ', 'strong'),
    piece(`${isOpen ? glyphs.open : glyphs.closed} `),
    piece(shown(show, columns - 5 - cellWidth(facts), glyphs.ellipsis)),
    piece(` ${facts}`, 'quiet'),
  ];
  if (!isOpen) return [head];
  const inside = changesOf(row).flatMap(({ now, fresh }): readonly Line[] => [
    [piece('      now  ', 'quiet'), piece(shownCut(now, columns - 12, glyphs.ellipsis))],
    [piece('      new  ', 'quiet'), piece(shownCut(fresh, columns - 12, glyphs.ellipsis), 'good')],
  ]);
  return [head, ...inside];
}

export const linesOf = (row: ApplyRow, wish: LineWish): readonly Line[] =>
  row.kind === 'conflict' ? conflictLines(row.conflict, wish) : showLines(row.row, wish);

/** How many lines a row takes, without making them. */
export function heightOf(row: ApplyRow, { opened }: ApplyModel): number {
  if (row.kind === 'conflict') return 1 + row.conflict.answers.length;
  if (!opened.has(row.row.show)) return 1;
  return 1 + 2 * new Set(row.row.operations.map(({ unit }) => unit)).size;
}
