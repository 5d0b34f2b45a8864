// What the built program loads before it answers: version and help need the argument parser and nothing else.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { IS_EXECUTABLE, LAUNCHER } from '../support/built.ts';

/** Tells on stderr each file of the bundle that is loaded. */
const TELLER = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    if (url.includes('/dist/')) process.stderr.write(url + '\\n');
    return next(url, context);
  } });
`)}`;

/** Our own files and packages inside what is loaded; the bundler names them in comments. */
function loadedBy(...words: readonly string[]): {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
} {
  const { stderr, status } = spawnSync(process.execPath, ['--import', TELLER, LAUNCHER, ...words], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const parts = stderr
    .split('\n')
    .filter(Boolean)
    .flatMap((url) =>
      Array.from(
        readFileSync(fileURLToPath(url), 'utf8').matchAll(/^\/\/ (\S+\.[cm]?[jt]sx?)$/gm),
        ([, at = '']) => at,
      ),
    );
  const named = (pattern: RegExp): readonly string[] =>
    [...new Set(parts.flatMap((part) => pattern.exec(part)?.[1] ?? []))].sort();
  return { rooms: named(/^src\/([\w-]+)/), packages: named(/^node_modules\/((?:@[^/]+\/)?[^/]+)/) };
}

// an executable has its files inside
describe.skipIf(IS_EXECUTABLE)('what is loaded', () => {
  it.each([['--version'], ['--help'], ['run', '--help']])('anivault %s', (...words) => {
    const { rooms, packages } = loadedBy(...words);
    expect(packages).toEqual(['commander']);
    // of the log only the mask, which stands between every word and the screen
    expect(rooms).toEqual(['cli', 'log', 'main', 'model', 'names', 'settings', 'workflow']);
  });

  it('history needs no parser, no TMDB and no window', () => {
    const { packages } = loadedBy('history');
    for (const heavy of ['ink', 'react', 'undici', 'conf', 'anitomyscript', 'bottleneck', 'fast-glob'])
      expect(packages).not.toContain(heavy);
  });
});
