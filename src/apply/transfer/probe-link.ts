// Whether a disk gives a file a second name in another folder. Only trying tells: two mounts of one disk share its number and refuse all the
// same, and some disks know no second names at all.
import { linkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../disk/errno.ts';
import { areLinked } from '../look.ts';

/** Hidden, so that neither a server nor a scan of ours takes it for a video, should a kill fall between the two calls. */
const PROBE = '.anivault-probe';

/** True where `file` can have a second name in `folder`: it is given one that is taken away at once. `id` tells probes apart. */
export function canLink(file: string, folder: string, id: string): boolean {
  const probe = join(folder, `${PROBE}-${id}`);
  try {
    linkSync(file, probe);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return false;
  }
  try {
    // never the last name of anything
    if (!areLinked(file, probe)) return false;
    unlinkSync(probe);
    return true;
  } catch {
    return false;
  }
}
