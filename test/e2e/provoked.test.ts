// Trouble of the rarer kinds, provoked for real with the built program: its code, its exit, what is said, and nothing lost.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockLibrary } from '../../src/apply/lock.ts';
import { endOf, PROGRAM, type Ran, runBuilt, startBuilt } from '../support/built.ts';
import { startTmdbServer } from '../support/tmdb-server.ts';
import { treeOf } from '../support/tree.ts';
import { KEY, POSIX, useRoom } from './room.ts';

const room = useRoom();

const BUILT = [PROGRAM.command, ...PROGRAM.args];

/** Runs something around the program; the server of the tests goes on answering. */
const around = (command: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> =>
  endOf(spawn(command, [...words], { env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env } }));

function expectCode(ran: Ran, code: string, exit: number, says: RegExp): void {
  const last = ran.events().at(-1);
  expect([last?.event, last?.fields['error_code'], ran.code]).toEqual(['error', code, exit]);
  expect(`${String(last?.fields['error_message'])} ${String(last?.fields['hint'])}`).toMatch(says);
}

describe('codes', () => {
  it('E-TMDB-DOWN ends 1: a key that nobody could be asked about is not stored', async () => {
    const closed = await startTmdbServer();
    await closed.close();
    const ran = await runBuilt(['settings', 'key', '--json'], { ...room.env, ANIVAULT_TMDB_URL: closed.url }, KEY);
    expectCode(ran, 'E-TMDB-DOWN', 1, /reached/);
    expect((await room.run('settings', 'path')).stdout).toContain(room.home);
    expect(readdirSync(room.path)).not.toContain('config');
  });

  it('E-JOURNAL ends 3, and nothing was changed', async () => {
    await room.run('run', room.input, '--library', room.library, '--apply');
    const runs = join(room.home, 'state', 'runs');
    const journal = readdirSync(runs).find((name) => name.endsWith('.jsonl')) ?? '';
    const text = readFileSync(join(runs, journal), 'utf8');
    writeFileSync(join(runs, journal), text.replace('"intent"', '"intend"'));
    const before = treeOf(room.library);
    const ran = await room.run('rollback', journal.replace('.jsonl', ''), '--apply', '--json');
    expectCode(ran, 'E-JOURNAL', 3, /journal.*rollback-/s);
    expect(treeOf(room.library)).toEqual(before);
  });

  it.skipIf(!POSIX)('E-CACHE-CORRUPT ends 7', async () => {
    mkdirSync(join(room.home, 'cache'), { recursive: true });
    symlinkSync('entries', join(room.home, 'cache', 'entries'));
    expectCode(await room.run('cache', 'stats', '--json'), 'E-CACHE-CORRUPT', 7, /cache can’t be used/);
  });

  it('E-LOCKED ends 75, and the other’s work is left alone', async () => {
    const roots = { shows: room.library, films: room.library };
    const holder = { runId: 'another', host: 'nas', pid: 1, started: '2026-01-01T00:00:00.000Z' };
    mkdirSync(join(room.home, 'state'), { recursive: true });
    const release = lockLibrary(join(room.home, 'state'), { roots, sources: [] }, holder);
    const before = treeOf(room.input);
    const ran = await room.run('run', room.input, '--library', room.library, '--apply', '--json');
    release();
    expectCode(ran, 'E-LOCKED', 75, /another/);
    expect(treeOf(room.input)).toEqual(before);
  });

  it.skipIf(!POSIX)('E-FS-LONGPATH ends 1', async () => {
    const ran = await room.run('scan', join(room.path, 'x'.repeat(300)), '--json');
    expectCode(ran, 'E-FS-LONGPATH', 1, /too long/);
  });

  it.skipIf(!POSIX)('E-FS-IO ends 1: a folder stands where a plan should be saved', async () => {
    const ran = await room.run('organize', room.input, '--library', room.library, '--plan', room.library, '--json');
    expectCode(ran, 'E-FS-IO', 1, /could not be written/);
  });
});

const UNSHARE = ['-rm', 'sh', '-c'] as const;
/** A user may mount a small disk of his own where the kernel lets him. */
const canMount = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('unshare', [...UNSHARE, 'mount -t tmpfs -o size=64k none /mnt']).status === 0;

