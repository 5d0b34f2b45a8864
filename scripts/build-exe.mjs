// `npm run exe [-- NAME …]`: one executable for each target, in releases/anivault-<version>/, and then a run of what was built. Fails where
// anything is not as it must be. `--smoke` runs only the short checks, and `--no-checks` none.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareWithClone } from './exe/again.mjs';
import { bundleInto } from './exe/bundle-into.mjs';
import { checkExecutable, checkUnderWine, smoke } from './exe/checks.mjs';
import { installed, lockedIntegrity, seedCache, unpack } from './exe/node-binaries.mjs';
import { describeApp, packOne } from './exe/pack.mjs';
import { mendPackager } from './exe/packager.mjs';
import { NODE_VERSION, NOT_BUILT, TARGETS, WINE } from './exe/targets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const workshop = join(root, 'node_modules', '.cache', 'exe');
const [app, home, packages, ours] = ['app', 'home', 'packages', 'packager'].map((name) => join(workshop, name));
const out = join(root, 'releases', `anivault-${version}`);
const here = `${process.platform}-${process.arch}`;

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const wanted = TARGETS.filter(({ name }) => names.length === 0 || names.includes(name));

const secondsSince = (started) => `${((Date.now() - started) / 1000).toFixed(0)} s`;

/** The packager makes the bundle's blob with a Node of this machine and of the version it is for, whatever the target. */
function seed(nodeVersion, integrityOf, targets) {
  for (const target of new Set([here, ...targets])) {
    const known = TARGETS.find(({ name }) => name === target);
    if (known === undefined) throw new Error(`executables can't be built on ${here}: there is no Node package for it`);
    const { package: name, binary } = known;
    const file =
      installed(root, name, nodeVersion, binary) ??
      unpack({ folder: packages, name, version: nodeVersion, integrity: integrityOf(name), file: binary });
    seedCache({ home, target, version: nodeVersion, binary: file });
  }
}

async function build(packager, target, nodeVersion, output) {
  packOne({ packager, app, home, version: nodeVersion, target, output });
  if (!target.startsWith('win-')) return;
  const { nameProgram } = await import('./exe/windows-resources.mjs');
  nameProgram(output, version);
}

/** Builds what is wanted, each within its size; answers with the packager. */
async function buildAll() {
  for (const folder of [app, home]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  await bundleInto(join(app, 'dist'), { minify: true });
  describeApp(app, version);
  seed(
    NODE_VERSION,
    (name) => lockedIntegrity(root, name, NODE_VERSION),
    wanted.map(({ name }) => name),
  );
  const packager = mendPackager(ours);
  for (const { name, file, most } of wanted) {
    const path = join(out, file);
    await build(packager, name, NODE_VERSION, path);
    const megabytes = statSync(path).size / 1e6;
    console.log(`${relative(root, path)}  ${megabytes.toFixed(1)} MB`);
    if (megabytes >= most) throw new Error(`${file} may not reach ${most} MB`);
  }
  return packager;
}

/** Runs one executable where that can be done here; answers with a line of text. Throws with what failed. */
async function check(packager, { name, file, tried }) {
  const executable = join(out, file);
  if (name === here) return (words.includes('--smoke') ? smoke : checkExecutable)(root, executable);
  if (tried !== 'wine') return 'built, not tried: nothing here runs it';
  if (words.includes('--smoke')) return 'built, not tried: that is no short check';
  if (spawnSync('wine', ['--version'], { stdio: 'ignore' }).status !== 0)
    return 'built, not tried: wine is not installed';
  seed(WINE.version, (needed) => WINE.packages[needed], [name]);
  const trial = join(workshop, WINE.file);
  await build(packager, name, WINE.version, trial);
  return checkUnderWine(root, trial, join(workshop, 'wine'));
}

async function checkAll(packager) {
  for (const target of wanted) console.log(`${target.file}: ${await check(packager, target)}`);
  const own = wanted.find(({ name }) => name === here);
  if (own === undefined || words.includes('--smoke')) return;
  const place = { root, folder: join(root, 'releases', '.again'), target: here, executable: join(out, own.file) };
  console.log(`${own.file}: ${compareWithClone(place)}`);
}

async function main() {
  if (wanted.length === 0) throw new Error(`no such target; there are ${TARGETS.map(({ name }) => name).join(', ')}`);
  const started = Date.now();
  const packager = await buildAll();
  if (names.length === 0) console.log(NOT_BUILT);
  console.log(`built in ${secondsSince(started)}`);
  if (words.includes('--no-checks')) return;
  const checking = Date.now();
  await checkAll(packager);
  console.log(`checked in ${secondsSince(checking)}`);
}

if (!existsSync(join(root, 'package-lock.json'))) throw new Error('the lock file is missing');
await main().catch((error) => {
  console.error(`anivault: ${error.message}`);
  process.exitCode = 1;
});
