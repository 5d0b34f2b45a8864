// What people see of the way: each event that says how far something is, as a line of progress. It writes nothing itself.
import { basename } from 'node:path';
import type { ApplyEvent } from '../model/run.ts';
import { display } from '../names/display.ts';
import { sizeText } from '../settings/units.ts';
import type { Phase, WorkflowEvent } from '../workflow/event.ts';
import { advanced, leftText, NO_WAY, paceAfter, type RunWay, shownOf } from '../workflow/run-way.ts';
import type { Advance } from './progress.ts';

const WORDS: Readonly<Partial<Record<Phase, Pick<Advance, 'label' | 'unit'>>>> = {
  scan: { label: 'Reading names', unit: 'files' },
  match: { label: 'Asking TMDB', unit: 'groups' },
  cache: { label: 'Asking TMDB', unit: 'titles' },
};

/** Follows the events of one command; answers how far it is where an event says so, null where it does not. `now`: milliseconds. */
export function followProgress(now: () => number): (event: WorkflowEvent) => Advance | null {
  let isMatching = false;
  let label = 'Filing';
  let way = NO_WAY;
  let isCopying = false;
  let from = 0;
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
    if (told.type === 'run-started') [way, isCopying, from] = [NO_WAY, false, now()];
    way = advanced(way, told);
    isCopying ||= told.type === 'operation-advanced';
    return 'operation' in told ? { label, ...runAdvance(way, told, isCopying ? now() - from : null) } : null;
  };
}

/**
 * `3 of 40 operations, 1.2 GB of 14.0 GB, 5 min left  a.mkv`. `ms`: how long it goes; null: nothing of it takes long enough for bytes to be told.
 */
function runAdvance(
  way: RunWay,
  { operation }: Extract<ApplyEvent, { operation: unknown }>,
  ms: number | null,
): Omit<Advance, 'label'> {
  const { steps: done, bytes, work } = shownOf(way);
  const { total, bytesTotal, copy } = way;
  const name = display(basename(operation.destination || operation.source));
  const detail = copy?.part === 'read-back' ? `reading back ${name}` : name;
  if (ms === null || bytesTotal === 0) return { unit: 'operations', done, total, detail };
  const pace = paceAfter(way, ms);
  const left = pace === null ? '' : `, ${leftText(pace.left)}`;
  const unit = `operations, ${sizeText(bytes)} of ${sizeText(bytesTotal)}${left}`;
  return { unit, done, total, detail, share: work / bytesTotal };
}
