// Whether the disks of a run are where they were: an unmounted share is an empty folder, and must not look like lost files.
import { dirname } from 'node:path';
import { deviceOf, nearestExisting } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';

/** The folder where the disk of a path is mounted. */
function mountOf(path: string): string {
  let mount = nearestExisting(path);
  const device = deviceOf(mount);
  while (dirname(mount) !== mount && deviceOf(dirname(mount)) === device) mount = dirname(mount);
  return mount;
}

export const mountsOf = (paths: readonly string[]): readonly string[] => [...new Set(paths.map(mountOf))];

/** Failure E-FS-GONE where a disk that the run began with is not mounted: nothing is concluded from what is not seen. */
export function throwIfUnmounted(mounts: readonly string[]): void {
  const gone = mounts.find((mount) => {
    const device = deviceOf(mount);
    return device === null || (dirname(mount) !== mount && deviceOf(dirname(mount)) === device);
  });
  if (gone !== undefined)
    throw new Failure({
      code: 'E-FS-GONE',
      message: 'The disk of this run is not mounted. Nothing was changed.',
      path: gone,
      hint: 'Mount it, then run the same command again.',
    });
}
