// The TMDB key in force: environment, a file the environment names, else the sealed one in the settings.
import { readFileSync } from 'node:fs';
import { errorText } from '../disk/errno.ts';
import { Failure } from '../model/failure.ts';
import { looksLikeKey } from './key-shape.ts';
import type { SealedBox } from './secret.ts';
import type { SettingsStore } from './settings.ts';

export interface FoundKey {
  readonly key: string;
  /** for people: `TMDB_API_KEY`, `TMDB_API_KEY_FILE`, `the settings, sealed with a keyfile` */
  readonly source: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const HINT = 'A key is 32 letters and digits, or a long token that begins with eyJ: themoviedb.org/settings/api.';

function checked(key: string, source: string): FoundKey {
  const trimmed = key.trim();
  if (looksLikeKey(trimmed)) return { key: trimmed, source };
  throw new Failure({ code: 'E-TMDB-KEY', message: `What ${source} holds is no TMDB key.`, hint: HINT });
}

function fromFile(path: string): FoundKey {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure({
      code: 'E-TMDB-KEY',
      message: `TMDB_API_KEY_FILE can’t be read: ${errorText(cause)}.`,
      path,
      cause,
    });
  }
  return checked(text, 'TMDB_API_KEY_FILE');
}

/** Null where there is none. Failure E-TMDB-KEY where one is named that can't be read, opened, or is none. `open` opens the stored one. */
export async function findKey(
  env: Env,
  store: SettingsStore,
  open: (box: SealedBox) => Promise<string>,
): Promise<FoundKey | null> {
  const given = env['TMDB_API_KEY'];
  if (given !== undefined && given.trim() !== '') return checked(given, 'TMDB_API_KEY');
  const file = env['TMDB_API_KEY_FILE'];
  if (file !== undefined && file !== '') return fromFile(file);
  const { box } = store;
  if (box === null) return null;
  const by = box.kdf === 'keyfile' ? 'a keyfile' : 'a passphrase';
  return { key: await open(box), source: `the settings, sealed with ${by}` };
}

/** Trims and checks what a person pasted. Failure E-TMDB-KEY. */
export const checkKey = (key: string): string => checked(key, 'the pasted text').key;
