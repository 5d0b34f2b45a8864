// The job as plain questions, answered by a pipe: the same decisions, the same files.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { runBuilt } from '../support/built.ts';
import { startTmdbServer, type TmdbServer } from '../support/tmdb-server.ts';
import { plant, temporaryFolder, treeOf } from '../support/tree.ts';

const KEY = '0123456789abcdef0123456789abcdef';

let server: TmdbServer;
let folder: ReturnType<typeof temporaryFolder>;
let input: string;
let output: string;
let env: Record<string, string>;

beforeAll(async () => {
  server = await startTmdbServer({ key: KEY });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = temporaryFolder();
  input = join(folder.path, 'in');
  output = join(folder.path, 'out');
  plant(input, { 'Attack on Titan/Season 2/05.mkv': 'titan', '[Grp] Your Nmae Film [1080p].mkv': 'nobody finds it' });
  mkdirSync(output);
  env = { ANIVAULT_HOME: join(folder.path, 'home'), ANIVAULT_TMDB_URL: server.url, TMDB_API_KEY: KEY };
});
afterEach(() => folder.remove());

const talk = (...lines: readonly string[]): ReturnType<typeof runBuilt> =>
  runBuilt([input, '--linear', '--library', output], env, `${lines.join('\n')}\n`);

it('searches, takes, plans and applies', async () => {
  const { code, stdout } = await talk('7', 'nonsense', 's Kimi no Na wa', '1', 'yes');
  expect(stdout).toContain('There is no candidate 7.');
  expect(stdout).toMatch(/1 {2}Your Name\. \(2016\), film/);
  expect(stdout).toMatch(/2 done, 0 left, 0 failed/);
  expect(code).toBe(0);
  const places = Object.keys(treeOf(output));
  expect(places.some((place) => place.endsWith('S02E05.mkv'))).toBe(true);
  expect(places.some((place) => /Your Name.*\.mkv$/.test(place))).toBe(true);
});

it('changes nothing without the word yes, and keeps what was decided', async () => {
  const before = treeOf(input);
  const first = await talk('x', 'no');
  expect(first.stdout).toContain('Nothing was changed. What you decided is kept.');
  expect(treeOf(input)).toEqual(before);
  const second = await talk('no');
  expect(second.stdout).toContain('0 to decide');
});

it('ends where the answers end, with nothing changed', async () => {
  const before = treeOf(input);
  const { code, stdout } = await runBuilt([input, '--linear', '--library', output], env, '');
  expect(stdout).toContain('1 to decide, kept. Nothing was changed.');
  expect(code).toBe(0);
  expect(treeOf(input)).toEqual(before);
});

it('says what is missing', async () => {
  const { code, stdout } = await runBuilt(['--linear'], env);
  expect(code).toBe(64);
  expect(stdout).toContain('Which folder is to be read?');
});
