// How a command line ends: failures become exit codes in one place, and each end is told once.
import { describe, expect, it } from 'vitest';
import { Failure, FAILURE_EXIT, type FailureCode } from '../../src/model/failure.ts';
import type { KeyDoor, Parts } from '../../src/workflow/parts.ts';
import { runWords } from './world.ts';

const cacheThat = (stats: Parts['cache']['stats']): Partial<Parts> => ({
  cache: { stats, clear: async () => 3, purge: async () => 2 },
});
const failing = (error: Error): Partial<Parts> => cacheThat(() => Promise.reject(error));
const SECRET = '0123456789abcdef0123456789abcdef';

describe('failures', () => {
  it.each(Object.entries(FAILURE_EXIT) as [FailureCode, number][])('%s ends %i', async (code, exit) => {
    const failure = new Failure({ code, message: 'It did not work.', path: '/srv/\u001bx', hint: 'Try again.' });
    const people = await runWords('cache stats', { parts: failing(failure) });
    expect(people).toMatchObject({ code: exit, stdout: '' });
    expect(people.stderr).toBe(`anivault: It did not work. [${code}]\n  /srv/\\x1bx\n  Try again.\n`);

    const machine = await runWords('cache stats --json', { parts: failing(failure) });
    expect(machine.code).toBe(exit);
    expect(machine.events().map(({ event }) => event)).toEqual(['start', 'error']);
    expect(machine.events().at(-1)?.fields).toEqual({
      error_code: code,
      error_message: 'It did not work.',
      file_path: '/srv/\u001bx',
      hint: 'Try again.',
    });
  });

  it('anything else is a bug of ours: 70, without a stack trace', async () => {
    const { code, stderr } = await runWords('cache stats', { parts: failing(new TypeError('x is not a function')) });
    expect(code).toBe(70);
    expect(stderr).toContain('our fault: x is not a function [E-BUG]');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('%s ends %i', async (name, exit) => {
    const stop = new AbortController();
    const parts = cacheThat(async () => {
      stop.abort(name);
      throw new Failure({ code: 'E-INTERRUPTED', message: 'Stopped before the end.' });
    });
    expect((await runWords('cache stats', { parts, signal: stop.signal })).code).toBe(exit);
  });
});

describe('a settings file that can’t be read', () => {
  const problem = new Failure({ code: 'E-CONFIG-LOAD', message: 'It is not JSON.', path: '/c/config.json' });
  const stored = { values: {}, problem };

  it.each(['run /srv --library /lib --apply', 'organize /srv --library /lib --apply', 'rollback --apply', 'resume'])(
    'stops `%s`: 3',
    async (words) => {
      const { code, stderr } = await runWords(words, { stored });
      expect(code).toBe(3);
      expect(stderr).toContain('/c/config.json');
    },
  );

  it.each(['history', 'cache stats', 'rollback'])('only warns `%s`', async (words) => {
    const parts = cacheThat(async () => ({ entries: 1, bytes: 2, quarantined: 0, limitBytes: 9, folder: '/k' }));
    const { code, stderr } = await runWords(words, { stored, parts });
    expect([code, stderr]).toEqual([0, 'anivault: It is not JSON. Going on with the defaults.\n  /c/config.json\n']);
  });

  it('warns on stderr only, so that NDJSON stays whole', async () => {
    const { events, stderr } = await runWords('history --json', { stored });
    expect(events().at(-1)?.event).toBe('complete');
    expect(stderr).toContain('It is not JSON.');
  });
});

describe('the key', () => {
  const door = (told: string[]): KeyDoor => ({
    source: async () => null,
    unlock: async () => undefined,
    check: async () => void told.push('checked'),
    try: async (key) => void told.push(`tried ${key}`),
    store: async (key) => void told.push(`stored ${String(key)}`),
    rotate: async () => true,
  });

  it('is tried, then stored, and never shown', async () => {
    const told: string[] = [];
    const ran = await runWords('settings key', { parts: { key: door(told) }, typed: `${SECRET}\n` });
    expect(told).toEqual([`tried ${SECRET}`, `stored ${SECRET}`]);
    expect(ran.code).toBe(0);
    expect(ran.stdout + ran.stderr).not.toContain(SECRET);
  });

  it('is not stored where TMDB refuses it', async () => {
    const told: string[] = [];
    const refusing: KeyDoor = {
      ...door(told),
      try: () => Promise.reject(new Failure({ code: 'E-TMDB-KEY', message: 'TMDB refused the API key.' })),
    };
    expect((await runWords('settings key', { parts: { key: refusing }, typed: SECRET })).code).toBe(2);
    expect(told).toEqual([]);
  });

  it('that was not given changes nothing: 2', async () => {
    const told: string[] = [];
    expect((await runWords('settings key', { parts: { key: door(told) }, typed: '\n' })).code).toBe(2);
    expect(told).toEqual([]);
  });

  it('is removed', async () => {
    const told: string[] = [];
    await runWords('settings key --remove', { parts: { key: door(told) } });
    expect(told).toEqual(['stored null']);
  });
});

describe('settings', () => {
  it('shows each with its value and where that comes from', async () => {
    const stored = { values: { mode: 'copy' }, problem: null };
    const { stdout } = await runWords('settings show --rate 10', { stored, env: { ANIVAULT_LANG: 'ja-JP' } });
    expect(stdout).toMatch(/^mode +copy {2}\(settings\)$/m);
    expect(stdout).toMatch(/^rate +10 {2}\(option\)$/m);
    expect(stdout).toMatch(/^lang +ja-JP {2}\(environment\)$/m);
    expect(stdout).toMatch(/^preset +anivault {2}\(default\)$/m);
  });

  it('makes what is hidden in a value visible', async () => {
    const stored = { values: { template: '{title}\u001b[31m' }, problem: null };
    expect((await runWords('settings get template', { stored })).stdout).toContain('{title}\\x1b[31m');
  });

  it('takes a list in pieces', async () => {
    const { events } = await runWords('settings get exclude --exclude a,b --exclude c --json');
    expect(events()[1]?.fields['value']).toEqual(['a', 'b', 'c']);
  });

  it('takes the name that the flag has', async () => {
    const { events } = await runWords('settings get min-size --json');
    expect(events()[1]?.fields).toEqual({ key: 'minSize', value: 0, origin: 'default' });
  });
});
