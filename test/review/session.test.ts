// Lines of a session read again: undo has no limit but what a large library would take of the memory.
import { expect, it } from 'vitest';
import { readSession, sessionText } from '../../src/review/session.ts';
import type { SessionLine } from '../../src/review/session-line.ts';

const leave = (group: number): SessionLine => ({ t: 'decided', group: `g${group}`, to: { kind: 'left-out' } });
const STEP: SessionLine = { t: 'step', by: 'deed' };

it('more than a thousand steps of a long evening can be undone', () => {
  const lines = Array.from({ length: 1500 }, (_, step) => [leave(step), STEP]).flat();
  const { now, past } = readSession(sessionText(lines));
  expect(now.decided.size).toBe(1500);
  expect(past.map(({ decided }) => decided.size)).toEqual(
    Array.from({ length: 1500 }, (_, step) => step).slice(-past.length),
  );
  expect(past.length).toBeGreaterThan(1300);
});

it('of a huge library the last steps', () => {
  const all = Array.from({ length: 100_000 }, (_, group) => leave(group));
  const back = Array.from({ length: 200 }, (_, group): SessionLine[] => [
    { t: 'decided', group: `g${group}`, to: null },
    STEP,
  ]).flat();
  const { now, past } = readSession(sessionText([...all, STEP, ...back]));
  expect(now.decided.size).toBe(99_800);
  expect(past).toHaveLength(20);
  expect(past.at(-1)?.decided.size).toBe(99_801);
});
