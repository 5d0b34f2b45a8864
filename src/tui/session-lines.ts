// What of a step is kept in the session: decisions as they were made, and where the person is. Pure.
import { linesBetween } from '../review/session.ts';
import type { SessionLine } from '../review/session-line.ts';
import type { Message } from './message.ts';
import type { UiModel } from './model.ts';

/** Where the person is, as a line. */
export const placeOf = ({ view, filter, cursor, opened }: UiModel['review']): SessionLine => ({
  t: 'at',
  view,
  filter,
  group: cursor?.group ?? null,
  file: cursor?.file ?? null,
  opened: [...opened],
});

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((each) => b.has(each)));

/** What of a step has to be kept: decisions as they were made, and where the person is once the cursor rests. */
export function sessionLines(
  before: UiModel['review'],
  after: UiModel['review'],
  message: Message,
): readonly SessionLine[] {
  // a review that begins anew, or has just come back, is no step of a person
  if (before.review.groups.size === 0 || after.review.groups.size === 0) return [];
  const hasMoved =
    before.view !== after.view || before.filter !== after.filter || !sameSet(before.opened, after.opened);
  const lines = linesBetween(before.review, after.review);
  const [from, to] = [before.restedAt, after.restedAt];
  const isElsewhere = from !== null && (from.group !== to?.group || from.file !== to.file);
  const hasRested = message.type === 'rested' && isElsewhere;
  return hasMoved || hasRested ? [...lines, placeOf(after)] : lines;
}
