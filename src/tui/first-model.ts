// What the window knows before anything has happened: where it is, and what was said on the command line. Pure.
import { resolve } from 'node:path';
import { rootsOf, type Options } from '../settings/options.ts';
import { ASCII, UNICODE } from './glyphs.ts';
import type { Surroundings } from './model.ts';

export interface FirstWish {
  readonly folders: readonly string[];
  readonly options: Options;
}

export interface FirstPlace {
  readonly cwd: string;
  readonly columns: number;
  readonly rows: number;
  readonly isAscii: boolean;
}

/** What says without asking that lines must be plain: an option, the terminal's kind, a locale that is not UTF-8. */
export function wantsAscii(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  { ascii }: Pick<Options, 'ascii'>,
): boolean {
  if (ascii || env['TERM'] === 'dumb') return true;
  if (platform === 'win32') return false;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return !/utf-?8/i.test(locale);
}

const absolute = (cwd: string, path: string | null): string | null => (path === null ? null : resolve(cwd, path));

/** Folders and roots made absolute, the terminal's size and letters. */
export function surroundings({ folders, options }: FirstWish, place: FirstPlace): Surroundings {
  const { cwd, columns, rows, isAscii } = place;
  const { shows, films, library } = options;
  const settled = {
    ...options,
    shows: absolute(cwd, shows),
    films: absolute(cwd, films),
    library: absolute(cwd, library),
  };
  return {
    columns,
    rows: rows - 1,
    glyphs: isAscii ? ASCII : UNICODE,
    options: settled,
    roots: rootsOf(settled),
    folders: folders.map((folder) => resolve(cwd, folder)),
  };
}
