import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWalker } from '../../src/scan/apart.ts';
import { scanFolders, type ScanEvent } from '../../src/scan/walk.ts';
import { systemClock } from '../../src/world/runtime.ts';
import { SCAN_OPTIONS } from '../support/scan-options.ts';
import { temporaryFolder } from '../support/tree.ts';

const WORKER = fileURLToPath(new URL('../../src/scan/worker.ts', import.meta.url));
/** The walk below some folders in a thread by a worker's file. */
const scanApart = (
  folders: readonly string[],
  signal = new AbortController().signal,
  workerFile = WORKER,
): AsyncGenerator<ScanEvent> => openWalker(workerFile).walk({ folders, options: SCAN_OPTIONS }, signal);

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function all(events: AsyncIterable<ScanEvent>): Promise<readonly ScanEvent[]> {
  const list: ScanEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

const foldersOf = (events: readonly ScanEvent[]): readonly string[] =>
  events.map((event) => (event.type === 'listing' ? event.listing.folder : (event.trouble.path ?? '')));

describe('the walk in a thread of its own', () => {
  it('tells the same in the same order, every time: each folder before those in it, by their names', async () => {
    for (const show of ['Show 10', 'Show 9', 'a show', 'Ärger'])
      for (const season of ['Season 2', 'Season 10', 'Season 1']) {
        mkdirSync(join(folder.path, show, season), { recursive: true });
        for (let file = 0; file < 20; file += 1) writeFileSync(join(folder.path, show, season, `${file}.mkv`), 'x');
      }
    const { signal } = new AbortController();
    const here = await all(scanFolders([folder.path], { ...SCAN_OPTIONS, clock: systemClock }, signal));
    const first = await all(scanApart([folder.path], signal));
    const second = await all(scanApart([folder.path], signal));
    expect(first).toEqual(here);
    expect(second).toEqual(first);
    const shows = ['a show', 'Ärger', 'Show 9', 'Show 10'];
    const below = (show: string): readonly string[] =>
      ['', '/Season 1', '/Season 2', '/Season 10'].map((name) => show + name);
    expect(foldersOf(first)).toEqual([folder.path, ...shows.flatMap(below).map((name) => join(folder.path, name))]);
  });

  it('tells trouble, and ends', async () => {
    const locked = join(folder.path, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o000);
    const events = await all(scanApart([folder.path, join(folder.path, 'gone')]));
    chmodSync(locked, 0o700);
    expect(foldersOf(events)).toContain(locked);
  });

  it('ends when its reader does', async () => {
    for (let i = 0; i < 300; i += 1) mkdirSync(join(folder.path, `folder ${i}`));
    const stream = scanApart([folder.path]);
    expect((await stream.next()).done).toBe(false);
    await stream.return(undefined);
    expect((await stream.next()).done).toBe(true);
  });

  it('ends on an abort', async () => {
    for (let i = 0; i < 300; i += 1) mkdirSync(join(folder.path, `folder ${i}`));
    const stop = new AbortController();
    let seen = 0;
    const stream = scanApart([folder.path], stop.signal);
    while (!(await stream.next()).done) {
      seen += 1;
      if (seen === 3) stop.abort();
    }
    expect(seen).toBeLessThan(300);
  });

  it('says what its thread failed of', async () => {
    const broken = join(folder.path, 'broken.mjs');
    writeFileSync(broken, "throw new Error('no such walk');");
    const stream = scanApart([folder.path], undefined, broken);
    await expect(stream.next()).rejects.toThrow('no such walk');
  });

  it('says so as well where its thread failed before there was a task', async () => {
    const broken = join(folder.path, 'broken.mjs');
    writeFileSync(broken, "throw new Error('no such walk');");
    const walker = openWalker(broken);
    // a thread takes as long to fail as this one does
    const other = openWalker(broken).walk({ folders: [], options: SCAN_OPTIONS }, new AbortController().signal);
    await expect(other.next()).rejects.toThrow();
    const stream = walker.walk({ folders: [folder.path], options: SCAN_OPTIONS }, new AbortController().signal);
    await expect(stream.next()).rejects.toThrow('no such walk');
  });
});
