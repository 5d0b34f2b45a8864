// Moving through the list: pure changes of the cursor and of what is open.
import { viewOf } from '../../review/views.ts';
import { placesOf, type Row } from './list-rows.ts';
import { CLOSED_PANE, cursorIndex, rowsOf, type ReviewModel } from './review-model.ts';

/** The cursor on a row; the pane forgets what was tried where it is another group's. */
export function moveToRow(model: ReviewModel, row: Row | undefined): ReviewModel {
  const { cursor, pane } = model;
  if (row === undefined || (cursor?.group === row.group && cursor.file === row.file)) return model;
  const isOther = cursor?.group !== row.group;
  return {
    ...model,
    cursor: row,
    message: null,
    justChanged: null,
    pane: isOther ? { ...CLOSED_PANE, open: pane.open, focused: pane.focused } : pane,
  };
}

/** The cursor by so many rows, held at the ends. */
export function moveBy(model: ReviewModel, steps: number): ReviewModel {
  const rows = rowsOf(model);
  const index = Math.max(0, Math.min(rows.total - 1, cursorIndex(model, rows) + steps));
  return moveToRow(model, rows.at(index));
}

export const moveToStart = (model: ReviewModel): ReviewModel => moveToRow(model, rowsOf(model).at(0));
export const moveToEnd = (model: ReviewModel): ReviewModel =>
  moveToRow(model, rowsOf(model).at(rowsOf(model).total - 1));

export const moveTo = (model: ReviewModel, group: string): ReviewModel => moveToRow(model, { group, file: null });

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

/** The next (or previous) group that waits, around the ends; null where none but the cursor's own does. */
export function nextWaiting(model: ReviewModel, step: 1 | -1): ReviewModel | null {
  const { listed, cursor, review } = model;
  const start = cursor ? (placesOf(listed).get(cursor.group) ?? -1) : -1;
  for (let distance = 1; distance <= listed.length; distance += 1) {
    const index = (start + step * distance + listed.length * 2) % listed.length;
    const id = listed[index];
    if (id !== undefined && viewOf(review, id) === 'to-decide') return moveTo(model, id);
  }
  return null;
}
