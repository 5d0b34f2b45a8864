import { expect, test } from 'vitest';
import { backoffMs, retryAfterMs } from '../../src/tmdb/retry.ts';

const NOW = Date.UTC(2026, 4, 3, 12, 0, 0);

test.each([
  ['2', null, 2000],
  [' 12 ', null, 12_000],
  ['0', null, 0],
  ['86400', null, 86_400_000],
  ['86401', null, null],
  ['999999999999', null, null],
  ['-1', null, null],
  ['1.5', null, null],
  ['soon', null, null],
  ['', null, null],
  [null, null, null],
  ['Sun, 03 May 2026 12:00:30 GMT', null, 30_000],
  ['Sun, 03 May 2026 12:00:30 GMT', 'Sun, 03 May 2026 12:00:20 GMT', 10_000],
  ['Sun, 03 May 2026 12:00:30 GMT', 'no date', 30_000],
  ['Sun, 03 May 2020 12:00:30 GMT', null, 0],
  ['Sun, 03 May 2099 12:00:30 GMT', null, null],
])('Retry-After %j with Date %j waits %j ms', (header, date, ms) => {
  expect(retryAfterMs(header, date, NOW)).toBe(ms);
});

test('backoff doubles up to 30 s and takes its jitter from the whole span', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((tries) => backoffMs(tries, 1))).toEqual([
    1500, 3000, 6000, 12_000, 24_000, 30_000, 30_000,
  ]);
  expect(backoffMs(3, 0)).toBe(0);
  expect(backoffMs(3, 0.5)).toBe(3000);
});
