// A catalogue whose answers leave their times in the log: how long TMDB took, and how long the cache.
import type { Answer } from '../model/catalogue.ts';
import type { Catalogue, Clock, Log, LogLevel } from '../model/ports.ts';

interface Timing {
  readonly log: Log;
  readonly clock: Clock;
  readonly level: LogLevel;
  /** `tmdb-asked`, `look-up-answered` */
  readonly event: string;
}

export interface TimedCatalogue extends Catalogue {
  /** calls that ended, and milliseconds that they took together */
  spent(): { readonly calls: number; readonly ms: number };
}

/** The same catalogue; what fails is logged as well. */
export function timedCatalogue(inner: Catalogue, { log, clock, level, event }: Timing): TimedCatalogue {
  let calls = 0;
  let total = 0;
  const timed = async <T>(
    fields: Readonly<Record<string, unknown>>,
    call: () => Promise<Answer<T>>,
  ): Promise<Answer<T>> => {
    const started = clock.monotonic();
    let outcome = 'failed';
    try {
      const answer = await call();
      outcome = answer.kind;
      return answer;
    } finally {
      const ms = clock.monotonic() - started;
      calls += 1;
      total += ms;
      log.write(level, event, { ...fields, outcome, ms: Math.round(ms * 10) / 10 });
    }
  };
  return {
    ...inner,
    search: (query, signal) =>
      timed({ call: 'search', type: query.type, text: query.text }, () => inner.search(query, signal)),
    entry: (ref, language, signal) =>
      timed({ call: 'entry', type: ref.type, id: ref.id }, () => inner.entry(ref, language, signal)),
    spent: () => ({ calls, ms: Math.round(total) }),
  };
}
