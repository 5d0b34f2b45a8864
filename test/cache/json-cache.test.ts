import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openJsonCache, type JsonCache } from '../../src/cache/json-cache.ts';
import type { CacheKey } from '../../src/cache/entry.ts';
import { CAN_CUT, runWithCutDisk, sourceUrl } from '../support/cut-disk.ts';
import { keptLog, timerClock, type KeptLog } from '../support/tmdb-client.ts';

const DAY_MS = 86_400_000;
let folder = '';
let now = 0;
let log: KeptLog = keptLog();
const clock = { ...timerClock, now: () => now };
const anything = (data: unknown): unknown => data;

const open = (limitBytes?: number): JsonCache =>
  openJsonCache({ folder, clock, log, ...(limitBytes === undefined ? {} : { limitBytes }) });

const keyOf = (text: string): CacheKey & { endpoint: 'search' } => ({
  endpoint: 'search',
  q_norm: text,
  lang: 'en-US',
  year_hint: null,
  media_type: 'tv',
});

/** Paths of all files below a folder of the cache. */
const filesBelow = (name: string): readonly string[] => {
  try {
    return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name));
  } catch {
    return [];
  }
};
const theFile = (): string => filesBelow('entries')[0] ?? '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anivault-cache-'));
  now = Date.now();
  log = keptLog();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('keeping', () => {
  test('what was put is got, by another opening too', async () => {
    const data = [{ name: '葬送のフリーレン\n"quoted"', year: 2023 }];
    await open().put(keyOf('frieren'), 60, data);
    expect(await open().get(keyOf('frieren'), anything)).toEqual({ value: data, fresh: true });
    expect(await open().get({ ...keyOf('frieren'), lang: 'de-DE' }, anything)).toBeNull();
    expect(await open().get({ ...keyOf('frieren'), year_hint: 2023 }, anything)).toBeNull();
    expect(log.lines).toEqual([]);
  });

  test('an entry is JSON with its checksum, in the folder that its name begins with, for its owner only', async () => {
    await open().put(keyOf('frieren'), 60, { a: 1 });
    const text = readFileSync(theFile(), 'utf8');
    expect(JSON.parse(text)).toEqual({
      schema_version: 1,
      created_at: new Date(now).toISOString(),
      ttl_sec: 60,
      key: keyOf('frieren'),
      data: { a: 1 },
      data_sha256: createHash('sha256').update('{"a":1}').digest('hex'),
    });
    expect(theFile()).toMatch(/[/\\]entries[/\\]([0-9a-f]{2})[/\\]\1[0-9a-f]{62}\.json$/u);
    expect(statSync(theFile()).mode & 0o077).toBe(0);
  });

  test('an entry whose time is over is still there, and says so', async () => {
    await open().put(keyOf('frieren'), 60, 1);
    now += 59_000;
    expect(await open().get(keyOf('frieren'), anything)).toEqual({ value: 1, fresh: true });
    now += 1_000;
    expect(await open().get(keyOf('frieren'), anything)).toEqual({ value: 1, fresh: false });
  });

  test('opening makes nothing; a folder that can not be made is a warning', async () => {
    expect(await open().get(keyOf('frieren'), anything)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, 'entries'), 'in the way');
    await open().put(keyOf('frieren'), 60, 1);
    expect(log.lines.map((line) => line.split(' ').slice(0, 2))).toEqual([['warn', 'cache-write-failed']]);
    expect(await open().get(keyOf('frieren'), anything)).toBeNull();
  });
});

describe('damage', () => {
  test('no changed byte is ever believed', async () => {
    const cache = open();
    await cache.put(keyOf('frieren'), 60, { name: 'Frieren', year: 2023 });
    const path = theFile();
    const good = readFileSync(path);
    for (let at = 0; at < good.length; at += 1) {
      for (const bit of [0x01, 0x10, 0x80]) {
        const bad = Buffer.from(good);
        bad[at] = (bad[at] ?? 0) ^ bit;
        writeFileSync(path, bad);
        const got = await cache.get(keyOf('frieren'), anything);
        // a changed time or life may only make the entry older; its data is never another
        if (got !== null) expect(got.value).toEqual({ name: 'Frieren', year: 2023 });
      }
    }
    expect(filesBelow('quarantine')).toHaveLength(20);
  });

  test.each([0, 1, 40, 200, -1, -2])('cut after %i bytes it goes to quarantine and is a miss', async (length) => {
    await open().put(keyOf('frieren'), 60, { name: 'Frieren' });
    writeFileSync(theFile(), readFileSync(theFile()).subarray(0, length));
    expect(await open().get(keyOf('frieren'), anything)).toBeNull();
    expect(filesBelow('entries')).toEqual([]);
    expect(filesBelow('quarantine')).toHaveLength(1);
    expect(log.lines[0]).toMatch(/^warn cache-entry-quarantined/u);
    await open().put(keyOf('frieren'), 60, 2);
    expect(await open().get(keyOf('frieren'), anything)).toEqual({ value: 2, fresh: true });
  });

  test('another entry under this name, and data the decoder refuses', async () => {
    const cache = open();
    await cache.put(keyOf('bleach'), 60, 'bleach');
    const bleach = readFileSync(theFile());
    await cache.clear();
    await cache.put(keyOf('frieren'), 60, 'frieren');
    writeFileSync(theFile(), bleach);
    expect(await cache.get(keyOf('frieren'), anything)).toBeNull();
    await cache.put(keyOf('frieren'), 60, 'frieren');
    const refuse = (): never => {
      throw new Error('not this');
    };
    expect(await cache.get(keyOf('frieren'), refuse)).toBeNull();
    expect(filesBelow('quarantine')).toHaveLength(2);
  });

  test('an entry of another schema version is a miss and stays', async () => {
    await open().put(keyOf('frieren'), 60, 1);
    writeFileSync(theFile(), readFileSync(theFile(), 'utf8').replace('"schema_version":1', '"schema_version":2'));
    expect(await open().get(keyOf('frieren'), anything)).toBeNull();
    expect(filesBelow('entries')).toHaveLength(1);
    expect(log.lines).toEqual([]);
  });
});

