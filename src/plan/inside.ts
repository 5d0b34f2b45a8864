// Which files lie in the library already, and so are only renamed, whatever the mode. Looks at the disk, changes nothing.
import { realFolder } from '../disk/survey.ts';
import type { MediaFile } from '../model/media-file.ts';
import type { Roots } from '../model/plan.ts';
import { isBelow } from '../names/below.ts';
import { sourceOf } from './draft.ts';

/** Whether a file lies below a root, also where it was reached another way than the roots are told (a link, a bind mount's own path). */
export function createInside({ shows, films }: Roots): (file: MediaFile) => boolean {
  const roots = [shows, films].filter((root) => root !== null);
  const real = roots.map(realFolder);
  const folders = new Map<string, boolean>();
  return (file) => {
    if (roots.some((root) => isBelow(sourceOf(file), root))) return true;
    let known = folders.get(file.folder);
    if (known === undefined) {
      const at = realFolder(file.folder);
      folders.set(file.folder, (known = real.some((root) => root === at || isBelow(at, root))));
    }
    return known;
  };
}
