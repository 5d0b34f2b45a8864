// The word that was meant: near enough, or nothing.
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/names/nearest.ts';

const WORDS = ['scan', 'match', 'organize', 'run', 'rollback', 'history', 'minSize'];

describe('nearest', () => {
  it.each([
    ['organise', 'organize'],
    ['rolback', 'rollback'],
    ['hsitory', 'history'],
    ['rnu', 'run'],
    ['Scan', 'scan'],
    ['minsize', 'minSize'],
  ])('%s: %s', (typed, meant) => expect(nearest(typed, WORDS)).toBe(meant));

  it.each(['', 'x', 'frieren', 'delete', 'r'])('%j: nothing is near', (typed) =>
    expect(nearest(typed, WORDS)).toBeNull(),
  );
});
