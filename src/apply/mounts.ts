// Whether the disks of a run are where they were: an unmounted share is an empty folder, and must not look like lost files.
import { isMounted } from '../disk/mounts.ts';
import { Failure } from '../model/failure.ts';

/** Failure E-FS-GONE where a disk that the run began with is not mounted: nothing is concluded from what is not seen. */
export function throwIfUnmounted(mounts: readonly string[]): void {
  const gone = mounts.find((mount) => !isMounted(mount));
  if (gone !== undefined)
    throw new Failure({
      code: 'E-FS-GONE',
      message: 'The disk of this run is not mounted. Nothing was changed.',
      path: gone,
      hint: 'Mount it, then run the same command again.',
    });
}
