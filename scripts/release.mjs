// `npm run release`: builds and tries every executable, and lays what belongs to it beside it in releases/anivault-<version>/: checksums, the
// list of what is inside, everybody's licences, what changed.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './exe/bill.mjs';
import { bundleInto } from './exe/bundle-into.mjs';
import { changelog } from './exe/changelog.mjs';
import { packagesInside, runtimesInside } from './exe/inside.mjs';
import { licencesOf } from './exe/licences.mjs';
import { TARGETS } from './exe/targets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { version } = manifest;
const out = join(root, 'releases', `anivault-${version}`);

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).trim();

/** The paths of all files that the bundle is made of. */
async function bundledFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'anivault-release-'));
  try {
    return Object.keys((await bundleInto(join(folder, 'dist'), { minify: true })).inputs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sumOf = (file) =>
  createHash('sha256')
    .update(readFileSync(join(out, file)))
    .digest('hex');

async function layBeside() {
  const built = TARGETS.filter(({ file }) => existsSync(join(out, file)));
  const packages = packagesInside(root, await bundledFiles());
  const runtimes = runtimesInside(root, built);
  const [commit, time] = ['%H', '%cI'].map((what) => git('show', '-s', `--format=${what}`, 'HEAD'));
  const direct = Object.keys(manifest.dependencies);
  writeFileSync(join(out, 'THIRD_PARTY_LICENSES'), licencesOf(root, packages, runtimes));
  writeFileSync(join(out, 'sbom.cdx.json'), billOfMaterials({ version, commit, time, packages, runtimes, direct }));
  writeFileSync(join(out, 'CHANGELOG.md'), changelog(git, version));
  for (const name of ['README.md', 'LICENSE']) copyFileSync(join(root, name), join(out, name));
}

async function main() {
  if (git('status', '--porcelain') !== '')
    console.error('anivault: there are changes that are not committed; what is built is not what the commit says');
  // nothing of a build before is signed with this one
  rmSync(out, { recursive: true, force: true });
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build-exe.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (built.status !== 0) return 1;
  await layBeside();
  const files = readdirSync(out).sort();
  writeFileSync(join(out, 'SHA256SUMS'), files.map((name) => `${sumOf(name)}  ${name}\n`).join(''));
  console.log(`releases/anivault-${version}: ${files.join(', ')}, SHA256SUMS`);
  return 0;
}

if (!existsSync(join(root, '.git'))) throw new Error('a release is made from a checkout: its commit is in it');
process.exitCode = await main().catch((error) => {
  console.error(`anivault: ${error.message}`);
  return 1;
});
