// Runs that were begun on a library and neither finished nor undone: nothing else is begun there before they are.
import { Failure } from '../model/failure.ts';
import { unfinishedRuns } from './history.ts';
import { GIVEN_UP, type JournalState } from './journal.ts';
import { openJournal } from './journal-writer.ts';
import { runFiles } from './run-files.ts';
import type { RunRequest } from './run-request.ts';
import { meet, type Territory } from './territory.ts';

/**
 * Failure E-JOURNAL where a run on these folders was interrupted: what it left half done must not be built upon. `breakLock` gives such runs up
 * instead; they can still be finished or undone by their ids. `mine` says which runs are the ones that are being dealt with.
 */
export function throwIfUnfinished(
  request: Pick<RunRequest, 'runsFolder' | 'breakLock' | 'now'>,
  territory: Territory,
  mine: (run: JournalState) => boolean,
): void {
  const { runsFolder, breakLock, now } = request;
  for (const run of unfinishedRuns(runsFolder)) {
    if (mine(run) || !meet(territory, run.beginning)) continue;
    if (!breakLock) throw interrupted(run);
    const { journal: path, reserve } = runFiles(runsFolder, run.runId);
    const journal = openJournal({ path, reserve, runId: run.runId, now: () => now, step: () => undefined, after: run });
    journal.write([{ type: 'pause', code: GIVEN_UP, reason: 'Another run on its library was begun without it.' }]);
    journal.close();
  }
}

function interrupted({ runId, beginning: { undoes } }: JournalState): Failure {
  const what = undoes === null ? `Run ${runId}` : `The rollback ${runId} of run ${undoes}`;
  const back = undoes === null ? `, \`anivault rollback ${runId} --apply\` undoes it` : '';
  return new Failure({
    code: 'E-JOURNAL',
    message: `${what} on this library was interrupted. Nothing was changed.`,
    hint: `\`anivault resume ${runId}\` finishes it${back}; with \`--break-lock\` it is left as it is.`,
  });
}
