// Real folders for tests: made from a table, and read back as a value that can be compared (names, bytes, times).
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A new empty folder, removed by `remove`. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'anivault-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes files (relative path -> content) below `root`, each with a time of its own in the past. */
export function plant(root: string, files: Readonly<Record<string, string>>): void {
  let second = 1_600_000_000;
  for (const [path, content] of Object.entries(files)) {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    utimesSync(full, second, second);
    second += 61;
  }
}

/** Every file below `root`: relative path -> content and mtime in ns; symbolic links by their target. Folders are not told. */
export function treeOf(root: string): Record<string, string> {
  const tree: Record<string, string> = {};
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name);
      const path = prefix + entry.name;
      if (entry.isDirectory()) walk(full, `${path}/`);
      else if (entry.isSymbolicLink()) tree[path] = `-> ${readlinkSync(full)}`;
      else tree[path] = `${readFileSync(full, 'utf8')} @${lstatSync(full, { bigint: true }).mtimeNs}`;
    }
  };
  walk(root, '');
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));
}
