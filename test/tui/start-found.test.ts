import { expect, it } from 'vitest';
import { update } from '../../src/tui/update.ts';
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
