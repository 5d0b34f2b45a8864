// A glance at a journal's two ends, so that a long history need not be read to know that all is in order. Guesses only: what matters is read whole.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const GLANCE_BYTES = 64 * 1024;
const END_LINE = /"type":"end","h":"[0-9a-f]{16}"\}\n$/;
const UNDOES = /"undoes":"([0-9A-Za-z_-]{1,64})"/;

/** Part of a file, from its start or up to its end; empty where it can't be read. */
function glance(path: string, at: 'start' | 'end'): string {
  try {
    const fd = openSync(path, constants.O_RDONLY);
    try {
      const { size } = fstatSync(fd);
      const bytes = Buffer.alloc(Math.min(size, GLANCE_BYTES));
      const count = readSync(fd, bytes, 0, bytes.length, at === 'start' ? 0 : size - bytes.length);
      return bytes.toString('utf8', 0, count);
    } finally {
      closeSync(fd);
    }
  } catch {
    return '';
  }
}

/** Whether the last line says that the run came to its end. */
export const looksEnded = (path: string): boolean => END_LINE.test(glance(path, 'end'));

/** The run that this one undoes, as its first line says; null for none, and where it can't be told. */
export const undoneBy = (path: string): string | null =>
  UNDOES.exec(glance(path, 'start').split('\n', 1)[0] ?? '')?.[1] ?? null;

/** Whether this run undoes one of `ids`: true as well where a glance is too short to tell. */
export function mayUndo(path: string, ids: ReadonlySet<string>): boolean {
  const [first = '', ...more] = glance(path, 'start').split('\n', 2);
  return more.length === 0 || ids.has(UNDOES.exec(first)?.[1] ?? '');
}
