// What people see of the way: each event that says how far something is, as a line of progress. It writes nothing itself.
import { basename } from 'node:path';
import { display } from '../names/display.ts';
import type { Phase, WorkflowEvent } from '../workflow/event.ts';
import type { Advance } from './progress.ts';

const WORDS: Readonly<Partial<Record<Phase, Pick<Advance, 'label' | 'unit'>>>> = {
  scan: { label: 'Reading names', unit: 'files' },
  match: { label: 'Asking TMDB', unit: 'groups' },
  cache: { label: 'Asking TMDB', unit: 'titles' },
};

/** Follows the events of one command; answers how far it is where an event says so, null where it does not. */
export function followProgress(): (event: WorkflowEvent) => Advance | null {
  let isMatching = false;
  let label = 'Filing';
  let [done, total] = [0, 0];
  return (event) => {
    if (event.type === 'progressed') {
      isMatching ||= event.phase !== 'scan';
      // names are read while TMDB is asked: the slower of the two is shown
      if (isMatching && event.phase === 'scan') return null;
      const words = WORDS[event.phase];
      return words ? { ...words, done: event.done, total: event.total, detail: '' } : null;
    }
    if (event.type === 'undo-planned') label = 'Undoing';
    if (event.type !== 'run-advanced') return null;
    const told = event.event;
    if (told.type === 'run-started') [done, total] = [0, told.total];
    else if (told.type === 'operation-ended') done += 1;
    if (told.type !== 'operation-started' && told.type !== 'operation-ended') return null;
    const { destination, source } = told.operation;
    return { label, unit: 'operations', done, total, detail: display(basename(destination || source)) };
  };
}
