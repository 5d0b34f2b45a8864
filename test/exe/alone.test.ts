// The executable on its own: from a folder of any name, without a home, beside nothing, and in tmux as its users have it.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANOTHER_USER, PROGRAM } from '../support/built.ts';
import { plant, temporaryFolder } from '../support/tree.ts';

let folder: ReturnType<typeof temporaryFolder>;
let executable: string;

beforeEach(() => {
  folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
  executable = join(folder.path, 'アニメ 整理 tools', 'anivault');
  mkdirSync(join(executable, '..'));
  try {
    linkSync(PROGRAM.command, executable);
  } catch {
    copyFileSync(PROGRAM.command, executable);
  }
});
afterEach(() => folder.remove());

const run = (args: readonly string[], env: Readonly<Record<string, string>>, user = {}): ReturnType<typeof spawnSync> =>
  spawnSync(executable, args, {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
    cwd: '/',
    ...user,
  });

/** Every file below a folder. */
const filesIn = (path: string): readonly string[] => readdirSync(path, { recursive: true }).map(String);

/** A folder with one file to read. */
function oneFile(): string {
  const input = join(folder.path, 'in');
  plant(input, { 'Mushishi - 01.mkv': 'a' });
  return input;
}

const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
const MAKING = 'open,openat,creat,mkdir,mkdirat,mknod,mknodat,link,linkat,symlink,symlinkat,rename,renameat,renameat2';

/** Every path that the kernel was asked to make, and did. */
function madeBy(words: readonly string[], env: Readonly<Record<string, string>>): readonly string[] {
  const trace = join(folder.path, 'trace');
  const seen = ['-f', '-qq', '-s', '4096', '-xx', '-e', 'signal=none', '-e', `trace=${MAKING}`, '-o', trace];
  spawnSync('strace', [...seen, executable, ...words], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    cwd: '/',
    input: `${'0123456789abcdef'.repeat(2)}\n`,
  });
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => !/ = -1 /.test(line) && (/O_CREAT/.test(line) || !/ (open|openat)\(/.test(line)))
    .flatMap((line) => Array.from(line.matchAll(/"((?:\\x[0-9a-f]{2})+)"/g)).slice(-1))
    .map(([, hex = '']) => Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString());
}