describe.skipIf(!canMount())('a full disk of 512 KiB', () => {
  it('E-FS-FULL ends 5: no setting and no key is lost, whatever is tried', { timeout: 60_000 }, async () => {
    const { home } = room;
    mkdirSync(home);
    // fills the disk to the last block, leaves what was set, then tries to change it in every way
    const script = `
      mount -t tmpfs -o size=512k none "$HOME_OF_IT" || exit 99
      av() { "$PROGRAM" \${FIRST:+"$FIRST"} "$@"; echo "exit $? $*"; }
      av settings set mode copy
      printf %s "$THE_KEY" | av settings key
      dd if=/dev/zero of="$HOME_OF_IT/filler" bs=1k count=600 2>/dev/null
      av settings set preset kodi
      av settings set exclude "$LONG"
      av settings unset mode
      printf %s "$THE_KEY" | av settings key
      av settings key --rotate
      rm "$HOME_OF_IT/filler"
      av settings get mode
      TMDB_API_KEY= av status --json
      cat "$HOME_OF_IT/config/config.json"`;
    const ran = await around('unshare', [...UNSHARE, script], {
      ...room.env,
      HOME_OF_IT: home,
      PROGRAM: PROGRAM.command,
      FIRST: PROGRAM.args.join(' '),
      THE_KEY: KEY,
      LONG: 'x'.repeat(20_000),
    });
    const ends = ran.stdout.split('\n').filter((line) => line.startsWith('exit '));
    expect(ends.slice(0, 2)).toEqual(['exit 0 settings set mode copy', 'exit 0 settings key']);
    const tried = ends.slice(2, 7).map((line) => Number(line.split(' ')[1]));
    for (const exit of tried) expect([0, 5]).toContain(exit);
    expect(tried).toContain(5);
    expect(ran.stderr).toMatch(/E-FS-FULL/);
    expect(ran.stdout).toMatch(/^copy$/m);
    expect(ran.stdout).toMatch(/"tmdb_key","value":"the settings, sealed with a keyfile"/);
    expect(ran.stdout).toMatch(/"tmdb","value":"reachable, takes the key"/);
    expect(ran.stderr + ran.stdout).not.toContain(KEY);
  });
});

describe.skipIf(process.platform !== 'linux' || spawnSync('unshare', ['-rn', 'true']).status !== 0)(
  'no network',
  () => {
    it('status --diag answers all the same, with a read-only cache and a broken settings file', async () => {
      for (const name of ['config', 'cache']) mkdirSync(join(room.home, name), { recursive: true });
      writeFileSync(join(room.home, 'config', 'config.json'), '{"mode": "co');
      const script = `mount -t tmpfs -o ro none "${join(room.home, 'cache')}"; exec "$0" "$@"`;
      const words = ['-rnm', 'sh', '-c', script, ...BUILT, 'status', '--diag', '--json'];
      const ran = await around('unshare', words, { ...room.env, ANIVAULT_TMDB_URL: '' });
      expect(ran.code).toBe(0);
      const told = new Map(
        ran.stdout
          .trimEnd()
          .split('\n')
          .map((line) => (JSON.parse(line) as ReturnType<Ran['events']>[number]).fields)
          .map((fields) => [fields['name'] ?? fields['key'], fields['value']]),
      );
      expect(told.get('tmdb')).toMatch(/can't be reached|can’t be reached/);
      expect(told.get('settings_file')).toMatch(/not JSON.*E-CONFIG-LOAD/);
      expect(told.get('cached')).toMatch(/^0 entries/);
      expect(told.get('cache_folder')).toBe(join(room.home, 'cache'));
      expect(told.get('mode')).toBe('move');
      for (const name of ['version', 'runtime', 'system', 'machine', 'language', 'last_run', 'tmdb_key', 'log'])
        expect([name, told.has(name)]).toEqual([name, true]);
    });
  },
);

describe('streams', () => {
  it.skipIf(!POSIX)('no stdin and a closed stdout end no run', { timeout: 60_000 }, async () => {
    const words = `"$0" "$@" <&- >&-; echo "exit $?" >&2`;
    const shell = ['-c', words, ...BUILT, 'run', room.input, '--library', room.library, '--apply', '--json'];
    const ran = await around('sh', shell, room.env);
    expect(ran.stderr).toContain('exit 0');
    expect(treeOf(room.library)).not.toEqual({});
    const head = await around('sh', ['-c', '"$0" "$@" | head -n 1', ...BUILT, 'settings', 'show'], room.env);
    expect([head.stdout.split('\n').length, head.stderr]).toEqual([2, '']);
  });

  it('a stdin that is at its end is no key: 2', async () => {
    const child = startBuilt(['settings', 'key'], room.env);
    child.stdin.end();
    expect((await endOf(child)).code).toBe(2);
  });
});
