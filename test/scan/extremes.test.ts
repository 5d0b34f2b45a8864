// Trees that nobody means to have: as deep as a path can be, and wide. The walk ends, tells what it could not enter, and keeps nothing.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scanFolders } from '../../src/scan/walk.ts';
import { systemClock } from '../../src/world/runtime.ts';
import { SCAN_OPTIONS } from '../support/scan-options.ts';
import { plant, temporaryFolder } from '../support/tree.ts';

const OPTIONS = { ...SCAN_OPTIONS, clock: systemClock };

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function scan(): Promise<{ readonly files: readonly string[]; readonly troubles: readonly string[] }> {
  const files: string[] = [];
  const troubles: string[] = [];
  for await (const event of scanFolders([folder.path], OPTIONS, new AbortController().signal))
    if (event.type === 'trouble') troubles.push(event.trouble.code);
    else for (const { file } of event.listing.units) files.push(file.name);
  return { files, troubles };
}

it.skipIf(process.platform === 'win32')(
  'deeper than a path can be: what lies above is read, the rest is told',
  async () => {
    plant(folder.path, { 'above.mkv': 'x' });
    const deep = (top: string): string => {
      const path = join(top, ...Array.from({ length: 12 }, () => 'd'.repeat(200)));
      mkdirSync(path, { recursive: true });
      return path;
    };
    // no path reaches so far down, but a folder can be moved there
    const [outside, inside] = [join(folder.path, 'outside'), join(deep(join(folder.path, 'in')), 'more')];
    writeFileSync(join(deep(outside), 'below.mkv'), 'x');
    renameSync(outside, inside);
    const { files, troubles } = await scan();
    renameSync(inside, outside);
    expect(files).toEqual(['above.mkv']);
    expect(troubles).toEqual(['E-FS-LONGPATH']);
  },
);

it('thousands of files in one folder: each is told once', async () => {
  for (let i = 0; i < 2000; i += 1) writeFileSync(join(folder.path, `Show - ${i}.mkv`), '');
  const { files, troubles } = await scan();
  expect(new Set(files).size).toBe(2000);
  expect(files).toHaveLength(2000);
  expect(troubles).toEqual([]);
});
