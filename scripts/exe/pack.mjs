// Puts the bundle and a Node into one executable with pkg's SEA mode: stock Node, its own single-executable format, nothing patched.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes what the packager reads about the program beside its bundle: which file begins, what else belongs to it. */
export function describeApp(app, version) {
  const description = {
    name: 'anivault',
    version,
    type: 'module',
    bin: 'dist/main.js',
    pkg: { scripts: ['dist/**/*.js'], assets: ['dist/*.json'] },
  };
  writeFileSync(join(app, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
}

/**
 * Makes one executable. `packager` is the file that begins the packager, `home` holds the seeded cache, `app` the bundle. The packager can report success over nothing, so the file is looked
 * at as well; whether it runs is for the checks. Throws with the packager's own words.
 */
export function packOne({ packager, app, home, version, target, output }) {
  mkdirSync(dirname(output), { recursive: true });
  rmSync(output, { force: true });
  const words = ['.', '--sea', '--no-signature', '-t', `node${version}-${target}`, '-o', output];
  const ran = spawnSync(process.execPath, [packager, ...words], {
    cwd: app,
    encoding: 'utf8',
    env: { ...process.env, HOME: home, USERPROFILE: home },
  });
  if (ran.status !== 0 || !existsSync(output)) throw new Error(`${target} was not made:\n${ran.stdout}${ran.stderr}`);
  return statSync(output).size;
}
