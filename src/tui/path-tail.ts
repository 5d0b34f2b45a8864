// A path where there is little room: its end tells most. Pure.
import { cellWidth } from '../names/width.ts';

/** The end of a path that fits, with the separators of its system: a drive or a share in front says which that is. */
export function pathTail(path: string, cells: number, ellipsis: string): string {
  if (cellWidth(path) <= cells) return path;
  const separator = /^(?:[a-z]:)?\\/i.test(path) ? /[\\/]/ : /\//;
  let tail = path;
  for (let at = tail.slice(1).search(separator); at >= 0; at = tail.slice(1).search(separator)) {
    tail = tail.slice(at + 1);
    if (cellWidth(ellipsis + tail) <= cells) return ellipsis + tail;
  }
  return `${ellipsis}${tail}`;
}
