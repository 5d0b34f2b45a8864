// `trash`: files that were replaced under `overwrite`, kept until a person empties it.
import { resolve } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { TrashedFile } from '../../model/run.ts';
import { minuteOf } from '../../names/day.ts';
import { nearest } from '../../names/nearest.ts';
import { rootsOf } from '../../settings/options.ts';
import { sizeText } from '../../settings/units.ts';
import type { Command, Invocation, Told } from '../command.ts';
import type { OutputRow } from '../output.ts';

const VERBS = ['list', 'empty'] as const;
const SURE = 'empty';

const sizeOf = (files: readonly TrashedFile[]): number => files.reduce((sum, { identity }) => sum + identity.size, 0);
const counted = (files: readonly TrashedFile[]): string =>
  `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${sizeText(sizeOf(files))}`;

const rowOf = ({ path, original, replaced, runId, identity: { size } }: TrashedFile): OutputRow => ({
  fields: { file_path: path, original, size, run_id: runId, replaced },
  text: `${sizeText(size).padStart(9)}  ${replaced === null ? '?'.padEnd(16) : minuteOf(replaced)}  ${original ?? path}`,
});

const noted = (code: string, text: string): Told => ({ type: 'noted', phase: 'system', code, text });

/** Every root that the options name, with the library itself, below which a preset may have its own. */
function rootsFrom({ options, cwd }: Invocation): readonly string[] {
  const roots = rootsOf(options);
  const named = [roots?.shows, roots?.films, options.library].filter((root) => typeof root === 'string');
  return [...new Set(named.map((root) => resolve(cwd, root)))];
}

/** Failure E-USAGE where nobody can be asked and nobody said yes. */
async function isSure(
  { streams: { stdin, stderr }, options }: Invocation,
  files: readonly TrashedFile[],
): Promise<boolean> {
  if (options.yes) return true;
  if (!stdin.isTTY)
    throw new Failure({
      code: 'E-USAGE',
      message: `${counted(files)} would be removed for good, and there is no terminal to ask on.`,
      hint: 'Look with `anivault trash`, then give --yes.',
    });
  stderr.write(`${counted(files)} will be removed for good. Their runs can then be undone no further than that.\n`);
  return (await stdin.readLine(`Type ${SURE} to remove them: `)).trim() === SURE;
}

async function* empty(invocation: Invocation, files: readonly TrashedFile[]): AsyncGenerator<Told> {
  const { parts, options } = invocation;
  if (!(await isSure(invocation, files))) {
    yield noted('trash-kept', 'Nothing was removed.');
    return;
  }
  const { emptyTrashed } = await import('../../workflow/trash.ts');
  const gone: TrashedFile[] = [];
  for (const { file, trouble } of emptyTrashed(parts, files, options.breakLock)) {
    if (trouble === null) gone.push(file);
    else {
      const { code, message, hint } = trouble;
      yield { type: 'file-troubled', phase: 'system', trouble: { code, message, path: file.path, hint } };
    }
  }
  yield noted('trash-emptied', `${counted(gone)} removed for good.`);
}

export const trashCommand: Command = {
  name: 'trash',
  args: '[verb]',
  summary: 'files that were replaced: list, empty',
  details:
    'list (the default) shows what --on-conflict overwrite replaced, and where it stood; empty removes it for good, after asking. Rolling a run back needs its files here.',
  options: ['shows', 'films', 'library', 'yes', 'breakLock'],
  own: [],
  examples: ['anivault trash', 'anivault trash empty'],
  phase: 'system',
  tells: 'rows',
  changesFiles: (_, [verb]) => verb === 'empty',
  async *run(invocation) {
    const [word = 'list'] = invocation.args;
    const verb = VERBS.find((each) => each === word);
    if (verb === undefined) {
      const near = nearest(word, VERBS);
      const hint = near === null ? 'trash list · empty' : `Did you mean ${near}?`;
      throw new Failure({ code: 'E-USAGE', message: `trash has no ${word}.`, hint });
    }
    const { trashed } = await import('../../workflow/trash.ts');
    const files = trashed(invocation.parts, rootsFrom(invocation));
    if (files.length === 0) yield noted('trash-empty', 'Nothing was replaced: the trash is empty.');
    else if (verb === 'empty') yield* empty(invocation, files);
    else {
      yield { type: 'rows', rows: files.map(rowOf) };
      yield noted('trash-listed', `${counted(files)}. \`anivault trash empty\` removes them for good.`);
    }
  },
};
