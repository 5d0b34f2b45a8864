// Scan, read, group, look up and judge: a group is asked for once, when its first folder is complete; files that join later only re-judge it.
import { loadCorrections } from '../match/corrections.ts';
import { judge } from '../match/decide.ts';
import { createGrouper } from '../match/group.ts';
import { lookUp, type LookUp } from '../match/look-up.ts';
import type { Correction } from '../model/decision.ts';
import type { Seen } from '../scan/seen.ts';
import type { Options } from '../settings/options.ts';
import { boundedTasks } from './bounded-tasks.ts';
import type { WorkflowEvent } from './event.ts';
import { throwIfStopped } from './interrupt.ts';
import type { CatalogueSession, Parts } from './parts.ts';
import { withPulse } from './pulse.ts';
import { correctionsFile, scanLibrary, type Reading } from './scan.ts';
import { recallIn, rememberRuns } from './seen.ts';
import { streamOf, type Sink } from './stream.ts';

/** Look-ups under way at once. More than the client's requests in flight, so that its queue never runs dry between two steps of one group. */
const LOOK_UPS_AT_ONCE = 8;

async function knownCorrections(parts: Parts, sink: Sink<WorkflowEvent>): Promise<readonly Correction[]> {
  const { corrections, problem } = await loadCorrections(correctionsFile(parts));
  if (problem) await sink.push({ type: 'noted', phase: 'match', code: 'corrections-unread', text: problem.message });
  return corrections;
}

interface Memory extends Reading {
  /** what is remembered of files; default: all that is known now */
  readonly seen?: Seen;
}

/** Everything `scanLibrary` tells, and a `group-matched` for every group, again whenever files join it. Failure E-TMDB-KEY ends it. */
export function matchLibrary(
  parts: Parts,
  folders: readonly string[],
  options: Options,
  session: CatalogueSession,
  outer: AbortSignal,
  { seen = rememberRuns(parts), ...reading }: Memory = {},
): AsyncGenerator<WorkflowEvent> {
  return streamOf<WorkflowEvent>(async (sink, signal) => {
    session.onChange((text, client) => void sink.push({ type: 'client-changed', text, client }));
    const started = parts.clock.monotonic();
    const corrections = await knownCorrections(parts, sink);
    const recall = recallIn(seen);
    const grouper = createGrouper();
    const answers = new Map<string, LookUp | null>();
    const tasks = boundedTasks(LOOK_UPS_AT_ONCE);
    let matched = 0;

    const progress = (): Promise<void> =>
      sink.push({ type: 'progressed', phase: 'match', done: matched, total: answers.size, client: session.status() });
    const tell = async (id: string, answer: LookUp): Promise<void> => {
      const group = grouper.group(id);
      await sink.push({ type: 'group-matched', group, match: judge(group, answer, corrections, recall) });
    };
    const ask = async (id: string): Promise<void> => {
      const answer = await lookUp(
        grouper.group(id),
        session.catalogue,
        { language: options.lang, corrections },
        signal,
      );
      answers.set(id, answer);
      matched += 1;
      await tell(id, answer);
      await progress();
    };

    await withPulse(parts.clock, signal, progress, async () => {
      for await (const event of scanLibrary(parts, folders, options, signal, reading)) {
        await sink.push(event);
        if (event.type !== 'folder-parsed') continue;
        for (const id of grouper.add(event.folder)) {
          await sink.push({ type: 'group-changed', group: grouper.group(id) });
          const answer = answers.get(id);
          if (answer === undefined) {
            answers.set(id, null);
            await tasks.start(() => ask(id));
          } else if (answer) await tell(id, answer);
        }
      }
      await tasks.settled();
    });
    throwIfStopped(signal);
    const ms = Math.round(parts.clock.monotonic() - started);
    parts.log.write('info', 'groups-matched', { groups: answers.size, ...session.status(), ms });
  }, outer);
}
