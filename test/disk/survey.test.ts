import { chmodSync, linkSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  canWrite,
  deviceOf,
  diskSpace,
  identityOf,
  isNetworkDisk,
  isThere,
  listNames,
  nearestExisting,
} from '../../src/disk/survey.ts';
import { plant, temporaryFolder } from '../support/tree.ts';

let folder: ReturnType<typeof temporaryFolder>;
const at = (...parts: readonly string[]): string => join(folder.path, ...parts);
beforeEach(() => {
  folder = temporaryFolder();
  plant(folder.path, { 'Mushishi - 01.mkv': 'ginko', 'Season 1/02.mkv': 'x' });
});
afterEach(() => folder.remove());

describe('identityOf', () => {
  it('tells size, time and inode to the last digit', () => {
    const facts = lstatSync(at('Mushishi - 01.mkv'), { bigint: true });
    expect(identityOf(at('Mushishi - 01.mkv'))).toEqual({
      size: 5,
      mtimeNs: String(facts.mtimeNs),
      dev: String(facts.dev),
      ino: String(facts.ino),
    });
  });

  it('is one for two names of one file', () => {
    linkSync(at('Mushishi - 01.mkv'), at('other.mkv'));
    expect(identityOf(at('other.mkv'))).toEqual(identityOf(at('Mushishi - 01.mkv')));
  });

  it('knows only regular files: no folder, no link, nothing that is not there', () => {
    symlinkSync(at('Mushishi - 01.mkv'), at('link.mkv'));
    expect([at('Season 1'), at('link.mkv'), at('none'), at('Mushishi - 01.mkv', 'below')].map(identityOf)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('other facts', () => {
  it('sees a dangling link as something that is there', () => {
    symlinkSync(at('gone.mkv'), at('dangling.mkv'));
    expect(isThere(at('dangling.mkv'))).toBe(true);
    expect(isThere(at('gone.mkv'))).toBe(false);
  });

  it('lists names, and null for what is no folder', () => {
    expect(listNames(folder.path)?.sort()).toEqual(['Mushishi - 01.mkv', 'Season 1']);
    expect(listNames(at('Mushishi - 01.mkv'))).toBe(null);
    expect(listNames(at('none'))).toBe(null);
  });

  it('finds the nearest folder above that exists', () => {
    expect(nearestExisting(at('library', 'TV', 'Show'))).toBe(folder.path);
    expect(nearestExisting(at('Season 1'))).toBe(at('Season 1'));
    expect(nearestExisting('/nonexistent/a/b')).toBe('/');
  });

  it('knows the room and the device of a place', () => {
    expect(diskSpace(folder.path).free).toBeGreaterThan(0n);
    expect(diskSpace(folder.path).size).toBeGreaterThan(diskSpace(folder.path).free);
    expect(diskSpace(at('none'))).toEqual({ free: 0n, size: 0n });
    expect(deviceOf(at('Season 1'))).toBe(deviceOf(folder.path));
    expect(deviceOf(at('none'))).toBe(null);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('knows where files can be made', () => {
    mkdirSync(at('closed'));
    chmodSync(at('closed'), 0o500);
    expect(canWrite(at('closed'))).toBe(false);
    expect(canWrite(folder.path)).toBe(true);
  });

  it('can’t write where nothing is', () => {
    writeFileSync(at('file'), '');
    expect(canWrite(at('none'))).toBe(false);
    expect(canWrite(folder.path)).toBe(true);
  });
});

describe('isNetworkDisk', () => {
  it.each([
    ['nfs', 0x6969, true],
    ['smb2', 0xfe534d42, true],
    ['9p', 0x01021997, true],
    ['ext4', 0xef53, false],
    ['tmpfs', 0x01021994, false],
    ['fuse', 0x65735546, false],
  ])('knows %s by its number', (_, type, expected) => {
    expect(isNetworkDisk('/home/hanako/.cache', () => type)).toBe(expected);
  });

  it('knows a share by its name, and takes what can not be asked for local', () => {
    for (const share of ['\\\\nas\\media', '//nas/media']) expect(isNetworkDisk(share, () => 0)).toBe(true);
    for (const local of ['\\\\?\\C:\\Users', at('not there'), folder.path]) expect(isNetworkDisk(local)).toBe(false);
  });
});
