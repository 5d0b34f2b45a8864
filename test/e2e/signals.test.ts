// Interrupts at any time, and readers that go away: the right exit code, nothing half done, and a way to go on.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf, startBuilt } from '../support/built.ts';
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
