// The Review screen: its parts put together to the lines of one frame. Pure.
import type { FileGroup } from '../../model/match.ts';
import { display } from '../../names/display.ts';
import { cellWidth, cut } from '../../names/width.ts';
import { countsOf, VIEWS, type View } from '../../review/views.ts';
import { AROUND_PLACE, fieldRule, header, placeIn, rule } from '../components/frame.ts';
import { BLANK, ends, fitLine, line, piece, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { pathTail } from '../path-tail.ts';
import type { ScanModel } from '../scan-model.ts';
import { leftText, paceOf } from '../scan-pace.ts';
import { panelLines } from './panel-lines.ts';
import { folderOf, groupOfPane, paneLines } from './pane-lines.ts';
import { hintLine } from './review-hints.ts';
import { isPaneBelow, layoutOf, WIDE, type ReviewLayout } from './review-layout.ts';
import { cursorIndex, rowsOf, type ReviewModel } from './review-model.ts';
import { headLine, rowLine } from './review-rows.ts';
import { nowAndNew, whyLine } from './strip.ts';

const VIEW_NAMES: Readonly<Record<View, readonly [string, string]>> = {
  'to-decide': ['To decide', 'Decide'],
  ready: ['Ready', 'Ready'],
  'left-out': ['Left out', 'Out'],
  all: ['All', 'All'],
};

function progressText(scan: ScanModel, { columns, glyphs }: Surroundings, narrow: boolean): string {
  const { state, groups, matched, client, looks } = scan;
  if (state !== 'running') return '';
  const total = Math.max(groups, matched);
  const [done, all] = [matched.toLocaleString('en'), total.toLocaleString('en')];
  if (narrow) return `${done}/${all}`;
  const isWide = columns >= WIDE;
  const pace = paceOf(looks, total);
  const isAsking = client !== null && client.state !== 'offline';
  return [
    isWide ? `${done} of ${all} groups matched` : `${done}/${all} groups`,
    ...(isWide && isAsking && pace ? [`${pace.requestsPerSecond} requests/s`] : []),
    ...(pace && pace.secondsLeft !== null ? [leftText(pace.secondsLeft)] : []),
  ].join(` ${glyphs.dot} `);
}

function tabs(model: ReviewModel, scan: ScanModel, around: Surroundings, narrow: boolean): Line {
  const counts = countsOf(model.review);
  const left = VIEWS.flatMap((view, index): Line => {
    const [long, short] = VIEW_NAMES[view];
    const text = `${narrow ? short : long} ${counts[view]}`;
    const gap = index === 0 ? ' ' : narrow ? ' ' : '  ';
    return [piece(gap), view === model.view ? piece(`[${text}]`, 'strong') : piece(text)];
  });
  const right = model.isShared ? 'shown elsewhere: not kept here' : progressText(scan, around, narrow);
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
  /** the cursor's row */
  readonly at: number;
  readonly total: number;
}

/** The window of the list that holds the cursor: whole pages, so that a moving cursor repaints two rows. */
function listPart(model: ReviewModel, around: Surroundings, layout: ReviewLayout): ListPart {
  const { listRows, listWidth, narrow, wide } = layout;
  const rows = rowsOf(model);
  const form = panelLines({ model, around, width: listWidth, wide: wide || layout.paneWidth > 0 });
  const room = Math.max(1, listRows - form.length);
  const at = cursorIndex(model, rows);
  // the last page is a full one, too
  const page = Math.max(0, Math.min(Math.floor(at / listRows) * listRows, rows.total - listRows));
  const first = form.length > 0 && at - page >= room ? at - room + 1 : page;
  const lines: Line[] = [];
  for (const [index, row] of rows.slice(first, room).entries()) {
    const isCursor = first + index === at;
    lines.push(rowLine(row, { model, around, width: listWidth, isCursor }, narrow));
    if (isCursor) lines.push(...form);
  }
  if (rows.total === 0)
    lines.push(
      BLANK,
      line(`   ${model.filter === '' ? EMPTY[model.view] : 'No row has these words: Esc shows all.'}`, 'quiet'),
    );
  while (lines.length < listRows) lines.push(BLANK);
  return { lines: lines.slice(0, listRows), first, at, total: rows.total };
}

const filesText = ({ files }: FileGroup): string => `${files.length} ${files.length === 1 ? 'file' : 'files'}`;

/** A folder is cut from its beginning, and shorter than this it says nothing. */
const LEAST_FOLDER = 10;

/** What the row or the pane below it has no room for, in so many cells; null: nothing. */
function rowText(model: ReviewModel, { glyphs }: Surroundings, layout: ReviewLayout, cells: number): string | null {
  const { cursor, review } = model;
  const isBelow = isPaneBelow(layout);
  const group = isBelow ? groupOfPane(model) : cursor && layout.narrow ? review.groups.get(cursor.group) : null;
  if (!group) return null;
  const dot = ` ${glyphs.dot} `;
  const title = display(group.title);
  if (!isBelow) return [filesText(group), title].join(dot);
  const files = `${dot}${filesText(group)}`;
  const head = `${cut(title, cells - files.length, glyphs.ellipsis)}${files}`;
  const room = cells - cellWidth(head) - dot.length;
  return room < LEAST_FOLDER ? head : `${head}${dot}${pathTail(display(folderOf(group)), room, glyphs.ellipsis)}`;
}

/** With the pane in view one row is what it is about, else the list is. */
function placeText({ pane }: ReviewModel, { first, at, total }: ListPart, layout: ReviewLayout): string {
  const isOne = total > 0 && (pane.focused || isPaneBelow(layout));
  return isOne ? `${at + 1} of ${total}` : placeIn(first, layout.listRows, total);
}

function ruleLine(model: ReviewModel, around: Surroundings, part: ListPart, layout: ReviewLayout): Line {
  const place = placeText(model, part, layout);
  if (model.panel?.type === 'filter') return fieldRule(model.panel.words, place, around);
  const cells = around.columns - place.length - AROUND_PLACE;
  const quiet = model.filter === '' ? rowText(model, around, layout, cells) : `/ ${model.filter}`;
  return rule(model.message ?? quiet, place, around);
}

/** All lines of the frame, `around.rows` at most. */
export function reviewScreen(model: ReviewModel, scan: ScanModel, around: Surroundings): readonly Line[] {
  const layout = layoutOf(around, model);
  const { wide, narrow, listWidth, paneWidth, paneRows } = layout;
  const { ellipsis, bar, rule: dash } = around.glyphs;
  const list = listPart(model, around, layout);
  const [now, fresh] = nowAndNew(model, around);
  const top = [
    header('review', around, narrow ? progressText(scan, around, true) || undefined : undefined),
    tabs(model, scan, around, narrow),
  ];
  const ruled = ruleLine(model, around, list, layout);
  const hints = hintLine(model, around);
  if (wide) {
    const pane = paneLines(model, around, paneWidth, paneRows);
    const left = [headLine(listWidth), ...list.lines];
    const joint = around.glyphs.isAscii ? '+' : '┬';
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
  if (isPaneBelow(layout)) {
    const pane = paneLines(model, around, paneWidth, paneRows);
    const filled = [...pane, ...Array.from({ length: Math.max(0, paneRows - pane.length) }, () => BLANK)];
    return [...top, ...heads, ...list.lines, ruled, ...filled, hints];
  }
  return [...top, ...heads, ...list.lines, ruled, whyLine(model, around), now, fresh, hints];
}
