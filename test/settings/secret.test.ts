// The key's box: opens with what sealed it, and with nothing else; no changed bit goes unnoticed.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { looksLikeKey } from '../../src/settings/key-shape.ts';
import { decodeBox, openKey, sealAnew, sealKey, type SealedBox } from '../../src/settings/secret.ts';
import { temporaryFolder } from '../support/tree.ts';

const KEY = '0123456789abcdef0123456789abcdef';

let folder: ReturnType<typeof temporaryFolder>;
let state: string;
beforeEach(() => {
  folder = temporaryFolder();
  state = join(folder.path, 'state');
});
afterEach(() => folder.remove());

const byFile = (): { stateFolder: string; passphrase: null } => ({ stateFolder: state, passphrase: null });
const byPhrase = (passphrase: string): { stateFolder: string; passphrase: string } => ({
  stateFolder: state,
  passphrase,
});
const refused = expect.objectContaining({ code: 'E-TMDB-KEY', exit: 2 }) as unknown;
const said = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('sealed by a keyfile', () => {
  it('opens again, and shows nothing of the key', () => {
    const box = sealKey(KEY, byFile());
    expect(openKey(box, byFile())).toBe(KEY);
    expect(JSON.stringify(box)).not.toContain(KEY.slice(0, 8));
    expect(readFileSync(join(state, 'keyfile'), 'latin1')).not.toContain(KEY);
  });

  it('keeps the keyfile to its owner and makes it once', () => {
    sealKey(KEY, byFile());
    const made = readFileSync(join(state, 'keyfile'));
    sealKey('f'.repeat(32), byFile());
    expect(readFileSync(join(state, 'keyfile'))).toEqual(made);
    if (process.platform !== 'win32') {
      expect(statSync(join(state, 'keyfile')).mode & 0o777).toBe(0o600);
      expect(statSync(state).mode & 0o777).toBe(0o700);
    }
  });

  it('is never the same twice', () => {
    const [one, two] = [sealKey(KEY, byFile()), sealKey(KEY, byFile())];
    expect(one.iv).not.toBe(two.iv);
    expect(one.ct).not.toBe(two.ct);
  });

  it('notices every single changed bit', () => {
    const box = sealKey(KEY, byFile());
    for (const field of ['iv', 'ct', 'tag'] as const) {
      const bytes = Buffer.from(box[field], 'base64');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const other: SealedBox = { ...box, [field]: changed.toString('base64') };
        expect(said(() => openKey(other, byFile()))).toEqual(refused);
      }
    }
  });

  it('notices every changed letter of the box as it is stored', () => {
    const box = sealKey(KEY, byFile());
    const letters = (text: string): string[] =>
      Array.from(text, (letter, at) => text.slice(0, at) + (letter === 'A' ? 'B' : 'A') + text.slice(at + 1));
    for (const field of ['iv', 'ct', 'tag'] as const)
      for (const text of letters(box[field]))
        if (text !== box[field]) expect(said(() => openKey({ ...box, [field]: text }, byFile()))).toEqual(refused);
    expect(said(() => openKey({ ...box, salt: 'AAAA' }, byFile()))).toEqual(refused);
    for (const cut of [box.ct.slice(0, -4), '', `${box.ct}AAAA`])
      expect(said(() => openKey({ ...box, ct: cut }, byFile()))).toEqual(refused);
  });

  it.each([
    ['is gone', (path: string) => rmSync(path), /is gone/],
    ['is another one', (path: string) => writeFileSync(path, Buffer.alloc(32, 7)), /keyfile was changed/],
    ['is no keyfile', (path: string) => writeFileSync(path, 'not mine'), /not what AniVault wrote/],
    [
      'is a folder',
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
      /can’t be read/,
    ],
  ])('says which file it is when the keyfile %s', (_, spoil, says) => {
    const box = sealKey(KEY, byFile());
    chmodSync(join(state, 'keyfile'), 0o600);
    spoil(join(state, 'keyfile'));
    const error = said(() => openKey(box, byFile()));
    expect(error).toEqual(refused);
    expect((error as Error).message).toMatch(says);
  });
});

describe('sealed by a passphrase', () => {
  it('opens with it in any Unicode form, with no other, and not without', { timeout: 20_000 }, () => {
    const box = sealKey(KEY, byPhrase('pl\u00e4tzchen'));
    expect(existsSync(join(state, 'keyfile'))).toBe(false);
    expect(openKey(box, byPhrase('pla\u0308tzchen'))).toBe(KEY);
    expect((said(() => openKey(box, byPhrase('platzchen'))) as Error).message).toMatch(/passphrase is wrong/);
    expect((said(() => openKey(box, byFile())) as Error).message).toMatch(/ANIVAULT_PASSPHRASE/);
    expect(said(() => openKey({ ...box, kdf: 'keyfile' }, byPhrase('plätzchen')))).toEqual(refused);
  });
});

describe('sealed anew', () => {
  it('has another keyfile, and the old box opens no more', async () => {
    const before = sealKey(KEY, byFile());
    const old = readFileSync(join(state, 'keyfile'));
    let after = before;
    await sealAnew(KEY, byFile(), async (box) => void (after = box));
    expect(openKey(after, byFile())).toBe(KEY);
    expect(readFileSync(join(state, 'keyfile'))).not.toEqual(old);
    expect(existsSync(join(state, 'keyfile.next'))).toBe(false);
    expect(said(() => openKey(before, byFile()))).toEqual(refused);
  });

  it.each([
    ['before the box was stored', false],
    ['after the box was stored', true],
  ])('stopped %s, the box in force still opens', async (_, stored) => {
    let inForce = sealKey(KEY, byFile());
    const stop = new Error('power cut');
    const rotation = sealAnew(openKey(inForce, byFile()), byFile(), async (box) => {
      if (stored) inForce = box;
      throw stop;
    });
    await expect(rotation).rejects.toBe(stop);
    expect(openKey(inForce, byFile())).toBe(KEY);
    await sealAnew(openKey(inForce, byFile()), byFile(), async (box) => void (inForce = box));
    expect(openKey(inForce, byFile())).toBe(KEY);
  });
});

describe('a box as it is stored', () => {
  it.each([undefined, null])('none: %s', (stored) => expect(decodeBox(stored)).toBeNull());
  it.each([['text'], [{}], [{ v: 2, alg: 'A256GCM', kdf: 'keyfile', salt: null, iv: '', ct: '', tag: '' }], [[1]]])(
    'what is no box is said to be changed: %j',
    (stored) => expect(said(() => decodeBox(stored))).toEqual(refused),
  );
});

describe('looksLikeKey', () => {
  it.each([KEY, KEY.toUpperCase(), 'eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln-_'])('%s', (key) =>
    expect(looksLikeKey(key)).toBe(true),
  );
  it.each(['', 'key', KEY.slice(1), `${KEY}0`, 'eyJhbGciOiJIUzI1NiJ9', `${KEY}\n`])('not %j', (key) =>
    expect(looksLikeKey(key)).toBe(false),
  );
});
