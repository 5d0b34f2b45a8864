// `npm run exe [-- NAME …]`: one executable for each target, in releases/anivault-<version>/, and then a run of what was built. Fails where
// anything is not as it must be. `--smoke` runs only the short checks, and `--no-checks` none.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleInto } from './exe/bundle-into.mjs';
import { checkExecutable, checkUnderWine, smoke } from './exe/checks.mjs';
import { installed, lockedIntegrity, seedCache, unpack } from './exe/node-binaries.mjs';
import { describeApp, packOne } from './exe/pack.mjs';
import { NODE_VERSION, TARGETS, WINE } from './exe/targets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const workshop = join(root, 'node_modules', '.cache', 'exe');
const [app, home, packages] = ['app', 'home', 'packages'].map((name) => join(workshop, name));
const out = join(root, 'releases', `anivault-${version}`);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const wanted = TARGETS.filter(({ name }) => names.length === 0 || names.includes(name));

/** The packager makes the bundle's blob with a Node of this machine and of the version it is for, whatever the target. */
function seed(nodeVersion, integrityOf, targets) {
  const here = `${process.platform}-${process.arch}`;
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

async function nameWindows(output) {
  const { nameProgram } = await import('./exe/windows-resources.mjs');
  nameProgram(output, version);
}

async function build(target, nodeVersion, output) {
  packOne({ app, home, version: nodeVersion, target, output });
  if (target.startsWith('win-')) await nameWindows(output);
}

async function buildAll() {
  rmSync(app, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  await bundleInto(join(app, 'dist'), { minify: true });
  describeApp(app, version);
  seed(
    NODE_VERSION,
    (name) => lockedIntegrity(root, name, NODE_VERSION),
    wanted.map(({ name }) => name),
  );
  for (const { name, file } of wanted) await build(name, NODE_VERSION, join(out, file));
}

/** Runs what can be run here; answers with a line of text for each target. */
async function checkAll() {
  const said = [];
  for (const { name, file, tried } of wanted) {
    const runsHere = name === `${process.platform}-${process.arch}`;
    if (runsHere) {
      const check = words.includes('--smoke') ? smoke : checkExecutable;
      said.push([file, check(root, join(out, file))]);
    } else if (tried === 'wine' && hasWine()) {
      seed(WINE.version, (needed) => WINE.packages[needed], [name]);
      const trial = join(workshop, WINE.file);
      await build(name, WINE.version, trial);
      said.push([file, checkUnderWine(root, trial, join(workshop, 'wine'))]);
    } else said.push([file, tried === 'wine' ? 'built, not tried: wine is not installed' : 'built, not tried here']);
  }
  return said;
}

const hasWine = () => spawnSync('wine', ['--version'], { stdio: 'ignore' }).status === 0;

async function main() {
  if (wanted.length === 0) throw new Error(`no such target; there are ${TARGETS.map(({ name }) => name).join(', ')}`);
  const started = Date.now();
  await buildAll();
  for (const { file } of wanted)
    console.log(`${relative(root, join(out, file))}  ${megabytes(statSync(join(out, file)).size)}`);
  console.log(`built in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  if (words.includes('--no-checks')) return;
  for (const [file, text] of await checkAll()) console.log(`${file}: ${text}`);
}

if (!existsSync(join(root, 'package-lock.json'))) throw new Error('the lock file is missing');
await main().catch((error) => {
  console.error(`anivault: ${error.message}`);
  process.exitCode = 1;
});
