import { afterEach, expect, it } from 'vitest';
import { dateOf, dayOf, minuteOf } from '../../src/names/day.ts';

const zone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = zone;
});

it.each([
  ['UTC', '2026-05-03 21:04', '3 May 2026'],
  ['Asia/Tokyo', '2026-05-04 06:04', '4 May 2026'],
  ['America/Los_Angeles', '2026-05-03 14:04', '3 May 2026'],
])('tells times on the clock of %s', (place, minute, day) => {
  process.env['TZ'] = place;
  const at = '2026-05-03T21:04:59.123Z';
  expect([minuteOf(at), dateOf(at), dayOf(at)]).toEqual([minute, minute.slice(0, 10), day]);
});

it('leaves what is no time as it stands', () => {
  expect(minuteOf('')).toBe('');
  expect(minuteOf('some day')).toBe('some day');
});
