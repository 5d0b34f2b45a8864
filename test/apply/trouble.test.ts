// What does not go as planned: files that changed, names that are taken, units that break, rollbacks that find another disk than they left.
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { listRuns, runToUndo } from '../../src/apply/history.ts';
import { previewRollback } from '../../src/apply/rollback.ts';
import { openRoom, type Room } from './room.ts';

const FILES = { 'in/one.mkv': 'one', 'in/one.ass': 'subs', 'in/two.mkv': 'two!', 'out/.keep': '' };
const ONE = { from: 'in/one.mkv', to: 'out/Show/S01E01.mkv', unit: 'u1' };
const SUBS = { from: 'in/one.ass', to: 'out/Show/S01E01.ass', unit: 'u1' };
const TWO = { from: 'in/two.mkv', to: 'out/Show/S01E02.mkv', unit: 'u2' };
const TRIALS = [{}, { noLinks: true }, { noSameDevice: true }] as const;
const RUN = 'run00001';

let room: Room;
afterEach(() => room.dispose());
const opened = (files: Readonly<Record<string, string>> = FILES): Room => (room = openRoom(files));
const names = (): readonly string[] => Object.keys(room.tree()).filter((path) => path !== 'out/.keep');

describe.each(TRIALS)('apply %j', (trial) => {
  it('leaves alone a file that changed since the plan, and goes on', () => {
    const plan = opened().plan([ONE, TWO]);
    writeFileSync(room.at('in/one.mkv'), 'uno');
    expect(room.apply(plan, trial).ends).toEqual(['o1 failed E-FS-CHANGED', 'o2 done']);
    expect(names()).toEqual(['in/one.ass', 'in/one.mkv', 'out/Show/S01E02.mkv']);
  });

  it('a disk that was mounted again, with other numbers, is the disk of the plan: interrupted, resumed and undone', () => {
    const plan = opened().plan([ONE, SUBS, TWO]);
    const before = room.tree();
    const elsewhere = plan.operations.map((operation) => ({
      ...operation,
      identity: operation.identity && { ...operation.identity, dev: '1', ino: '1' },
    }));
    expect(room.apply({ ...plan, operations: elsewhere }, trial, 4).end.state).toBe('paused');
    expect(room.resume(RUN, trial).end).toMatchObject({ state: 'complete', failed: 0, skipped: 0 });
    expect(names()).toEqual(['out/Show/S01E01.ass', 'out/Show/S01E01.mkv', 'out/Show/S01E02.mkv']);
    expect(room.rollback(RUN, { trial }).end).toMatchObject({ state: 'complete', failed: 0 });
    expect(room.tree()).toEqual(before);
  });

  it('another disk at its place, with other files of the same names, is left alone', () => {
    const plan = opened().plan([ONE, SUBS, TWO]);
    const elsewhere = plan.operations.map((operation) => ({
      ...operation,
      identity: operation.identity && { ...operation.identity, dev: '1', ino: '1', mtimeNs: '5' },
    }));
    const before = room.tree();
    const told = room.apply({ ...plan, operations: elsewhere }, trial);
    expect(told.end).toMatchObject({ done: 0 });
    expect(told.ends.filter((end) => end.endsWith('failed E-FS-CHANGED'))).not.toHaveLength(0);
    expect(room.tree()).toEqual(before);
  });

  it('says when a file vanished, and makes nothing for it', () => {
    const plan = opened().plan([ONE, TWO]);
    rmSync(room.at('in/one.mkv'));
    expect(room.apply(plan, trial).ends).toEqual(['o1 failed E-FS-GONE', 'o2 done']);
  });

  it('never replaces a file that came to be meanwhile, also under overwrite', () => {
    opened({ ...FILES, 'out/Show/S01E02.mkv': 'reviewed' });
    const plan = room.plan([ONE, { ...TWO, over: true }]);
    writeFileSync(room.at('out/Show/S01E01.mkv'), 'theirs');
    writeFileSync(room.at('out/Show/S01E02.mkv'), 'another one');
    expect(room.apply(plan, trial).ends).toEqual(['o1 skipped target-exists', 'o2 skipped target-exists']);
    expect(readFileSync(room.at('out/Show/S01E01.mkv'), 'utf8')).toBe('theirs');
    expect(readFileSync(room.at('out/Show/S01E02.mkv'), 'utf8')).toBe('another one');
    expect(names()).toContain('in/one.mkv');
  });

  it('keeps a replaced file in the trash of its root, and rollback brings it back', () => {
    opened({ ...FILES, 'out/Show/S01E02.mkv': 'old one' });
    const before = room.tree();
    expect(room.apply(room.plan([{ ...TWO, over: true }]), trial).ends).toEqual(['o1 done']);
    expect(room.tree()).toMatchObject({
      [`out/.anivault-trash/${RUN}/o1__S01E02.mkv`]: before['out/Show/S01E02.mkv'],
      'out/Show/S01E02.mkv': before['in/two.mkv'],
    });
    expect(room.rollback(RUN, { trial }).end).toMatchObject({ state: 'complete', failed: 0 });
    expect(room.tree()).toEqual(before);
  });

  it('puts a video back when its subtitles failed', () => {
    const plan = opened().plan([ONE, SUBS, TWO]);
    rmSync(room.at('in/one.ass'));
    const told = room.apply(plan, trial);
    expect(told.ends).toEqual(['o1 failed E-FS-GONE', 'o2 failed E-FS-GONE', 'o3 done']);
    expect(told.end).toMatchObject({ done: 1, failed: 2 });
    expect(names()).toEqual(['in/one.mkv', 'out/Show/S01E02.mkv']);
    expect(room.rollback(RUN, { trial }).end).toMatchObject({ failed: 0 });
    expect(names()).toEqual(['in/one.mkv', 'in/two.mkv']);
  });

  it('lets the subtitles stay where their video stays', () => {
    opened({ ...FILES, 'out/Show/S01E01.mkv': 'theirs' });
    expect(room.apply(room.plan([ONE, SUBS]), trial).ends).toEqual([
      'o1 skipped target-exists',
      'o2 skipped goes-with-its-video',
    ]);
    expect(names()).toContain('in/one.ass');
  });

  it('changes the case of a name', () => {
    opened({ ...FILES, 'out/show/ep 01.mkv': 'case' });
    const before = room.tree();
    room.apply(room.plan([{ from: 'out/show/ep 01.mkv', to: 'out/show/EP 01.mkv' }]), trial);
    expect(names()).toContain('out/show/EP 01.mkv');
    expect(names()).not.toContain('out/show/ep 01.mkv');
    room.rollback(RUN, { trial });
    expect(room.tree()).toEqual(before);
  });

  it('shifts and swaps by way of a temporary name, and back', () => {
    // within one folder nothing is ever copied
    if ('noSameDevice' in trial) return;
    opened({ 'out/a.mkv': 'A', 'out/b.mkv': 'BB' });
    const before = room.tree();
    const plan = room.plan([
      { from: 'out/a.mkv', to: 'out/.anivault-swap.cyc' },
      { from: 'out/b.mkv', to: 'out/a.mkv' },
    ]);
    const [home] = room.plan([{ from: 'out/a.mkv', to: 'out/b.mkv' }]).operations;
    if (!home) throw new Error('There is no operation.');
    const last = { ...home, id: 'o3', unit: 'u3', source: room.at('out/.anivault-swap.cyc') };
    expect(room.apply({ ...plan, operations: [...plan.operations, last] }, trial).end).toMatchObject({ done: 3 });
    expect(Object.keys(room.tree())).toEqual(['out/a.mkv', 'out/b.mkv']);
    expect(readFileSync(room.at('out/a.mkv'), 'utf8')).toBe('BB');
    expect(previewRollback(room.runsFolder, RUN).every(({ status }) => status === 'planned')).toBe(true);
    room.rollback(RUN, { trial });
    expect(room.tree()).toEqual(before);
  });
});

