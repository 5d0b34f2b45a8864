// What preflight says of disks: room, devices, links, permissions, mounts; as named reasons, and which of them keep a plan from going.
import { linkSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isMounted, mountIn, mountOf, mountTable, wantedMounts } from '../../src/disk/mounts.ts';
import { lookAlike, readHead } from '../../src/disk/part.ts';
import { listEntries, realFolder } from '../../src/disk/survey.ts';
import type { Operation, PreflightCheck } from '../../src/model/plan.ts';
import { createDisks, type Disks } from '../../src/plan/disks.ts';
import { isPathTooLong } from '../../src/plan/obstacles.ts';
import { preflight } from '../../src/plan/preflight.ts';
import { plant } from '../support/tree.ts';
import { episode, openPlanRoom, type PlanRoom } from './room.ts';

let room: PlanRoom;
beforeEach(() => {
  room = openPlanRoom();
  plant(room.input, { 'a.mkv': 'a', 'b.mkv': 'b' });
});
afterEach(() => room.close());

const checksOf = (
  operations: readonly Operation[],
  disks: Disks = createDisks(),
): ReadonlyMap<string, PreflightCheck> =>
  new Map(
    preflight(operations, { roots: { shows: room.library, films: room.library }, sources: [room.input], disks }).map(
      (check) => [check.code, check],
    ),
  );
const planned = (mode: 'move' | 'copy' | 'hardlink'): readonly Operation[] =>
  room.plan([room.filing('a.mkv', episode(1, 1)), room.filing('b.mkv', episode(1, 2))], { mode }).operations;

/** The library on a disk of its own. */
const apart = (): Disks => {
  const real = createDisks();
  return { ...real, deviceOf: (path) => (path.startsWith(room.library) ? 'another' : real.deviceOf(path)) };
};

describe('what is said', () => {
  it('of moves: how many files leave which folder, and that names change only', () => {
    const checks = checksOf(planned('move'));
    expect(checks.get('leaving')).toMatchObject({ ok: true, text: `2 files leave ${room.input}` });
    expect(checks.get('same-device')).toMatchObject({ ok: true, text: 'one disk, names change only' });
    expect(checks.has('space')).toBe(false);
  });

  it('of moves to another disk: that they are copied, and that there is room', () => {
    const checks = checksOf(planned('move'), apart());
    expect(checks.get('same-device')?.text).toMatch(/^2 files go to another disk/);
    expect(checks.has('space')).toBe(true);
  });

  it('of hard links: that they work, and nothing of room or leaving', () => {
    const checks = checksOf(planned('hardlink'));
    expect(checks.get('links')).toMatchObject({ ok: true });
    expect(checks.has('leaving') || checks.has('space')).toBe(false);
  });

  it('of more than fits: what is needed and free, and that nothing can go', () => {
    const [first] = planned('copy');
    if (!first?.identity) throw new Error('an operation');
    const huge = { ...first, identity: { ...first.identity, size: 2 ** 52 } };
    expect(checksOf([huge]).get('space')).toMatchObject({
      ok: false,
      stops: 'E-FS-FULL',
      text: expect.stringMatching(/GB are needed at .*, .* GB are free/) as string,
    });
    expect(checksOf([{ ...huge, accepted: false }]).size).toBe(0);
  });

  // Windows and macOS give a file that is made longer its room at once
  it.runIf(process.platform === 'linux')(
    'of a file of which only a part is on the disk, that it may not be complete',
    () => {
      expect(checksOf(planned('move')).has('whole')).toBe(false);
      truncateSync(join(room.input, 'b.mkv'), 700 * 1024 ** 2);
      writeFileSync(join(room.input, 'a.mkv'), Buffer.alloc(2 * 1024 ** 2, 'x'));
      expect(checksOf(planned('move')).get('whole')).toMatchObject({
        ok: false,
        stops: null,
        text: '1 file may not be complete yet, only a part is on the disk: b.mkv',
      });
    },
  );

  it('of a root that is not there: that it will be made, where something goes to it', () => {
    const none = join(room.library, 'none');
    const told = (films: string, name: string): readonly string[] =>
      preflight(
        planned('copy').map((operation) => ({ ...operation, destination: join(none, name) })),
        { roots: { shows: none, films }, sources: [], disks: createDisks() },
      ).flatMap(({ code, text }) => (code === 'root' ? [text] : []));
    expect(told(join(room.library, 'films'), 'a.mkv')).toEqual([`${none} is not there yet and will be made`]);
    expect(told(join(none, 'films'), 'films/a.mkv')).toHaveLength(2);
  });
});

