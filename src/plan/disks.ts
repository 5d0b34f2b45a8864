// Facts about disks that many files of a plan share, asked once a folder. Read only.
import { dirname } from 'node:path';
import { mountIn, mountTable, type Mount } from '../disk/mounts.ts';
import { deviceOf, nearestExisting } from '../disk/survey.ts';

export interface Disks {
  /** the existing folder that a path's own folder is or will be made in */
  folderOf(path: string): string;
  deviceOf(path: string): string | null;
  /** why a hard link from one path to the other can't be; null where nothing speaks against it */
  linkTrouble(from: string, to: string): string | null;
  /** why no symbolic link can be made at a path; null where nothing speaks against it */
  symlinkTrouble(to: string): string | null;
}

/** File systems of the FAT family hold neither hard nor symbolic links. */
const WITHOUT_LINKS = /^(?:exfat|vfat|msdos|fuse\.exfat)$/;

export function createDisks(table: readonly Mount[] = mountTable()): Disks {
  const folders = new Map<string, { readonly nearest: string; readonly device: string | null }>();
  const mounts = new Map<string, Mount | null>();
  const factsOf = (path: string): { readonly nearest: string; readonly device: string | null } => {
    const folder = dirname(path);
    let known = folders.get(folder);
    if (!known) {
      const nearest = nearestExisting(folder);
      folders.set(folder, (known = { nearest, device: deviceOf(nearest) }));
    }
    return known;
  };
  const mountOf = (path: string): Mount | null => {
    const { nearest } = factsOf(path);
    let mount = mounts.get(nearest);
    if (mount === undefined) mounts.set(nearest, (mount = mountIn(table, nearest)));
    return mount;
  };
  const withoutLinks = (path: string): string | null => {
    const type = mountOf(path)?.type ?? '';
    return WITHOUT_LINKS.test(type) ? `a disk formatted as ${type} has no links` : null;
  };
  return {
    folderOf: (path) => factsOf(path).nearest,
    deviceOf: (path) => factsOf(path).device,
    linkTrouble(from, to) {
      if (factsOf(from).device !== factsOf(to).device) return 'the library is on another disk: hard links can’t cross';
      if (mountOf(from)?.point !== mountOf(to)?.point)
        return 'the library is another mount: hard links can’t cross, even on one disk';
      return withoutLinks(to);
    },
    symlinkTrouble: withoutLinks,
  };
}
