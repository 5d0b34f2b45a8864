// Fills the cache with what a list of titles will need, so that a later run asks nothing: each title is looked up as a group of that name
// would be.
import { loadCorrections } from '../match/corrections.ts';
import { lookUp, type LookUp } from '../match/look-up.ts';
import type { FileGroup } from '../model/match.ts';
import type { Options } from '../settings/options.ts';
import { boundedTasks } from './bounded-tasks.ts';
import type { WorkflowEvent } from './event.ts';
import { throwIfStopped } from './interrupt.ts';
import type { CatalogueSession, Parts } from './parts.ts';
import { withPulse } from './pulse.ts';
import { correctionsFile } from './scan.ts';
import { streamOf } from './stream.ts';

/** What came of a list of titles. */
export interface WarmedUp {
  readonly titles: number;
  readonly found: number;
  readonly notFound: number;
  readonly unavailable: number;
}

const LOOK_UPS_AT_ONCE = 8;

/** `Kanon (2006)`: the year stands last, in brackets, as in a library's folders. */
const YEAR = /\s*\((\d{4})\)$/u;

const groupOf = (line: string): FileGroup => {
  const year = YEAR.exec(line)?.[1];
  const title = line.replace(YEAR, '');
  return {
    id: line,
    title,
    titles: [title],
    year: year === undefined ? null : Number(year),
    kind: 'series',
    files: [],
  };
};

/** Titles of a text, one a line, each once; empty lines are nothing. */
export const titlesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .replace(/^\uFEFF/u, '')
      .split(/\r?\n/u)
      .map((line) => line.trim())
      .filter((line) => line.replace(YEAR, '') !== ''),
  ),
];

/**
 * Looks every title up and tells how far it is; a title that could not be asked is trouble with a line of `file`. `onEnd` has the sums.
 * Failure E-TMDB-KEY ends it.
 */
export function warmUp(
  parts: Parts,
  { titles, file, options }: { readonly titles: readonly string[]; readonly file: string; readonly options: Options },
  session: CatalogueSession,
  outer: AbortSignal,
  onEnd: (sums: WarmedUp) => void,
): AsyncGenerator<WorkflowEvent> {
  return streamOf<WorkflowEvent>(async (sink, signal) => {
    session.onChange((text, client) => void sink.push({ type: 'client-changed', text, client }));
    const { corrections } = await loadCorrections(correctionsFile(parts));
    const answers: LookUp[] = [];
    const progress = (): Promise<void> =>
      sink.push({
        type: 'progressed',
        phase: 'cache',
        done: answers.length,
        total: titles.length,
        client: session.status(),
      });
    const ask = async (title: string): Promise<void> => {
      const answer = await lookUp(groupOf(title), session.catalogue, { language: options.lang, corrections }, signal);
      answers.push(answer);
      if (answer.trouble) {
        const message = `“${title}” could not be asked: ${answer.trouble.reason}.`;
        await sink.push({
          type: 'file-troubled',
          phase: 'cache',
          trouble: {
            code: 'E-TMDB-DOWN',
            message,
            path: file,
            hint: 'Run it again later: what is known is not asked again.',
          },
        });
      }
      await progress();
    };
    const tasks = boundedTasks(LOOK_UPS_AT_ONCE);
    await withPulse(parts.clock, signal, progress, async () => {
      for (const title of titles) await tasks.start(() => ask(title));
      await tasks.settled();
    });
    throwIfStopped(signal);
    const unavailable = answers.filter(({ trouble }) => trouble !== null).length;
    const found = answers.filter(({ trouble, entries }) => trouble === null && entries.length > 0).length;
    onEnd({ titles: titles.length, found, notFound: titles.length - found - unavailable, unavailable });
  }, outer);
}
