// The one table of options: flags, ANIVAULT_* variables, settings keys, status and help are all made from it.
// Pure and without packages, because `--version` loads it.
import { Failure } from '../model/failure.ts';
import type { Roots } from '../model/plan.ts';
import type { Option, Options } from './option-types.ts';
import { valueOf } from './option-value.ts';
import { TMDB_ADDRESS } from './tmdb-address.ts';

export type { Option, Options } from './option-types.ts';

/** `minSize` -> `min-size`, `review.settle` -> `review-settle`. */
const dashed = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('.', '-');

type Row = Pick<Option, 'kind' | 'placeholder' | 'help'> &
  Partial<Pick<Option, 'choices' | 'range' | 'settable' | 'flag' | 'variable'>>;
const option = (key: keyof Options, fallback: Options[keyof Options], row: Row): Option => ({
  key,
  flag: `--${dashed(key)}`,
  variable: `ANIVAULT_${dashed(key).replaceAll('-', '_').toUpperCase()}`,
  default: fallback,
  settable: true,
  ...row,
});
const flagOnly = (key: keyof Options, help: string): Option =>
  option(key, false, { kind: 'boolean', placeholder: '', help, settable: false });
const choice = (key: keyof Options, fallback: string, choices: readonly string[], help: string): Option =>
  option(key, fallback, { kind: 'choice', placeholder: choices.join('|'), choices, help });

export const OPTIONS: readonly Option[] = [
  option('library', null, {
    kind: 'path',
    placeholder: 'dir',
    help: 'library folder; shows and films go below it as the preset has it',
  }),
  option('shows', null, { kind: 'path', placeholder: 'dir', help: 'folder for series' }),
  option('films', null, { kind: 'path', placeholder: 'dir', help: 'folder for films' }),
  choice('preset', 'anivault', ['anivault', 'plex', 'jellyfin', 'kodi'], 'how folders and files are named'),
  option('template', null, {
    kind: 'text',
    placeholder: 'text',
    help: 'template for episodes, instead of the preset’s',
  }),
  option('filmTemplate', null, {
    kind: 'text',
    placeholder: 'text',
    help: 'template for films, instead of the preset’s',
  }),
  choice('mode', 'move', ['move', 'copy', 'hardlink', 'symlink'], 'what is done with each file'),
  choice('onConflict', 'skip', ['skip', 'rename', 'overwrite', 'abort'], 'what to do where a file is there already'),
  option('lang', 'en-US', { kind: 'language', placeholder: 'xx-YY', help: 'language of titles' }),
  option('offline', false, { kind: 'boolean', placeholder: '', help: 'ask nobody: cache and corrections only' }),
  option('rate', 35, { kind: 'number', range: [1, 35], placeholder: 'n', help: 'requests to TMDB a second, at most' }),
  option('concurrency', 4, { kind: 'number', range: [1, 8], placeholder: 'n', help: 'requests to TMDB at once' }),
  option('tmdb.baseUrl', TMDB_ADDRESS, {
    kind: 'address',
    flag: '--tmdb-url',
    variable: 'ANIVAULT_TMDB_URL',
    placeholder: 'url',
    help: 'another address for TMDB, such as a proxy of your own',
  }),
  option('ext', null, { kind: 'list', placeholder: 'a,b', help: 'only these extensions' }),
  option('exclude', [], { kind: 'list', placeholder: 'glob', help: 'leave out paths that match' }),
  option('minSize', 0, { kind: 'size', placeholder: 'size', help: 'leave out smaller videos (50M)' }),
  option('minAge', 0, {
    kind: 'duration',
    placeholder: 'time',
    help: 'leave out files changed more recently (90s, 10m, 30d)',
  }),
  option('followLinks', false, { kind: 'boolean', placeholder: '', help: 'follow symbolic links to folders' }),
  option('maxDepth', null, {
    kind: 'number',
    range: [1, 1000],
    placeholder: 'n',
    help: 'go at most so many folders deep',
  }),
  option('accept', null, {
    kind: 'choice',
    choices: ['medium'],
    placeholder: 'medium',
    help: 'medium matches go as well',
    settable: false,
  }),
  option('prune', false, { kind: 'boolean', placeholder: '', help: 'remove source folders that the run emptied' }),
  option('verifyHash', false, { kind: 'boolean', placeholder: '', help: 'compare whole contents, not size and time' }),
  flagOnly('breakLock', 'take over a lock that another machine left'),
  flagOnly('apply', 'carry it out; without it nothing changes'),
  flagOnly('yes', 'really replace files under --on-conflict overwrite'),
  flagOnly('json', 'NDJSON on stdout, text on stderr'),
  option('color', true, { kind: 'boolean', flag: '--no-color', placeholder: '', help: 'no colours (also NO_COLOR)' }),
  option('ascii', false, { kind: 'boolean', placeholder: '', help: 'plain ASCII lines and marks' }),
  option('linear', false, {
    kind: 'boolean',
    placeholder: '',
    help: 'plain questions and answers, a line each, instead of the full screen',
  }),
  choice(
    'review.settle',
    'strong',
    ['strong', 'none'],
    'what arrives settled in Review: strong matches, or none, so that you are asked about all',
  ),
  choice('logLevel', 'info', ['debug', 'info', 'warn', 'error'], 'how much goes to the log'),
  option('config', null, { kind: 'path', placeholder: 'file', help: 'another settings file', settable: false }),
];

