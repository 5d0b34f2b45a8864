// The Windows executable under wine: the main job on paths that Windows finds hard. Its output goes to files, as wine wants it.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTmdbServer, type TmdbServer } from '../support/tmdb-server.ts';
import { show, WORKS } from '../support/tmdb-works.ts';
import { plant, temporaryFolder, treeOf } from '../support/tree.ts';

const EXECUTABLE = process.env['ANIVAULT_WINE_EXE'] ?? '';
const KEY = '0123456789abcdef0123456789abcdef';
const LONG = 'a rather long name of a folder that somebody once thought of on a rainy afternoon'.padEnd(110, ' again');

/** A show whose name is a device on Windows. */
const CON = show({
  id: 90_000_077,
  name: 'Con',
  originalName: 'コン',
  date: '2011-04-03',
  popularity: 9,
  titles: [],
  seasons: [{ number: 1, episodes: 12, airDate: '2011-04-03' }],
});

let server: TmdbServer;
let folder: ReturnType<typeof temporaryFolder>;
let input: string;
let library: string;
let env: Record<string, string>;

/** The path as Windows has it: wine shows the whole file system as drive Z. */
const windows = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

beforeAll(async () => {
  server = await startTmdbServer({ key: KEY, works: [...WORKS, CON] });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = temporaryFolder();
  input = join(folder.path, 'in');
  library = join(folder.path, 'library');
  mkdirSync(input);
  mkdirSync(library);
  env = { ANIVAULT_HOME: windows(join(folder.path, 'home')), ANIVAULT_TMDB_URL: server.url, TMDB_API_KEY: KEY };
});
afterEach(() => folder.remove());

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], more: Readonly<Record<string, string>> = {}, typed = ''): Promise<Ran> {
  const place = (name: string): string => join(folder.path, name);
  writeFileSync(place('stdin'), typed);
  const streams = [openSync(place('stdin'), 'r'), openSync(place('stdout'), 'w'), openSync(place('stderr'), 'w')];
  const { WINEPREFIX = '', WINEDEBUG = '', PATH = '', HOME = '' } = process.env;
  const child = spawn('wine', [EXECUTABLE, ...args], {
    stdio: streams,
    // without a UTF-8 locale wine can't name files in Japanese
    env: { PATH, HOME, WINEPREFIX, WINEDEBUG, LANG: 'C.UTF-8', ...env, ...more },
  });
  const code = await new Promise<number>((done, fail) => {
    child.on('error', fail);
    child.on('close', (ended) => done(ended ?? 255));
  });
  for (const stream of streams) closeSync(stream);
  return { code, stdout: readFileSync(place('stdout'), 'utf8'), stderr: readFileSync(place('stderr'), 'utf8') };
}

describe('on Windows', () => {
  it('says its version and runs the sample library through', { timeout: 120_000 }, async () => {
    expect(await run(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^anivault \d/) as string,
    });
    const ran = await run(['demo']);
    expect(ran.stderr).not.toMatch(/Warning|^\s+at /m);
    expect(ran.stdout).toMatch(/undone/);
    expect(ran.code).toBe(0);
  });

  it('seals a key and opens it again', { timeout: 120_000 }, async () => {
    const kept = await run(['settings', 'key'], { TMDB_API_KEY: '' }, `${KEY}\n`);
    expect(kept.code).toBe(0);
    plant(input, { 'Mushishi - 01.mkv': 'one' });
    const matched = await run(['match', windows(input)], { TMDB_API_KEY: '' });
    expect(matched.stdout).toContain('Mushi-Shi');
    expect(matched.code).toBe(0);
  });

  it(
    'plans, moves and brings back: device names, long paths, names that differ in case',
    { timeout: 240_000 },
    async () => {
      plant(input, {
        'aux/Con - 01.mkv': 'a folder and a show named as devices are',
        [`${LONG}/${LONG}/${LONG}/蟲師 第05話.mkv`]: 'a path of more than 300 characters',
        'Attack on Titan/S02E05.mkv': 'one',
        'Attack on Titan/s02e06.mkv': 'two',
        'attack on titan/S02E07.mkv': 'a folder that differs in case',
        'Kanon/Kanon - 01.mkv': 'twice',
        'Kanon/kanon - 01.MKV': 'the same name to Windows',
      });
      const before = treeOf(input);
      const words = ['run', windows(input), '--library', windows(library)];
      const dry = await run(words);
      expect(treeOf(input)).toEqual(before);
      expect(treeOf(library)).toEqual({});
      expect([0, 10]).toContain(dry.code);

      const ran = await run([...words, '--apply']);
      expect(ran.stderr).not.toMatch(/Warning|^\s+at /m);
      expect(ran.code).toBe(10);
      const places = Object.keys(treeOf(library)).map((path) => path.normalize('NFC'));
      expect(places).toContain('Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E05.mkv');
      for (const number of ['05', '06', '07'])
        expect(places).toContain(`Attack on Titan (2013)/Season 02/Attack on Titan (2013) S02E${number}.mkv`);
      expect(places.filter((path) => /^con[^/]*(\(2011\))?\/.*E01\.mkv$/i.test(path))).toHaveLength(1);
      expect(places.some((path) => path.split('/').some((part) => /^(con|aux|nul|prn)(\.|$)/i.test(part)))).toBe(false);
      // two files that Windows takes for one name stay where they are
      expect(Object.keys(treeOf(input)).sort()).toEqual(['Kanon/Kanon - 01.mkv', 'Kanon/kanon - 01.MKV']);

      const back = await run(['rollback', '--apply']);
      expect(back.code).toBe(0);
      expect(treeOf(input)).toEqual(before);
      expect(treeOf(library)).toEqual({});
    },
  );
});
