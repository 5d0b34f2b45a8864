// Interrupts at any time, and readers that go away: the right exit code, nothing half done, and a way to go on.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf, type Ran, startBuilt } from '../support/built.ts';
import { expectSaid, filesOf, POSIX, useRoom } from './room.ts';

const room = useRoom();

describe.skipIf(!POSIX)('signals', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s while TMDB is asked: %i', async (signal, code) => {
    room.server.script({ kind: 'hang', times: -1 });
    const asked = room.server.arrivals.length;
    const child = startBuilt(['run', room.input, '--library', room.library, '--apply', '--json'], room.env);
    const ended = endOf(child);
    await room.server.arrived(asked + 1);
    child.kill(signal);
    const ran = await ended;
    expect(ran.code).toBe(code);
    expect(ran.events().at(-1)).toMatchObject({ event: 'error', fields: { error_code: 'E-INTERRUPTED' } });
    expect(filesOf(room.library)).toEqual([]);
  });

  it('SIGINT while a key is awaited: 130, and none is stored', async () => {
    const child = startBuilt(['settings', 'key', '--json'], room.env);
    const ended = endOf(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(existsSync(join(room.home, 'config'))).toBe(false);
  });

  it('SIGINT in the middle of a run: 130, and resume reaches the end', { timeout: 60_000 }, async () => {
    const big = Buffer.alloc(16 * 1024 * 1024, 'x');
    const numbers = Array.from({ length: 16 }, (_, i) => String(i + 3).padStart(2, '0'));
    for (const number of numbers) writeFileSync(join(room.input, `Mushishi/Mushishi - ${number}.mkv`), big);
    const before = filesOf(room.input).length;
    const child = startBuilt(
      ['run', room.input, '--library', room.library, '--mode', 'copy', '--apply', '--json'],
      room.env,
    );
    const ended = endOf(child);
    while (filesOf(room.library).length === 0) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGINT');
    const ran = await ended;
    expect(ran.code).toBe(130);
    const last = ran.events().at(-1);
    expect(last).toMatchObject({ event: 'error', fields: { error_code: 'E-INTERRUPTED' } });
    expect(last?.fields['hint']).toMatch(/anivault resume .*anivault rollback/);
    expect(filesOf(room.library).length).toBeLessThan(before);
    expectSaid(await room.run('resume'), 0);
    expect(filesOf(room.library)).toHaveLength(before);
  });
});

// nobody writes to a FIFO: whoever opens it to read hangs in the kernel, as in a share that does not answer
const canHang = POSIX && spawnSync('mkfifo', ['--version']).status === 0;

describe.skipIf(!canHang)('a disk that does not answer', () => {
  const hanging = async (): Promise<{ child: ReturnType<typeof startBuilt>; ended: Promise<Ran> }> => {
    const locks = join(room.home, 'state', 'locks');
    mkdirSync(locks, { recursive: true });
    spawnSync('mkfifo', [join(locks, 'machine')]);
    const child = startBuilt(['run', room.input, '--library', room.library, '--apply', '--json'], room.env);
    const ended = endOf(child);
    while (!readdirSync(locks).some((name) => name.endsWith('.json')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { child, ended };
  };

  it('a second SIGINT ends the program at once', { timeout: 30_000 }, async () => {
    const { child, ended } = await hanging();
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = performance.now();
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(performance.now() - asked).toBeLessThan(2_000);
    expect(filesOf(room.input)).toHaveLength(2);
  });

  it('SIGHUP ends it within 7 s', { timeout: 30_000 }, async () => {
    const { child, ended } = await hanging();
    const asked = performance.now();
    child.kill('SIGHUP');
    expect((await ended).code).toBe(129);
    expect(performance.now() - asked).toBeLessThan(7_000);
    expect(filesOf(room.input)).toHaveLength(2);
  });
});

describe('a reader that goes away', () => {
  it.each([['--help'], ['scan', '.', '--json'], ['run', '.', '--library', 'L', '--apply']])(
    'anivault %s: ends as if it had stayed',
    async (...args) => {
      const child = startBuilt(
        args.map((word) => ({ '.': room.input, L: room.library })[word] ?? word),
        room.env,
      );
      const ended = endOf(child);
      child.stdout.destroy();
      const ran = await ended;
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      if (args[0] === 'run') expect(filesOf(room.library)).toHaveLength(2);
    },
  );
});
