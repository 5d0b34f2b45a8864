// Disks of other kinds than the one at hand: in memory, another one for the library, without hard links, blind to case.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, type Disk, imageIn, mounted, tool } from './disk.ts';

/** A disk in memory. */
export const inMemory = mounted('tmpfs', [], async (folder, mounts) => {
  mounts.add(join(folder, 'disk'), 'mount', '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs');
  return at(folder);
});

/** `out` lies on another disk than `in`. */
export const acrossDevices = mounted(
  'this disk to tmpfs',
  [],
  async (folder, mounts) => {
    mounts.add(join(folder, 'disk', 'out'), 'mount', '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs');
    return at(folder);
  },
  tmpdir(),
);

/** No hard links, no case, no permissions, times in steps of 10 ms and 2 s. */
export const exfat = mounted('exFAT', ['mkfs.exfat', 'mount.exfat-fuse'], async (folder, mounts) => {
  const image = imageIn(folder, 'image', 64);
  tool('mkfs.exfat', image);
  mounts.add(join(folder, 'disk'), 'mount.exfat-fuse', mounts.loop(image));
  return at(folder);
});

/** A Python of one's own seldom has the system's modules. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** Folds case and has hard links: two spellings are one file and one inode. `evilfs` is the script that serves it. */
export const folding = (evilfs: string | null): Disk =>
  mounted('case-folding', [], async (folder, mounts) => {
    if (evilfs === null) throw new Error('no corpus');
    const python = PYTHONS.find((each) => spawnSync(each, ['-c', 'import fusepy']).status === 0);
    if (python === undefined) throw new Error('needs Python with fusepy');
    const [backing, point] = [join(folder, 'backing'), join(folder, 'disk')];
    mkdirSync(backing);
    await mounts.serve(point, python, [evilfs, backing, point], { FOLD: '1' });
    return at(folder);
  });

/** `out` lies on a disk whose times are coarse and that knows no permissions. */
export const toExfat = mounted(
  'this disk to exFAT',
  ['mkfs.exfat', 'mount.exfat-fuse'],
  async (folder, mounts) => {
    const image = imageIn(folder, 'image', 64);
    tool('mkfs.exfat', image);
    mounts.add(join(folder, 'disk', 'out'), 'mount.exfat-fuse', mounts.loop(image));
    return at(folder);
  },
  tmpdir(),
);
