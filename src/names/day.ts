// A time as people say it, on their own clock.

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const two = (number: number): string => String(number).padStart(2, '0');

/** `2026-05-03 21:04` of an ISO 8601 time, on the clock of who looks; as it stands where it is no time. */
export function minuteOf(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** `2026-05-03` of an ISO 8601 time. */
export const dateOf = (at: string): string => minuteOf(at).slice(0, 10);

/** `3 May 2026` of an ISO 8601 time. */
export function dayOf(at: string): string {
  const [year = '', month = '', day = ''] = dateOf(at).split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
