// The Apply screen as rows: what will be done, and what is to be looked at before. Pure.
import type { Plan } from '../../model/plan.ts';
import { display } from '../../names/display.ts';
import type { Block } from '../components/block.ts';
import { fieldRule, formHint, header, hint, MOST_KEYS, rule, wrapped } from '../components/frame.ts';
import { BLANK, cutLine, line, piece, shownCut, widthOf, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { MODES, PRESETS } from '../start/start-update.ts';
import type { ApplyModel } from './apply-model.ts';
import { applyRows, showsOf, type ApplyRow } from './apply-rows.ts';
import { heightOf, linesOf } from './apply-lines.ts';
import { endedScreen, runningScreen } from './run-screen.ts';

/** What `y` does, and what then becomes of one video and of many. */
const DOING: Readonly<Record<Plan['options']['mode'], readonly [string, string, string]>> = {
  move: ['move', 'goes to its new place', 'go to their new places'],
  copy: ['copy', 'is copied', 'are copied'],
  hardlink: ['link', 'gets a second name', 'get a second name'],
  symlink: ['link', 'gets a link', 'get a link'],
};

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const isVideo = ({ id, action }: Plan['operations'][number]): boolean => action !== 'write' && id !== '';

/** Refusals counted by what a person would want to know. */
function leftText(plan: Plan, waiting: number, dot: string): string {
  const count = (codes: readonly string[]): number => plan.refusals.filter(({ code }) => codes.includes(code)).length;
  const left = count(['left-out']);
  const there = count(['already-right', 'already-there', 'same-content']);
  const none = count(['no-place', 'no-root', 'empty']);
  const parts = [
    waiting > 0 ? plural(waiting, 'group stays undecided and waits', 'groups stay undecided and wait') : '',
    left > 0 ? `${left} left out` : '',
    there > 0 ? `${there} there already` : '',
    none > 0 ? `${none} without a place` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'nothing is left over' : parts.join(` ${dot} `);
}

/** Lines that a check which fails may take: all of it is to be read. */
const FAILURE_LINES = 3;

function failureLines(text: string, { columns }: Surroundings): readonly Line[] {
  const lines = wrapped(display(text), columns - 5).slice(0, FAILURE_LINES);
  return lines.map((part, index): Line => [piece(index === 0 ? ' ! ' : '   ', 'bad'), piece(part)]);
}

/** The disks' checks: what fails comes first, on lines of its own, the rest over as many lines as it needs. */
function checkLines({ preflight }: Plan, around: Surroundings): readonly Line[] {
  const { columns, glyphs } = around;
  const lines: Line[] = preflight.filter(({ ok }) => !ok).flatMap(({ text }) => failureLines(text, around));
  let now: Line = [piece(' ')];
  for (const { text } of preflight.filter(({ ok }) => ok)) {
    const check = [piece(glyphs.done, 'good'), piece(` ${shownCut(text, columns - 5, glyphs.ellipsis)}  `)];
    if (now.length > 1 && widthOf(now) + widthOf(check) - 2 > columns) {
      lines.push(now);
      now = [piece(' ')];
    }
    now = [...now, ...check];
  }
  return now.length > 1 ? [...lines, now] : lines;
}

function summary(plan: Plan, waiting: number, around: Surroundings): readonly Line[] {
  const { glyphs, columns } = around;
  const going = plan.operations.filter(({ accepted }) => accepted);
  const videos = new Set(going.filter(isVideo).map(({ unit }) => unit)).size;
  const files = going.filter(isVideo).length - videos;
  const [, one, several] = DOING[plan.options.mode];
  const does = videos + files === 1 ? one : several;
  const beside = files > 0 ? ` + ${plural(files, 'file beside them', 'files beside them')}` : '';
  const [from = ''] = plan.sources;
  const leaves = plan.options.mode === 'move' ? `, out of ${display(from)}` : `; nothing leaves ${display(from)}`;
  const many = `${plural(videos, 'video', 'videos')}${beside} ${does}${leaves}`;
  const told = going.length === 0 ? 'nothing would change' : many;
  return [
    cutLine(line(` ${told}`, 'strong'), columns, glyphs.ellipsis),
    ...checkLines(plan, around),
    cutLine(line(` ${leftText(plan, waiting, glyphs.dot)}`, 'quiet'), columns, glyphs.ellipsis),
  ];
}

const NO_ROW: ApplyRow = { kind: 'file', show: '', operations: [] };

/** The page of rows that holds the cursor: only what is seen is made into lines. A moving cursor repaints little. */
function page(model: ApplyModel, around: Surroundings, room: number): readonly Line[] {
  const rows = applyRows(model);
  const conflicts = rows.filter(({ kind }) => kind === 'conflict').length;
  const titles = (index: number): string | null => {
    if (index === 0 && conflicts > 0)
      return `${conflicts} to look at; untouched, the line marked ${around.glyphs.back} is done`;
    if (index !== conflicts || !model.plan) return null;
    const shows = showsOf(model.plan).length;
    const found = model.filter === '' ? '' : `${rows.filter(({ kind }) => kind === 'show').length} of `;
    return found + plural(shows, 'show or film', 'shows and films');
  };
  const starts: number[] = [];
  let total = 0;
  for (const [index, row] of rows.entries()) {
    total += titles(index) === null ? 0 : 1;
    starts.push(total);
    total += heightOf(row);
  }
  const at = starts[model.cursor] ?? 0;
  const paged = Math.max(0, Math.min(Math.floor(at / room) * room, total - room));
  // all of the cursor's row is on screen: a conflict with its answers
  const end = at + heightOf(rows[model.cursor] ?? NO_ROW);
  const first = end > paged + room ? Math.min(at, end - room) : paged;
  const lines: Line[] = [];
  for (const [index, row] of rows.entries()) {
    const title = titles(index);
    const start = starts[index] ?? 0;
    if (start + heightOf(row) <= first || start - 1 >= first + room) continue;
    if (title !== null && start - 1 >= first) lines.push(rule(title, '', around));
    const made = linesOf(row, { model, isCursor: index === model.cursor, around });
    lines.push(...made.slice(Math.max(0, first - start)));
  }
  if (rows.length === 0 && model.filter !== '') lines.push(line('   No row has these words: Esc shows all.', 'quiet'));
  while (lines.length < room) lines.push(BLANK);
  return lines.slice(0, room);
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

/** As many numbers as the conflict under the cursor has answers. */
function settleHint(model: ApplyModel): readonly string[] {
  const row = applyRows(model)[model.cursor];
  if (row?.kind === 'conflict') return [`1-${row.conflict.answers.length} settle`];
  return (model.plan?.conflicts.length ?? 0) > 0 ? ['1-9 settle'] : [];
}

function hintLine(model: ApplyModel, around: Surroundings): Line {
  if (model.word) return formHint('Enter replace it  Esc drop', around);
  if (model.filtering) return formHint('Enter keep the filter  Esc show all', around);
  if (model.asked) return formHint('Enter take  Esc back', around);
  const count = model.plan?.operations.filter(({ accepted }) => accepted).length ?? 0;
  const keys = [
    `y ${DOING[around.options.mode][0]} ${count.toLocaleString('en')}`,
    ...settleHint(model),
    'x out',
    `${around.glyphs.arrow} files`,
    'm how',
    't names',
    'w save',
    '/ filter',
  ];
  return hint([...keys.slice(0, MOST_KEYS), 'Esc back'], around);
}

function messageLine({ word, filtering, filter, message }: ApplyModel, around: Surroundings): Line {
  if (filtering) return fieldRule(filtering, '', around);
  const told = word
    ? `${message ?? ''} [${word.text}_]`
    : (message ?? (filter === '' ? 'nothing is changed yet' : `/ ${filter}`));
  return rule(told, '', around);
}

function plannedScreen(model: ApplyModel, around: Surroundings, waiting: number): readonly Block[] {
  const { plan, asked } = model;
  const head: readonly Line[] = [header('apply', around), ...(plan ? summary(plan, waiting, around) : [])];
  const menu = asked === 'mode' || asked === 'preset' ? menuBlock(model, around) : [];
  const menuRows = menu.length === 0 ? 0 : 5;
  const rows = around.rows - head.length - menuRows - 2;
  return [...head, ...menu, ...page(model, around, rows), messageLine(model, around), hintLine(model, around)];
}

/** All rows of the frame. `waiting`: groups that are still open in Review. */
export function applyScreen(model: ApplyModel, around: Surroundings, waiting: number): readonly Block[] {
  switch (model.state) {
    case 'idle':
    case 'planning':
    case 'planned':
      return plannedScreen(
        model.plan || model.state === 'planned' ? model : { ...model, message: model.problem ?? 'making the plan ...' },
        around,
        waiting,
      );
    case 'running':
    case 'undoing':
      return runningScreen(model, around);
    case 'ended':
    case 'undone':
      return endedScreen(model, around, waiting > 0);
  }
}
