// The tests that executables are held to: those of the built program, and some that only make sense for a file on its own.
import { mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  { test: { include: ['test/e2e/**/*.test.ts', 'test/exe/**/*.test.ts'] } },
);
