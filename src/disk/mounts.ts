// Where disks are mounted, as far as the system tells. An unmounted share is an empty folder, and must not look like an empty library. Read only.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deviceOf, nearestExisting, realFolder } from './survey.ts';

/** The folder where the disk of a path is mounted, by device numbers. */
export function mountOf(path: string): string {
  let mount = nearestExisting(path);
  const device = deviceOf(mount);
  while (dirname(mount) !== mount && deviceOf(dirname(mount)) === device) mount = dirname(mount);
  return mount;
}

/** Where the disks of these paths are mounted, each once. */
export const mountsOf = (paths: readonly string[]): readonly string[] => [...new Set(paths.map(mountOf))];

/** Whether a disk is mounted at a folder that was a mount point before. */
export function isMounted(point: string): boolean {
  const device = deviceOf(point);
  return device !== null && (dirname(point) === point || deviceOf(dirname(point)) !== device);
}

export interface Mount {
  readonly point: string;
  /** `ext4`, `exfat`, `fuse.mergerfs` … */
  readonly type: string;
}

/** `\040` and the like stand for blanks in these tables. */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

function linesOf(table: string): readonly string[] {
  try {
    return readFileSync(table, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/** What is mounted (Linux; empty elsewhere): fields 5 and, behind the dash, the type (proc_pid_mountinfo(5)). */
export const mountTable = (table = '/proc/self/mountinfo'): readonly Mount[] =>
  linesOf(table).flatMap((line) => {
    const [before = '', behind = ''] = line.split(' - ');
    const point = before.split(' ')[4];
    return point === undefined ? [] : [{ point: unescaped(point), type: behind.split(' ')[0] ?? '' }];
  });

/** Folders where fstab(5) wants a disk mounted; empty where there is no such table. */
export const wantedMounts = (table = '/etc/fstab'): readonly string[] =>
  linesOf(table).flatMap((line) => {
    const [device = '', point = '', type = ''] = line.trim().split(/\s+/);
    return device.startsWith('#') || !point.startsWith('/') || type === 'swap' ? [] : [unescaped(point)];
  });

export const isBelow = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** The mount that a path lies on: the deepest, and of those the last; null where the table is empty. */
export function mountIn(table: readonly Mount[], path: string): Mount | null {
  const real = realFolder(path);
  return table.reduce<Mount | null>(
    (deepest, mount) =>
      isBelow(mount.point, real) && mount.point.length >= (deepest?.point.length ?? 0) ? mount : deepest,
    null,
  );
}
