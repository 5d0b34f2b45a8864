// The settings file: changed with the good one kept aside, read back, and never written over when it can't be read.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings } from '../../src/settings/settings.ts';
import { CAN_CUT, runWithCutDisk, sourceUrl } from '../support/cut-disk.ts';
import { temporaryFolder } from '../support/tree.ts';

let folder: ReturnType<typeof temporaryFolder>;
let config: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  config = join(folder.path, 'config');
  file = join(config, 'config.json');
});
afterEach(() => folder.remove());

const read = (path = file): unknown => JSON.parse(readFileSync(path, 'utf8'));
const plantFile = (text: string): void => {
  mkdirSync(config, { recursive: true });
  writeFileSync(file, text);
};
const BOX = { v: 1, alg: 'A256GCM', kdf: 'keyfile', salt: null, iv: 'AAAA', ct: 'AAAA', tag: 'AAAA' } as const;

describe('a change', () => {
  it('is kept, and read by the next', async () => {
    const store = await openSettings(config);
    expect([store.values, store.problem, existsSync(file)]).toEqual([{}, null, false]);
    await store.set('library', '/srv/anime');
    await store.set('minSize', '50M');
    expect(store.values).toEqual({ library: '/srv/anime', minSize: 50 * 1024 ** 2 });
    expect((await openSettings(config)).values).toEqual(store.values);
    expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  it('keeps the file of before as .bak', async () => {
    const store = await openSettings(config);
    await store.set('preset', 'plex');
    await store.set('preset', 'kodi');
    expect(read(`${file}.bak`)).toEqual({ preset: 'plex' });
    expect(read()).toEqual({ preset: 'kodi' });
    expect(readdirSync(config).sort()).toEqual(['config.json', 'config.json.bak']);
  });

  it('leaves alone what another version wrote', async () => {
    plantFile('{"future": {"deep": [1, 2]}, "mode": "copy", "a.b": 1}');
    const store = await openSettings(config);
    expect([store.values, store.problem]).toEqual([{ mode: 'copy' }, null]);
    await store.set('mode', 'hardlink');
    await store.unset('library');
    expect(read()).toEqual({ future: { deep: [1, 2] }, mode: 'hardlink', 'a.b': 1 });
  });

  it('is refused with a wrong value or an unknown key, and nothing is written', async () => {
    const store = await openSettings(config);
    await expect(store.set('mode', 'moove')).rejects.toMatchObject({ code: 'E-USAGE' });
    await expect(store.set('apply', 'true')).rejects.toMatchObject({ code: 'E-USAGE' });
    expect(existsSync(file)).toBe(false);
  });

  it('can be taken back one by one', async () => {
    const store = await openSettings(config);
    await store.set('mode', 'copy');
    await store.set('rate', '10');
    await store.unset('mode');
    expect(store.values).toEqual({ rate: 10 });
  });

  it('goes to the file that was named, which is missed until then', async () => {
    const other = join(folder.path, 'elsewhere', 'nas.conf');
    const store = await openSettings(config, other);
    expect(store.problem).toMatchObject({ code: 'E-CONFIG-LOAD', path: other });
    await store.set('mode', 'copy');
    expect([store.problem, read(other)]).toEqual([null, { mode: 'copy' }]);
    expect(existsSync(config)).toBe(false);
  });
});

describe('the sealed key', () => {
  it('is stored beside the settings and removed again', async () => {
    const store = await openSettings(config);
    await store.set('mode', 'copy');
    await store.setBox(BOX);
    expect((await openSettings(config)).box).toEqual(BOX);
    expect(store.values).toEqual({ mode: 'copy' });
    await store.setBox(null);
    expect([(await openSettings(config)).box, read()]).toEqual([null, { mode: 'copy' }]);
  });

  it('that is no box any more costs no other setting', async () => {
    plantFile(JSON.stringify({ mode: 'copy', tmdbKey: 'scribble' }));
    const store = await openSettings(config);
    expect(store.values).toEqual({ mode: 'copy' });
    expect(() => store.box).toThrow(expect.objectContaining({ code: 'E-TMDB-KEY' }) as Error);
  });
});

describe('a file that can’t be read', () => {
  it.each([
    ['cut in the middle', '{"mode": "co', /not JSON/],
    ['empty', '', /not JSON/],
    ['zeros', '\0\0\0\0', /not JSON/],
    ['a list', '[1]', /not an object/],
    ['null', 'null', /not an object/],
  ])('%s: is said, kept aside, and never written over', async (_, text, says) => {
    plantFile(text);
    const store = await openSettings(config);
    expect(store.problem).toMatchObject({ code: 'E-CONFIG-LOAD', exit: 3, path: file });
    expect(store.problem?.message).toMatch(says);
    expect(store.problem?.hint).toContain('config.json.bak');
    expect(store.values).toEqual({});
    await expect(store.set('mode', 'copy')).rejects.toMatchObject({ code: 'E-CONFIG-LOAD' });
    await expect(store.unset('mode')).rejects.toMatchObject({ code: 'E-CONFIG-LOAD' });
    await expect(store.setBox(BOX)).rejects.toMatchObject({ code: 'E-CONFIG-LOAD' });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readFileSync(`${file}.broken`, 'utf8')).toBe(text);
  });

  it('a folder in its place is said as well', async () => {
    mkdirSync(file, { recursive: true });
    expect((await openSettings(config)).problem).toMatchObject({ code: 'E-CONFIG-LOAD', path: file });
  });
});

describe('a value that is not allowed', () => {
  it('is named with what is, and the others count', async () => {
    plantFile(JSON.stringify({ mode: 'moove', rate: 900, offline: 'maybe', lang: 'ja-JP', exclude: [1] }));
    const store = await openSettings(config);
    expect(store.values).toEqual({ lang: 'ja-JP' });
    expect(store.problem).toMatchObject({ code: 'E-CONFIG-LOAD', path: file });
    for (const part of ['mode', 'moove', 'hardlink', 'rate', '1 to 35', 'offline', 'exclude'])
      expect(store.problem?.message).toContain(part);
  });

  it('is mended by `set`', async () => {
    plantFile(JSON.stringify({ mode: 'moove', lang: 'ja-JP' }));
    const store = await openSettings(config);
    await store.set('mode', 'copy');
    expect([store.problem, store.values]).toEqual([null, { mode: 'copy', lang: 'ja-JP' }]);
  });
});

describe.skipIf(!CAN_CUT)('on a full disk', () => {
  const setOnCutDisk = (key: string, value: string): string =>
    runWithCutDisk(
      4,
      `const { openSettings } = await import(${JSON.stringify(sourceUrl('settings/settings.ts'))});
       const store = await openSettings(${JSON.stringify(config)});
       try {
         await store.set(${JSON.stringify(key)}, ${JSON.stringify(value)});
         console.log('kept');
       } catch (error) {
         console.log(error.code + " " + error.exit + " " + store.values.mode);
       }`,
    );

  it('the settings are as they were, and it is said', () => {
    plantFile('{"mode": "copy"}');
    expect(setOnCutDisk('template', 'x'.repeat(20_000))).toBe('E-FS-FULL 5 copy');
    expect(read()).toEqual({ mode: 'copy' });
  });

  it('a first setting leaves no half file', () => {
    expect(setOnCutDisk('template', 'x'.repeat(20_000))).toBe('E-FS-FULL 5 undefined');
    expect(existsSync(file)).toBe(false);
  });

  it('what fits is kept', () => {
    expect(setOnCutDisk('mode', 'hardlink')).toBe('kept');
    expect(read()).toEqual({ mode: 'hardlink' });
  });
});
