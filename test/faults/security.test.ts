// The security matrix is complete, and each test it names is there; with the rows that need no room of their own.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodePlan } from '../../src/plan/plan-file.ts';
import { openSettings } from '../../src/settings/settings.ts';
import { POSIX, useRoom } from '../e2e/room.ts';
import { SECURITY } from './security.ts';

const ROWS = 34;
const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }));

describe('the matrix', () => {
  it('has every row once, each with a test or a reason', () => {
    expect(SECURITY.map(({ row }) => row)).toEqual(Array.from({ length: ROWS }, (_, i) => i + 1));
    for (const { row, proofs, reason } of SECURITY)
      expect([row, proofs.length > 0 || (reason ?? '').length > 20]).toEqual([row, true]);
  });

  it.each(SECURITY.flatMap(({ row, proofs }) => proofs.map(([file, name]) => ({ row, file, name }))))(
    'row $row: $file has “$name”',
    ({ file, name }) => expect(readFileSync(join(root, 'test', file), 'utf8')).toContain(name),
  );
});

describe('what a file says', () => {
  const POISON = '"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}';
  const room = useRoom();

  it('pollutes nothing', async () => {
    const folder = join(room.path, 'config');
    mkdirSync(folder);
    writeFileSync(join(folder, 'config.json'), `{${POISON}, "mode": "copy"}`);
    const settings = await openSettings(folder);
    await settings.set('lang', 'ja-JP');
    expect(settings.values).toEqual({ mode: 'copy', lang: 'ja-JP' });
    expect(() => decodePlan(`{${POISON}}`)).toThrow(expect.objectContaining({ code: 'E-PLAN-SCHEMA' }) as Error);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.skipIf(!POSIX)('everything of ours is for its owner alone', async () => {
    await room.run('run', room.input, '--library', room.library, '--apply');
    await room.run('settings', 'set', 'mode', 'copy');
    const ours = readdirSync(room.home, { recursive: true, encoding: 'utf8' });
    expect(ours.length).toBeGreaterThan(8);
    for (const path of ours) {
      const facts = statSync(join(room.home, path));
      // the undo script may be run by its owner
      const most = facts.isDirectory() || path.endsWith('.sh') ? 0o700 : 0o600;
      expect([path, facts.mode & 0o777 & ~most]).toEqual([path, 0]);
    }
  });
});

describe('the program', () => {
  it('starts no other program', () => {
    expect(sources.filter(({ text }) => text.includes('child_process')).map(({ path }) => path)).toEqual([]);
  });

  it('knows no address but TMDB’s', () => {
    const hosts = sources.flatMap(({ text }) =>
      [...text.matchAll(/['"`]https?:\/\/([a-z0-9.-]+)/g)].map(([, host]) => host),
    );
    expect([...new Set(hosts)].filter((host) => host !== 'api.themoviedb.org' && !host?.endsWith('.example'))).toEqual(
      [],
    );
  });

  it('has at most fifteen packages, pinned', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(15);
    for (const [name, version] of Object.entries(dependencies))
      expect([name, version.replace(/^npm:.*@/, '')]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  });
});
