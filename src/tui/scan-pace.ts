// How fast matching goes: a few looks back, from which the requests a second and the time that is left are told. Pure.

/** What was done by a moment. */
export interface Look {
  /** milliseconds that never go backwards */
  readonly at: number;
  readonly matched: number;
  readonly requests: number;
}

/** Looks this far apart, in milliseconds, and so many of them: what is told follows the last ten seconds. */
const APART_MS = 1000;
const LOOKS = 10;
/** A shorter time says nothing of what is to come. */
const LEAST_MS = 2000;

/** The looks with a new one, where the last is long enough ago. */
export function lookedAt(looks: readonly Look[], look: Look): readonly Look[] {
  const last = looks.at(-1);
  return last && look.at - last.at < APART_MS ? looks : [...looks, look].slice(-LOOKS);
}

export interface Pace {
  readonly requestsPerSecond: number;
  /** null: at this pace it would never end */
  readonly secondsLeft: number | null;
}

/** What the looks say of the groups that are still to come; null: they are too few. */
export function paceOf(looks: readonly Look[], total: number): Pace | null {
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last || last.at - first.at < LEAST_MS) return null;
  const seconds = (last.at - first.at) / 1000;
  const matchedPerSecond = (last.matched - first.matched) / seconds;
  return {
    requestsPerSecond: Math.round((last.requests - first.requests) / seconds),
    secondsLeft: matchedPerSecond > 0 ? Math.ceil(Math.max(0, total - last.matched) / matchedPerSecond) : null,
  };
}

/** `35 s left`, `4 min left`, `2 h left`. */
export function leftText(seconds: number): string {
  if (seconds < 100) return `${seconds} s left`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min left` : `${Math.round(seconds / 3600)} h left`;
}
