import { expect, it } from 'vitest';
import { update } from '../../src/tui/update.ts';
import { countText, lookAround } from '../../src/tui/start/start-found.ts';
import { firstModel } from './window.tsx';

const start = firstModel({ columns: 80, rows: 24 });
const proposing = (mode: boolean): typeof start => ({
  ...start,
  around: { ...start.around, options: { ...start.around.options, mode: 'move' } },
  start: { ...start.start, proposes: { mode, preset: false } },
});

it.each([
  [true, true, 'hardlink'],
  [true, false, 'move'],
  [false, true, 'move'],
])('proposes: %s, a link could be made: %s -> %s', (proposes, can, mode) => {
  const { model } = update(proposing(proposes), { type: 'links-tried', can });
  expect(model.around.options.mode).toBe(mode);
  expect(model.start.canLink).toBe(can);
});

it('where no folder is said nothing is tried or counted there', () => {
  const around = { ...start.around, folders: [] };
  expect(lookAround(around, { ...start.start, proposes: { mode: true, preset: true } })).toMatchObject([
    { type: 'look-around', triesLinks: false },
  ]);
  const counted = { videos: 0, folders: 0, isAll: true };
  expect(countText({ ...start.start, counted }, around)).toBeNull();
  expect(countText({ ...start.start, counted }, start.around)).toBe('0 videos in 0 folders');
});
