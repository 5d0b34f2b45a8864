import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // these are for executables, which `npm run exe` builds and holds to them
    exclude: ['test/exe/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // a terminal test that inherits these draws something else than a user sees
    env: { NO_COLOR: '', FORCE_COLOR: '', CI: '', TZ: 'UTC' },
  },
});
