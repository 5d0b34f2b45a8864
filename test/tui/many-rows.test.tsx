// Review over 300,000 rows: what a person does there costs what is on the screen, and nothing is lost on the way.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countsOf } from '../../src/review/views.ts';
import { MANY, manyGroups } from '../support/many-groups.ts';
import { openReviewed, type Window } from './window.tsx';

let window: Window;
beforeEach(() => {
  window = openReviewed([...manyGroups()]);
});
afterEach(() => {
  window.close();
});

const counts = (): ReturnType<typeof countsOf> => countsOf(window.model().review.review);

it('goes to the end and back, narrows, decides, undoes, and draws no more than the screen holds', async () => {
  expect(counts()['to-decide']).toBe(MANY);
  window.press('G');
  let frame = await window.frame();
  expect(frame).toContain('of 300000');
  expect(frame.trimEnd().split('\n').length).toBeLessThanOrEqual(23);
  window.press('up', 'up', 'pageup', 'g', '/');
  window.type('6fgzx');
  frame = await window.frame();
  expect(frame).toMatch(/> \? none +Title 6fgzx/);
  expect(window.model().review.listed).toHaveLength(1);
  window.press('enter', 'x');
  expect(counts()).toMatchObject({ 'to-decide': MANY - 1, 'left-out': 1 });
  window.press('u', 'escape');
  expect(counts()).toMatchObject({ 'to-decide': MANY, 'left-out': 0 });
  expect(window.model().review.listed).toHaveLength(MANY);
}, 60_000);
