// Brings the Node binaries from npm's packages, checked, and lays them where the packager looks for them: it would download them from
// nodejs.org otherwise, which a closed network does not have.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

/**
 * The path of one file out of an npm package, fetched once into `folder`. `integrity` is npm's own notation, `sha512-<base64>`.
 * Throws where the package can't be had or its bytes are not the expected ones.
 */
export function unpack({ folder, name, version, integrity, file }) {
  const into = join(folder, `${name}-${version}`);
  const wanted = join(into, 'package', file);
  if (existsSync(join(into, 'checked')) && existsSync(wanted)) return wanted;
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const shell = process.platform === 'win32';
  const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', into], {
    encoding: 'utf8',
    shell,
  });
  if (packed.status !== 0) throw new Error(`${name}@${version} can't be had: ${packed.stderr.trim()}`);
  const archive = join(into, packed.stdout.trim().split('\n').at(-1));
  const [algorithm, expected] = integrity.split(/-(.*)/s);
  if (createHash(algorithm).update(readFileSync(archive)).digest('base64') !== expected)
    throw new Error(`${name}@${version} is not what was expected: its ${algorithm} differs`);
  const untarred = spawnSync('tar', ['-xzf', archive, '-C', into], { encoding: 'utf8' });
  if (untarred.status !== 0) throw new Error(`${archive} can't be unpacked: ${untarred.stderr}`);
  rmSync(archive);
  writeFileSync(join(into, 'checked'), '');
  return wanted;
}

/** A file of a package that npm has installed in this very version, checked by npm itself; null where it has not. */
export function installed(root, name, version, file) {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(join(folder, file))) return null;
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return manifest.version === version ? join(folder, file) : null;
}

/** The checksum that the lock file has for a package; throws where it has none, or another version. */
export function lockedIntegrity(root, name, version) {
  const entry = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages[`node_modules/${name}`];
  if (entry?.version !== version) throw new Error(`the lock file has ${name} ${entry?.version}, wanted ${version}`);
  return entry.integrity;
}

/** Lays a binary into the packager's cache below `home`, so that it takes it for a download of its own. */
export function seedCache({ home, target, version, binary }) {
  const cache = join(home, '.pkg-cache', 'sea');
  const [os, arch] = target.split('-');
  const stem = join(cache, `node-v${version}-${os}-${arch}`);
  const [place, archive] =
    os === 'win' ? [`${stem}.exe`, `${stem}.zip`] : [join(stem, 'bin', 'node'), `${stem}.tar.gz`];
  mkdirSync(dirname(place), { recursive: true });
  copyFileSync(binary, place);
  for (const mark of [`${place}.ok`, archive, `${archive}.ok`]) writeFileSync(mark, '');
}
