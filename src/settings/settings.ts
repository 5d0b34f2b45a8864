// The settings file. conf is only the store; it cuts its file on a full disk without an error, so every change keeps the good file aside,
// writes, reads back and compares.
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type Conf from 'conf';
import { classifyErrno, codeOf, errorText } from '../disk/errno.ts';
import { makeOwnFolder, removeOwnFile, restoreOwnFile, writeOwnFileSync } from '../disk/own-file.ts';
import { isThere } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import { checkSetting } from './options.ts';
import type { SealedBox } from './secret.ts';
import { ACCESS_HINT, BOX, missing, readSettingsFile, type FileRead } from './settings-file.ts';

export interface SettingsStore {
  readonly path: string;
  /** E-CONFIG-LOAD: why the file, or a value in it, could not be used; null where all of it could, or nothing is there */
  readonly problem: Failure | null;
  /** what is set: known keys with allowed values */
  readonly values: Readonly<Record<string, unknown>>;
  /** Failure E-USAGE for an unknown key or a wrong value, E-FS-FULL where it could not be kept, E-CONFIG-LOAD over a file that is no JSON */
  set(key: string, text: string): Promise<void>;
  unset(key: string): Promise<void>;
  /** the sealed TMDB key; null where none is stored. Failure E-TMDB-KEY where it is no box any more */
  readonly box: SealedBox | null;
  setBox(box: SealedBox | null): Promise<void>;
}

/** A file that can't be used is kept as it was found under a name of its own, once, before anything else can happen to it. */
function keepBroken(path: string): void {
  const aside = `${path}.broken`;
  if (isThere(aside)) return;
  try {
    writeOwnFileSync(aside, readFileSync(path));
  } catch {
    // the file itself is still there, untouched
  }
}

/** Loaded on the first change: conf costs a quarter of the start, and reading needs none of it. */
async function openConf(path: string): Promise<Conf> {
  const { default: Store } = await import('conf');
  const extension = extname(path);
  return new Store({
    cwd: dirname(path),
    configName: basename(path, extension),
    fileExtension: extension.slice(1),
    projectName: 'anivault',
    projectSuffix: '',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
}

/** What went wrong while conf wrote; null where it says that nothing did, which is not to be believed. */
async function troubleOf(write: () => Promise<void>): Promise<unknown> {
  try {
    await write();
    return null;
  } catch (error) {
    return error;
  }
}

/** Puts one value (undefined: none) into the file and proves that it is there with all the others. Failure E-FS-FULL, E-CONFIG-LOAD. */
async function change(path: string, key: string, value: unknown): Promise<FileRead> {
  const before = await readSettingsFile(path);
  if (before.content === null)
    throw before.problem ?? new Failure({ code: 'E-CONFIG-LOAD', message: 'The settings file can’t be read.', path });
  const backup = `${path}.bak`;
  const hadFile = isThere(path);
  makeOwnFolder(dirname(path));
  if (hadFile) writeOwnFileSync(backup, readFileSync(path));
  const wanted = { ...before.content, [key]: value };
  if (value === undefined) Reflect.deleteProperty(wanted, key);
  const trouble = await troubleOf(async () => {
    const conf = await openConf(path);
    if (value === undefined) conf.delete(key);
    else conf.set(key, value);
  });
  const after = await readSettingsFile(path);
  if (trouble === null && isDeepStrictEqual({ ...after.content }, wanted)) return after;
  if (hadFile) restoreOwnFile(backup, path);
  else removeOwnFile(path);
  throw notKept(path, trouble);
}

/** A disk that says why is believed; one that says nothing, or leaves conf with a file that it can't read, is full. */
function notKept(path: string, trouble: unknown): Failure {
  const isTold = codeOf(trouble) !== 'EUNKNOWN';
  const code = isTold ? classifyErrno(trouble).code : 'E-FS-FULL';
  return new Failure({
    code,
    message: `The setting could not be kept${isTold ? `, ${errorText(trouble)}` : ''}; the settings are as they were.`,
    path,
    hint: code === 'E-FS-FULL' ? 'Is the disk full? Free some space and try again.' : ACCESS_HINT,
    cause: trouble,
  });
}

/** Opens the settings in a folder, or one file by its path. Never throws for a broken file: `problem` says why. */
export async function openSettings(folder: string, file: string | null = null): Promise<SettingsStore> {
  const path = file ?? join(folder, 'config.json');
  let read = await readSettingsFile(path);
  if (file !== null && !isThere(path)) read = { ...read, problem: missing(path) };
  if (read.problem) keepBroken(path);
  return {
    path,
    get problem() {
      return read.problem;
    },
    get values() {
      return read.values;
    },
    async set(key, text) {
      read = await change(path, key, checkSetting(key, text));
    },
    async unset(key) {
      read = await change(path, key, undefined);
    },
    get box() {
      if (read.box instanceof Failure) throw read.box;
      return read.box;
    },
    async setBox(box) {
      read = await change(path, BOX, box ?? undefined);
    },
  };
}
