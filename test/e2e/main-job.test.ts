// The whole job on real folders with the built program: plan, apply, look at the disk, roll back, look again.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAUNCHER, runBuilt } from '../support/built.ts';
import { plant, treeOf } from '../support/tree.ts';
import { useRoom } from './room.ts';

/** a file that is certainly no plan */
const LAUNCHER_AS_PLAN = LAUNCHER;
const FILES = {
  '[SubsPlease] Sousou no Frieren - 12 (1080p) [ABCD1234].mkv': 'frieren twelve',
  '[SubsPlease] Sousou no Frieren - 12 (1080p) [ABCD1234].en.forced.ass': 'subtitles',
  'Attack on Titan/Season 2/05.mkv': 'titan',
  'Kimi no Na wa (2016) [BD 1080p].mkv': 'your name',
  'notes.txt': 'stays',
};

const room = useRoom(FILES);

describe('run', () => {
  it('plans without touching anything', async () => {
    const before = treeOf(room.input);
    const ran = await room.run('run', room.input, '--library', room.library);
    expect(ran.stderr + ran.stdout).toContain('S01E12');
    expect(ran.code).toBe(0);
    expect(treeOf(room.input)).toEqual(before);
    expect(treeOf(room.library)).toEqual({});
  });

  it('moves with --apply, and rollback brings back exactly what was there', async () => {
    const before = treeOf(room.input);
    const ran = await room.run('run', room.input, '--library', room.library, '--apply', '--json');
    expect(ran.code).toBe(0);
    const places = Object.keys(treeOf(room.library));
    expect(places.filter((place) => /Season 01\/.*S01E12\.mkv$/.test(place))).toHaveLength(1);
    expect(places.filter((place) => /Season 01\/.*S01E12\.en\.forced\.ass$/.test(place))).toHaveLength(1);
    expect(places.filter((place) => /Attack on Titan \(2013\)\/Season 02\/.*S02E05\.mkv$/.test(place))).toHaveLength(1);
    expect(
      places.filter((place) =>
        /^Your Name\. \(2016\)\/Your Name\. \(2016\)\.mkv$|^Your Name \(2016\)\/.*\.mkv$/.test(place),
      ),
    ).toHaveLength(1);
    expect(Object.keys(treeOf(room.input))).toEqual(['notes.txt']);
    expect(ran.events().at(-1)).toMatchObject({
      phase: 'organize',
      event: 'complete',
      fields: { moved: 4, errors: 0 },
    });

    const dry = await room.run('rollback');
    expect(dry.code).toBe(0);
    expect(Object.keys(treeOf(room.input))).toEqual(['notes.txt']);

    const back = await room.run('rollback', '--apply');
    expect(back.code).toBe(0);
    expect(treeOf(room.input)).toEqual(before);
    expect(treeOf(room.library)).toEqual({});

    const again = await room.run('rollback', '--apply');
    expect(again.code).toBe(0);
    expect(again.stdout + again.stderr).toMatch(/nothing to undo/i);

    // what was undone is not filed again by itself
    const rerun = await room.run('run', room.input, '--library', room.library, '--apply', '--json');
    expect(rerun.code).toBe(0);
    expect(treeOf(room.input)).toEqual(before);
    expect(rerun.stdout.match(/"code":"undone-before"/g)).toHaveLength(4);
  });

  it('begins no run where nothing is to be done, so that rollback still means the one before', async () => {
    const before = treeOf(room.input);
    await room.run('run', room.input, '--library', room.library, '--apply');
    const idle = await room.run('run', room.input, '--library', room.library, '--apply', '--json');
    expect(idle.code).toBe(0);
    expect(idle.events().at(-1)).toMatchObject({ event: 'complete', fields: { moved: 0, run_id: null } });
    expect((await room.run('rollback', '--apply')).code).toBe(0);
    expect(treeOf(room.input)).toEqual(before);
  });

  it('rollback --only takes back what fits, and later the rest', async () => {
    const before = treeOf(room.input);
    await room.run('run', room.input, '--library', room.library, '--apply');
    const nothing = await room.run('rollback', '--only', 'Cowboy*', '--apply');
    expect([nothing.code, nothing.stdout]).toEqual([0, expect.stringContaining('fits that pattern')]);
    expect((await room.run('rollback', '--only', '*frieren*', '--apply')).code).toBe(0);
    expect(Object.keys(treeOf(room.input)).filter((path) => path.includes('Frieren'))).toHaveLength(2);
    expect(Object.keys(treeOf(room.library))).toHaveLength(2);
    expect((await room.run('rollback', '--apply')).code).toBe(0);
    expect([treeOf(room.input), treeOf(room.library)]).toEqual([before, {}]);
  });

  it('asks nothing the second time', async () => {
    await room.run('run', room.input, '--library', room.library);
    const asked = room.server.arrivals.length;
    expect(asked).toBeGreaterThan(0);
    await room.run('run', room.input, '--library', room.library);
    expect(room.server.arrivals.length).toBe(asked);
  });
});

describe('plans', () => {
  it('saves one, shows it, refuses an edited one, carries it out', async () => {
    const file = join(room.path, 'plan.json');
    expect((await room.run('organize', room.input, '--library', room.library, '--plan', file)).code).toBe(0);
    const refused = await room.run('organize', '--from-plan', file, '--expect-plan', '0'.repeat(64), '--apply');
    expect(refused.code).toBe(3);
    expect(treeOf(room.library)).toEqual({});
    const applied = await room.run('organize', '--from-plan', file, '--apply');
    expect(applied.code).toBe(0);
    expect(Object.keys(treeOf(room.library))).toHaveLength(4);
  });

  it('does nothing at all when the disk has changed since', async () => {
    const file = join(room.path, 'plan.json');
    await room.run('organize', room.input, '--library', room.library, '--plan', file);
    plant(room.input, { 'Attack on Titan/Season 2/05.mkv': 'another release, longer than before' });
    const refused = await room.run('organize', '--from-plan', file, '--apply');
    expect(refused.code).toBe(6);
    expect(treeOf(room.library)).toEqual({});
    const rest = await room.run('organize', '--from-plan', file, '--apply', '--skip-changed');
    expect(rest.code).toBe(10);
    expect(Object.keys(treeOf(room.library))).toHaveLength(3);
  });
});

describe('what goes wrong is said', () => {
  it.each([
    ['a folder that is not there', ['run', '/nonexistent/anime', '--library', '/tmp'], {}, 1, /\/nonexistent\/anime/],
    ['no key', ['run', '.', '--library', '/tmp'], { TMDB_API_KEY: '' }, 2, /key/i],
    ['a refused key', ['match', '.'], { TMDB_API_KEY: 'f'.repeat(32) }, 2, /key/i],
    ['no library root', ['run', '.'], {}, 64, /--library/],
    ['a command misspelt', ['rolback'], {}, 64, /rollback/],
    ['a broken plan file', ['organize', '--from-plan', LAUNCHER_AS_PLAN, '--apply'], {}, 3, /plan/i],
  ])('%s', async (_, args, more, code, says) => {
    const ran = await runBuilt(
      args.map((word) => (word === '.' ? room.input : word)),
      { ...room.env, ...more },
    );
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
    expect(ran.code).toBe(code);
  });
});
