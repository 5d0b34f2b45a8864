// What can be done here, six keys at most: Enter first with what it does on this row, the rest by what the row wants. Pure.
import { pathOf } from '../../review/reading.ts';
import { decisionOf, matchOf } from '../../review/review.ts';
import { countsOf, viewOf } from '../../review/views.ts';
import { formHint, hint } from '../components/frame.ts';
import { keysInWords } from '../glyphs.ts';
import type { Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { Panel } from './panel.ts';
import { markedTarget } from './targets.ts';
import { NARROW } from './review-layout.ts';
import type { ReviewModel } from './review-model.ts';
import { isQuarrel } from './standing.ts';

const FORMS: Readonly<Record<Panel['type'], readonly string[]>> = {
  edit: ['Enter take', '↑↓ Tab field', '←→ change', 'PgUp PgDn candidate', 'Ctrl-U clear', 'Esc drop'],
  search: ['Enter take', '↑↓ candidate', 'Ctrl-U clear', 'Ctrl-W word', 'Esc drop'],
  numbers: ['Enter keep', '↑↓ Tab field', '←→ order', 'Ctrl-U clear', 'Esc drop'],
  file: ['Enter keep', 'Ctrl-U clear', 'Esc drop'],
  filter: ['Enter keep the filter', 'Ctrl-U clear', 'Esc show all'],
};

/** What Enter takes in a form that has found something. */
function takes(panel: Panel): string | null {
  if (panel.type !== 'edit' && panel.type !== 'search') return null;
  const { match, chosen, asking } = panel.finding;
  if (asking !== null) return 'Enter take when found';
  const count = match?.candidates.length ?? 0;
  if (chosen < count) return `Enter take ${chosen + 1}`;
  return panel.type === 'edit' ? 'Enter as read' : 'Enter search';
}

/** What Enter does on the cursor's row; on a file's row it means the group. */
function enterDoes(model: ReviewModel): string {
  const { cursor, review, opened } = model;
  const marked = markedTarget(model);
  if (marked) return marked.apart ? 'Enter search' : 'Enter take marked';
  if (!cursor) return 'f view';
  const id = cursor.group;
  if (viewOf(review, id) !== 'to-decide') return decisionOf(review, id) ? 'Enter next' : 's search';
  const match = matchOf(review, id);
  if (isQuarrel(review, id) && !opened.has(id)) return 'Enter look';
  if (match?.state === 'none') return 'Enter search';
  return match?.state === 'weak' ? 'Enter choose' : 'Enter take';
}

function listKeys(model: ReviewModel): readonly string[] {
  const { cursor, review, marked } = model;
  const enter = enterDoes(model);
  if (marked.size > 0) {
    const keys = ['x leave out', 's search', 'e edit', 'r numbers', 'Esc unmark'];
    return [enter, ...keys.filter((key) => key.slice(2) !== enter.slice(6))];
  }
  if (!cursor) return [enter, '/ filter', 'p plan', 'R scan again'];
  if (cursor.file !== null) {
    const file = review.groups.get(cursor.group)?.files[cursor.file];
    const isOut = file !== undefined && review.now.leftFiles.has(pathOf(file));
    return [enter, 'e number', 's search', isOut ? 'x bring back' : 'x leave out', 'space mark', '← group'];
  }
  const counts = countsOf(review);
  const out = decisionOf(review, cursor.group)?.kind === 'left-out' ? 'x bring back' : 'x leave out';
  const isOpen = viewOf(review, cursor.group) === 'to-decide';
  const last = counts.ready > 0 ? 'p plan' : 'a take all';
  if (!isOpen) return [enter, 'Tab why', 'e edit', '→ files', out, last];
  const quarrel = isQuarrel(review, cursor.group) ? ['r numbers', 's search'] : ['e edit', 's search'];
  return [enter, 'Tab why', ...quarrel.filter((key) => key.slice(2) !== enter.slice(6)), out, last];
}

/** The same where there is little room, so that the plan is not left out. */
const shortened = (key: string): string => key.replace('leave out', 'out').replace('bring back', 'back');

/** The line at the foot of the screen. */
export function hintLine(model: ReviewModel, around: Surroundings): Line {
  const { panel, pane } = model;
  if (panel) {
    const [first = '', ...rest] = FORMS[panel.type];
    const keys = [takes(panel) ?? first, ...rest].map((key) => keysInWords(key, around.glyphs));
    return formHint(fitting(keys, around.columns), around);
  }
  if (pane.focused && model.cursor)
    return hint(['Enter take', '↑↓ candidate', '1-9 0 take that', 'n later', 's search', 'Esc back'], around);
  const keys = listKeys(model);
  return hint(around.columns < NARROW ? keys.map(shortened) : keys, around);
}

/** As many keys as fit, the way out always. */
function fitting(keys: readonly string[], columns: number): string {
  const last = keys.at(-1) ?? '';
  let text = '';
  for (const key of keys.slice(0, -1)) {
    const next = text === '' ? key : `${text}  ${key}`;
    if (next.length + last.length + 3 > columns) break;
    text = next;
  }
  return `${text}  ${last}`;
}
