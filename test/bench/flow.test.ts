// What makes the bench's numbers possible, held without a clock: the walk waits for its reader, a slow disk changes no fact, lines go out
// together and none is lost.
import { mkdirSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNdjson } from '../../src/cli/ndjson.ts';
import { createTally } from '../../src/cli/tally.ts';
import type { FolderListing } from '../../src/model/media-file.ts';
import { scanFolders, type ScanOptions } from '../../src/scan/walk.ts';
import { systemClock } from '../../src/world/runtime.ts';
import { parsedUnit } from '../support/builders.ts';
import { SCAN_OPTIONS } from '../support/scan-options.ts';
import { temporaryFolder } from '../support/tree.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const optionsWith = (monotonic: () => number): ScanOptions => ({
  ...SCAN_OPTIONS,
  clock: { ...systemClock, monotonic },
});

const plantShows = (shows: number, files: number): void => {
  for (let show = 0; show < shows; show += 1) {
    const path = join(folder.path, `Show ${show}`);
    mkdirSync(path);
    for (let file = 0; file < files; file += 1) writeFileSync(join(path, `Show ${show} - ${file}.mkv`), 'x');
  }
};

const listingsOf = async (monotonic: () => number): Promise<readonly FolderListing[]> => {
  const listings: FolderListing[] = [];
  for await (const event of scanFolders([folder.path], optionsWith(monotonic), new AbortController().signal))
    if (event.type === 'listing') listings.push(event.listing);
  return listings.toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
};

/** Turns of the event loop in which a walk that is not held back would go on. */
async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) await stat(folder.path);
}

describe('the walk', () => {
  it.each([300, 600])('reads as little ahead of a reader that rests, with %d folders', async (shows) => {
    plantShows(shows, 1);
    let looks = 0;
    const options = optionsWith(() => {
      looks += 1;
      return 0;
    });
    const stream = scanFolders([folder.path], options, new AbortController().signal);
    await stream.next();
    await manyTurns();
    const ahead = looks;
    let rest = 0;
    while (!(await stream.next()).done) rest += 1;
    expect(rest).toBe(shows);
    expect(ahead).toBeLessThan(looks / 2);
    // 96 listings that wait and 48 folders in hand, at most three looks at the clock each
    expect(ahead).toBeLessThan(3 * (96 + 48 + 1));
  });

  it('tells the same of a disk that answers at once and of one that does not', async () => {
    plantShows(3, 80);
    let now = 0;
    const quick = await listingsOf(() => 0);
    const slow = await listingsOf(() => (now += 5));
    expect(quick.flatMap(({ units }) => units)).toHaveLength(240);
    expect(slow).toEqual(quick);
  });
});

describe('the lines of a scan', () => {
  it('go out many at a time, whole and in order', () => {
    const writes: string[] = [];
    const output = createNdjson({
      phase: 'scan',
      shape: { reads: true, runs: false },
      now: () => 0,
      write: (text) => void writes.push(text),
      applies: false,
    });
    const names = Array.from({ length: 2000 }, (_, i) => `/dl/Mushishi - ${i}.mkv`);
    for (const name of names)
      output.add({ type: 'folder-parsed', folder: { folder: '/dl', units: [parsedUnit(name)] } as never });
    const before = writes.length;
    output.complete({ totals: createTally().totals(), elapsedMs: 1 });
    expect(before).toBeGreaterThan(1);
    expect(before).toBeLessThan(50);
    for (const text of writes) expect(text.endsWith('\n')).toBe(true);
    const lines = writes
      .join('')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { event: string; fields: { file_path?: string } });
    expect(lines.slice(0, -1).map(({ fields }) => fields.file_path)).toEqual(names);
    expect(lines.at(-1)?.event).toBe('complete');
  });

  it('wait for no other when they tell of trouble', () => {
    const writes: string[] = [];
    const output = createNdjson({
      phase: 'scan',
      shape: { reads: true, runs: false },
      now: () => 0,
      write: (text) => void writes.push(text),
      applies: false,
    });
    output.add({
      type: 'file-troubled',
      phase: 'scan',
      trouble: { code: 'E-FS-PERM', message: 'no', path: '/dl', hint: null },
    });
    expect(writes).toHaveLength(1);
  });
});