describe('hard links that can’t be', () => {
  const refused = (disks: Partial<Disks>): string | null =>
    ({ ...createDisks(), ...disks }).linkTrouble(join(room.input, 'a.mkv'), join(room.library, 'x.mkv'));

  it('go nowhere: another mount of one disk, a disk without links', () => {
    expect(refused({})).toBeNull();
    const table = (...points: readonly (readonly [string, string])[]): Disks =>
      createDisks([{ point: '/', type: 'ext4' }, ...points.map(([point, type]) => ({ point, type }))]);
    expect(table([room.library, 'ext4']).linkTrouble(join(room.input, 'a.mkv'), join(room.library, 'x.mkv'))).toMatch(
      /another mount/,
    );
    expect(createDisks([{ point: '/', type: 'exfat' }]).linkTrouble('/a', '/b')).toMatch(/exfat has no links/);
    expect(createDisks([{ point: '/', type: 'vfat' }]).symlinkTrouble('/b')).toMatch(/vfat/);
  });
});

describe('mounts', () => {
  it('are read from the system’s table, blanks and all', () => {
    const table = join(room.input, 'mountinfo');
    writeFileSync(
      table,
      '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n30 22 0:40 / /mnt/my\\040disk rw - fuse.mergerfs a:b rw\n31 22 0:41 / /mnt rw - tmpfs t rw\n',
    );
    const mounts = mountTable(table);
    expect(mounts.map(({ point, type }) => `${point} ${type}`)).toEqual([
      '/ ext4',
      '/mnt/my disk fuse.mergerfs',
      '/mnt tmpfs',
    ]);
    expect(mountIn(mounts, '/mnt/my disk/none/x')?.type).toBe('fuse.mergerfs');
    expect(mountIn(mounts, '/mnt/mydisk')?.type).toBe('tmpfs');
    expect(mountIn(mounts, '/srv')?.type).toBe('ext4');
    expect(mountTable(join(room.input, 'none'))).toEqual([]);
  });

  it('that are wanted are read from fstab: no comments, no swap', () => {
    const table = join(room.input, 'fstab');
    writeFileSync(
      table,
      '# x\n/dev/sda1 / ext4 defaults 0 1\nnas:/x  /srv/my\\040nas nfs rw 0 0\n/dev/sdb none swap sw 0 0\n\n',
    );
    expect(wantedMounts(table)).toEqual(['/', '/srv/my nas']);
  });

  it('a folder is no mount, the root of all is', () => {
    expect(isMounted(room.library)).toBe(false);
    expect(isMounted('/')).toBe(true);
    expect(isMounted(join(room.library, 'none'))).toBe(false);
    expect(isMounted(mountOf(room.library))).toBe(true);
  });
});

describe('looks at the disk', () => {
  it('lists folders, links to them too, and tells nothing of what can’t be read', () => {
    mkdirSync(join(room.library, 'folder'));
    writeFileSync(join(room.library, 'file'), '');
    expect(listEntries(room.library).toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'file', isFolder: false },
      { name: 'folder', isFolder: true },
    ]);
    expect(listEntries(join(room.library, 'none'))).toEqual([]);
    expect(realFolder(join(room.library, 'none/deeper'))).toBe(join(realFolder(room.library), 'none/deeper'));
  });

  it('compares files in a few places: one byte at beginning, middle or end is seen', () => {
    const size = 400_000;
    const bytes = Buffer.alloc(size, 7);
    const at = (name: string): string => join(room.input, name);
    writeFileSync(at('one'), bytes);
    writeFileSync(at('same'), bytes);
    expect(lookAlike(at('one'), at('same'), size)).toBe(true);
    for (const place of [0, size / 2, size - 1]) {
      const other = Buffer.from(bytes);
      other[place] = 8;
      writeFileSync(at('other'), other);
      expect(lookAlike(at('one'), at('other'), size)).toBe(false);
    }
    expect(lookAlike(at('one'), at('none'), size)).toBe(false);
  });

  it('reads a head and no more, of plain files only', () => {
    linkSync(join(room.input, 'a.mkv'), join(room.input, 'linked'));
    expect(readHead(join(room.input, 'linked'), 10)).toBe('a');
    expect(readHead(room.input, 10)).toBeNull();
  });

  it('knows how long a path may be', () => {
    expect(isPathTooLong('/'.padEnd(4_095, 'x'), 'linux')).toBe(false);
    expect(isPathTooLong('/'.padEnd(4_096, 'x'), 'linux')).toBe(true);
    expect(isPathTooLong(`/${'星'.repeat(1_400)}`, 'linux')).toBe(true);
    expect(isPathTooLong('C:\\'.padEnd(5_000, 'x'), 'win32')).toBe(false);
  });
});
