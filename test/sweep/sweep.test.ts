// The short sweep: a sample of kills at system calls, the mutants that need no root, races and runs at once.
import { expect, it } from 'vitest';
import { sweep } from './sweep.ts';

it('loses nothing, and finds its mutants', { timeout: 240_000 }, async () => {
  const told: string[] = [];
  const isGood = await sweep({ short: true, only: '', corpus: '/nonexistent', tell: (text) => told.push(text) });
  expect(isGood, told.join('\n')).toBe(true);
  expect(told.join('\n')).not.toMatch(/LIVED/);
});
