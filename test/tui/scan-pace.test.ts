// What is told of the pace of matching: from the last seconds, and nothing where they are too few.
import { describe, expect, it } from 'vitest';
import { leftText, lookedAt, paceOf, type Look } from '../../src/tui/scan-pace.ts';

const look = (at: number, matched: number, requests: number): Look => ({ at, matched, requests });

describe('the pace of matching', () => {
  it.each([
    ['nothing was seen yet', [], 100, null],
    ['a second says too little', [look(0, 0, 0), look(1000, 9, 30)], 100, null],
    ['ten groups a second', [look(0, 0, 0), look(4000, 40, 140)], 100, { requestsPerSecond: 35, secondsLeft: 6 }],
    ['nothing comes', [look(0, 40, 9), look(4000, 40, 9)], 100, { requestsPerSecond: 0, secondsLeft: null }],
    ['all is there', [look(0, 0, 0), look(2000, 100, 2)], 100, { requestsPerSecond: 1, secondsLeft: 0 }],
  ] as const)('%s', (_, looks, total, pace) => {
    expect(paceOf(looks, total)).toEqual(pace);
  });

  it('looks once a second and forgets what is ten looks ago', () => {
    let looks: readonly Look[] = [];
    for (let at = 0; at <= 30_000; at += 250) looks = lookedAt(looks, look(at, at, at));
    expect(looks.map(({ at }) => at)).toEqual(Array.from({ length: 10 }, (_, index) => 21_000 + index * 1000));
  });

  it.each([
    [35, '35 s left'],
    [240, '4 min left'],
    [7200, '2 h left'],
  ])('%i seconds are %s', (seconds, text) => {
    expect(leftText(seconds)).toBe(text);
  });
});
