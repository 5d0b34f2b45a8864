// `status`: how things stand, for a person who wonders and for a bug report. Shows no secret.
import { Failure } from '../../model/failure.ts';
import { OPTIONS } from '../../settings/options.ts';
import type { Command, Invocation } from '../command.ts';
import type { OutputRow } from '../output.ts';
import { minuteOf } from './shared.ts';
import { textOf } from './settings.ts';

const row = (name: string, value: unknown, text: string): OutputRow => ({
  fields: { name, value },
  text: `${name.padEnd(10)} ${text}`,
});

/** A question whose failure is an answer as well. */
async function answered(ask: () => Promise<string>): Promise<string> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Failure) return `${error.message} [${error.code}]`;
    throw error;
  }
}

async function lastRun({ parts }: Invocation): Promise<OutputRow> {
  const { history } = await import('../../workflow/rollback.ts');
  const [last] = history(parts);
  if (!last) return row('last run', null, 'none yet');
  return row('last run', last.id, `${last.id}  ${minuteOf(last.started)}  ${last.state}`);
}

async function keyRows({ parts, options, signal }: Invocation): Promise<readonly OutputRow[]> {
  const key = await answered(async () => (await parts.key.source()) ?? '');
  if (key === '') return [row('TMDB key', null, 'none: `anivault settings key` stores one')];
  const present = row('TMDB key', key, `present, from ${key}`);
  if (options.offline) return [present, row('TMDB', null, 'not asked: offline')];
  const said = await answered(async () => {
    await parts.key.check(signal);
    return 'reachable, takes the key';
  });
  return [present, row('TMDB', said, said)];
}

async function cacheRow({ parts }: Invocation): Promise<OutputRow> {
  const said = await answered(async () => {
    const { entries, bytes } = await parts.cache.stats();
    return `${entries} entries, ${bytes} bytes`;
  });
  return row('cached', said, said);
}

/** What is in force besides the defaults, and where it comes from. */
const settingRows = ({ options, origins }: Invocation): readonly OutputRow[] =>
  OPTIONS.filter(({ key }) => key !== 'json' && (origins[key] ?? 'default') !== 'default').map(({ key }) => {
    const origin = origins[key] ?? 'default';
    return {
      fields: { name: key, value: options[key], origin },
      text: `${key.padEnd(10)} ${textOf(options[key])}  (${origin})`,
    };
  });

/** Facts for a bug report. */
function diagRows({ version, streams, settingsProblem }: Invocation): readonly OutputRow[] {
  const { version: number, commit, commitTime, runtime } = version;
  const { stdout, stdin } = streams;
  const terminal = `${stdin.isTTY ? 'a terminal' : 'none'} in, ${stdout.isTTY ? `${stdout.columns} columns` : 'none'} out`;
  return [
    row('version', number, `${number}, commit ${commit} of ${commitTime}`),
    row('runtime', runtime, runtime),
    row('terminal', terminal, terminal),
    row('settings', settingsProblem?.message ?? null, settingsProblem?.message ?? 'readable'),
  ];
}

export const statusCommand: Command = {
  name: 'status',
  args: '',
  summary: 'last run, key, cache, settings in force, folders',
  details:
    'How things stand: the last run, whether a TMDB key is present and taken, what is cached, which settings are not the default and where they come from, where AniVault keeps its own files.',
  options: OPTIONS.filter(({ settable }) => settable).map(({ key }) => key),
  own: [{ flags: '--diag', help: 'also platform facts for a bug report; secrets are not among them' }],
  examples: ['anivault status', 'anivault status --diag', 'anivault status --json'],
  phase: 'system',
  tells: 'rows',
  changesFiles: () => false,
  async *run(invocation) {
    const { config, cache, state } = invocation.parts.folders;
    const rows = [
      await lastRun(invocation),
      ...(await keyRows(invocation)),
      await cacheRow(invocation),
      ...settingRows(invocation),
      row('config', config, config),
      row('cache', cache, cache),
      row('state', state, state),
      ...(invocation.own['diag'] === true ? diagRows(invocation) : []),
    ];
    yield { type: 'rows', rows };
  },
};
