// The runs of a state folder and what became of them, told by their journals. Changes nothing.
import { Failure } from '../model/failure.ts';
import type { RunSummary } from '../model/run.ts';
import { type JournalState, readJournal } from './journal.ts';
import { looksEnded, mayUndo, undoneBy } from './transfer/peek.ts';
import { runFiles, runIds } from './run-files.ts';

/** A journal, or the damage that keeps it from being one. */
type Reading =
  { readonly id: string; readonly journal: JournalState } | { readonly id: string; readonly journal: null };

function readAll(runsFolder: string, ids = runIds(runsFolder)): readonly Reading[] {
  return ids.flatMap((id): Reading[] => {
    try {
      const journal = readJournal(runFiles(runsFolder, id).journal);
      return journal === null ? [] : [{ id, journal }];
    } catch (error) {
      if (error instanceof Failure) return [{ id, journal: null }];
      throw error;
    }
  });
}

/** Journals that can be read, newest first. */
export const readableJournals = (runsFolder: string): readonly JournalState[] =>
  readAll(runsFolder).flatMap(({ journal }) => journal ?? []);

const idsOf = (journal: JournalState, kind: 'done' | 'fail'): readonly string[] =>
  [...journal.outcomes].filter(([, outcome]) => outcome.kind === kind).map(([id]) => id);

interface Undoing {
  /** a rollback of everything has come to its end */
  readonly whole: boolean;
  readonly ids: ReadonlySet<string>;
}

const NOTHING: Undoing = { whole: false, ids: new Set() };

/** What rollbacks have undone: run id -> operations. A rollback that is undone itself does not count. */
function undoings(readings: readonly Reading[]): ReadonlyMap<string, Undoing> {
  const found = new Map<string, Undoing>();
  // newest first: whether a rollback is undone is known before it is counted
  for (const { id, journal } of readings) {
    const undone = journal?.beginning.undoes ?? null;
    if (journal === null || undone === null || found.get(id)?.whole === true) continue;
    const before = found.get(undone) ?? NOTHING;
    const takenBack = found.get(id)?.ids ?? new Set();
    const ids = idsOf(journal, 'done').filter((each) => !takenBack.has(each));
    found.set(undone, {
      whole: before.whole || (journal.ended && journal.beginning.operationIds === null),
      ids: new Set([...before.ids, ...ids]),
    });
  }
  return found;
}

const isUndone = (journal: JournalState, undoing: Undoing): boolean => {
  if (undoing.whole) return true;
  const done = idsOf(journal, 'done');
  return done.length > 0 && done.every((id) => undoing.ids.has(id));
};

const UNREADABLE = {
  started: '',
  state: 'damaged',
  undoes: null,
  operations: 0,
  done: 0,
  failed: 0,
  stays: 0,
  roots: { shows: null, films: null },
  options: { mode: 'move', preset: 'anivault', template: null, filmTemplate: null, onConflict: 'skip', prune: false },
} as const;

/** All runs, newest first. A run whose journal is damaged is listed as such. */
export function listRuns(runsFolder: string): readonly RunSummary[] {
  const readings = readAll(runsFolder);
  const undone = undoings(readings);
  return readings.map(({ id, journal }): RunSummary => {
    if (journal === null) return { id, ...UNREADABLE };
    const { beginning, started, ended } = journal;
    const undoing = undone.get(id) ?? NOTHING;
    const state = isUndone(journal, undoing) ? 'undone' : ended ? 'complete' : 'interrupted';
    const done = idsOf(journal, 'done');
    return {
      id,
      started,
      state,
      undoes: beginning.undoes,
      // undoing also removes folders, which are not counted when it begins
      operations: Math.max(beginning.operations, journal.outcomes.size),
      done: done.length,
      failed: idsOf(journal, 'fail').length,
      stays: state === 'undone' ? done.filter((each) => !undoing.ids.has(each)).length : 0,
      roots: beginning.roots,
      options: beginning.options,
    };
  });
}

/**
 * The run that a rollback undoes: the one named, else the newest that is no rollback and not undone. Null where there is nothing to undo.
 * Failure E-USAGE for an unknown id, E-JOURNAL for a run whose journal is damaged.
 */
