// Lines of a session read again: undo has no limit, and a step holds what it changed, however much was decided before it.
import { expect, it } from 'vitest';
import { act } from '../../src/review/actions.ts';
import { resumed } from '../../src/review/arrivals.ts';
import { emptyReview, type Review } from '../../src/review/review.ts';
import { linesBetween, readSession, sessionText } from '../../src/review/session.ts';
import type { SessionLine } from '../../src/review/session-line.ts';

const leave = (group: number): SessionLine => ({ t: 'decided', group: `g${group}`, to: { kind: 'left-out' } });
const STEP: SessionLine = { t: 'step', by: 'deed' };

/** Everything undone, as a person would by holding `u`. */
function allUndone(review: Review): Review {
  let back = review;
  while (back.past.length > 0) back = act(back, { type: 'undo' });
  return back;
}

it('more than a thousand steps of a long evening can be undone', () => {
  const lines = Array.from({ length: 1500 }, (_, step) => [leave(step), STEP]).flat();
  const session = readSession(sessionText(lines));
  expect(session.now.decided.size).toBe(1500);
  expect(session.past).toHaveLength(1500);
  expect(allUndone(resumed(emptyReview, session.now, session)).now.decided.size).toBe(0);
});

it('so can all steps of a huge library: each holds what it changed', () => {
  const all = Array.from({ length: 100_000 }, (_, group) => leave(group));
  const back = Array.from({ length: 200 }, (_, group): SessionLine[] => [
    { t: 'decided', group: `g${group}`, to: null },
    STEP,
  ]).flat();
  const session = readSession(sessionText([...all, STEP, ...back]));
  expect(session.now.decided.size).toBe(99_800);
  expect(session.past.slice(1).map(({ decided }) => decided.length)).toEqual(Array.from({ length: 200 }, () => 1));
  const before = act(resumed(emptyReview, session.now, session), { type: 'undo' });
  expect(before.now.decided.size).toBe(99_801);
});

it('steps undone and done again, and a deed that forgets them, come back as they were', () => {
  const path = '/in/a.mkv';
  const steps = [
    { type: 'leave', ids: ['a', 'b'], paths: [], out: true },
    { type: 'leave', ids: [], paths: [path], out: true },
    { type: 'undo' },
    { type: 'redo' },
    { type: 'undo' },
    { type: 'undo' },
    { type: 'redo' },
    { type: 'edit-files', paths: [path], edit: { season: 2 } },
    { type: 'leave', ids: ['b'], paths: [], out: false },
    { type: 'undo' },
  ] as const;
  let lines: readonly SessionLine[] = [];
  let review = emptyReview;
  for (const step of steps) {
    const next = act(review, step);
    lines = [...lines, ...linesBetween(review, next)];
    review = next;
    const session = readSession(sessionText(lines));
    expect(session).toMatchObject({ now: review.now, past: review.past, future: review.future });
  }
});

it('a step that was cut before its end goes with the next one', () => {
  const { now, past } = readSession(sessionText([leave(1), STEP, leave(2), leave(3), STEP]));
  const cut = readSession(
    `${sessionText([leave(1), STEP, leave(2)])}{"t":"decided","gro\n${sessionText([leave(3), STEP])}`,
  );
  expect(cut).toMatchObject({ now, past });
});
