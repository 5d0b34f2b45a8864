// The built program, run as a user runs it: by its launcher, in a home of its own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const LAUNCHER = fileURLToPath(new URL('../../scripts/anivault.cjs', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as NDJSON */
  events(): { phase: string; event: string; ts: string; fields: Record<string, unknown> }[];
}

/** Runs `anivault ARGS` to its end, with nothing but `env`, PATH and a home folder in its environment. */
export function runBuilt(args: readonly string[], env: Readonly<Record<string, string>>, input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LAUNCHER, ...args], {
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      const events: Ran['events'] = () =>
        stdout
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as ReturnType<Ran['events']>[number]);
      resolve({ code: code ?? -1, stdout, stderr, events });
    });
    child.stdin.end(input);
  });
}
