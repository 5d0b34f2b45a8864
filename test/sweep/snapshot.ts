// A tree as a value: what stands under each name (kind, content, permission bits, time), and which contents there are at all.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_MARK } from '../../src/apply/root-mark.ts';
import type { Scene } from './scene.ts';

export interface Snapshot {
  /** relative path -> all that must be the same again; folders end in `/` */
  readonly names: ReadonlyMap<string, string>;
  /** contents of plain files: path -> hash */
  readonly contents: ReadonlyMap<string, string>;
}

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 12);

/** Everything below `in` and `out` of a folder, but for the mark that a killed run leaves until the next one. Times of files that runs write (`.nfo`) are not told. */
export function snapshotOf(root: string): Snapshot {
  const names = new Map<string, string>();
  const contents = new Map<string, string>();
  const walk = (path: string): void => {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === ROOT_MARK) continue;
      const name = `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        names.set(`${name}/`, 'folder');
        walk(name);
      } else if (entry.isSymbolicLink()) names.set(name, `-> ${readlinkSync(join(root, name))}`);
      else {
        const { mode, mtimeNs } = lstatSync(join(root, name), { bigint: true });
        const hash = hashOf(readFileSync(join(root, name)));
        contents.set(name, hash);
        const rights = (mode & 0o777n).toString(8);
        names.set(name, `${hash} ${rights} ${isWrittenByUs(name) ? '' : mtimeNs}`);
      }
    }
  };
  for (const top of ['in', 'out']) walk(top);
  return { names, contents };
}

/** The first difference between two trees, for people; null where they are the same. */
export function differenceOf(found: Snapshot, wanted: Snapshot): string | null {
  for (const [name, what] of wanted.names)
    if (found.names.get(name) !== what) return `${name} is ${found.names.get(name) ?? 'missing'}, not ${what}`;
  for (const [name, what] of found.names) if (!wanted.names.has(name)) return `${name} (${what}) is left over`;
  return null;
}

const isWrittenByUs = (name: string): boolean => name.endsWith('.nfo');

/** A content that was there and is nowhere any more; null where nothing is lost. */
export function lostFrom(before: Snapshot, found: Snapshot): string | null {
  const there = new Set(found.contents.values());
  for (const [name, hash] of before.contents)
    if (!there.has(hash) && !isWrittenByUs(name)) return `the content of ${name} is lost`;
  return null;
}

const TOKEN = 'anivault-placeholder:';

/** A final name under which something stands that nobody made whole; null where there is none. */
export function partialIn(root: string, found: Snapshot, { files, wishes }: Scene): string | null {
  const whole = new Set([...Object.values(files), ...wishes.map(({ content }) => content ?? '')].map(hashOf));
  for (const [name, hash] of found.contents) {
    if (whole.has(hash) || name.slice(name.lastIndexOf('/') + 1).startsWith('.anivault-')) continue;
    const text = readFileSync(join(root, name), 'utf8');
    if (text.length > 200 || !(text.startsWith(TOKEN) || TOKEN.startsWith(text))) return `${name} is half a file`;
  }
  return null;
}

/** A content that stands more often than it should; null where there is none. */
export function duplicateIn(found: Snapshot, wanted: Snapshot): string | null {
  const count = ({ contents }: Snapshot, hash: string): number =>
    [...contents.values()].filter((each) => each === hash).length;
  for (const [name, hash] of found.contents)
    if (count(found, hash) > count(wanted, hash)) return `the content of ${name} stands more often than it should`;
  return null;
}
