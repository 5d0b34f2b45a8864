// Bundles the program into a folder. The same commit gives the same bytes, wherever the checkout lies: the time in it is the commit's.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const git = (...args) => {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};

/**
 * Split ESM of the program and of its workers, with the schemas beside it, into `outdir`, which must not exist. `minify` takes names and
 * spaces out as well: less to read at start, for what is shipped. Resolves with esbuild's metafile. Throws where the build fails.
 */
export async function bundleInto(outdir, { minify = false } = {}) {
  const { build } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts', 'apply-worker': 'src/apply/worker.ts', 'scan-worker': 'src/scan/worker.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifySyntax: true,
    minify,
    metafile: true,
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'warning',
    loader: { '.wasm': 'binary' },
    external: ['anitomy-js'],
    alias: {
      'react-devtools-core': join(root, 'scripts', 'config', 'no-devtools.js'),
      'string-width': join(root, 'scripts', 'config', 'string-width.js'),
    },
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
  const { jsonSchemas } = await import('../json-schemas.mjs');
  for (const [name, schema] of Object.entries(jsonSchemas()))
    writeFileSync(join(outdir, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  return metafile;
}
