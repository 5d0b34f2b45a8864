// What Apply says of a plan: one is not many, and what AniVault writes itself is no video.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Operation, Plan } from '../../src/model/plan.ts';
import { libraryEvents } from '../support/library.ts';
import { PLAN } from './plan.ts';
import { openReviewed, type Window } from './window.tsx';

let window: Window;
beforeEach(async () => {
  window = openReviewed(await libraryEvents());
  window.press('p');
});
afterEach(() => {
  window.close();
});

const [video] = PLAN.operations as readonly [Operation];
const nfo: Operation = { ...video, id: 'n1', unit: 'n1', action: 'write', source: '', content: '<tvshow/>' };

async function frameOf(operations: readonly Operation[], told: Partial<Plan> = {}): Promise<string> {
  const plan = { ...PLAN, conflicts: [], refusals: [], operations, ...told };
  window.dispatch({ type: 'plan-made', plan, text: 'the text', hash: '00' });
  return window.frame();
}

it('one video is spoken of as one, and nfo files do not come', async () => {
  const frame = await frameOf([video, nfo]);
  expect(frame).toContain(' 1 video gets a second name; nothing leaves /srv/torrents');
  expect(frame).toMatch(/86 - Eighty-Six .* 1 comes/);
});

it('several are many', async () => {
  const frame = await frameOf([video, { ...video, id: 'o9', unit: 'u9' }, nfo]);
  expect(frame).toContain(' 2 videos get a second name;');
  expect(frame).toMatch(/86 - Eighty-Six .* 2 come$/m);
});

it('where nothing goes before something is settled, y says what settles it', async () => {
  await frameOf([], { conflicts: PLAN.conflicts });
  window.press('y');
  expect(window.model().apply.message).toBe('nothing is ready to go: a number settles what is listed');
  window.press('escape', 'p');
  await frameOf([]);
  window.press('y');
  expect(window.model().apply.message).toBe('nothing is ready to go: Esc goes back to Review');
});