describe('housekeeping', () => {
  test('stats, purge and clear touch entries only', async () => {
    const cache = open();
    expect(await cache.stats()).toMatchObject({ entries: 0, bytes: 0, quarantined: 0 });
    for (const name of ['bleach', 'kanon', 'frieren']) await cache.put(keyOf(name), 60, name);
    const bytes = filesBelow('entries').reduce((sum, path) => sum + statSync(path).size, 0);
    expect(await cache.stats()).toMatchObject({ entries: 3, bytes });
    const stranger = join(folder, 'entries', 'ab', 'notes.txt');
    mkdirSync(join(folder, 'entries', 'ab'), { recursive: true });
    writeFileSync(stranger, 'mine');
    utimesSync(filesBelow('entries').find((path) => path !== stranger) ?? '', 0, 0);
    expect(await cache.purge(DAY_MS)).toBe(1);
    expect(await cache.clear()).toBe(2);
    expect(filesBelow('entries')).toEqual([stranger]);
  });

  test('a cache that can not be listed is E-CACHE-CORRUPT', async () => {
    const unlistable = openJsonCache({ folder: `${folder}\0`, clock, log });
    await expect(unlistable.stats()).rejects.toMatchObject({ code: 'E-CACHE-CORRUPT' });
  });

  test('above its size the expired go first, then the longest unused', async () => {
    const cache = open(40_000);
    const names = Array.from({ length: 256 }, (_, index) => `show ${index}`);
    for (const [index, name] of names.entries()) {
      await cache.put(keyOf(name), index < 32 ? 10 : 86_400, 'x'.repeat(100));
    }
    now += 3_600_000;
    await cache.put(keyOf('the last'), 60, 1);
    const { bytes } = await cache.stats();
    expect(bytes).toBeLessThanOrEqual(40_000);
    expect(bytes).toBeGreaterThan(30_000);
    const got = await Promise.all(names.slice(0, 32).map((name) => cache.get(keyOf(name), anything)));
    expect(got.every((each) => each === null)).toBe(true);
    expect(log.lines.at(-1)).toMatch(/^info cache-evicted/u);
  });
});

describe('a full disk', () => {
  test.skipIf(!CAN_CUT)('never puts a cut entry in a good one’s place', async () => {
    await open().put(keyOf('frieren'), 60, { name: 'Frieren' });
    const before = readFileSync(theFile());
    const said = runWithCutDisk(
      4,
      `const { openJsonCache } = await import(${JSON.stringify(sourceUrl('cache/json-cache.ts'))});
       const told = [];
       const cache = openJsonCache({
         folder: ${JSON.stringify(folder)},
         clock: { now: () => ${now} },
         log: { write: (level, event) => told.push(event) },
         onUnwritable: (reason) => told.push(reason),
       });
       const key = ${JSON.stringify(keyOf('frieren'))};
       await cache.put(key, 60, 'x'.repeat(8_000));
       await cache.put(key, 60, 'y'.repeat(8_000));
       console.log(JSON.stringify(told));`,
    );
    expect(JSON.parse(said)).toEqual([
      'cache-write-failed',
      expect.stringMatching(/full|too large/u),
      'cache-write-failed',
    ]);
    expect(readFileSync(theFile())).toEqual(before);
    expect(filesBelow('entries')).toHaveLength(1);
  });
});

test('two processes write one entry at once: each time it is whole, one of the two', async () => {
  const [one, two] = [open(), open()];
  const texts = ['a'.repeat(50_000), 'b'.repeat(70_000)];
  const write = async (cache: JsonCache, text: string | undefined): Promise<void> => {
    for (let count = 0; count < 20; count += 1) await cache.put(keyOf('frieren'), 60, text);
  };
  let isOver = false;
  const writing = Promise.all([write(one, texts[0]), write(two, texts[1])]).then(() => (isOver = true));
  await one.put(keyOf('frieren'), 60, texts[0]);
  while (!isOver) expect(texts).toContain((await open().get(keyOf('frieren'), anything))?.value);
  await writing;
  expect(filesBelow('entries')).toHaveLength(1);
  expect(log.lines).toEqual([]);
});

test('what is read counts as used, also on a disk that keeps no such times', async () => {
  const cache = open();
  await cache.put(keyOf('frieren'), 60, 1);
  const written = (now - 3 * DAY_MS) / 1000;
  utimesSync(theFile(), written, written);
  await cache.get(keyOf('frieren'), anything);
  const { atimeMs, mtimeMs } = statSync(theFile());
  expect(atimeMs).toBeGreaterThan(now - DAY_MS);
  expect(Math.abs(mtimeMs - written * 1000)).toBeLessThan(1);
});

test('a cache that is a file, or that is not for us, can not be used; one that is not there yet can', async () => {
  await open().check();
  writeFileSync(join(folder, 'entries'), 'in the way');
  await expect(open().check()).rejects.toMatchObject({ code: 'E-CACHE-CORRUPT' });
});
