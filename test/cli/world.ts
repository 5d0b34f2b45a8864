// A command line without a process: streams that remember, parts that a test hands in.
import type { Parts } from '../../src/workflow/parts.ts';
import type { Clock } from '../../src/model/ports.ts';
import type { CliWorld, StoredSettings, TuiRequest } from '../../src/cli/cli-world.ts';
import { runCli } from '../../src/cli/run-cli.ts';

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly stored?: StoredSettings;
  readonly parts?: Partial<Parts>;
  readonly terminal?: boolean;
  readonly typed?: string;
  readonly signal?: AbortSignal;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly opened: readonly TuiRequest[];
  readonly events: () => readonly { phase: string; event: string; ts: string; fields: Record<string, unknown> }[];
}

const CLOCK: Clock = { now: () => 1_700_000_000_000, monotonic: () => 0, sleep: async () => undefined };

/** Runs one command line against what is given. */
export async function runWords(words: string, given: Given = {}): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  let now = 1_700_000_000_000;
  const opened: TuiRequest[] = [];
  const isTTY = given.terminal === true;
  const world: CliWorld = {
    streams: {
      stdout: { write: (text) => (stdout += text), isTTY, columns: 100 },
      stderr: { write: (text) => (stderr += text), isTTY, columns: 100 },
      stdin: {
        isTTY,
        readSecret: async () => given.typed ?? '',
        readLine: async () => given.typed ?? '',
        readAll: async () => given.typed ?? '',
      },
    },
    env: given.env ?? {},
    version: { version: '3.0.0', commit: 'abc', commitTime: '2026-01-02T03:04:05Z', runtime: 'Node' },
    cwd: '/srv',
    signal: given.signal ?? new AbortController().signal,
    now: () => (now += 10),
    readSettings: async () => given.stored ?? { values: {}, problem: null },
    parts: async () =>
      ({
        clock: CLOCK,
        log: { write: () => undefined },
        folders: { config: '/c', cache: '/k', state: '/nonexistent/s' },
        ...given.parts,
      }) as Parts,
    openTui: async (request) => {
      opened.push(request);
      return 0;
    },
  };
  const code = await runCli(words.split(' ').filter(Boolean), world);
  const events = (): ReturnType<Outcome['events']> =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ReturnType<Outcome['events']>[number]);
  return { code, stdout, stderr, opened, events };
}
