// `npm run release`: builds and tries every executable, and lays what belongs to it beside it in releases/anivault-<version>/: checksums, the
// list of what is inside, everybody's licences, what changed.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleInto } from './exe/bundle-into.mjs';
import { changelog } from './exe/changelog.mjs';
import { licencesOf } from './exe/licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const out = join(root, 'releases', `anivault-${version}`);

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** What is inside, in CycloneDX, as npm knows it from the lock file: packages that the program is made of, none of its tools. */
function billOfMaterials() {
  const ran = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (ran.status !== 0) throw new Error(`npm made no list of what is inside: ${ran.stderr}`);
  const list = JSON.parse(ran.stdout);
  // the commit's time instead of now, and no random number: the same commit gives the same list
  list.metadata.timestamp = git('show', '-s', '--format=%cI', 'HEAD');
  delete list.serialNumber;
  // npm calls it after the folder it lies in
  list.metadata.component.name = 'anivault';
  return `${JSON.stringify(list, null, 2)}\n`;
}

async function packagesInside() {
  const folder = mkdtempSync(join(tmpdir(), 'anivault-release-'));
  try {
    const { inputs } = await bundleInto(join(folder, 'dist'), { minify: true });
    return licencesOf(root, Object.keys(inputs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sumOf = (file) =>
  createHash('sha256')
    .update(readFileSync(join(out, file)))
    .digest('hex');

async function main() {
  if (git('status', '--porcelain') !== '')
    console.error('anivault: there are changes that are not committed; what is built is not what the commit says');
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build-exe.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (built.status !== 0) return 1;
  writeFileSync(join(out, 'THIRD_PARTY_LICENSES'), await packagesInside());
  writeFileSync(join(out, 'sbom.cdx.json'), billOfMaterials());
  writeFileSync(join(out, 'CHANGELOG.md'), changelog(git, version));
  for (const name of ['README.md', 'LICENSE']) copyFileSync(join(root, name), join(out, name));
  const files = readdirSync(out)
    .filter((name) => name !== 'SHA256SUMS')
    .sort();
  writeFileSync(join(out, 'SHA256SUMS'), files.map((name) => `${sumOf(name)}  ${name}\n`).join(''));
  console.log(`releases/anivault-${version}: ${files.join(', ')}, SHA256SUMS`);
  return 0;
}

if (!existsSync(join(root, '.git'))) throw new Error('a release is made from a checkout: its commit is in it');
process.exitCode = await main();
