// Review over 300,000 rows: what a person does there costs what is on the screen, and nothing is lost on the way.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countsOf } from '../../src/review/views.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { fileGroup, groupMatch, parsedUnit } from '../support/builders.ts';
import { openReviewed, type Window } from './window.tsx';

const ROWS = 300_000;

function* groups(): Generator<WorkflowEvent> {
  const files = [parsedUnit('/srv/torrents/anime/Title - 01.mkv')];
  for (let index = 0; index < ROWS; index += 1) {
    const title = `Title ${index.toString(36)}x`;
    const group = fileGroup(files, { id: `g${index}`, title, titles: [title] });
    yield { type: 'group-matched', group, match: groupMatch(group, 'none') };
  }
}

let window: Window;
beforeEach(() => {
  window = openReviewed([...groups()]);
});
afterEach(() => {
  window.close();
});

const counts = (): ReturnType<typeof countsOf> => countsOf(window.model().review.review);

it('goes to the end and back, narrows, decides, undoes, and draws no more than the screen holds', async () => {
  expect(counts()['to-decide']).toBe(ROWS);
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
  expect(counts()).toMatchObject({ 'to-decide': ROWS - 1, 'left-out': 1 });
  window.press('u', 'escape');
  expect(counts()).toMatchObject({ 'to-decide': ROWS, 'left-out': 0 });
  expect(window.model().review.listed).toHaveLength(ROWS);
}, 60_000);
