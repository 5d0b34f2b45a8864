// `npm run check`: everything that must hold before a change lands. Ends with the plain line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(tmpdir(), `anivault-tests-${process.pid}.json`);
const npx = (...args) => ['npx', ['--no-install', ...args]];
const script = (name, ...words) => [process.execPath, [join(root, 'scripts', name), ...words]];

const steps = [
  ['types', ...npx('tsc', '--noEmit')],
  [
    'lint',
    ...npx(
      'eslint',
      '--config',
      'scripts/config/eslint.config.js',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
      '.',
    ),
  ],
  ['format', ...npx('prettier', '--check', '--log-level', 'warn', '.')],
  ['doors', ...npx('depcruise', '--config', 'scripts/config/dependency-cruiser.cjs', 'src')],
  ['README', ...script('docs.mjs', '--check')],
  ['dead code', ...npx('knip', '--config', 'scripts/config/knip.json')],
  ['build', ...script('bundle.mjs')],
  [
    'tests',
    ...npx(
      'vitest',
      'run',
      '--config',
      'scripts/config/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ),
  ],
  ['smoke', ...script('smoke.mjs')],
  ['executable', ...script('build-exe.mjs', `${process.platform}-${process.arch}`, '--smoke')],
];

let passed = 0;
let failed = 0;
for (const [name, command, args] of steps) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  const good = status === 0;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (good) passed += 1;
  else failed += 1;
  if (name === 'tests') {
    try {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
      passed += numPassedTests;
      failed += numFailedTests;
    } catch {
      console.log('no report of the tests was written');
    }
    rmSync(report, { force: true });
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
