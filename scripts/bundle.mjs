// Makes dist/: split ESM with everything inside, so that a command loads only what it needs. `--if-stale` builds only when a source is newer.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, 'main.js');

const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

const git = (...args) => {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};

const jsonSchemas = async () => (await import('./json-schemas.mjs')).jsonSchemas();

async function build() {
  const { build: esbuild } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // built beside and then put in place: a build that fails leaves the one before
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const workshop = mkdtempSync(join(cache, 'build-'));
  const fresh = join(workshop, 'dist'); // made by esbuild with the usual rights, unlike the folder around it
  try {
    await bundleInto(fresh, esbuild, version);
    for (const [name, schema] of Object.entries(await jsonSchemas()))
      writeFileSync(join(fresh, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

async function bundleInto(outdir, esbuild, version) {
  await esbuild({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts', 'apply-worker': 'src/apply/worker.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifySyntax: true,
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'warning',
    loader: { '.wasm': 'binary' },
    external: ['anitomy-js'],
    alias: { 'react-devtools-core': join(root, 'scripts', 'config', 'no-devtools.js') },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      ANIVAULT_VERSION: JSON.stringify(version),
      ANIVAULT_COMMIT: JSON.stringify(git('rev-parse', '--short=12', 'HEAD') || 'unknown'),
      ANIVAULT_COMMIT_TIME: JSON.stringify(git('show', '-s', '--format=%cI', 'HEAD') || 'unknown'),
    },
    // packages written for CommonJS expect these three
    banner: {
      js: "import { createRequire as __anivaultRequire } from 'node:module'; import { fileURLToPath as __anivaultPath } from 'node:url'; const require = __anivaultRequire(import.meta.url); const __filename = __anivaultPath(import.meta.url); const __dirname = __anivaultPath(new URL('.', import.meta.url));",
    },
  });
}

const stale = () =>
  !existsSync(stamp) ||
  newest(join(root, 'src')) > statSync(stamp).mtimeMs ||
  statSync(join(root, 'package.json')).mtimeMs > statSync(stamp).mtimeMs;

if (!process.argv.includes('--if-stale') || stale())
  await build().catch(({ message }) => {
    console.error(`anivault: the build failed. ${message.split('\n', 1)[0]}`);
    process.exitCode = 1;
  });
