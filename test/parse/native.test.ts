import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openAnitomy, type Anitomy } from '../../src/parse/anitomy.ts';
import { openNativeAnitomy } from '../../src/parse/native-anitomy.ts';
import { createParser } from '../../src/parse/parse-folder.ts';
import { NAMES } from './names.ts';

const isInstalled = await openNativeAnitomy().then(
  () => true,
  () => false,
);
const PATHS = Object.values(NAMES).flatMap((rows) => rows.map(([path]) => path.split('/').reverse()));

/** The addon is built from a later Anitomy: it knows a version behind `S04E25` and the counter `話`, and no season 0. */
const READ_LATER = /S\d{2}E\d{2}v\d|S00|[話话]/;

describe.skipIf(!isInstalled)('the native Anitomy', () => {
  let native: Anitomy;
  let wasm: Anitomy;
  beforeAll(async () => {
    [native, wasm] = [await openNativeAnitomy(), await openAnitomy()];
  });

  it('gives the elements that the WASM build gives', () => {
    const names = [...new Set(PATHS.flat().map((name) => name.replace(/\.\w+$/, '')))];
    const elements = names.map((name) => [name, native.read(name), wasm.read(name)] as const);
    expect(elements.filter(([, { title }]) => title !== '').length).toBeGreaterThan(200);
    const different = elements.filter(([, one, other]) => JSON.stringify(one) !== JSON.stringify(other));
    expect(different.length).toBeGreaterThan(0);
    expect(different.map(([name]) => name).filter((name) => !READ_LATER.test(name))).toEqual([]);
  });

  it('makes a parser that reads every name the same', async () => {
    const [built, asked] = [await createParser(), await createParser({ native: true })];
    for (const [name = '', ...above] of PATHS)
      expect(asked.parseName(name, above)).toEqual(built.parseName(name, above));
  });
});

describe('without the addon', () => {
  afterEach(() => {
    vi.doUnmock('anitomy-js');
  });

  it('says what to do', async () => {
    vi.doMock('anitomy-js', () => {
      throw new Error('no such file');
    });
    await expect(createParser({ native: true })).rejects.toMatchObject({ code: 'E-USAGE', exit: 64 });
    await expect(createParser()).resolves.toBeDefined();
  });
});
