// Marks on groups: one, a range, all. Pure.
import { still, type Step } from '../model.ts';
import type { ReviewModel } from './review-model.ts';
import { moveBy } from './review-moves.ts';

function between({ listed }: ReviewModel, from: string, to: string): readonly string[] {
  const [a, b] = [listed.indexOf(from), listed.indexOf(to)];
  return a < 0 || b < 0 ? [to] : listed.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** `space`: marks the cursor's group, or the range begun with `v`, and goes down. */
export function markAndGo(model: ReviewModel): ReviewModel {
  const { cursor, marked, rangeFrom } = model;
  if (!cursor) return model;
  const next = new Set(marked);
  if (rangeFrom !== null) for (const id of between(model, rangeFrom, cursor.group)) next.add(id);
  else if (next.has(cursor.group)) next.delete(cursor.group);
  else next.add(cursor.group);
  const moved = moveBy({ ...model, marked: next, rangeFrom: null }, 1);
  return { ...moved, message: next.size === 0 ? null : `${next.size} marked` };
}

/** `v`: begins a range here; again: marks up to here. */
export function startRange(model: ReviewModel): Step<ReviewModel> {
  const { cursor, marked, rangeFrom } = model;
  if (!cursor) return still(model);
  if (rangeFrom === null)
    return still({ ...model, rangeFrom: cursor.group, message: 'range begun: go to its end, v marks it' });
  const next = new Set([...marked, ...between(model, rangeFrom, cursor.group)]);
  return still({ ...model, marked: next, rangeFrom: null, message: `${next.size} marked` });
}

/** `*`: what is marked the other way round; all shown where nothing is. */
export function invertMarks(model: ReviewModel): ReviewModel {
  const { listed, marked } = model;
  const next = new Set(listed.filter((id) => !marked.has(id)));
  return { ...model, marked: next, rangeFrom: null, message: `${next.size} marked` };
}
