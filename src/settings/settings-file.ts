// What the settings file holds, read and checked. What checks it is loaded where there is a file: it costs a tenth of the start.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { errorText, isMissing } from '../disk/errno.ts';
import { Failure } from '../model/failure.ts';
import type { SealedBox } from './secret.ts';

/** Where the sealed TMDB key stands. */
export const BOX = 'tmdbKey';

export interface FileRead {
  /** everything in it, also what this version does not know; null where it could not be read */
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problem: Failure | null;
  /** the sealed key, or why it is none */
  readonly box: SealedBox | Failure | null;
}

const NOTHING_READ: FileRead = { content: null, values: {}, problem: null, box: null };

const mendHint = (path: string): string =>
  `Mend it, or bring back the one before: ${basename(path)}.bak in the same folder.`;
export const ACCESS_HINT = 'Check its permissions, or name another file with --config.';

const unreadable = (path: string, why: string, hint: string, cause?: unknown): FileRead => ({
  ...NOTHING_READ,
  problem: new Failure({
    code: 'E-CONFIG-LOAD',
    message: `The settings file can’t be read: ${why}.`,
    path,
    hint,
    cause,
  }),
});

/** A file that was named and is not there is a slip: what it was meant to say is not guessed. `set` makes it. */
export const missing = (path: string): Failure =>
  new Failure({
    code: 'E-CONFIG-LOAD',
    message: 'The settings file that was named is not there.',
    path,
    hint: 'Check the path, or make it with `anivault settings set KEY VALUE --config FILE`.',
  });

const wrongValues = (path: string, wrong: readonly string[]): Failure =>
  new Failure({
    code: 'E-CONFIG-LOAD',
    message: `The settings file holds what is not allowed: ${wrong.join('; ')}.`,
    path,
    hint: 'Mend it with `anivault settings set KEY VALUE` or `anivault settings unset KEY`.',
  });

/** Reads a settings file. Never rejects: what is wrong with it is said. */
export async function readSettingsFile(path: string): Promise<FileRead> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { ...NOTHING_READ, content: {} };
    return unreadable(path, errorText(error), ACCESS_HINT, error);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return unreadable(path, 'it is not JSON', mendHint(path), error);
  }
  const { checkStored } = await import('./stored-values.ts');
  const stored = checkStored(parsed);
  if (stored === null) return unreadable(path, 'it is not an object', mendHint(path));
  const { content, values, wrong } = stored;
  const problem = wrong.length > 0 ? wrongValues(path, wrong) : null;
  return { content, values, problem, box: await readBox(content[BOX]) };
}

/** What is wrong with the sealed key is told to who asks for it: it costs no other setting. */
async function readBox(stored: unknown): Promise<FileRead['box']> {
  if (stored === undefined) return null;
  const { decodeBox } = await import('./secret.ts');
  try {
    return decodeBox(stored);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