describe('a file on its own', () => {
  it('does its whole job from a folder with spaces and Japanese in its name, and leaves nothing outside its own folders', () => {
    const [home, temporary] = ['home', 'temporary'].map((name) => join(folder.path, name));
    mkdirSync(home ?? '');
    mkdirSync(temporary ?? '');
    const ran = run(['demo'], { HOME: home ?? '', TMPDIR: temporary ?? '' });
    expect(ran.stdout).toMatch(/葬送的芙莉莲/);
    expect(ran.stdout).toMatch(/undone/);
    expect(ran.status).toBe(0);
    expect(filesIn(temporary ?? '')).toEqual([]);
    for (const path of filesIn(home ?? ''))
      expect(path).toMatch(/^(\.config|\.cache|\.local)(\/(state))?(\/anivault|$)/);
  });

  it('reads names in Japanese, Chinese and Korean', () => {
    const input = join(folder.path, 'in');
    plant(input, {
      '蟲師 第05話.mkv': 'a',
      '【字幕社】★10月新番★[葬送的芙莉莲][06][1080p].mp4': 'b',
      '카우보이 비밥 7화.avi': 'c',
    });
    const ran = run(['scan', input, '--json'], { ANIVAULT_HOME: join(folder.path, 'own') });
    const read = String(ran.stdout)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { phase: string; fields: { parsed?: { title: string; episodes: number[] } } })
      .flatMap(({ phase, fields: { parsed } }) =>
        phase === 'parse' && parsed ? [[parsed.title, parsed.episodes]] : [],
      );
    expect(read).toEqual(
      expect.arrayContaining([
        ['蟲師', [5]],
        ['葬送的芙莉莲', [6]],
        ['카우보이 비밥', [7]],
      ]),
    );
  });

  it('works without HOME', () => {
    const ran = run(['scan', oneFile()], {});
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toContain('Mushishi');
    expect(ran.status).toBe(0);
  });

  it.skipIf(process.getuid?.() !== 0)('works for a user that the system does not know, as containers have them', () => {
    const unknown = { uid: 54_321, gid: 54_321 };
    expect(run(['--version'], {}, unknown)).toMatchObject({ status: 0, stderr: '' });
    expect(run(['scan', oneFile()], {}, unknown)).toMatchObject({ status: 0, stderr: '' });
    expect(run(['demo'], {}, unknown).stdout).toMatch(/undone/);
    const kept = run(['settings', 'set', 'preset', 'plex'], {}, unknown);
    expect(kept.stderr).toMatch(/could not be made: permission denied[\s\S]*\/\.config\/anivault[\s\S]*ANIVAULT_HOME/);
    expect(kept.status).toBe(4);
    const own = join(folder.path, 'own');
    mkdirSync(own);
    chownSync(own, unknown.uid, unknown.gid);
    expect(run(['settings', 'set', 'preset', 'plex'], { ANIVAULT_HOME: own }, unknown)).toMatchObject({ status: 0 });
    expect(run(['settings', 'get', 'preset'], { ANIVAULT_HOME: own }, unknown).stdout).toBe('plex\n');
  });

  it('says what it can not write where HOME is read-only, and leaves nothing there', () => {
    const home = join(folder.path, 'home');
    mkdirSync(home);
    chmodSync(home, 0o555);
    const user = ANOTHER_USER;
    const kept = run(['settings', 'set', 'preset', 'plex'], { HOME: home }, user);
    expect(kept.stderr).toMatch(/could not be made: permission denied.*E-FS-PERM/);
    expect(kept.stderr).toContain(join(home, '.config', 'anivault'));
    expect(kept.stderr).not.toMatch(/^\s+at /m);
    expect(kept.status).toBe(4);
    for (const words of [['settings', 'show'], ['scan', oneFile()], ['demo']])
      expect([words[0], run(words, { HOME: home }, user).status]).toEqual([words[0], 0]);
    expect(filesIn(home)).toEqual([]);
  });

  it('says so where the folder of the settings is there, and closed', () => {
    const config = join(folder.path, 'home', '.config', 'anivault');
    mkdirSync(config, { recursive: true });
    chmodSync(config, 0o555);
    const kept = run(['settings', 'set', 'preset', 'plex'], { HOME: join(folder.path, 'home') }, ANOTHER_USER);
    expect(kept.stderr).toMatch(/could not be kept, permission denied.*E-FS-PERM/);
    expect(kept.status).toBe(4);
    expect(filesIn(config)).toEqual([]);
  });

  it.skipIf(!hasStrace)('makes no file outside its own folders, not even for a moment', { timeout: 120_000 }, () => {
    const home = join(folder.path, 'home');
    const own = ['.config', '.cache', '.local'].map((name) => join(home, name));
    const sample = join(tmpdir(), 'anivault-demo-');
    mkdirSync(home);
    for (const words of [['demo'], ['settings', 'set', 'preset', 'plex'], ['settings', 'key'], ['scan', oneFile()]]) {
      const made = madeBy(words, { HOME: home });
      expect([words, made.filter((path) => ![...own, sample].some((start) => path.startsWith(start)))]).toEqual([
        words,
        [],
      ]);
      if (words[0] !== 'scan') expect(made).not.toEqual([]);
    }
  });
});

const hasTmux = spawnSync('tmux', ['-V']).status === 0;

describe.skipIf(!hasTmux)('in tmux', () => {
  const tmux = (...words: readonly string[]): string =>
    spawnSync('tmux', ['-L', `anivault-${String(process.pid)}`, '-f', '/dev/null', ...words], { encoding: 'utf8' })
      .stdout;

  /** What the screen shows once it shows this. */
  async function screenWith(text: RegExp): Promise<string> {
    for (let look = 0; look < 400; look += 1) {
      const screen = tmux('capture-pane', '-p');
      if (text.test(screen)) return screen;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`never seen: ${String(text)}\n${tmux('capture-pane', '-p')}`);
  }

  afterEach(() => void tmux('kill-server'));

  it.each([
    [80, 24],
    [120, 36],
  ])('shows the sample library at %dx%d, and gives the shell back', async (columns, rows) => {
    const shell = `env -u CI ANIVAULT_HOME='${join(folder.path, 'own')}' LANG=C.UTF-8 PS1='$ ' sh`;
    tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), shell);
    tmux('send-keys', `'${executable}' demo; echo "ended with $?"`, 'Enter');
    const review = await screenWith(/\[Review\][\s\S]*Kanon/);
    expect(review).toContain('To decide');
    tmux('send-keys', 'f');
    await screenWith(/\[Ready \d+\]/);
    tmux('send-keys', 'q');
    expect(await screenWith(/ended with 0/)).not.toContain('To decide');
  });
});
