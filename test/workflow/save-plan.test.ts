// A plan that is put away: in a home where nothing was saved before, too.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeOwnFile } from '../../src/disk/own-file.ts';
import { placeForPlan, savePlan } from '../../src/workflow/save-plan.ts';
import { temporaryFolder } from '../support/tree.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

it('makes its folder, readable by nobody else, and writes the text as it was shown', async () => {
  const folders = { config: '', cache: '', state: join(folder.path, 'state') };
  const path = placeForPlan({ folders, clock: { now: () => 0 } as never });
  expect(path).toBe(join(folders.state, 'plans', 'plan-1970-01-01T00-00-00-000Z.json'));
  await savePlan({ folders, writeTextFile: (at, text) => writeOwnFile(at, text) }, path, 'the text');
  expect(readFileSync(path, 'utf8')).toBe('the text');
  if (process.platform !== 'win32') expect(statSync(dirname(path)).mode & 0o77).toBe(0);
});
