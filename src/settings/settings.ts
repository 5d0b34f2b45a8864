// The settings file. conf is only the store; it cuts its file on a full disk without an error, so every change keeps the good file aside,
// writes, reads back and compares.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Conf from 'conf';
import { z } from 'zod';
import { isMissing } from '../disk/errno.ts';
import { makeOwnFolder, writeOwnFileSync } from '../disk/own-file.ts';
import { Failure } from '../model/failure.ts';
import { checkSetting, OPTIONS } from './options.ts';
import { sealedBox, type SealedBox } from './secret.ts';

export interface SettingsStore {
  readonly path: string;
  /** why the file could not be read; null where it could, or is not there */
  readonly problem: Failure | null;
  /** what is set, known keys only */
  readonly values: Readonly<Record<string, unknown>>;
  /** Failure E-USAGE for an unknown key or a wrong value, E-FS-FULL where it could not be kept, E-CONFIG-LOAD over a broken file */
  set(key: string, text: string): void;
  unset(key: string): void;
  readonly box: SealedBox | null;
  setBox(box: SealedBox | null): void;
}

const BOX = 'tmdbKey';
const fileSchema = z.record(z.string(), z.unknown());

interface FileRead {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problem: Failure | null;
}

const broken = (path: string, why: string, cause?: unknown): Failure =>
  new Failure({
    code: 'E-CONFIG-LOAD',
    message: `The settings file can’t be read: ${why}.`,
    path,
    hint: `Mend it, or bring back the one before: ${basename(path)}.bak in the same folder.`,
    cause,
  });

function readFile(path: string): FileRead {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { values: {}, problem: null };
    return { values: {}, problem: broken(path, error instanceof Error ? error.message : 'unknown', error) };
  }
  try {
    const parsed = fileSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { values: parsed.data, problem: null };
    return { values: {}, problem: broken(path, 'it is not an object') };
  } catch (error) {
    return { values: {}, problem: broken(path, 'it is not JSON', error) };
  }
}

/** A broken file is kept under a name of its own, once, before anything else can happen to it. */
function keepBroken(path: string): void {
  const aside = `${path}.broken`;
  if (existsSync(aside)) return;
  try {
    writeOwnFileSync(aside, readFileSync(path));
  } catch {
    // the file itself is still there, untouched
  }
}

const known = new Set<string>(OPTIONS.filter((option) => option.settable).map((option) => option.key));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Opens the settings in a folder, or one file by its path. Never throws for a broken file: `problem` says why. */
export function openSettings(folder: string, file: string | null = null): SettingsStore {
  const path = file ?? join(folder, 'config.json');
  let read = readFile(path);
  if (read.problem) keepBroken(path);

  const store = (): Conf<Record<string, unknown>> => {
    if (read.problem) throw read.problem;
    makeOwnFolder(dirname(path));
    return new Conf({
      cwd: dirname(path),
      configName: basename(path).replace(/\.json$/, ''),
      projectName: 'anivault',
      projectSuffix: '',
      configFileMode: 0o600,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    });
  };

  const change = (key: string, value: unknown): void => {
    const before = read.values;
    const conf = store();
    const backup = `${path}.bak`;
    const hadFile = existsSync(path);
    if (hadFile) writeOwnFileSync(backup, readFileSync(path));
    const wanted = Object.fromEntries(
      Object.entries({ ...before, [key]: value }).filter(([, each]) => each !== undefined),
    );
    let trouble: unknown = null;
    try {
      if (value === undefined) conf.delete(key);
      else conf.set(key, value);
    } catch (error) {
      trouble = error;
    }
    const now = readFile(path);
    if (trouble === null && now.problem === null && same(sorted(now.values), sorted(wanted))) {
      read = now;
      return;
    }
    if (hadFile) writeOwnFileSync(path, readFileSync(backup));
    throw new Failure({
      code: 'E-FS-FULL',
      message: 'The setting could not be kept; the settings are as they were.',
      path,
      hint: 'Is the disk full? Free some space and try again.',
      cause: trouble,
    });
  };

  return {
    path,
    get problem() {
      return read.problem;
    },
    get values() {
      return Object.fromEntries(Object.entries(read.values).filter(([key]) => known.has(key)));
    },
    set: (key, text) => change(key, checkSetting(key, text)),
    unset: (key) => change(key, undefined),
    get box() {
      const box = sealedBox.safeParse(read.values[BOX]);
      return box.success ? box.data : null;
    },
    setBox: (box) => change(BOX, box ?? undefined),
  };
}

const sorted = (values: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
