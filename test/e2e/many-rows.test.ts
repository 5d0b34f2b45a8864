// Review over 300,000 groups in a real terminal: keys answer, little is written, nothing but the screen is drawn.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useTerminals } from './room.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const config = (name: string): string => join(root, 'scripts', 'config', name);
const openTerminal = useTerminals();
let folder: string;
let program: string;
beforeAll(async () => {
  // inside the checkout: packages that stay outside the bundle are found from there
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'many-'));
  program = join(folder, 'many.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/support/many-window.tsx'],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    loader: { '.wasm': 'binary' },
    external: ['anitomy-js'],
    alias: { 'react-devtools-core': config('no-devtools.js'), 'string-width': config('string-width.js') },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('goes to the end, scrolls, narrows, decides and undoes', async () => {
  const at = openTerminal({ command: process.execPath, args: [program], columns: 80, rows: 24, env: {} });
  await at.waitFor(/\[To decide 300000\]/);
  at.press('G');
  await at.waitFor(/ 299986-300000 of 300000 /);
  const before = at.written();
  for (let key = 0; key < 40; key += 1) {
    at.press('up');
    await at.settled(20);
  }
  expect((at.written() - before) / 40).toBeLessThan(300);
  at.press('g', '/', '6fgz');
  await at.waitFor(/^> \? none +Title 6fgzx[^]* 1-1 of 1 /m);
  at.press('enter', 'x');
  await at.waitFor(/\[To decide 299999\] +Ready 0 +Left out 1/);
  at.press('u', 'escape');
  await at.waitFor(/\[To decide 300000\][^]* of 300000 /);
  expect(at.screen().split('\n').length).toBeLessThanOrEqual(23);
  at.press('q');
  expect(await at.ended).toBe(0);
}, 60_000);
