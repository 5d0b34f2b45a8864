// How long to wait before a request is tried again: from what the server asked, or by backoff. Pure.

/** Tries of one request, the first included. */
export const TRIES = 5;
/** JSON of wrong types is asked for once more: a half-deployed server mends itself, a changed API does not. */
export const TRIES_OF_WRONG_TYPES = 2;
const BACKOFF_FIRST_MS = 1_500;
const BACKOFF_MOST_MS = 30_000;
/** A longer wait than a day is a mistake of somebody's clock. */
const RETRY_AFTER_ABSURD_MS = 86_400_000;

/** Full jitter: anything from nothing to min(30 s, 1.5·2ⁿ⁻¹ s) after the n-th failed try, so that senders spread out. */
export const backoffMs = (failedTries: number, random: number): number =>
  random * Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** (failedTries - 1));

/**
 * A Retry-After header as milliseconds from now, not yet limited to what is honoured; null where absent or absurd.
 * A date is read against the response's own Date, because our clock may be wrong; a date gone by means at once.
 */
export const retryAfterMs = (header: string | null, date: string | null, now: number): number | null => {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/u.test(text)) {
    const ms = Number(text) * 1000;
    return ms <= RETRY_AFTER_ABSURD_MS ? ms : null;
  }
  // only the fixed form of an HTTP date: Date.parse alone takes "-1" for a year
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u.test(text)) return null;
  const until = Date.parse(text);
  const serverNow = date === null ? Number.NaN : Date.parse(date);
  const ms = until - (Number.isNaN(serverNow) ? now : serverNow);
  return Number.isNaN(ms) || ms > RETRY_AFTER_ABSURD_MS ? null : Math.max(0, ms);
};
