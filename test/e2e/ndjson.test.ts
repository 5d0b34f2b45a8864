// Every command's machine-readable output: each line held to the schema that ships with the program, and all of it to a golden file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import * as z from 'zod';
import { COMMANDS } from '../../src/cli/commands/all.ts';
import { BUNDLE, type Ran, runBuilt } from '../support/built.ts';
import { plant } from '../support/tree.ts';
import { filesHolding, KEY, useRoom } from './room.ts';

const GOLDENS = fileURLToPath(new URL('../../snapshots/ndjson', import.meta.url));
const schemaOf = (name: string): z.ZodType => {
  return z.fromJSONSchema(JSON.parse(readFileSync(join(BUNDLE, `${name}.schema.json`), 'utf8')) as never);
};
const event = schemaOf('event');
const room = useRoom();

/** Golden files are read by people: of a long one the beginning and the end say enough. */
const [FIRST_LINES, LAST_LINES] = [24, 4];

function cut(text: string): string {
  const lines = text.trimEnd().split('\n');
  const left = lines.length - FIRST_LINES - LAST_LINES;
  if (left <= 0) return text;
  return `${[...lines.slice(0, FIRST_LINES), `… ${left} lines`, ...lines.slice(-LAST_LINES)].join('\n')}\n`;
}

/** What differs from run to run, or from machine to machine, made the same. */
function steady(text: string): string {
  return (
    text
      .replaceAll(room.path, '/room')
      .replace(/"[^"]*\/anivault-demo-\w+/g, '"/demo')
      .replace(/"ts":"[^"]*"/g, '"ts":"T"')
      .replace(/"started":"[^"]*"/g, '"started":"T"')
      .replace(/\b01[0-9a-hjkmnp-tv-z]{14}\b/g, 'RUN')
      // how many requests were joined in flight is a matter of moments
      .replace(/"(elapsed_ms|files_per_min|requests)":\d+/g, '"$1":0')
      .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'http://tmdb')
      .split('\n')
      .filter((line) => !line.includes('"event":"progress"'))
      .map((line) =>
        /"fields":\{"name":"/.test(line) ? line.replace(/"value":(?:"(?:[^"\\]|\\.)*"|\d+)/, '"value":"…"') : line,
      )
      .join('\n')
  );
}

/** The shapes alone, each once: of a large sample the numbers and titles are others' to hold. */
function shapes(text: string): string {
  const seen = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { phase, event: name, fields } = JSON.parse(line) as ReturnType<Ran['events']>[number];
      return `${phase} ${name}: ${Object.keys(fields).join(' ')}`;
    });
  return `${[...new Set(seen)].join('\n')}\n`;
}

interface Checked {
  readonly words: string;
  readonly code: number;
  readonly golden: string;
  readonly input?: string;
  readonly shapesOnly?: boolean;
}

/** Runs a command, holds its output to the schema and to its golden file. */
async function check({ words, code, golden, input = '', shapesOnly = false }: Checked): Promise<void> {
  const plan = join(room.path, 'plan.json');
  const places: Readonly<Record<string, string>> = {
    IN: room.input,
    LIB: room.library,
    PLAN: plan,
    TITLES: join(room.path, 'titles.txt'),
  };
  const args = words.split(' ').map((word) => places[word] ?? word);
  const ran = await runBuilt([...args, '--json'], room.env, input);
  expect([words, ran.code]).toEqual([words, code]);
  expect(ran.stdout.endsWith('\n')).toBe(true);
  expect(ran.stdout + ran.stderr).not.toContain(KEY);
  for (const line of ran.events()) expect([line, event.safeParse(line).error]).toEqual([line, undefined]);
  const told = ran.events().map((line) => line.event);
  expect(told.filter((each) => each === 'complete' || each === 'error')).toEqual([told.at(-1)]);
  const text = steady(ran.stdout);
  await expect(shapesOnly ? shapes(text) : cut(text)).toMatchFileSnapshot(join(GOLDENS, `${golden}.ndjson`));
}

