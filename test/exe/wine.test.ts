// The Windows executable under wine: the main job on paths that Windows finds hard. Its output goes to files, as wine wants it.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
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

const { WINEPREFIX = '', WINEDEBUG = '', PATH = '', HOME = '' } = process.env;
// without a UTF-8 locale wine can't name files in Japanese
const WINE = { PATH, HOME, WINEPREFIX, WINEDEBUG, LANG: 'C.UTF-8' };

/** The home folder of wine's only user, as this machine has it. */
function profile(): string {
  const users = join(WINEPREFIX, 'drive_c', 'users');
  const name = readdirSync(users).find((user) => existsSync(join(users, user, 'AppData')));
  return join(users, name ?? '');
}

beforeAll(async () => {
  server = await startTmdbServer({ key: KEY, works: [...WORKS, CON] });
  // one that ends with each program makes the next one fail now and then; it stays for so many seconds after the last
  spawnSync('wineserver', ['-p30'], { env: WINE, stdio: 'ignore' });
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
  const child = spawn('wine', [EXECUTABLE, ...args], {
    stdio: streams,
    env: { ...WINE, ...env, ...more },
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

  it(
    'seals a key that came with CRLF, opens it again, and keeps all below %APPDATA%',
    { timeout: 120_000 },
    async () => {
      // neither HOME nor ANIVAULT_HOME: the folders are where Windows says, which under wine are the prefix's
      const own = { TMDB_API_KEY: '', ANIVAULT_HOME: '' };
      const [roaming, local] = ['Roaming', 'Local'].map((name) => join(profile(), 'AppData', name, 'AniVault'));
      for (const path of [roaming, local]) rmSync(path ?? '', { recursive: true, force: true });
      const kept = await run(['settings', 'key'], own, `${KEY}\r\n`);
      expect([kept.code, kept.stderr]).toEqual([0, '']);
      plant(input, { 'Mushishi - 01.mkv': 'one' });
      const matched = await run(['match', windows(input)], own);
      expect(matched.stdout).toContain('Mushi-Shi');
      expect(matched.code).toBe(0);
      expect(readFileSync(join(roaming ?? '', 'config.json'), 'utf8')).not.toContain(KEY);
      const ours = Object.keys(treeOf(local ?? ''));
      expect(ours).toContain('State/keyfile');
      expect(ours.some((path) => path.startsWith('Cache/entries/'))).toBe(true);
    },
  );

  it('takes files with CRLF: a key of TMDB_API_KEY_FILE, and titles to warm up', { timeout: 120_000 }, async () => {
    const titles = join(folder.path, 'titles.txt');
    const key = join(folder.path, 'key.txt');
    writeFileSync(titles, 'Mushishi\r\nKanon\r\n');
    writeFileSync(key, `${KEY}\r\n`);
    const given = { TMDB_API_KEY: '', TMDB_API_KEY_FILE: windows(key) };
    const warmed = await run(['cache', 'warmup', windows(titles)], given);
    expect([warmed.code, warmed.stderr]).toEqual([0, '']);
    expect(warmed.stdout).toBe('2 of 2 titles are known now\n');
  });

  it(
    'plans, carries out a saved plan with an undo script beside it, and copies to another drive',
    { timeout: 240_000 },
    async () => {
      plant(input, { 'Mushishi/Mushishi - 01.mkv': 'one', 'Mushishi/Mushishi - 01.en.srt': 'words' });
      const drive = join(WINEPREFIX, 'drive_c', basename(folder.path));
      mkdirSync(drive);
      onTestFinished(() => rmSync(drive, { recursive: true, force: true }));
      const there = `C:\\${basename(folder.path)}`;
      const plan = join(folder.path, 'plan.json');
      const words = [windows(input), '--library', there, '--mode', 'copy'];
      expect(await run(['scan', windows(input)])).toMatchObject({ code: 0 });
      expect(await run(['organize', ...words, '--plan', windows(plan)])).toMatchObject({ code: 0 });
      const saved = JSON.parse(readFileSync(plan, 'utf8')) as { operations: { source: string; destination: string }[] };
      expect(saved.operations).toHaveLength(2);
      for (const { source, destination } of saved.operations) {
        expect(source.startsWith(`${windows(input)}\\`)).toBe(true);
        expect(destination.startsWith(`${there}\\`)).toBe(true);
      }
      const before = treeOf(input);
      const ran = await run(['organize', '--from-plan', windows(plan), '--apply']);
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      expect(treeOf(input)).toEqual(before);
      expect(Object.keys(treeOf(drive)).sort()).toEqual([
        'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E01.en.srt',
        'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E01.mkv',
      ]);
      const scripts = Object.keys(treeOf(join(folder.path, 'home', 'state', 'runs'))).filter((name) =>
        /^rollback-/.test(name),
      );
      expect(scripts.some((name) => name.endsWith('.ps1'))).toBe(true);
      expect((await run(['verify'])).code).toBe(0);
      expect((await run(['history'])).stdout).toMatch(/complete/);
      expect((await run(['rollback', '--apply'])).code).toBe(0);
      expect([treeOf(input), treeOf(drive)]).toEqual([before, {}]);
    },
  );

  it(
    'joins a folder that is spelt in another case, and puts a file beside no other of its name',
    { timeout: 240_000 },
    async () => {
      plant(library, { 'MUSHI-SHI (2005)/Season 01/mushi-shi (2005) s01e02.MKV': 'there before' });
      plant(input, { 'Mushishi - 01.mkv': 'one', 'Mushishi - 02.mkv': 'two' });
      const words = ['run', windows(input), '--library', windows(library), '--apply'];
      const ran = await run(words);
      expect([[0, 10].includes(ran.code), ran.stderr]).toEqual([true, '']);
      expect(Object.keys(treeOf(library)).sort()).toEqual([
        'MUSHI-SHI (2005)/Season 01/Mushi-Shi (2005) S01E01.mkv',
        'MUSHI-SHI (2005)/Season 01/mushi-shi (2005) s01e02.MKV',
      ]);
      expect(Object.keys(treeOf(input))).toEqual(['Mushishi - 02.mkv']);
      expect((await run(['rollback', '--apply'])).code).toBe(0);
      expect(Object.keys(treeOf(input)).sort()).toEqual(['Mushishi - 01.mkv', 'Mushishi - 02.mkv']);
    },
  );

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
