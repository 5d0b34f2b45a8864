// `rollback`, `resume` and `history`: runs undone, finished and listed.
import type { RunSummary } from '../../model/run.ts';
import { minuteOf } from '../../names/day.ts';
import type { Command } from '../command.ts';
import type { OutputRow } from '../output.ts';

/** `--only`: a glob that fits a path, or a folder above it; one that does not begin at the root may begin anywhere. */
async function globOf(value: unknown): Promise<((path: string) => boolean) | null> {
  if (typeof value !== 'string' || value === '') return null;
  const { default: picomatch } = await import('picomatch');
  const pattern = value.startsWith('/') ? value : `**/${value}`;
  return picomatch([pattern, `${pattern}/**`], { dot: true, nocase: true });
}

export const rollbackCommand: Command = {
  name: 'rollback',
  args: '[run]',
  summary: 'undo a run, newest operation first',
  details:
    'Undoes the newest run that is not undone, or the one named, also what could not go back before. A dry run unless --apply is given. What changed since is left and named.',
  options: ['apply', 'breakLock'],
  own: [
    { flags: '--only <glob>', help: 'undo only files whose path, now or before, or a folder of it, matches' },
    { flags: '--include-changed', help: 'also move back files that changed since' },
  ],
  examples: ['anivault rollback', 'anivault rollback --apply', 'anivault rollback --only "*Frieren*" --apply'],
  phase: 'organize',
  tells: 'run',
  changesFiles: (options) => options.apply,
  async *run({ parts, options: { apply, breakLock }, args, own, signal }) {
    const { rollbackRun } = await import('../../workflow/rollback.ts');
    const [runId = null] = args;
    const includeChanged = own['includeChanged'] === true;
    const only = await globOf(own['only']);
    yield* rollbackRun(parts, { runId, only, includeChanged, apply, breakLock }, signal);
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
  async *run({ parts, options, args, signal }) {
    const { resumeRun } = await import('../../workflow/rollback.ts');
    yield* resumeRun(parts, { runId: args[0] ?? null, breakLock: options.breakLock }, signal);
  },
};

const rowOf = (run: RunSummary): OutputRow => {
  const undoes = run.undoes === null ? '' : `, undoes ${run.undoes}`;
  const failed = run.failed > 0 ? `, ${run.failed} failed` : '';
  const counts = `${String(run.done).padStart(6)}${run.undoes === null ? ` of ${run.operations}` : ' undone'}${failed}`;
  const stays = run.stays > 0 ? `, ${run.stays} left as they are` : '';
  return {
    fields: {
      run_id: run.id,
      started: run.started,
      state: run.state,
      undoes: run.undoes,
      operations: run.operations,
      done: run.done,
      failed: run.failed,
    },
    text: `${run.id}  ${minuteOf(run.started)}  ${counts}  ${run.state}${stays}${undoes}`,
  };
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
  async *run({ parts }) {
    const { history } = await import('../../workflow/rollback.ts');
    const runs = history(parts);
    yield { type: 'rows', rows: runs.map(rowOf) };
    if (runs.length === 0) yield { type: 'noted', phase: 'organize', code: 'no-runs', text: 'No run yet.' };
  },
};
