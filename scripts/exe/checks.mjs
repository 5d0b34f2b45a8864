// Runs what was built: the tests of the built program, held against the executable. An executable that can't do the main job is none.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const config = 'scripts/config/vitest.exe.config.ts';

function runTests(root, files, env) {
  const started = Date.now();
  const ran = spawnSync('npx', ['--no-install', 'vitest', 'run', '--config', config, ...files], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (ran.status !== 0) throw new Error(`what was built does not do its job:\n${ran.stdout}${ran.stderr}`);
  const [, passed = '0', skipped = '0'] =
    /Tests\s+(\d+) passed(?: \| (\d+) skipped)?/.exec(stripVTControlCharacters(ran.stdout)) ?? [];
  if (passed === '0') throw new Error(`no test ran:\n${ran.stdout}`);
  return `${passed} tests passed${skipped === '0' ? '' : `, ${skipped} skipped`} in ${((Date.now() - started) / 1000).toFixed(0)} s`;
}

/** Starts an executable a few times, as `npm run smoke` starts the built program. Throws with what went wrong. */
export function smoke(root, executable) {
  const env = { ...process.env, ANIVAULT_EXE: executable };
  const ran = spawnSync(process.execPath, [join(root, 'scripts', 'smoke.mjs')], { encoding: 'utf8', env });
  if (ran.status !== 0) throw new Error(`what was built does not do its job:\n${ran.stdout}${ran.stderr}`);
  return 'starts, helps, and runs the sample library through';
}

/** Holds an executable of this machine's kind to the tests of the built program, in terminals too. Throws with what failed. */
export function checkExecutable(root, executable) {
  return `tried here: ${runTests(root, ['test/e2e', 'test/exe/alone.test.ts'], { ANIVAULT_EXE: executable })}`;
}

/** Holds a Windows executable to the main job under wine, in a prefix of its own. Throws with what failed. */
export function checkUnderWine(root, executable, prefix) {
  mkdirSync(prefix, { recursive: true });
  const env = { WINEPREFIX: prefix, WINEDEBUG: '-all' };
  // wine 8 gives itself out for Windows 7, which Node refuses
  spawnSync('wine', ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  return `tried under wine with Node 22: ${runTests(root, ['test/exe/wine.test.ts'], { ...env, ANIVAULT_WINE_EXE: executable })}`;
}
