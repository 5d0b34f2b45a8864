// The Apply screen as rows: what will be done, and what is to be looked at before. Pure.
import { basename } from 'node:path';
import type { Plan } from '../../model/plan.ts';
import type { Block } from '../components/block.ts';
import { formHint, header, hint, rule } from '../components/frame.ts';
import { BLANK, line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { MODES, PRESETS } from '../start/start-update.ts';
import { endedScreen, runningScreen } from './run-screen.ts';
import { answersTo, applyRows, showsOf, type ApplyModel, type ApplyRow } from './apply-model.ts';

const DOING: Readonly<Record<Plan['options']['mode'], readonly [string, string]>> = {
  move: ['move', 'go to their new places'],
  copy: ['copy', 'are copied'],
  hardlink: ['link', 'get a second name'],
  symlink: ['link', 'get a link'],
};

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const isVideo = ({ id, action }: Plan['operations'][number]): boolean => action !== 'write' && id !== '';

/** Refusals counted by what a person would want to know. */
function leftText(plan: Plan, dot: string): string {
  const count = (codes: readonly string[]): number => plan.refusals.filter(({ code }) => codes.includes(code)).length;
  const undecided = count(['undecided']);
  const left = count(['left-out']);
  const there = count(['already-right', 'already-there', 'same-content']);
  const none = count(['no-place', 'no-root', 'empty']);
  const parts = [
    undecided > 0 ? `${plural(undecided, 'file stays', 'files stay')} undecided and wait` : '',
    left > 0 ? `${left} left out` : '',
    there > 0 ? `${there} there already` : '',
    none > 0 ? `${none} without a place` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'nothing is left over' : parts.join(` ${dot} `);
}

function summary(plan: Plan, around: Surroundings): readonly Line[] {
  const { glyphs, columns } = around;
  const going = plan.operations.filter(({ accepted }) => accepted);
  const videos = new Set(going.filter(isVideo).map(({ unit }) => unit)).size;
  const files = going.filter(isVideo).length - videos;
  const [, does] = DOING[plan.options.mode];
  const beside = files > 0 ? ` + ${plural(files, 'file beside them', 'files beside them')}` : '';
  const checks = plan.preflight.map(({ ok, text }): Line => [
    piece(ok ? glyphs.done : '!', ok ? 'good' : 'bad'),
    piece(` ${text}  `),
  ]);
  return [
    line(` ${plural(videos, 'video', 'videos')}${beside} ${does}`, 'strong'),
    [
      piece(' '),
      ...checks.flat().map((each) => ({ ...each, text: shownCut(each.text, columns - 2, glyphs.ellipsis) })),
    ],
    line(` ${leftText(plan, glyphs.dot)}`, 'quiet'),
  ];
}

function conflictLines(
  row: Extract<ApplyRow, { kind: 'conflict' }>,
  isCursor: boolean,
  around: Surroundings,
): readonly Line[] {
  const { columns, glyphs } = around;
  const { conflict } = row;
  const what =
    conflict.kind === 'same-target'
      ? `${conflict.contenders.length} files, one place`
      : 'another file is there already';
  const name = columns - what.length - 8;
  return [
    [
      piece(isCursor ? '>' : ' ', 'strong'),
      piece('! ', 'warn'),
      piece(shown(basename(conflict.destination), name, glyphs.ellipsis)),
      piece(`  ${what}`, 'quiet'),
    ],
    ...answersTo(conflict).map((text, index): Line => {
      const isInForce = index === conflict.inForce;
      return [
        piece(`     ${index + 1}  `, 'quiet'),
        piece(shownCut(text, columns - 14, glyphs.ellipsis), isInForce ? 'plain' : 'quiet'),
        piece(isInForce ? `  ${glyphs.back}` : '', 'accent'),
      ];
    }),
  ];
}

const belowShow = (destination: string, show: string): string => {
  const at = destination.indexOf(`/${show}/`);
  return at < 0 ? basename(destination) : destination.slice(at + show.length + 2);
};

function showLines(
  row: Extract<ApplyRow, { kind: 'show' }>,
  model: ApplyModel,
  isCursor: boolean,
  around: Surroundings,
): readonly Line[] {
  const { columns, glyphs } = around;
  const { show, operations } = row.row;
  const isOpen = model.opened.has(show);
  const videos = new Set(operations.map(({ unit }) => unit)).size;
  const comes = `${videos} ${videos === 1 ? 'comes' : 'come'}`;
  const head: Line = [
    piece(isCursor ? '>' : ' ', 'strong'),
    piece(`${isOpen ? glyphs.open : glyphs.closed} `),
    piece(shown(show, columns - 5 - comes.length, glyphs.ellipsis)),
    piece(` ${comes}`, 'quiet'),
  ];
  if (!isOpen) return [head];
  const inside = operations.flatMap(({ source, destination, action }): readonly Line[] => [
    [
      piece('     now  ', 'quiet'),
      piece(shownCut(action === 'write' ? 'written by AniVault' : basename(source), columns - 11, glyphs.ellipsis)),
    ],
    [
      piece('     new  ', 'quiet'),
      piece(shownCut(belowShow(destination, show), columns - 11, glyphs.ellipsis), 'good'),
    ],
  ]);
  return [head, ...inside];
}

interface Part {
  readonly lines: readonly Line[];
  /** index of the cursor's first line */
  readonly at: number;
}

function body(model: ApplyModel, around: Surroundings): Part {
  const { plan } = model;
  const conflicts = plan?.conflicts ?? [];
  const lines: Line[] = [];
  let at = 0;
  const rows = applyRows(model);
  if (conflicts.length > 0)
    lines.push(
      rule(`${conflicts.length} to look at; untouched, the line marked ${around.glyphs.back} is done`, '', around),
    );
  for (const [index, row] of rows.entries()) {
    const isCursor = index === model.cursor;
    if (index === conflicts.length && plan) {
      const shows = showsOf(plan).length;
      lines.push(rule(plural(shows, 'show or film', 'shows and films'), '', around));
    }
    if (isCursor) at = lines.length;
    lines.push(
      ...(row.kind === 'conflict' ? conflictLines(row, isCursor, around) : showLines(row, model, isCursor, around)),
    );
  }
  return { lines, at };
}

/** A window over lines that begins at whole pages, so that a moving cursor repaints little. */
function page({ lines, at }: Part, rows: number): readonly Line[] {
  const first = Math.max(0, Math.min(Math.floor(at / rows) * rows, lines.length - rows));
  const some = lines.slice(first, first + rows);
  return [...some, ...Array.from({ length: Math.max(0, rows - some.length) }, () => BLANK)];
}

function menuBlock(model: ApplyModel, around: Surroundings): readonly Block[] {
  const values: readonly string[] = model.asked === 'mode' ? MODES : PRESETS;
  const now = model.asked === 'mode' ? around.options.mode : around.options.preset;
  const items = values.map((value) => ({ label: value, value }));
  return [
    line(model.asked === 'mode' ? ' How should files get there?' : ' Whose names?', 'strong'),
    { widget: { type: 'menu', items, initial: Math.max(0, values.indexOf(now)) }, height: items.length },
  ];
}

function plannedScreen(model: ApplyModel, around: Surroundings): readonly Block[] {
  const { plan, word, asked, message } = model;
  const head: readonly Line[] = [header('apply', around), ...(plan ? summary(plan, around) : [])];
  const menu = asked === 'mode' || asked === 'preset' ? menuBlock(model, around) : [];
  const menuRows = menu.length === 0 ? 0 : 5;
  const rows = around.rows - head.length - menuRows - 2;
  const count = plan?.operations.filter(({ accepted }) => accepted).length ?? 0;
  const told = word ? `${message ?? ''} [${word.text}_]` : (message ?? 'nothing is changed yet');
  const hints = word
    ? formHint('Enter  Esc drop', around)
    : asked
      ? formHint('Enter take  Esc back', around)
      : hint(
          [
            `y ${DOING[around.options.mode][0]} ${count.toLocaleString('en')}`,
            ...((plan?.conflicts.length ?? 0) > 0 ? ['1-3 settle'] : []),
            `${around.glyphs.arrow} files`,
            'm how',
            't names',
            'w save',
            'Esc back',
          ],
          around,
        );
  return [...head, ...menu, ...page(body(model, around), rows), rule(told, '', around), hints];
}

/** All rows of the frame. */
export function applyScreen(model: ApplyModel, around: Surroundings, isWaiting: boolean): readonly Block[] {
  switch (model.state) {
    case 'idle':
    case 'planning':
    case 'planned':
      return plannedScreen(
        model.plan || model.state === 'planned' ? model : { ...model, message: model.problem ?? 'making the plan ...' },
        around,
      );
    case 'running':
    case 'undoing':
      return runningScreen(model, around);
    case 'ended':
    case 'undone':
      return endedScreen(model, around, isWaiting);
  }
}
