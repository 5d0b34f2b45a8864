// Whether one path lies in another, by their spelling alone, with the system's own separator.
import { sep } from 'node:path';

/**
 * Whether `path` lies below `folder`, at any depth; a folder does not lie below itself. The root of a disk or a share ends with its separator,
 * however else it is written.
 */
export function isBelow(path: string, folder: string): boolean {
  const start = folder.endsWith(sep) ? folder : folder + sep;
  return path.length > start.length && path.startsWith(start);
}
