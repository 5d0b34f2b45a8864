// The key on a disk that takes only so much: what was stored opens as before, a key that can't be stored leaves nothing half made, and it is said.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKey, sealKey } from '../../src/settings/secret.ts';
import { openSettings } from '../../src/settings/settings.ts';
import { CAN_CUT, runWithCutDisk, sourceUrl } from '../support/cut-disk.ts';
import { temporaryFolder } from '../support/tree.ts';

const OLD = '0123456789abcdef0123456789abcdef';
const NEW = 'f'.repeat(32);
/** So long that the settings with a box in them are over the limit, and a keyfile is not. */
const LONG = 'x'.repeat(8_000);

let folder: ReturnType<typeof temporaryFolder>;
let config: string;
let state: string;
beforeEach(() => {
  folder = temporaryFolder();
  config = join(folder.path, 'config');
  state = join(folder.path, 'state');
});
afterEach(() => folder.remove());

const place = (): { stateFolder: string; passphrase: null } => ({ stateFolder: state, passphrase: null });
const file = (): string => join(config, 'config.json');
const storedKey = async (): Promise<string | null> => {
  const { box } = await openSettings(config);
  return box === null ? null : openKey(box, place());
};

/** Does `what` with the settings and the secret in a process that can write at most so much to a file; the code of its failure, or `kept`. */
const onCutDisk = (kibibytes: number, what: string): string =>
  runWithCutDisk(
    kibibytes,
    `const { openSettings } = await import(${JSON.stringify(sourceUrl('settings/settings.ts'))});
     const { sealAnew, sealKey } = await import(${JSON.stringify(sourceUrl('settings/secret.ts'))});
     const settings = await openSettings(${JSON.stringify(config)});
     const place = ${JSON.stringify(place())};
     try {
       ${what}
       console.log('kept');
     } catch (error) {
       console.log(error.code);
     }`,
  );

describe.skipIf(!CAN_CUT)('a key on a full disk', () => {
  beforeEach(async () => {
    mkdirSync(config, { recursive: true });
    writeFileSync(file(), JSON.stringify({ template: LONG }));
    await (await openSettings(config)).setBox(sealKey(OLD, place()));
  });

  it.each([
    ['is stored over another one', `await settings.setBox(sealKey('${NEW}', place));`],
    ['is sealed anew', `await sealAnew('${NEW}', place, (sealed) => settings.setBox(sealed));`],
    ['is taken away', 'await settings.setBox(null);'],
  ])('that %s: the one before still opens', async (_, what) => {
    const before = readFileSync(file(), 'utf8');
    expect(onCutDisk(4, what)).toMatch(/^E-FS-/);
    expect(readFileSync(file(), 'utf8')).toBe(before);
    expect(await storedKey()).toBe(OLD);
    expect(readdirSync(config).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('can be sealed anew when there is room again', async () => {
    onCutDisk(4, `await sealAnew('${NEW}', place, (sealed) => settings.setBox(sealed));`);
    expect(onCutDisk(64, `await sealAnew('${NEW}', place, (sealed) => settings.setBox(sealed));`)).toBe('kept');
    expect(await storedKey()).toBe(NEW);
  });
});

describe.skipIf(!CAN_CUT)('a first key on a disk that takes nothing', () => {
  it('leaves neither a box nor half a keyfile, and is stored when there is room', async () => {
    const store = `await settings.setBox(sealKey('${NEW}', place));`;
    expect(onCutDisk(0, store)).toMatch(/^E-FS-/);
    expect([existsSync(file()), existsSync(state) ? readdirSync(state) : []]).toEqual([false, []]);
    expect(onCutDisk(64, store)).toBe('kept');
    expect(await storedKey()).toBe(NEW);
  });
});