describe('the library’s edge', () => {
  it('puts nothing outside the roots, nor through a link that leads out', () => {
    opened();
    mkdirSync(room.at('elsewhere'));
    symlinkSync(room.at('elsewhere'), room.at('out/Link'));
    const told = room.apply(
      room.plan([
        { ...ONE, to: 'elsewhere/1.mkv' },
        { ...TWO, to: 'out/Link/2.mkv' },
      ]),
    );
    expect(told.ends).toEqual(['o1 failed E-FS-PERM', 'o2 failed E-FS-PERM']);
    expect(names()).toContain('in/one.mkv');
  });

  it('carries out no plan that removes', () => {
    opened();
    expect(() => room.apply(room.plan([{ ...ONE, action: 'remove-folder' }]))).toThrow(/can't/);
  });

  it('keeps the source where both names are one file already', () => {
    opened();
    mkdirSync(room.at('out/Show'));
    linkSync(room.at('in/one.mkv'), room.at('out/Show/S01E01.mkv'));
    expect(room.apply(room.plan([ONE])).ends).toEqual(['o1 skipped already-there']);
    expect(names()).toContain('in/one.mkv');
  });
});

describe('somebody else’s file, hard-linked among the downloads', () => {
  const facts = (path: string): readonly number[] => {
    const { mode, nlink, ino, mtimeMs } = lstatSync(room.at(path));
    return [mode, nlink, ino, mtimeMs];
  };

  it.skipIf(process.platform === 'win32')(
    'is copied without its special rights, and neither name of it is touched',
    () => {
      opened();
      mkdirSync(room.at('elsewhere'));
      chmodSync(room.at('in/one.mkv'), 0o6755);
      linkSync(room.at('in/one.mkv'), room.at('elsewhere/theirs'));
      const before = [facts('in/one.mkv'), facts('elsewhere/theirs')];
      expect(room.apply(room.plan([{ ...ONE, action: 'copy' }])).ends).toEqual(['o1 done']);
      expect([facts('in/one.mkv'), facts('elsewhere/theirs')]).toEqual(before);
      expect(lstatSync(room.at('out/Show/S01E01.mkv')).mode & 0o7777).toBe(0o755);
      expect(readFileSync(room.at('elsewhere/theirs'), 'utf8')).toBe('one');
    },
  );
});

describe('rollback leaves alone, and names, what changed since', () => {
  it('a moved file with another content, unless asked for', () => {
    opened();
    room.apply(room.plan([ONE, TWO]));
    writeFileSync(room.at('out/Show/S01E01.mkv'), 'edited');
    expect(previewRollback(room.runsFolder, RUN).map(({ id, status, code }) => [id, status, code])).toEqual([
      ['o2', 'planned', null],
      ['o1', 'refused', 'E-FS-CHANGED'],
    ]);
    expect(room.rollback(RUN).ends).toEqual(['o2 undone', 'o1 failed E-FS-CHANGED']);
    expect(room.rollback(RUN, { includeChanged: true }).ends).toContain('o1 undone');
    expect(readFileSync(room.at('in/one.mkv'), 'utf8')).toBe('edited');
  });

  it('a file whose old name is taken', () => {
    opened();
    room.apply(room.plan([ONE]));
    writeFileSync(room.at('in/one.mkv'), 'new one');
    expect(room.rollback(RUN).ends).toEqual(['o1 failed E-ORGANIZE-CONFLICT']);
    expect(readFileSync(room.at('in/one.mkv'), 'utf8')).toBe('new one');
    expect(readFileSync(room.at('out/Show/S01E01.mkv'), 'utf8')).toBe('one');
  });

  it('a file that somebody moved on', () => {
    opened();
    room.apply(room.plan([ONE]));
    renameSync(room.at('out/Show/S01E01.mkv'), room.at('out/Show/renamed.mkv'));
    expect(room.rollback(RUN).ends).toEqual(['o1 failed E-FS-GONE']);
  });

  it.each(['copy', 'hardlink'] as const)('the last name of a file that a %s made', (mode) => {
    opened();
    room.apply(room.plan([ONE, TWO], { mode }));
    rmSync(room.at('in/one.mkv'));
    expect(room.rollback(RUN).ends.slice(0, 2)).toEqual(['o2 undone', 'o1 failed E-FS-CHANGED']);
    expect(readFileSync(room.at('out/Show/S01E01.mkv'), 'utf8')).toBe('one');
  });

  it('a copy whose original has another content under the same size and time', () => {
    opened();
    room.apply(room.plan([ONE], { mode: 'copy' }));
    writeFileSync(room.at('in/one.mkv'), 'eno');
    utimesSync(room.at('in/one.mkv'), 1_600_000_000, 1_600_000_000);
    // a preview does not read whole libraries: this shows only when the copy is about to go
    expect(previewRollback(room.runsFolder, RUN)[0]?.status).toBe('planned');
    expect(room.rollback(RUN).ends).toEqual(['o1 failed E-FS-CHANGED']);
    expect(readFileSync(room.at('out/Show/S01E01.mkv'), 'utf8')).toBe('one');
  });

  it('an nfo that was edited', () => {
    opened();
    room.apply(room.plan([{ from: '', to: 'out/Show/tvshow.nfo', action: 'write', content: '<tvshow/>' }]));
    writeFileSync(room.at('out/Show/tvshow.nfo'), '<tvshow>mine</tvshow>');
    expect(room.rollback(RUN).ends).toEqual(['o1 failed E-FS-CHANGED']);
  });
});

describe('runs', () => {
  it('can be undone in part, the rest later', () => {
    opened();
    const before = room.tree();
    room.apply(room.plan([ONE, TWO]));
    expect(room.rollback(RUN, { only: ['o1'] }).ends).toEqual(['o1 undone']);
    expect(listRuns(room.runsFolder).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'run00002 complete',
      'run00001 complete',
    ]);
    expect(runToUndo(room.runsFolder, null)).toBe(RUN);
    expect(room.rollback(RUN).ends[0]).toBe('o2 undone');
    expect(room.tree()).toEqual(before);
    expect(runToUndo(room.runsFolder, null)).toBeNull();
  });

  it.each(['move', 'copy', 'hardlink', 'symlink'] as const)(
    'that %s are undone, and their undoing is undone by its id',
    (mode) => {
      opened();
      const before = room.tree();
      room.apply(
        room.plan([ONE, TWO, { from: '', to: 'out/Show/tvshow.nfo', action: 'write', content: 'x' }], { mode }),
      );
      const after = names();
      room.rollback(RUN);
      expect(room.tree()).toEqual(before);
      expect(room.rollback('run00002').end).toMatchObject({ state: 'complete', failed: 0 });
      expect(names()).toEqual(after);
      expect(listRuns(room.runsFolder).map(({ id, state }) => `${id} ${state}`)).toEqual([
        'run00003 complete',
        'run00002 undone',
        'run00001 complete',
      ]);
      room.rollback(RUN);
      expect(room.tree()).toEqual(before);
    },
  );

  it('remove emptied source folders only when asked, and rollback makes them again', () => {
    opened({ 'in/deep/er/one.mkv': 'one', 'in/two.mkv': 'two', 'out/.keep': '' });
    const before = room.tree();
    const plan = room.plan([{ ...ONE, from: 'in/deep/er/one.mkv' }], { prune: true });
    expect(room.apply(plan).ends).toHaveLength(3);
    expect(room.plan([TWO]).sources).toEqual([room.at('in')]);
    expect(() => readFileSync(room.at('in/deep'))).toThrow(/ENOENT/);
    room.rollback(RUN);
    expect(room.tree()).toEqual(before);
  });
});
