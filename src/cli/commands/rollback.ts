// `rollback`, `resume` and `history`: runs undone, finished and listed.
import { matchesGlob } from 'node:path';
import { history, resumeRun, rollbackRun } from '../../workflow/rollback.ts';
import type { Command, Told } from '../command.ts';

/** `--only`: a glob over the whole path, or over the name alone where it holds no slash. */
const globOf = (value: unknown): ((path: string) => boolean) | null => {
  if (typeof value !== 'string' || value === '') return null;
  const pattern = value.includes('/') ? value : `**/${value}`;
  return (path) => matchesGlob(path, pattern);
};

export const rollbackCommand: Command = {
  name: 'rollback',
  args: '[run]',
  summary: 'undo a run, newest operation first',
  details:
    'Undoes the newest run that is not undone, or the one named. A dry run unless --apply is given. What changed since is left and named.',
  options: ['apply', 'breakLock'],
  own: [
    { flags: '--only <glob>', help: 'undo only files whose path, now or before, matches' },
    { flags: '--include-changed', help: 'also move back files that changed since' },
  ],
  examples: ['anivault rollback', 'anivault rollback --apply', 'anivault rollback --only "*Frieren*" --apply'],
  phase: 'organize',
  tells: 'run',
  changesFiles: (options) => options.apply,
  run: ({ parts, options: { apply, breakLock }, args, own, signal }) => {
    const [runId = null] = args;
    return rollbackRun(
      parts,
      { runId, only: globOf(own['only']), includeChanged: own['includeChanged'] === true, apply, breakLock },
      signal,
    );
  },
};

export const resumeCommand: Command = {
  name: 'resume',
  args: '[run]',
  summary: 'finish an interrupted run',
  details: 'Goes on where a run stopped, with that run’s own options, or says that there is none.',
  options: ['breakLock'],
  own: [],
  examples: ['anivault resume'],
  phase: 'organize',
  tells: 'run',
  changesFiles: () => true,
  run: ({ parts, options, args, signal }) =>
    resumeRun(parts, { runId: args[0] ?? null, breakLock: options.breakLock }, signal),
};

export const historyCommand: Command = {
  name: 'history',
  args: '',
  summary: 'list runs: id, time, files, state',
  details: 'Newest first.',
  options: [],
  own: [],
  examples: ['anivault history'],
  phase: 'organize',
  tells: 'rows',
  changesFiles: () => false,
  async *run({ parts }): AsyncGenerator<Told> {
    const rows = history(parts).map((run) => ({
      fields: {
        run_id: run.id,
        started: run.started,
        state: run.state,
        undoes: run.undoes,
        operations: run.operations,
        done: run.done,
        failed: run.failed,
      },
      text: `${run.id}  ${run.started.slice(0, 16).replace('T', ' ')}  ${String(run.done).padStart(6)} of ${run.operations}  ${run.state}${run.undoes === null ? '' : `, undoes ${run.undoes}`}`,
    }));
    yield { type: 'rows', rows };
    if (rows.length === 0) yield { type: 'noted', phase: 'organize', code: 'no-runs', text: 'No run yet.' };
  },
};
