// What Windows says of a disk, on any machine: folders that can't be synced, and files that another program holds open for a while.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { syncFolder } from '../../src/apply/transfer/durable.ts';
import { type Hands } from '../../src/apply/transfer/hands.ts';
import { land } from '../../src/apply/transfer/land.ts';
import { temporaryFolder, treeOf } from '../support/tree.ts';

/** Errors that a call answers with before it works, by the call's name. `NOTHING`: it says yes, and nothing has changed, as some servers do. */
const errors = vi.hoisted(() => new Map<string, string[]>());

vi.mock('node:os', async (original) => {
  const os = await original<typeof import('node:os')>();
  return { ...os, default: os, platform: () => 'win32' };
});
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const failing = <T extends unknown[], R>(name: string, call: (...args: T) => R) => {
    return (...args: T): R => {
      const code = errors.get(name)?.shift();
      if (code === undefined) return call(...args);
      throw Object.assign(new Error(`${code}: ${name}`), { code });
    };
  };
  const { fsyncSync, linkSync, renameSync } = fs;
  const renaming = failing('rename', renameSync);
  return {
    ...fs,
    default: fs,
    fsyncSync: failing('fsync', fsyncSync),
    linkSync: failing('link', linkSync),
    renameSync: (...args: Parameters<typeof renameSync>) =>
      errors.get('rename')?.[0] === 'NOTHING' ? void errors.get('rename')?.shift() : renaming(...args),
  };
});
vi.mock('../../src/apply/look.ts', async (original) => {
  const look = await original<typeof import('../../src/apply/look.ts')>();
  return { ...look, isOneEntry: (from: string, to: string) => from.toLowerCase() === to.toLowerCase() };
});

let folder: ReturnType<typeof temporaryFolder>;
let waits: number[];
const hands: Hands = {
  step: () => undefined,
  stopped: () => false,
  sleep: (ms) => void waits.push(ms),
  noLinks: false,
  noSameDevice: false,
};
beforeEach(() => {
  folder = temporaryFolder();
  waits = [];
  errors.clear();
});
afterEach(() => folder.remove());

describe('a folder that can not be synced', () => {
  it.each(['EPERM', 'EACCES', 'EISDIR', 'EBADF', 'EINVAL'])('%s is no trouble', (code) => {
    errors.set('fsync', [code]);
    expect(() => syncFolder(folder.path)).not.toThrow();
    expect(errors.get('fsync')).toEqual([]);
  });

  it('EIO is', () => {
    errors.set('fsync', ['EIO']);
    expect(() => syncFolder(folder.path)).toThrow(/EIO/);
  });
});

describe('a file that another program holds open', () => {
  const names = (): Parameters<typeof land>[0] => {
    const at = (name: string): string => join(folder.path, name);
    return { from: at('a.mkv'), to: at('b.mkv'), temp: at('.temp'), placeholder: 'mine' };
  };
  beforeEach(() => writeFileSync(names().from, 'video'));

  it.each(['EPERM', 'EACCES', 'EBUSY'])('%s that passes is waited out', (code) => {
    errors.set('link', [code, code, code]);
    expect(land(names(), hands)).toBe('linked');
    expect(waits).toEqual([50, 80, 128]);
  });

  it('on a disk without hard links the rename is waited for, and the placeholder is not left', () => {
    errors.set('link', ['EISDIR']);
    errors.set('rename', ['EPERM', 'EBUSY']);
    expect(land(names(), hands)).toBe('renamed');
    expect(waits).toHaveLength(2);
    expect(Object.keys(treeOf(folder.path))).toEqual(['b.mkv']);
  });

  it('for longer than 15 s: given up, and the file stands where it was', () => {
    errors.set('link', ['EISDIR']);
    errors.set(
      'rename',
      Array.from({ length: 100 }, () => 'EBUSY'),
    );
    expect(() => land(names(), hands)).toThrow(/EBUSY/);
    expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(15_000);
    expect(Object.keys(treeOf(folder.path))).toEqual(['a.mkv']);
  });

  it('nothing is replaced that came in the meantime', () => {
    mkdirSync(join(folder.path, 'b.mkv'));
    errors.set('link', ['EBUSY']);
    expect(land(names(), hands)).toBe('taken');
  });
});

describe('another spelling of a name', () => {
  const spelt = (): Parameters<typeof land>[0] => {
    const at = (name: string): string => join(folder.path, name);
    return { from: at('a.mkv'), to: at('A.mkv'), temp: at('.temp'), placeholder: 'mine' };
  };
  beforeEach(() => writeFileSync(spelt().from, 'video'));

  it.each([
    ['is one rename', [], ['respelled']],
    [
      'goes by way of a third name where the rename changes nothing',
      ['NOTHING'],
      ['respelled', 'respelled-half', 'respelled-whole'],
    ],
  ])('%s', (_, answers, steps) => {
    errors.set('rename', answers);
    const taken: string[] = [];
    expect(land(spelt(), { ...hands, step: (name) => void taken.push(name) })).toBe('renamed');
    expect(taken).toEqual(steps);
    expect(Object.keys(treeOf(folder.path))).toEqual(['A.mkv']);
  });
});
