// `status`: how things stand, for a person who wonders and for a bug report. A question that can't be answered says why; none fails the
// others. Shows no secret.
import { join, resolve } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { RunSummary } from '../../model/run.ts';
import { minuteOf } from '../../names/day.ts';
import { OPTIONS, rootsOf } from '../../settings/options.ts';
import type { Command, Invocation } from '../command.ts';
import type { OutputRow } from '../output.ts';
import { shownValue } from './settings.ts';

const row = (name: string, value: string | number | null, text: string): OutputRow => ({
  fields: { name, value, origin: null },
  text: `${name.replaceAll('_', ' ').padEnd(18)} ${text}`,
});
const fact = (name: string, value: string): OutputRow => row(name, value, value);

const whyNot = (error: unknown): string => {
  if (error instanceof Failure) return `${error.message} [${error.code}]`;
  return error instanceof Error ? error.message : String(error);
};

/** A question whose failure is an answer as well. */
async function answered(ask: () => string | Promise<string>): Promise<string> {
  try {
    return await ask();
  } catch (error) {
    return whyNot(error);
  }
}

const runText = ({ id, started, state, done, operations }: RunSummary): string =>
  `${id}  ${minuteOf(started)}  ${done} of ${operations}  ${state}`;

async function runRows({ parts }: Invocation): Promise<readonly OutputRow[]> {
  const { history } = await import('../../workflow/rollback.ts');
  try {
    const runs = history(parts);
    const [last] = runs;
    if (!last) return [row('last_run', null, 'none yet')];
    const open = runs.filter(({ state }) => state === 'interrupted').map(({ id }) => id);
    const unfinished =
      open.length === 0
        ? []
        : [row('unfinished', open.join(' '), `${open.join(' ')}: \`anivault resume\` finishes it`)];
    return [row('last_run', last.id, runText(last)), ...unfinished];
  } catch (error) {
    return [fact('last_run', whyNot(error))];
  }
}

async function keyRows({ parts, options, signal }: Invocation): Promise<readonly OutputRow[]> {
  const address = options['tmdb.baseUrl'];
  const key = await answered(async () => (await parts.key.source()) ?? '');
  const at = fact('tmdb_address', address);
  if (key === '')
    return [
      row('tmdb_key', null, 'none: `anivault settings key` stores one'),
      at,
      row('tmdb', null, 'not asked: no key'),
    ];
  const present = row('tmdb_key', key, /\[E-/.test(key) ? key : `present, from ${key}`);
  if (options.offline) return [present, at, row('tmdb', null, 'not asked: offline')];
  const said = await answered(async () => {
    await parts.key.check(address, signal);
    return 'reachable, takes the key';
  });
  return [present, at, fact('tmdb', said)];
}

async function cacheRow({ parts }: Invocation): Promise<OutputRow> {
  const said = await answered(async () => {
    const { entries, bytes, quarantined } = await parts.cache.stats();
    return `${entries} entries, ${bytes} bytes${quarantined === 0 ? '' : `, ${quarantined} in quarantine`}`;
  });
  return fact('cached', said);
}

/** What is in force and where it comes from: what is not the default, or all of it. */
const settingRows = ({ options, origins }: Invocation, all: boolean): readonly OutputRow[] =>
  OPTIONS.flatMap((option) => {
    const { key, settable } = option;
    const origin = origins[key] ?? 'default';
    if (key === 'json' || (origin === 'default' && !(all && settable))) return [];
    return [
      {
        fields: { key, value: options[key], origin },
        text: `${key.padEnd(18)} ${shownValue(option, options[key])}  (${origin})`,
      },
    ];
  });

function folderRows({ parts, options, cwd }: Invocation, diag: boolean): readonly OutputRow[] {
  const { config, cache, state } = parts.folders;
  const told = (name: string, path: string): OutputRow =>
    row(name, path, diag ? `${path}  (${parts.machine.disk(path)})` : path);
  const roots = rootsOf(options);
  const libraries = diag && roots ? [...new Set([roots.shows, roots.films])].filter((root) => root !== null) : [];
  return [
    told('config_folder', config),
    told('cache_folder', cache),
    told('state_folder', state),
    row('log', join(state, 'app.log'), join(state, 'app.log')),
    ...libraries.map((root) => fact('library_disk', `${root}: ${parts.machine.disk(resolve(cwd, root))}`)),
  ];
}

const settingsRow = ({ settingsProblem }: Invocation): OutputRow =>
  fact('settings_file', settingsProblem === null ? 'readable' : `${settingsProblem.message} [${settingsProblem.code}]`);

/** Facts for a bug report. */
function diagRows({ version, streams, parts }: Invocation): readonly OutputRow[] {
  const { version: number, commit, commitTime, runtime } = version;
  const { stdout, stdin } = streams;
  const terminal = `${stdin.isTTY ? 'a terminal' : 'none'} in, ${stdout.isTTY ? `${stdout.columns} columns` : 'none'} out`;
  return [
    fact('version', `${number}, commit ${commit} of ${commitTime}`),
    fact('runtime', runtime),
    fact('terminal', terminal),
    ...parts.machine.facts().map(({ name, value }) => fact(name, value)),
  ];
}

export const statusCommand: Command = {
  name: 'status',
  args: '',
  summary: 'last run, key, TMDB, cache, settings in force, folders',
  details:
    'How things stand: the last run, whether a TMDB key is present and taken, what is cached, which settings are not the default and where they come from, where AniVault keeps its own files. --diag adds all settings, the disks and the machine: what a bug report needs, without any secret.',
  options: OPTIONS.filter(({ settable }) => settable).map(({ key }) => key),
  own: [{ flags: '--diag', help: 'also all settings and platform facts for a bug report; secrets are not among them' }],
  examples: [
    'anivault status',
    'anivault status --offline',
    'anivault status --diag > report.txt',
    'anivault status --diag --json',
  ],
  phase: 'system',
  tells: 'rows',
  changesFiles: () => false,
  async *run(invocation) {
    const diag = invocation.own['diag'] === true;
    const rows = [
      ...(diag ? diagRows(invocation) : []),
      ...(await runRows(invocation)),
      ...(await keyRows(invocation)),
      await cacheRow(invocation),
      settingsRow(invocation),
      ...settingRows(invocation, diag),
      ...folderRows(invocation, diag),
    ];
    yield { type: 'rows', rows };
  },
};
