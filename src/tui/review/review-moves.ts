// Moving through the list: pure changes of the cursor and of what is open.
import { viewOf } from '../../review/review.ts';
import { CLOSED_PANE, cursorIndex, rowsOf, type ReviewModel, type Row } from './review-model.ts';

const at = (model: ReviewModel, row: Row | undefined): ReviewModel =>
  row === undefined || (model.cursor?.group === row.group && model.cursor.file === row.file)
    ? model
    : {
        ...model,
        cursor: row,
        message: null,
        pane: { ...CLOSED_PANE, open: model.pane.open, focused: model.pane.focused },
      };

/** The cursor by so many rows, held at the ends. */
export function moveBy(model: ReviewModel, steps: number): ReviewModel {
  const rows = rowsOf(model);
  const index = Math.max(0, Math.min(rows.length - 1, cursorIndex(model, rows) + steps));
  return at(model, rows[index]);
}

export const moveToStart = (model: ReviewModel): ReviewModel => at(model, rowsOf(model)[0]);
export const moveToEnd = (model: ReviewModel): ReviewModel => at(model, rowsOf(model).at(-1));

export const moveTo = (model: ReviewModel, group: string): ReviewModel => at(model, { group, file: null });

/** Opens the group under the cursor. */
export function openGroup(model: ReviewModel): ReviewModel {
  const { cursor, opened } = model;
  if (!cursor) return model;
  if (opened.has(cursor.group)) return cursor.file === null ? moveBy(model, 1) : model;
  return { ...model, opened: new Set(opened).add(cursor.group) };
}

/** From a file to its group; a group is closed. */
export function closeGroup(model: ReviewModel): ReviewModel {
  const { cursor, opened } = model;
  if (!cursor) return model;
  if (cursor.file !== null) return moveTo(model, cursor.group);
  const rest = new Set(opened);
  rest.delete(cursor.group);
  return opened.has(cursor.group) ? { ...model, opened: rest } : model;
}

/** The next (or previous) group that waits, around the ends; null where none does. */
export function nextWaiting(model: ReviewModel, step: 1 | -1): ReviewModel | null {
  const { listed, cursor, review } = model;
  const start = cursor ? listed.indexOf(cursor.group) : -1;
  for (let distance = 1; distance <= listed.length; distance += 1) {
    const index = (start + step * distance + listed.length * 2) % listed.length;
    const id = listed[index];
    if (id !== undefined && viewOf(review, id) === 'to-decide') return moveTo(model, id);
  }
  return null;
}