export function runToUndo(runsFolder: string, id: string | null): string | null {
  const runs = listRuns(runsFolder);
  const run = runs.find((each) => (id === null ? each.undoes === null && each.state !== 'undone' : each.id === id));
  if (!run) {
    if (id === null) return null;
    throw new Failure({
      code: 'E-USAGE',
      message: `There is no run “${id}”.`,
      hint: '`anivault history` lists the runs.',
    });
  }
  if (run.state === 'damaged')
    throw new Failure({
      code: 'E-JOURNAL',
      message: `The journal of run ${run.id} is damaged: nothing is undone by guessing.`,
      path: runFiles(runsFolder, run.id).journal,
      hint: 'The script rollback-….sh (.ps1 on Windows) beside it can undo the run by itself.',
    });
  return run.state === 'undone' ? null : run.id;
}

/** Runs that were interrupted, are not undone and not given up, newest first. Damaged journals are not among them: nobody can finish those. */
export function unfinishedRuns(runsFolder: string): readonly JournalState[] {
  const all = runIds(runsFolder);
  const pathOf = (id: string): string => runFiles(runsFolder, id).journal;
  const wanted = new Set(all.filter((id) => !looksEnded(pathOf(id))));
  if (wanted.size === 0) return [];
  // oldest first: what undoes a run is younger than it
  for (const id of all.toReversed()) if (wanted.has(undoneBy(pathOf(id)) ?? '')) wanted.add(id);
  const readings = readAll(
    runsFolder,
    all.filter((id) => wanted.has(id)),
  );
  const undone = undoings(readings);
  return readings.flatMap(({ id, journal }) =>
    journal === null || journal.ended || journal.isGivenUp || isUndone(journal, undone.get(id) ?? NOTHING)
      ? []
      : [journal],
  );
}

/** Where runs after this one took files on to: name when this run had ended -> name after all of them. */
export function movedOn(runsFolder: string, id: string): ReadonlyMap<string, string> {
  const later = readAll(
    runsFolder,
    runIds(runsFolder).filter((each) => each > id),
  );
  const undone = undoings(later);
  const now = new Map<string, string>();
  const former = new Map<string, string>();
  for (const { id: run, journal } of later.toReversed())
    for (const [operationId, { intent, outcome }] of journal?.steps ?? []) {
      const { action, source, destination } = intent.operation;
      const isLasting = journal?.beginning.undoes === null && undone.get(run)?.ids.has(operationId) !== true;
      if (action !== 'move' || outcome?.kind !== 'done' || !isLasting) continue;
      const first = former.get(source) ?? source;
      former.delete(source);
      former.set(destination, first);
      now.set(first, destination);
    }
  return now;
}

/** The rollbacks of a run and what undid those in turn, newest first; the journals of other runs stay unread. */
function rollbacksOf(runsFolder: string, id: string): readonly Reading[] {
  const ids = runIds(runsFolder).filter((each) => each !== id);
  const wanted = new Set([id]);
  // oldest first: what undoes a run is younger than it
  for (const each of ids.toReversed()) if (mayUndo(runFiles(runsFolder, each).journal, wanted)) wanted.add(each);
  return readAll(
    runsFolder,
    ids.filter((each) => wanted.has(each)),
  );
}

/** Operations of a run that rollbacks have undone already. */
export const undoneOperations = (runsFolder: string, id: string): ReadonlySet<string> =>
  undoings(rollbacksOf(runsFolder, id)).get(id)?.ids ?? NOTHING.ids;

/** The rollback of a run that was begun and not brought to its end; null where there is none. */
export const openRollbackOf = (runsFolder: string, id: string): string | null =>
  rollbacksOf(runsFolder, id).find(({ journal }) => journal?.beginning.undoes === id && !journal.ended)?.id ?? null;

/** Where the files of a run are since it did them, with all paths it tells of as one text; damaged journals have none. */
export function filesOfRun(runsFolder: string, id: string): readonly { readonly now: string; readonly text: string }[] {
  const [reading] = readAll(runsFolder, [id]);
  return [...(reading?.journal?.steps.values() ?? [])].flatMap(({ intent, outcome }) => {
    const { source, destination } = intent.operation;
    return outcome?.kind === 'done' && source !== '' ? [{ now: destination, text: `${source}\n${destination}` }] : [];
  });
}