const JOB: readonly Checked[] = [
  { words: 'scan IN', code: 0, golden: 'scan' },
  { words: 'match IN', code: 10, golden: 'match' },
  { words: 'match IN --offline', code: 10, golden: 'match-offline' },
  { words: 'organize IN --library LIB --preset kodi --plan PLAN', code: 10, golden: 'organize' },
  { words: 'organize --from-plan PLAN', code: 10, golden: 'organize-from-plan' },
  { words: 'run IN --library LIB --apply', code: 10, golden: 'run-apply' },
  { words: 'organize --from-plan PLAN --apply', code: 6, golden: 'organize-from-plan-changed' },
  { words: 'run LIB --library LIB', code: 0, golden: 'run-again' },
  { words: 'history', code: 0, golden: 'history' },
  { words: 'verify', code: 0, golden: 'verify' },
  { words: 'verify --hash', code: 0, golden: 'verify-hash' },
  { words: 'trash', code: 0, golden: 'trash' },
  { words: 'rollback', code: 0, golden: 'rollback' },
  { words: 'rollback --apply', code: 0, golden: 'rollback-apply' },
  { words: 'resume', code: 0, golden: 'resume-nothing' },
];

const KEEPING: readonly Checked[] = [
  { words: 'settings', code: 0, golden: 'settings' },
  { words: 'settings get mode', code: 0, golden: 'settings-get' },
  { words: 'settings set exclude *.tmp,{a,b}', code: 0, golden: 'settings-set' },
  { words: 'settings unset exclude', code: 0, golden: 'settings-unset' },
  { words: 'settings path', code: 0, golden: 'settings-path' },
  { words: 'settings key', code: 0, golden: 'settings-key', input: KEY },
  { words: 'settings key --rotate', code: 0, golden: 'settings-key-rotate' },
  { words: 'settings key --remove', code: 0, golden: 'settings-key-remove' },
  { words: 'status --diag', code: 0, golden: 'status-diag' },
  { words: 'cache stats', code: 0, golden: 'cache-stats' },
  { words: 'cache purge --older-than 30d', code: 0, golden: 'cache-purge' },
  { words: 'cache clear', code: 0, golden: 'cache-clear' },
  { words: 'cache warmup TITLES', code: 0, golden: 'cache-warmup' },
  { words: 'corrections', code: 0, golden: 'corrections' },
  { words: 'completion fish', code: 0, golden: 'completion-fish', shapesOnly: true },
];

const FAILING: readonly Checked[] = [
  { words: 'scan /nonexistent/anime', code: 1, golden: 'fails-gone' },
  { words: 'rollback nonesuch', code: 64, golden: 'fails-no-such-run' },
  { words: 'run IN', code: 64, golden: 'fails-no-library' },
  { words: 'rnu IN', code: 64, golden: 'fails-no-such-command' },
  { words: 'organize --from-plan /nonexistent/plan.json', code: 3, golden: 'fails-no-plan' },
];

const DEMO: Checked = { words: 'demo', code: 0, golden: 'demo', shapesOnly: true };

it(
  'from scan to rollback, with the plan and the journals as their schemas have them',
  { timeout: 90_000 },
  async () => {
    plant(room.input, {
      'Mushishi/Mushishi - 02.en.srt': 'words',
      'AMV - nothing like it.mp4': 'unknown',
      'loading.mkv.part': 'half',
      'Mushishi/empty - 09.mkv': '',
    });
    for (const each of JOB) await check(each);
    const plan: unknown = JSON.parse(readFileSync(join(room.path, 'plan.json'), 'utf8'));
    expect(schemaOf('plan').safeParse(plan).error).toBeUndefined();
    const line = schemaOf('journal');
    const runs = join(room.home, 'state', 'runs');
    const journals = readdirSync(runs).filter((name) => name.endsWith('.jsonl'));
    expect(journals).toHaveLength(2);
    for (const name of journals)
      for (const text of readFileSync(join(runs, name), 'utf8').trimEnd().split('\n'))
        expect([text, line.safeParse(JSON.parse(text)).error]).toEqual([text, undefined]);
  },
);

it('settings, key, status, cache, completion', { timeout: 90_000 }, async () => {
  plant(room.path, { 'titles.txt': 'Mushishi\nKanon (2006)\nNo such show\n' });
  for (const each of KEEPING) await check(each);
});

it('failures, and the demo', { timeout: 60_000 }, async () => {
  for (const each of [...FAILING, DEMO]) await check(each);
});

afterEach(() => {
  // the key was in force all the time, stored for some of it
  expect(filesHolding(room.path, KEY)).toEqual([]);
});

it('no command is left out', () => {
  const held = new Set([...JOB, ...KEEPING, DEMO].map(({ words }) => words.split(' ')[0]));
  expect(COMMANDS.map(({ name }) => name).filter((name) => !held.has(name))).toEqual([]);
});
