// `verify`: whether a run's journal is whole, and its files where it says.
import { Failure } from '../../model/failure.ts';
import type { Verification, VerifiedFile } from '../../model/run.ts';
import type { Command, Told } from '../command.ts';
import type { OutputRow } from '../output.ts';

/** Rounded down: only a whole journal, and only whole files, are 100 %. */
const percent = (good: number, all: number): number => (all === 0 ? 0 : Math.floor((good * 1000) / all) / 10);

const journalRow = ({ runId, path, lines, good }: Verification): OutputRow => ({
  fields: { run_id: runId, journal: path, lines, good_lines: good, integrity: percent(good, lines) },
  text: `Run ${runId}: the journal is ${percent(good, lines)} % as it was written (${good} of ${lines} lines).`,
});

const fileRow = ({ operationId, action, source, path, size, status, reason }: VerifiedFile): OutputRow => ({
  fields: { operation_id: operationId, action, source, file_path: path, size, status, reason },
  text: `  ${status.padEnd(7)} ${path}`,
});

const troubleOf = ({ path, status, reason }: VerifiedFile): Told => ({
  type: 'file-troubled',
  phase: 'organize',
  trouble: {
    code: status === 'missing' ? 'E-FS-GONE' : 'E-FS-CHANGED',
    message: `It is not as the run left it: ${reason ?? status}.`,
    path,
    hint: null,
  },
});

const damaged = ({ runId, path, good, lines }: Verification): Failure =>
  new Failure({
    code: 'E-JOURNAL',
    message: `The journal of run ${runId} is damaged (${percent(good, lines)} %): what it says of its files is not relied on.`,
    path,
    hint: 'The script rollback-….sh (.ps1 on Windows) beside it can undo the run by itself.',
  });

export const verifyCommand: Command = {
  name: 'verify',
  args: '[run]',
  summary: 'is the journal whole, and each file where it says?',
  details:
    'Looks at the newest run, or the one named: the journal’s integrity in percent, then each file that the run put somewhere, by size or with --hash. Changes nothing.',
  options: [],
  own: [{ flags: '--hash', help: 'read whole files, and compare them with the journal’s checksums' }],
  examples: ['anivault verify', 'anivault verify --hash'],
  phase: 'organize',
  tells: 'rows',
  changesFiles: () => false,
  async *run({ parts, args, own, signal }) {
    const { verify } = await import('../../workflow/verify.ts');
    let journal: Verification | null = null;
    let [files, intact] = [0, 0];
    for await (const found of verify(parts, { runId: args[0] ?? null, hash: own['hash'] === true }, signal)) {
      if (found.kind === 'journal') {
        journal = found;
        yield { type: 'rows', rows: [journalRow(found)] };
        continue;
      }
      files += 1;
      yield { type: 'rows', rows: [fileRow(found)] };
      if (found.status === 'intact') intact += 1;
      else yield troubleOf(found);
    }
    if (journal === null) {
      yield { type: 'noted', phase: 'organize', code: 'no-runs', text: 'No run yet.' };
      return;
    }
    if (journal.good < journal.lines) throw damaged(journal);
    const text = `${intact} of ${files} files are where the run put them (${percent(intact, files)} %).`;
    yield { type: 'noted', phase: 'organize', code: 'files-verified', text: files === 0 ? 'It left no file.' : text };
  },
};
