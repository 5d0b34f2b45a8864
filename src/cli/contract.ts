// What scripts may rely on, in words: exit codes, failure codes, variables. Help and README are written from these tables. Pure.
import type { FailureCode } from '../model/failure.ts';

/** How a command ends. */
export const EXIT_CODES: readonly (readonly [code: string, means: string])[] = [
  ['0', 'done, or what was left needs nobody'],
  ['10', 'done, but something waits for a person or failed: an unsure match, a file, a folder'],
  ['1', 'failed'],
  ['2', 'the TMDB key is missing or refused'],
  ['3', 'a plan, journal or settings file is broken; nothing was changed'],
  ['4', 'permissions stop it'],
  ['5', 'the disk is full'],
  ['6', 'a target is taken under `--on-conflict abort`, or a saved plan no longer agrees; nothing was done'],
  ['7', 'the cache can’t be used'],
  ['64', 'the command was not understood'],
  ['70', 'a fault of AniVault’s'],
  ['75', 'another AniVault is working on this library: try later'],
  ['129 · 130 · 143', 'stopped by hang-up, Ctrl-C or terminate; `anivault resume` goes on'],
];

/** What each `error_code` stands for. */
export const FAILURE_MEANS: Readonly<Record<FailureCode, string>> = {
  'E-TMDB-KEY': 'no key, one that TMDB refuses, or a stored one that can’t be opened',
  'E-TMDB-DOWN': 'TMDB can’t be reached, or does not answer as it should',
  'E-TMDB-429': 'TMDB asks to wait, for longer than is sensible',
  'E-PARSE-FAIL': 'a name that could not be read',
  'E-FS-LONGPATH': 'a path or name that is too long for the disk',
  'E-FS-GONE': 'a file, folder or share that is not there any more',
  'E-FS-IO': 'the disk failed, or did something else than it was asked',
  'E-PLAN-SCHEMA': 'a plan file that is broken, foreign or edited',
  'E-JOURNAL': 'a journal that is damaged, or a run that was interrupted and stands in the way',
  'E-CONFIG-LOAD': 'a settings file that can’t be read, or holds what is not allowed',
  'E-FS-PERM': 'permissions',
  'E-FS-FULL': 'the disk, or a quota, is full',
  'E-ORGANIZE-CONFLICT': 'a target is taken, under `--on-conflict abort`',
  'E-FS-CHANGED': 'files changed since the plan was made',
  'E-CACHE-CORRUPT': 'the cache’s folder can’t be used',
  'E-USAGE': 'words, options or values that were not understood',
  'E-BUG': 'a fault of AniVault’s: the log has more',
  'E-LOCKED': 'another AniVault is working on this library',
  'E-INTERRUPTED': 'stopped by a signal',
};

/** Variables besides those of the options. */
export const VARIABLES: readonly (readonly [name: string, means: string])[] = [
  ['TMDB_API_KEY', 'the TMDB key; comes before any other'],
  ['TMDB_API_KEY_FILE', 'path of a file that holds the key'],
  ['ANIVAULT_PASSPHRASE', 'seals and opens the stored key, instead of a key file'],
  ['ANIVAULT_HOME', 'one folder for settings, cache and state'],
  ['NO_COLOR', 'no colours'],
];
