// `npm run fuzz [-- RUNS]`: names from a hundred thousand titles and paths, or as many as are asked for. Takes minutes; the tests try a few hundred.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [runs = '100000'] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'scripts/config/vitest.config.ts', 'test/plan/fuzz.test.ts'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, ANIVAULT_FUZZ_RUNS: runs },
  },
);
process.exitCode = status ?? 1;
