// A canary key: whatever is done with it, and whatever goes wrong, it stands in no output, file, list of processes or report.
// What ends well is swept with the golden NDJSON of every command; here is what fails.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endOf, runBuilt, startBuilt } from '../support/built.ts';
import type { Fault } from '../support/tmdb-server.ts';
import { filesHolding, KEY, POSIX, useRoom } from './room.ts';

const room = useRoom();
const OTHER = 'c0ffee00'.repeat(4);
const TOKEN = `eyJhbGciOiJIUzI1NiJ9.${'canary'.repeat(8)}.c2lnbmF0dXJl`;
const CANARIES = [KEY, OTHER, TOKEN] as const;

const swept = (text: string): void => {
  for (const canary of CANARIES) expect(text).not.toContain(canary);
};
afterEach(() => {
  for (const canary of CANARIES) expect(filesHolding(room.path, canary)).toEqual([]);
});

interface Case {
  readonly what: string;
  readonly words: readonly string[];
  readonly code: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly fault?: Fault;
}

function argumentsOf(words: readonly string[]): readonly string[] {
  const places: Readonly<Record<string, string>> = { IN: room.input, LIB: room.library };
  return words.map((word) => places[word] ?? word);
}

const RUN = ['run', 'IN', '--library', 'LIB', '--apply', '--log-level', 'debug'] as const;
const CASES: readonly Case[] = [
  { what: 'refused', words: ['match', 'IN'], code: 2, env: { TMDB_API_KEY: OTHER } },
  { what: 'refused token', words: ['match', 'IN', '--json'], code: 2, env: { TMDB_API_KEY: TOKEN } },
  { what: 'as an argument', words: ['settings', 'key', OTHER, '--json'], code: 64 },
  { what: 'in place of a command', words: [OTHER, '--json'], code: 64 },
  { what: 'as a value', words: ['run', 'IN', '--mode', TOKEN, '--json'], code: 64 },
  { what: 'typed and refused', words: ['settings', 'key'], code: 2, input: OTHER },
  { what: 'typed with rubbish', words: ['settings', 'key'], code: 2, input: `key: ${TOKEN}` },
  {
    what: 'sent elsewhere',
    words: RUN,
    code: 10,
    fault: { kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' },
  },
  { what: 'answered with 403', words: [...RUN, '--json'], code: 10, fault: { kind: 'status', status: 403 } },
  { what: 'watched by NODE_DEBUG', words: RUN, code: 0, env: { NODE_DEBUG: '*' } },
  { what: 'TLS switched off', words: RUN, code: 2, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
  { what: 'an address that is no good', words: RUN, code: 64, env: { ANIVAULT_TMDB_URL: 'http://tmdb.example' } },
  { what: 'in the report for a bug', words: ['status', '--diag'], code: 0 },
];

describe('the key', () => {
  it.each(CASES)('$what: $code', async ({ words, code, env, input, fault }) => {
    if (fault) room.server.script({ ...fault, times: -1 });
    const ran = await runBuilt(argumentsOf(words), { ...room.env, ...env }, input);
    swept(ran.stdout + ran.stderr);
    expect(ran.code).toBe(code);
  });

  it.skipIf(process.platform !== 'linux')('is in no list of processes, and in no report of a running one', async () => {
    room.server.script({ kind: 'hang', times: -1 });
    const reports = join(room.path, 'reports');
    mkdirSync(reports);
    const NODE_OPTIONS = `--report-on-signal --report-signal=SIGUSR2 --report-directory=${reports}`;
    const asked = room.server.arrivals.length;
    const child = startBuilt(argumentsOf(RUN), {
      ...room.env,
      NODE_OPTIONS,
    });
    const ended = endOf(child);
    await room.server.arrived(asked + 1);
    // others on this machine may be at work with the same made-up key
    const ours = readdirSync('/proc')
      .map(commandLineOf)
      .filter((line) => line.includes(room.path));
    expect(ours.length).toBeGreaterThan(0);
    swept(ours.join(' '));
    child.kill('SIGUSR2');
    while (readdirSync(reports).length === 0) await new Promise((done) => setImmediate(done));
    child.kill('SIGTERM');
    const ran = await ended;
    swept(ran.stdout + ran.stderr);
    expect(ran.code).toBe(143);
    expect(filesHolding(reports, 'libuv')).toHaveLength(1);
  });

  it.skipIf(!POSIX)('is in no last words of a bug: one line, 70', async () => {
    room.server.script({ kind: 'hang', times: -1 });
    const bug = join(room.path, 'bug.cjs');
    const halves = [KEY.slice(0, 16), KEY.slice(16)].map((half) => JSON.stringify(half)).join(' + ');
    writeFileSync(bug, `process.once('SIGWINCH', () => { throw new Error('a ' + ${halves}); });`);
    const asked = room.server.arrivals.length;
    const child = startBuilt(['match', room.input], { ...room.env, NODE_OPTIONS: `--require=${bug}` });
    const ended = endOf(child);
    await room.server.arrived(asked + 1);
    child.kill('SIGWINCH');
    const ran = await ended;
    swept(ran.stdout + ran.stderr);
    expect([ran.code, ran.stderr]).toEqual([70, 'anivault: something went wrong that is our fault: a [secret]\n']);
  });
});

function commandLineOf(pid: string): string {
  try {
    return readFileSync(join('/proc', pid, 'cmdline'), 'utf8');
  } catch {
    // it has ended since
    return '';
  }
}
