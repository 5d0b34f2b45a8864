// Kills a run at a system call: strace counts the calls of its one thread and sends SIGKILL when the n-th of a kind is entered.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRequest } from '../../src/apply/run-request.ts';
import { writeFileSync } from 'node:fs';

/** Calls that change a disk or make a change durable: between two of them there is nothing to see. */
const CHANGING = [
  'openat',
  'write',
  'pwrite64',
  'fsync',
  'fdatasync',
  'link',
  'unlink',
  'rename',
  'mkdir',
  'rmdir',
  'symlink',
  'ftruncate',
  'fchmod',
  'utimensat',
  'copy_file_range',
] as const;
const BEGINS = 'anivault-begins';

/** The n-th call of a kind, as strace counts it. */
export interface Point {
  readonly call: string;
  readonly n: number;
}

export interface Struck {
  readonly killed: boolean;
  /** what it said before it ended by itself; empty where it was killed */
  readonly stdout: string;
  readonly stderr: string;
}

export interface Striker {
  /** the script that carries out a request */
  readonly child: string;
  /** folder for requests and traces */
  readonly desk: string;
  /** further faults for strace to inject, `link:error=EPERM` */
  readonly faults: readonly string[];
}

/** Whether strace is here and may watch a process of ours. */
export const canStrike = (): boolean =>
  process.platform === 'linux' && spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;

let requests = 0;

function traced(
  { child, desk, faults }: Striker,
  request: RunRequest,
  calls: readonly string[],
  words: readonly string[],
): Promise<Struck> {
  const file = join(desk, `request-${(requests += 1)}.json`);
  writeFileSync(file, JSON.stringify(request));
  const inject = faults.flatMap((fault) => ['-e', `inject=${fault}`]);
  // what is not traced is not injected either, and nothing says so
  const trace = `trace=${[...calls, ...faults.map((fault) => fault.replace(/:.*/, ''))].join(',') || 'none'}`;
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', '--single-threaded', child, file];
  const run = spawn('strace', ['-qq', '-e', 'signal=none', '-e', trace, ...words, ...inject, ...node], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // most of the time of a run is Node's reading of the script
    env: { ...process.env, NODE_COMPILE_CACHE: join(desk, 'compiled') },
  });
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    run.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    run.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    run.on('error', reject);
    // strace ends by the signal that its child ended by
    run.on('close', (code, signal) => resolve({ killed: signal === 'SIGKILL' || code === 137, stdout, stderr }));
  });
}

/**
 * Carries a request out in a process of its own, disturbed by nothing but the striker's faults, and by these only at `path` where one is given; the
 * first one also leaves the script's compiled form, which others then count on.
 */
export const runWhole = (striker: Striker, request: RunRequest, path: string | null = null): Promise<Struck> =>
  traced(striker, request, [], ['-o', '/dev/null', ...(path === null ? [] : ['-P', path])]);

/** Carries a request out and tells every point at which it changed the disk. */
export async function censusOf(striker: Striker, request: RunRequest): Promise<readonly Point[]> {
  const trace = join(striker.desk, `trace-${(requests += 1)}`);
  const { stderr } = await traced(striker, request, ['access', 'faccessat', ...CHANGING], ['-o', trace]);
  const counts = new Map<string, number>();
  const points: Point[] = [];
  let begun = false;
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const call = /^([a-z0-9_]+)\(/.exec(line)?.[1];
    if (call === undefined) continue;
    const n = (counts.get(call) ?? 0) + 1;
    counts.set(call, n);
    begun ||= line.includes(BEGINS);
    const changes = call !== 'openat' || line.includes('O_CREAT');
    if (begun && changes && !call.includes('access')) points.push({ call, n });
  }
  if (points.length === 0) throw new Error(`The census saw nothing. ${stderr}`);
  return points;
}

/** Carries a request out until it enters the point, and not further. */
export const strike = (striker: Striker, request: RunRequest, { call, n }: Point): Promise<Struck> =>
  traced(striker, request, [call], ['-o', '/dev/null', '-e', `inject=${call}:signal=SIGKILL:when=${n}`]);