export type Origin = 'option' | 'environment' | 'settings' | 'default';

export interface Resolved {
  readonly values: Options;
  readonly origins: Readonly<Record<string, Origin>>;
}

type Values = Readonly<Record<string, unknown>>;
const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

/** Origins, the one that counts least first. */
const ORIGINS: readonly Origin[] = ['default', 'settings', 'environment', 'option'];

/** A library that was said is meant for all: roots that were only stored for another one would send files there. */
const comesBefore = (library: Origin | undefined, root: Origin | undefined): boolean =>
  ORIGINS.indexOf(library ?? 'default') > ORIGINS.indexOf(root ?? 'default') && root !== 'default';

/**
 * Option before environment before settings (as `openSettings` checked them) before default. A library said before roots of its own counts for
 * both. Failure E-USAGE for a value that is not allowed.
 */
export function resolveOptions(
  flags: Values,
  env: Readonly<Record<string, string | undefined>>,
  settings: Values,
): Resolved {
  const values: Record<string, unknown> = {};
  const origins: Record<string, Origin> = {};
  for (const option of OPTIONS) {
    const { key, flag, variable } = option;
    const asked = flags[key];
    const fromEnv = env[variable];
    const stored = option.settable ? settings[key] : undefined;
    if (asked !== undefined && !(key === 'color' && asked === true))
      [values[key], origins[key]] = [valueOf(option, textOf(asked), flag), 'option'];
    else if (key === 'color' && env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '')
      [values[key], origins[key]] = [false, 'environment'];
    else if (fromEnv !== undefined && fromEnv !== '')
      [values[key], origins[key]] = [valueOf(option, fromEnv, variable), 'environment'];
    else if (stored !== undefined && stored !== null)
      [values[key], origins[key]] = [typeof stored === 'string' ? valueOf(option, stored, key) : stored, 'settings'];
    else [values[key], origins[key]] = [option.default, 'default'];
  }
  for (const root of ['shows', 'films'])
    if (comesBefore(origins['library'], origins[root])) [values[root], origins[root]] = [null, 'default'];
  return { values: values as unknown as Options, origins };
}

/** Checks what `settings set` was given; returns it as it is stored. Failure E-USAGE. */
export function checkSetting(key: string, text: string): unknown {
  const option = OPTIONS.find((each) => each.key === key && each.settable);
  if (!option) throw new Failure({ code: 'E-USAGE', message: `There is no setting ${key}.` });
  return valueOf(option, text, key);
}

/** `/srv/anime` + `TV`, with the separator that the path already uses. */
const below = (folder: string, name: string): string =>
  folder.replace(/[\\/]+$/, '') + (folder.includes('\\') && !folder.includes('/') ? '\\' : '/') + name;

/** The library roots that the options name, or null where none is. `library` alone means the preset's folders below it. */
export function rootsOf({
  shows,
  films,
  library,
  preset,
}: Pick<Options, 'shows' | 'films' | 'library' | 'preset'>): Roots | null {
  if (library === null && shows === null && films === null) return null;
  const split = preset !== 'anivault';
  const inLibrary = (name: string): string | null => (library === null ? null : split ? below(library, name) : library);
  return { shows: shows ?? inLibrary('TV'), films: films ?? inLibrary('Movies') };
}
