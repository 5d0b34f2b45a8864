// How far a run is, in the middle of a copy: bytes that are written count at once, work that is left is told by what reading back costs, too.
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/model/plan.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import { advanced, NO_WAY, shownOf, type ShownWay } from '../../src/workflow/run-way.ts';

const operation = (id: string, size: number): Operation => ({ id, identity: { size } }) as Operation;
const begin = (total: number, bytes: number): ApplyEvent => ({ type: 'run-started', runId: 'r', total, bytes });
const start = (id: string, size: number): ApplyEvent => ({ type: 'operation-started', operation: operation(id, size) });
const way = (part: 'written' | 'read-back', id: string, size: number, bytes: number): ApplyEvent => ({
  type: 'operation-advanced',
  operation: operation(id, size),
  part,
  bytes,
});
const end = (id: string, size: number): ApplyEvent =>
  ({ type: 'operation-ended', operation: operation(id, size), status: 'done', bytes: size }) as ApplyEvent;
const shown = (...events: readonly ApplyEvent[]): ShownWay => shownOf(events.reduce(advanced, NO_WAY));

describe('two files of 100 and 300 bytes that are copied', () => {
  const first = [begin(2, 400), start('a', 100)];
  const second = [...first, start('b', 300)];

  it.each([
    ['nothing is written', first, { steps: 0, bytes: 0, work: 0 }],
    ['40 are written', [...first, way('written', 'a', 100, 40)], { steps: 0, bytes: 40, work: 20 }],
    ['40 are read back', [...first, way('read-back', 'a', 100, 40)], { steps: 0, bytes: 100, work: 70 }],
    ['the second begins', second, { steps: 1, bytes: 100, work: 100 }],
    ['60 of it are written', [...second, way('written', 'b', 300, 60)], { steps: 1, bytes: 160, work: 130 }],
    ['both are told as ended', [...second, end('a', 100), end('b', 300)], { steps: 2, bytes: 400, work: 400 }],
  ])('%s', (_, events, wanted) => {
    expect(shown(...events)).toEqual(wanted);
  });

  it('what was told of one file is not told of the next, and nothing of a run that paused', () => {
    const middle = [...first, way('read-back', 'a', 100, 99)];
    expect(shown(...middle, start('b', 300))).toEqual({ steps: 1, bytes: 100, work: 100 });
    const paused = { type: 'run-ended', state: 'paused' } as ApplyEvent;
    expect(shown(...middle, paused)).toEqual({ steps: 0, bytes: 0, work: 0 });
  });
});

it('a run that has no bytes counts steps alone', () => {
  expect(shown(begin(2, 0), start('a', 0), start('b', 0))).toEqual({ steps: 0, bytes: 0, work: 0 });
});
