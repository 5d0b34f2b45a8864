// The memory of files: the last word of each holds, a broken line costs only itself, and the file does not grow without end.
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fate, SeenFile } from '../../src/model/seen-file.ts';
import { readSeen, recall, remember } from '../../src/scan/seen.ts';
import { temporaryFolder } from '../support/tree.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'state', 'seen.jsonl');
});
afterEach(() => folder.remove());

const seen = (name: string, fate: Fate | null, more: Partial<SeenFile> = {}): SeenFile => ({
  path: `/dl/${name}.mkv`,
  size: 5,
  mtimeNs: '1600000000000000001',
  fate,
  at: '2026-05-03T20:15:00.000Z',
  destination: fate === 'placed' ? `/lib/${name}.mkv` : null,
  ...more,
});
const identity = { size: 5, mtimeNs: '1600000000000000001', dev: '1', ino: '2' };
const lines = (): readonly string[] => readFileSync(path, 'utf8').split('\n').filter(Boolean);

it('begins with nothing, and is for its owner only', () => {
  expect(readSeen(path).files.size).toBe(0);
  remember(path, { files: [seen('a', 'placed')], runs: ['r1'] });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  const { files, runs } = readSeen(path);
  expect([...files.values()]).toEqual([seen('a', 'placed')]);
  expect([...runs]).toEqual(['r1']);
});

it('holds the last word of a file, and nothing of one that was brought back or has changed', () => {
  remember(path, { files: [seen('a', 'placed'), seen('b', 'left-out'), seen('c', 'left-out')], runs: [] });
  remember(path, { files: [seen('a', 'undone'), seen('b', null)], runs: [] });
  const known = readSeen(path);
  expect(recall(known, '/dl/a.mkv', identity)?.fate).toBe('undone');
  expect(recall(known, '/dl/b.mkv', identity)).toBeNull();
  expect(recall(known, '/dl/c.mkv', identity)?.fate).toBe('left-out');
  expect(recall(known, '/dl/c.mkv', { ...identity, size: 6 })).toBeNull();
  expect(recall(known, '/dl/c.mkv', { ...identity, mtimeNs: '1600000000000000002' })).toBeNull();
});

it('passes over lines that are cut or foreign, and what comes after a cut one is kept', () => {
  remember(path, { files: [seen('a', 'placed'), seen('b', 'placed')], runs: [] });
  truncateSync(path, statSync(path).size - 20);
  remember(path, { files: [seen('c', 'undone')], runs: [] });
  appendFileSync(path, 'no json\n{"t":"file","path":7}\n{"t":"later"}\n');
  remember(path, { files: [seen('d', 'undone')], runs: [] });
  expect([...readSeen(path).files.keys()]).toEqual(['/dl/a.mkv', '/dl/c.mkv', '/dl/d.mkv']);
});

it('is written anew without what was overtaken, and without runs that are no more', () => {
  const many = Array.from({ length: 1500 }, () => seen('a', 'undone'));
  remember(path, { files: many, runs: ['gone', 'there'] });
  expect(lines()).toHaveLength(1502);
  const known = remember(path, { files: many, runs: [] }, (id) => id === 'there');
  expect(lines()).toHaveLength(2);
  expect(readSeen(path)).toMatchObject({ files: known.files, runs: new Set(['there']) });
});

it('forgets what was placed longest ago where it is more than can be held, never what a person said', () => {
  const line = (name: string, fate: Fate): string => {
    const { mtimeNs, ...rest } = seen(name, fate);
    return `${JSON.stringify({ t: 'file', ...rest, mtime_ns: mtimeNs })}\n`;
  };
  remember(path, { files: [seen('mine', 'left-out')], runs: [] });
  const placed = Array.from({ length: 100_000 }, (_, index) => line(String(index), 'placed'));
  writeFileSync(path, readFileSync(path, 'utf8') + placed.join(''));
  remember(path, { files: [seen('new', 'placed')], runs: [] });
  const { files } = readSeen(path);
  expect(files.size).toBe(100_000);
  expect([files.has('/dl/mine.mkv'), files.has('/dl/new.mkv'), files.has('/dl/0.mkv')]).toEqual([true, true, false]);
});
