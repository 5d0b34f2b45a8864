// What an executable is made of: the packages whose files the bundle holds, what the packager puts before them, and Node.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGE_OF = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** In the packager's own file that begins every executable. */
const BEGINNING = ['@yao-pkg/pkg', '@roberts_lando/vfs'].map((name) => `node_modules/${name}`);

/** The package that a package in `folder` means by `name`, as Node looks for it: the nearest above. */
function nearest(known, folder, name) {
  for (let at = folder; ; at = dirname(at)) {
    const found = `${at === '.' ? '' : `${at}/`}node_modules/${name}`;
    if (known.has(found)) return found;
    if (at === '.') return null;
  }
}

function read(root, locked, folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const { name, version, license, author, homepage } = manifest;
  return {
    folder,
    name,
    version,
    licence: license ?? null,
    author: author?.name ?? author ?? null,
    homepage: homepage ?? null,
    integrity: locked[folder]?.integrity ?? null,
    wants: [...new Set([...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.peerDependencies ?? {})])],
  };
}

/**
 * The packages behind `inputs` (paths of bundled files below `root`, with `/`), and those that begin every executable, in the order of their
 * folders. `needs` of each are the folders of others among them. Throws where the lock file does not know one: nobody checked it then.
 */
export function packagesInside(root, inputs) {
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const folders = new Set(BEGINNING.filter((folder) => existsSync(join(root, folder))));
  for (const input of inputs) {
    const folder = PACKAGE_OF.exec(input)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  return [...folders].sort().map((folder) => {
    const { wants, ...one } = read(root, locked, folder);
    if (one.integrity === null) throw new Error(`the lock file has no checksum of ${folder}`);
    const needs = wants.flatMap((name) => nearest(folders, folder, name) ?? []);
    return { ...one, needs: needs.sort() };
  });
}

/** The Node packages of `targets`, as `packagesInside` tells packages. */
export function runtimesInside(root, targets) {
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return targets.map(({ package: name }) => {
    const { version, integrity } = locked[`node_modules/${name}`];
    return { folder: `node_modules/${name}`, name, version, integrity, licence: 'MIT', homepage: 'https://nodejs.org' };
  });
}
