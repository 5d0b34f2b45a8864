// `npm start`: builds when needed, then opens AniVault with the words given. Without words and without a terminal it runs the demo through.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const words = process.argv.slice(2);

const built = spawnSync(process.execPath, [path('bundle.mjs'), '--if-stale'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 70);

const onTerminal = Boolean(process.stdin.isTTY && process.stdout.isTTY);
const args = words.length === 0 && !onTerminal ? ['demo'] : words;
const child = spawn(process.execPath, [path('anivault.cjs'), ...args], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 70)));
