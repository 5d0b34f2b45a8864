// A day as people say it. Pure.

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `3 May 2026` of an ISO 8601 time. */
export function dayOf(at: string): string {
  const [year = '', month = '', day = ''] = at.slice(0, 10).split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
