// Makes dist/: split ESM with everything inside, so that a command loads only what it needs. `--if-stale` builds only when a source is newer.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleInto } from './exe/bundle-into.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, 'main.js');

const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

async function build() {
  // built beside and then put in place: a build that fails leaves the one before
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const workshop = mkdtempSync(join(cache, 'build-'));
  const fresh = join(workshop, 'dist'); // made by esbuild with the usual rights, unlike the folder around it
  try {
    await bundleInto(fresh);
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
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
