// What being one file costs at start: the executable against the same program run by Node from dist/, side by side.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, ownNode, report, rounds, timed } from './measure.mjs';
import { openPty } from './pty.mjs';

const SIZE = { columns: 80, rows: 24 };

/** Milliseconds until the Start screen's hint line stands. */
async function firstFrame(command, args, home) {
  const pty = await openPty(command, args, { ...SIZE, env: { ANIVAULT_HOME: home } });
  const ms = await pty.whenSaid('uit');
  pty.kill();
  await pty.ended;
  return { ms };
}

/** True where every bound is kept. Needs `npm run exe` first. */
export async function run({ root, rounds: count }) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const executable = join(root, 'releases', `anivault-${version}`, `anivault-${process.platform}-${process.arch}`);
  if (!existsSync(executable)) {
    console.log('skipped: no executable, `npm run exe` makes it');
    return true;
  }
  execFileSync(process.execPath, [join(root, 'scripts', 'bundle.mjs'), '--if-stale'], { stdio: 'inherit' });
  const [node, entry] = [ownNode(root), join(root, 'dist', 'main.js')];
  const home = mkdtempSync(join(tmpdir(), 'anivault-bench-'));
  try {
    const took = await rounds(count, {
      versionExe: () => timed(executable, ['--version']),
      version: () => timed(node, [entry, '--version']),
      frameExe: () => firstFrame(executable, [], home),
      frame: () => firstFrame(node, [entry], home),
    });
    const of = (name) => median(took[name].map(({ ms }) => ms));
    return report(
      [
        { name: '--version / unpackaged', value: of('versionExe') / of('version'), bound: 2.2, unit: '×' },
        { name: 'first frame / unpackaged', value: of('frameExe') / of('frame'), bound: 1.3, unit: '×' },
      ],
      [`--version ${of('versionExe').toFixed(0)} ms, first frame ${of('frameExe').toFixed(0)} ms in the executable`],
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
