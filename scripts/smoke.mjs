// Runs what was built, as a user would start it: version, help, and the demo from scan to rollback without a terminal. By the launcher, or
// the executable that ANIVAULT_EXE names.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const executable = process.env.ANIVAULT_EXE;
const [program, ...first] = executable
  ? [executable]
  : [process.execPath, fileURLToPath(new URL('anivault.cjs', import.meta.url))];
const home = mkdtempSync(join(tmpdir(), 'anivault-smoke-'));
const cases = [
  { args: ['--version'], exit: 0, says: /^anivault \d+\.\d+\.\d+/ },
  { args: ['--help'], exit: 0, says: /TMDB/ },
  { args: ['demo'], exit: 0, says: /rolled back|undone/i },
  { args: ['organise'], exit: 64, says: /organize/ },
  { args: [], exit: 64, says: /run/ },
];

let failed = 0;
for (const { args, exit, says } of cases) {
  const ran = spawnSync(program, [...first, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ANIVAULT_HOME: home },
    input: '',
  });
  const text = ran.stdout + ran.stderr;
  if (ran.status === exit && says.test(text)) continue;
  failed += 1;
  console.error(`anivault ${args.join(' ')}: exit ${ran.status} (wanted ${exit})\n${text}`);
}
rmSync(home, { recursive: true, force: true });
process.exit(failed === 0 ? 0 : 1);
