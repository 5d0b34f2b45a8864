// The Review screen: its parts put together to the lines of one frame. Pure.
import { countsOf, decisionOf, matchOf, viewOf, VIEWS, type View } from '../../review/review.ts';
import { formHint, header, hint, placeIn, rule } from '../components/frame.ts';
import { fieldLine } from '../components/field.ts';
import { BLANK, ends, fitLine, line, piece, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { ScanModel } from '../scan-model.ts';
import { newName, panelHint, panelLines } from './panel-lines.ts';
import { paneLines } from './pane-lines.ts';
import { layoutOf, type ReviewLayout } from './review-layout.ts';
import { cursorIndex, rowsOf, type ReviewModel } from './review-model.ts';
import { headLine, rowLine } from './review-rows.ts';
import { fileUnderCursor } from './review-update.ts';
import { isQuarrel, whyTexts } from './standing.ts';

const VIEW_NAMES: Readonly<Record<View, readonly [string, string]>> = {
  'to-decide': ['To decide', 'Decide'],
  ready: ['Ready', 'Ready'],
  'left-out': ['Left out', 'Out'],
  all: ['All', 'All'],
};

function progressText({ state, groups, matched, client }: ScanModel, around: Surroundings, narrow: boolean): string {
  if (state !== 'running') return '';
  const total = Math.max(groups, matched);
  if (narrow) return `${matched}/${total}`;
  const rate =
    client && client.state !== 'offline' && around.columns >= 120
      ? ` ${around.glyphs.dot} ${client.requests} requests`
      : '';
  return `${matched} of ${total} groups matched${rate}`;
}

function tabs(model: ReviewModel, scan: ScanModel, around: Surroundings, narrow: boolean): Line {
  const counts = countsOf(model.review);
  const left = VIEWS.flatMap((view, index): Line => {
    const [long, short] = VIEW_NAMES[view];
    const text = `${narrow ? short : long} ${counts[view]}`;
    const gap = index === 0 ? ' ' : narrow ? ' ' : '  ';
    return [piece(gap), view === model.view ? piece(`[${text}]`, 'strong') : piece(text)];
  });
  const right = progressText(scan, around, narrow);
  return right === '' ? left : ends(left, line(`${right} `, 'quiet'), around.columns, around.glyphs.ellipsis);
}

const EMPTY: Readonly<Record<View, string>> = {
  'to-decide': 'Nothing waits for you. p shows the plan, f the other views.',
  ready: 'Nothing is settled yet.',
  'left-out': 'Nothing is left out.',
  all: 'No videos were found.',
};

interface ListPart {
  readonly lines: readonly Line[];
  readonly first: number;
  readonly total: number;
}

/** The window of the list that holds the cursor: whole pages, so that a moving cursor repaints two rows. */
function listPart(model: ReviewModel, around: Surroundings, layout: ReviewLayout): ListPart {
  const { listRows, listWidth, narrow, wide } = layout;
  const rows = rowsOf(model);
  const form = panelLines(model, around, listWidth, wide || layout.paneWidth > 0);
  const room = Math.max(1, listRows - form.length);
  const at = cursorIndex(model, rows);
  // the last page is a full one, too
  const page = Math.max(0, Math.min(Math.floor(at / listRows) * listRows, rows.length - listRows));
  const first = form.length > 0 && at - page >= room ? at - room + 1 : page;
  const lines: Line[] = [];
  for (const [index, row] of rows.slice(first, first + room).entries()) {
    const isCursor = first + index === at;
    lines.push(rowLine(row, { model, around, width: listWidth, isCursor }, narrow));
    if (isCursor) lines.push(...form);
  }
  if (rows.length === 0)
    lines.push(
      BLANK,
      line(`   ${model.filter === '' ? EMPTY[model.view] : 'No row has these words: Esc shows all.'}`, 'quiet'),
    );
  while (lines.length < listRows) lines.push(BLANK);
  return { lines: lines.slice(0, listRows), first, total: rows.length };
}

/** Why the cursor's group stands as it does, in one line. */
function whyLine(model: ReviewModel, { columns, glyphs }: Surroundings): Line {
  const { cursor, review } = model;
  const match = cursor ? matchOf(review, cursor.group) : null;
  const [best] = match?.candidates ?? [];
  const notes = match ? whyTexts(match) : [];
  const reasons = best?.reasons.filter(({ points }) => points !== 0).map(({ text }) => text) ?? [];
  const text = [...notes, ...reasons].join(` ${glyphs.dot} `);
  return [piece(' why  ', 'quiet'), piece(shownCut(text, columns - 7, glyphs.ellipsis))];
}

/** The end of a path that fits. */
function pathTail(path: string, cells: number, ellipsis: string): string {
  const parts = path.split('/');
  let text = parts.at(-1) ?? '';
  for (let index = parts.length - 2; index >= 0; index -= 1) {
    const next = `${parts[index] ?? ''}/${text}`;
    if (next.length + ellipsis.length + 1 > cells) return `${ellipsis}/${text}`;
    text = next;
  }
  return text;
}

function strip(model: ReviewModel, around: Surroundings): readonly [Line, Line] {
  const { columns, glyphs } = around;
  const file = fileUnderCursor(model);
  if (!file) return [BLANK, BLANK];
  const cells = columns - 7;
  const name = newName(model, around, file.group, file.index);
  const isLeft = viewOf(model.review, file.group) === 'left-out' || model.review.now.leftFiles.has(file.path);
  const text = isLeft ? 'left out: it stays where it is' : (name ?? 'no place yet: it stays where it is');
  const now = shownCut(pathTail(file.path, cells, glyphs.ellipsis), cells, glyphs.ellipsis);
  return [
    [piece(' now  ', 'quiet'), piece(now)],
    [
      piece(' new  ', 'quiet'),
      piece(
        shownCut(pathTail(text, cells, glyphs.ellipsis), cells, glyphs.ellipsis),
        name === null || isLeft ? 'quiet' : 'good',
      ),
    ],
  ];
}

function enterDoes({ cursor, review, opened }: ReviewModel): string {
  if (!cursor) return 'f view';
  const id = cursor.group;
  if (viewOf(review, id) !== 'to-decide') return decisionOf(review, id) ? 'Enter next' : 's search';
  const match = matchOf(review, id);
  if (isQuarrel(review, id) && !opened.has(id)) return 'Enter look';
  if (match?.state === 'none') return 'Enter search';
  return match?.state === 'weak' && match.candidates.length > 1 ? 'Enter choose' : 'Enter take';
}

function hintLine(model: ReviewModel, around: Surroundings): Line {
  const { panel, pane } = model;
  const ascii = around.glyphs.rule === '-';
  if (panel) return formHint(panelHint(panel, ascii), around);
  if (pane.open && pane.focused)
    return hint(
      [
        `${ascii ? 'Up Down' : '↑↓'} candidate`,
        'Enter take',
        '1 2 0 take that',
        'n later',
        's search',
        'e edit',
        'Esc back',
      ],
      around,
    );
  return hint(
    [
      enterDoes(model),
      'Tab why',
      'e edit',
      's search',
      'x out',
      'a all',
      'p plan',
      'space mark',
      'r numbers',
      'n later',
      '/ filter',
      'u undo',
    ],
    around,
  );
}

function ruleLine(model: ReviewModel, around: Surroundings, part: ListPart, shown: number): Line {
  const place = placeIn(part.first, shown, part.total);
  if (model.panel?.type !== 'filter')
    return rule(model.message ?? (model.filter === '' ? null : `/ ${model.filter}`), place, around);
  return ends(
    [piece(`${around.glyphs.rule} /`, 'quiet'), ...fieldLine(model.panel.words, 30, true)],
    line(`${place} ${around.glyphs.rule}`, 'quiet'),
    around.columns,
    around.glyphs.ellipsis,
  );
}

/** All lines of the frame, `around.rows` at most. */
export function reviewScreen(model: ReviewModel, scan: ScanModel, around: Surroundings): readonly Line[] {
  const layout = layoutOf(around, model);
  const { wide, narrow, listWidth, paneWidth, paneRows, listRows } = layout;
  const { ellipsis, bar, rule: dash } = around.glyphs;
  const list = listPart(model, around, layout);
  const [now, fresh] = strip(model, around);
  const top = [
    header('review', around, narrow ? progressText(scan, around, true) || undefined : undefined),
    tabs(model, scan, around, narrow),
  ];
  const ruled = ruleLine(model, around, list, listRows);
  const hints = hintLine(model, around);
  if (wide) {
    const pane = paneLines(model, around, paneWidth, paneRows);
    const left = [headLine(listWidth), ...list.lines];
    const joint = around.glyphs.rule === '-' ? '+' : '┬';
    const both = left.map((each, index): Line => [
      ...fitLine(each, listWidth, ellipsis),
      piece(bar, 'quiet'),
      ...(pane[index] ?? []),
    ]);
    return [
      ...top,
      line(dash.repeat(listWidth) + joint + dash.repeat(paneWidth), 'quiet'),
      ...both,
      ruled,
      now,
      fresh,
      hints,
    ];
  }
  const heads = narrow ? [] : [headLine(listWidth)];
  if (paneWidth > 0) {
    const pane = paneLines(model, around, paneWidth, paneRows);
    const filled = [...pane, ...Array.from({ length: Math.max(0, paneRows - pane.length) }, () => BLANK)];
    return [...top, ...heads, ...list.lines, ruled, ...filled, hints];
  }
  return [...top, ...heads, ...list.lines, ruled, whyLine(model, around), now, fresh, hints];
}
