// What History wants done: the runs read, one of them looked into, all of them searched. Answers with messages; undoing is a task like any.
import type { Parts } from '../../workflow/parts.ts';
import type { Message } from '../message.ts';

export interface HistoryHand {
  readHistory(): Promise<void>;
  lookAtRun(runId: string): Promise<void>;
  searchHistory(words: string): Promise<void>;
}

const pastRuns = (): Promise<typeof import('../../workflow/rollback.ts')> => import('../../workflow/rollback.ts');

/** `parts` is asked each time: the sample library has a state folder of its own. */
export function createHistoryHand(parts: () => Parts, dispatch: (message: Message) => void): HistoryHand {
  return {
    async readHistory() {
      const { history } = await pastRuns();
      dispatch({ type: 'history-read', runs: history(parts()) });
    },
    async lookAtRun(runId) {
      const { rollbackRun } = await pastRuns();
      const dry = { runId, only: null, includeChanged: false, apply: false, breakLock: false };
      for await (const event of rollbackRun(parts(), dry, new AbortController().signal))
        if (event.type === 'undo-planned' || event.type === 'noted')
          dispatch({ type: 'run-seen', runId, operations: event.type === 'noted' ? [] : event.operations });
    },
    async searchHistory(words) {
      const { searchRuns } = await pastRuns();
      dispatch({ type: 'history-found', words, hits: await searchRuns(parts(), words) });
    },
  };
}
