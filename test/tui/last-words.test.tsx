// What is said when the window is left: what waits, and what was done.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplyEvent } from '../../src/model/run.ts';
import { libraryEvents } from '../support/library.ts';
import { PLAN } from './plan.ts';
import { openReviewed, type Window } from './window.tsx';

let window: Window;
beforeEach(async () => {
  window = openReviewed(await libraryEvents());
});
afterEach(() => {
  window.close();
});

const wordsAtQ = (): string => {
  window.press('q');
  const quit = window.effects.find(({ type }) => type === 'quit');
  return quit?.type === 'quit' ? (quit.lastWords ?? '') : '';
};

it('what a run has just filed is not said to wait, though nobody went back to Review', () => {
  const { review, listed } = window.model().review;
  const files = review.groups.get(listed[0] ?? '')?.files ?? [];
  const [operation] = PLAN.operations;
  if (!operation || files.length === 0) throw new Error('nothing to file');
  window.press('p');
  window.dispatch({ type: 'plan-made', plan: PLAN, text: 'the text', hash: '00' });
  window.press('y');
  const told = files.map(({ unit }, index): ApplyEvent => {
    const source = `${unit.file.folder}/${unit.file.name}`;
    const filed = { ...operation, id: `o${index}`, source };
    return { type: 'operation-ended', operation: filed, status: 'done', code: null, reason: null, bytes: 1 };
  });
  window.dispatch({ type: 'events', task: 'apply', events: told.map((event) => ({ type: 'run-advanced', event })) });
  window.dispatch({ type: 'task-ended', task: 'apply', failure: null });
  expect(wordsAtQ()).toMatch(
    new RegExp(`^${listed.length - 1} to decide, kept; anivault goes on \\(${files.length} done, `),
  );
});
