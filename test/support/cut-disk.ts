// A disk that takes only so much, and says nothing: a child process under a file size limit, where the kernel really writes short.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** There is no such limit on Windows. */
export const CAN_CUT = process.platform !== 'win32';

/** URL of a source file, to be imported by the child. */
export const sourceUrl = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href;

/** Runs JavaScript in a child that can write at most `kibibytes` to a file; returns what it printed. */
export function runWithCutDisk(kibibytes: number, code: string): string {
  // the first line keeps a write over the limit an error, instead of a signal that ends the process
  const script = `process.on('SIGXFSZ', () => undefined);\n${code}`;
  const shell = `ulimit -f ${kibibytes}; exec "$0" --input-type=module -e "$1"`;
  const ran = spawnSync('bash', ['-c', shell, process.execPath, script], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  if (ran.status !== 0) throw new Error(`the child ended ${ran.status ?? 'by a signal'}: ${ran.stderr}`);
  return ran.stdout.trim();
}
