// `scan` and `match`: find and read, and say what it is; nothing is planned.
import type { Command } from '../command.ts';
import { foldersOf, MATCH_OPTIONS, SCAN_OPTIONS, withCatalogue } from './shared.ts';

export const scanCommand: Command = {
  name: 'scan',
  args: '<folder...>',
  summary: 'find files and read their names',
  details:
    'Reads every file name below the folders, with the folders above it, and says what it read. Changes nothing, asks nobody.',
  options: [...SCAN_OPTIONS],
  own: [],
  examples: ['anivault scan /srv/torrents', 'anivault scan /srv/torrents --json > names.ndjson'],
  phase: 'scan',
  tells: 'files',
  changesFiles: () => false,
  async *run(invocation) {
    const { scanLibrary } = await import('../../workflow/scan.ts');
    yield* scanLibrary(invocation.parts, foldersOf(invocation), invocation.options, invocation.signal);
  },
};

export const matchCommand: Command = {
  name: 'match',
  args: '<folder...>',
  summary: 'scan, and say what each group of files is',
  details: 'Asks TMDB what the names mean and says how sure it is and why. Changes nothing.',
  options: [...SCAN_OPTIONS, ...MATCH_OPTIONS],
  own: [],
  examples: ['anivault match /srv/torrents', 'anivault match /srv/torrents --offline --json'],
  phase: 'match',
  tells: 'matches',
  changesFiles: () => false,
  async *run(invocation) {
    const { matchLibrary } = await import('../../workflow/match.ts');
    yield* withCatalogue(invocation, (session) =>
      matchLibrary(invocation.parts, foldersOf(invocation), invocation.options, session, invocation.signal),
    );
  },
};
