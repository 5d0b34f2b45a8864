// What `--help` says besides words and options: examples, variables, exit codes, and TMDB's attribution, always last. Pure.
import { OPTIONS, type Option } from '../settings/options.ts';
import type { Command } from './command.ts';
import { EXIT_CODES, VARIABLES } from './contract.ts';

const ATTRIBUTION = 'This product uses the TMDB API but is not endorsed or certified by TMDB.';
const WIDTH = 19;

const rows = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, means]) => `  ${name.padEnd(WIDTH)}  ${means.replaceAll('`', '')}`).join('\n');
const section = (title: string, text: string): string => `${title}:\n${text}\n`;
const examples = (lines: readonly string[]): string => section('Examples', lines.map((line) => `  ${line}`).join('\n'));

/** The end of `anivault --help`. */
export const programHelp = (): string =>
  [
    '',
    examples([
      'anivault /srv/torrents',
      'anivault demo',
      'anivault settings key',
      'anivault run /srv/torrents --library /srv/anime',
      'anivault run /srv/torrents --library /srv/anime --mode hardlink --min-age 10m --apply --json',
      'anivault rollback --apply',
    ]),
    section(
      'Variables',
      `${rows(VARIABLES)}\n  Each option has one as well: ${OPTIONS[0]?.flag ?? ''} is ${OPTIONS[0]?.variable ?? ''}. An option comes before its\n  variable, that before the setting, that before the default.`,
    ),
    section(
      'Files',
      '  `anivault status` names the folders of settings, cache and state, and the log.'.replaceAll('`', ''),
    ),
    section('Exit codes', rows(EXIT_CODES)),
    ATTRIBUTION,
  ].join('\n');

/** The end of a command's help. */
export const commandHelp = (command: Command): string =>
  ['', examples(command.examples), 'Variables and exit codes: anivault --help', '', ATTRIBUTION].join('\n');

type Heading = 'Finding files' | 'Asking TMDB' | 'Library and names' | 'Carrying out' | 'Output and settings';

const HEADINGS: Readonly<Partial<Record<Option['key'], Heading>>> = {
  ext: 'Finding files',
  exclude: 'Finding files',
  minSize: 'Finding files',
  minAge: 'Finding files',
  followLinks: 'Finding files',
  maxDepth: 'Finding files',
  lang: 'Asking TMDB',
  offline: 'Asking TMDB',
  rate: 'Asking TMDB',
  concurrency: 'Asking TMDB',
  'tmdb.baseUrl': 'Asking TMDB',
  library: 'Library and names',
  shows: 'Library and names',
  films: 'Library and names',
  preset: 'Library and names',
  template: 'Library and names',
  filmTemplate: 'Library and names',
  mode: 'Carrying out',
  onConflict: 'Carrying out',
  accept: 'Carrying out',
  prune: 'Carrying out',
  verifyHash: 'Carrying out',
  breakLock: 'Carrying out',
  apply: 'Carrying out',
  yes: 'Carrying out',
};

/** Under which heading an option stands in help. */
export const headingOf = ({ key }: Pick<Option, 'key'>): string => `${HEADINGS[key] ?? 'Output and settings'}:`;
