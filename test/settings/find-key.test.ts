// Which key is in force, and what is said of one that can't be used. A key never stands in a message.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkKey, findKey } from '../../src/settings/find-key.ts';
import { openKey, sealKey, type SealedBox } from '../../src/settings/secret.ts';
import { openSettings, type SettingsStore } from '../../src/settings/settings.ts';
import { temporaryFolder } from '../support/tree.ts';

const [ENV, FILE, STORED] = ['e'.repeat(32), 'f'.repeat(32), '5'.repeat(32)];

let folder: ReturnType<typeof temporaryFolder>;
let store: SettingsStore;
let keyPath: string;
let place: { stateFolder: string; passphrase: null };
const open = (box: SealedBox): Promise<string> => Promise.resolve(openKey(box, place));
beforeEach(async () => {
  folder = temporaryFolder();
  keyPath = join(folder.path, 'key.txt');
  writeFileSync(keyPath, `\n  ${FILE}\r\n`);
  place = { stateFolder: join(folder.path, 'state'), passphrase: null };
  store = await openSettings(join(folder.path, 'config'));
  await store.setBox(sealKey(STORED, place));
});
afterEach(() => folder.remove());

describe('the order', () => {
  it('the variable, then the file it names, then the settings', async () => {
    expect(await findKey({ TMDB_API_KEY: ENV, TMDB_API_KEY_FILE: keyPath }, store, open)).toEqual({
      key: ENV,
      source: 'TMDB_API_KEY',
    });
    expect(await findKey({ TMDB_API_KEY: '  ', TMDB_API_KEY_FILE: keyPath }, store, open)).toEqual({
      key: FILE,
      source: 'TMDB_API_KEY_FILE',
    });
    expect(await findKey({ TMDB_API_KEY: '', TMDB_API_KEY_FILE: '' }, store, open)).toEqual({
      key: STORED,
      source: 'the settings, sealed with a keyfile',
    });
  });

  it('none is null', async () => {
    await store.setBox(null);
    expect(await findKey({}, store, open)).toBeNull();
  });
});

describe('a key that is named but no use is a failure, not the next in order', () => {
  it.each([
    ['a variable with something else', { TMDB_API_KEY: 'swordfish-and-more' }, /TMDB_API_KEY holds is no TMDB key/],
    ['a file that is not there', { TMDB_API_KEY_FILE: '/nonexistent/tmdb.key' }, /TMDB_API_KEY_FILE can’t be read/],
    ['a folder', { TMDB_API_KEY_FILE: '/' }, /TMDB_API_KEY_FILE can’t be read/],
  ])('%s', async (_, env, says) => {
    const error: unknown = await findKey(env, store, open).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'E-TMDB-KEY', exit: 2 });
    expect((error as Error).message).toMatch(says);
    expect(JSON.stringify(error)).not.toContain('swordfish');
  });
});

describe('a pasted key', () => {
  it('is trimmed', () => expect(checkKey(` ${ENV}\n`)).toBe(ENV));
  it('that is none is refused without being repeated', () => {
    expect(() => checkKey('hunter22')).toThrow(expect.objectContaining({ code: 'E-TMDB-KEY' }) as Error);
    expect(() => checkKey('hunter22')).not.toThrow(/hunter22/);
  });
});
