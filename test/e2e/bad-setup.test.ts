// A key, a network, a settings file or a plan that can’t be used: said with what to do next, and nothing is changed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runBuilt } from '../support/built.ts';
import { startTmdbServer } from '../support/tmdb-server.ts';
import { treeOf } from '../support/tree.ts';
import { expectSaid, filesOf, KEY, useRoom } from './room.ts';

const room = useRoom();

describe('TMDB', () => {
  it('no key: 2, before anything is scanned, with the ways to give one', async () => {
    const ran = await runBuilt(['run', room.input, '--library', room.library], { ...room.env, TMDB_API_KEY: '' });
    expectSaid(ran, 2, /No TMDB key/, /settings key/, /TMDB_API_KEY/, /--offline/);
    expect(ran.stdout).toBe('');
  });

  it('a refused key: 2, asked once', async () => {
    const asked = room.server.arrivals.length;
    const ran = await runBuilt(['match', room.input], { ...room.env, TMDB_API_KEY: 'f'.repeat(32) });
    expectSaid(ran, 2, /refused the API key/, /settings key/);
    expect(room.server.arrivals.length).toBe(asked + 1);
  });

  it.each(['not-a-key', `${KEY}\u001b[31m`])('what is no key: %j: 2, and is not repeated', async (key) => {
    const ran = await runBuilt(['match', room.input], { ...room.env, TMDB_API_KEY: key });
    expectSaid(ran, 2, /TMDB_API_KEY holds is no TMDB key/);
    expect(ran.stderr).not.toContain(key);
  });

  it('no network: nothing is moved, all is said to wait, 10', async () => {
    const closed = await startTmdbServer();
    await closed.close();
    const before = treeOf(room.input);
    const ran = await runBuilt(['run', room.input, '--library', room.library, '--apply'], {
      ...room.env,
      ANIVAULT_TMDB_URL: closed.url,
    });
    expectSaid(ran, 10, /TMDB can't be reached/, /1 group waits/);
    expect([treeOf(room.input), filesOf(room.library)]).toEqual([before, []]);
  });

  it('an address that would show the key to others: 64', async () => {
    const ran = await runBuilt(['match', room.input], { ...room.env, ANIVAULT_TMDB_URL: 'http://tmdb.example' });
    expectSaid(ran, 64, /ANIVAULT_TMDB_URL.*unprotected/, /https/);
  });

  it('an address kept in the settings is asked by every command, the key’s check too; one that can’t be used is not kept', async () => {
    const { ANIVAULT_TMDB_URL: address = '', ...env } = room.env;
    const kept = await runBuilt(['settings', 'set', 'tmdb.baseUrl', `${address}/`], env);
    expectSaid(kept, 0);
    expectSaid(await runBuilt(['settings', 'key'], env, KEY), 0, /TMDB takes the key/);
    expectSaid(await runBuilt(['match', room.input], env), 0, /Mushishi/);
    expectSaid(await runBuilt(['status'], env), 0, /tmdb address +http:\/\/127\.0\.0\.1:\d+\/3/, /reachable/);
    const refused = await runBuilt(['settings', 'set', 'tmdb.baseUrl', 'https://me:secret@tmdb.example/3'], env);
    expectSaid(refused, 64, /tmdb\.baseUrl.*a name or password/, /https/);
    expect(refused.stderr + refused.stdout).not.toContain('secret');
  });

  it('the key stands in none of our own files', async () => {
    await room.run('run', room.input, '--library', room.library, '--apply', '--log-level', 'debug');
    await runBuilt(['settings', 'key'], room.env, KEY);
    const ours = readdirSync(room.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(ours.length).toBeGreaterThan(4);
    for (const { parentPath, name } of ours) expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain(KEY);
  });
});

describe('a broken settings file', () => {
  beforeEach(() => {
    mkdirSync(join(room.home, 'config'), { recursive: true });
    writeFileSync(join(room.home, 'config', 'config.json'), '{"mode": "co');
  });

  it.each([['run', '--apply'], ['rollback', '--apply'], ['resume']])('stops %s %s: 3', async (command, ...flags) => {
    const args = command === 'run' ? [command, room.input, '--library', room.library] : [command];
    const before = treeOf(room.input);
    expectSaid(await room.run(...args, ...flags), 3, /settings file can’t be read/, /config\.json/, /Mend it.*\.bak/);
    expect(treeOf(room.input)).toEqual(before);
  });

  it('is a warning to a dry run, kept aside, and not written over by `set`', async () => {
    expectSaid(await room.run('run', room.input, '--library', room.library), 0, /Going on with the defaults/, /S01E01/);
    expectSaid(await room.run('settings', 'set', 'mode', 'copy'), 3, /can’t be read/);
    const text = (name: string): string => readFileSync(join(room.home, 'config', name), 'utf8');
    expect([text('config.json'), text('config.json.broken')]).toEqual(['{"mode": "co', '{"mode": "co']);
  });
});

describe('a plan file', () => {
  it.each([
    ['that is no JSON', '{"x"', /not JSON/],
    ['of another version', '{"schema_version": 99}', /schema_version/],
    ['that is a list', '[]', /no plan/],
    ['that is empty', '', /no plan/],
  ])('%s: 3, and nothing was changed', async (_, text, says) => {
    const file = join(room.path, 'plan.json');
    writeFileSync(file, text);
    expectSaid(
      await room.run('organize', '--from-plan', file, '--apply'),
      3,
      says,
      /plan\.json/,
      /organize FOLDER --plan/,
    );
  });

  it('that is not there: 3', async () => {
    expectSaid(await room.run('organize', '--from-plan', join(room.path, 'no.json')), 3, /can’t be read/, /no\.json/);
  });

  it('that leads out of its roots: 3, and nothing was changed', async () => {
    const file = join(room.path, 'plan.json');
    await room.run('organize', room.input, '--library', room.library, '--plan', file);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(/"destination": ?"[^"]*"/g, '"destination":"/tmp/elsewhere.mkv"'),
    );
    const before = treeOf(room.input);
    expectSaid(await room.run('organize', '--from-plan', file, '--apply'), 3, /plan\.json/);
    expect([treeOf(room.input), existsSync('/tmp/elsewhere.mkv')]).toEqual([before, false]);
  });
});
