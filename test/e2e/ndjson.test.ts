// Every command's machine-readable output, held to the schema that ships with the program: each line, and how it ends.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { runBuilt } from '../support/built.ts';
import { plant } from '../support/tree.ts';
import { KEY, useRoom } from './room.ts';

const SCHEMA = fileURLToPath(new URL('../../dist/event.schema.json', import.meta.url));
const line = z.fromJSONSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as never);
const room = useRoom();

/** Runs a command and holds its output to the schema; returns exit code and the shapes of its lines. */
async function check(words: string, input = ''): Promise<{ readonly code: number; readonly told: readonly string[] }> {
  const plan = join(room.path, 'plan.json');
  const places: Readonly<Record<string, string>> = { IN: room.input, LIB: room.library, PLAN: plan };
  const args = words.split(' ').map((word) => places[word] ?? word);
  const ran = await runBuilt([...args, '--json'], room.env, input);
  expect(ran.stdout.endsWith('\n')).toBe(true);
  for (const event of ran.events()) expect([event, line.safeParse(event).error]).toEqual([event, undefined]);
  const told = ran.events().map(({ event }) => event);
  expect(told.filter((event) => event === 'complete' || event === 'error')).toEqual([told.at(-1)]);
  return { code: ran.code, told };
}

it('from scan to rollback', { timeout: 60_000 }, async () => {
  plant(room.input, {
    'Mushishi/Mushishi - 02.en.srt': 'words',
    'AMV - nothing like it.mp4': 'unknown',
    'loading.mkv.part': 'half',
    'Mushishi/empty - 09.mkv': '',
  });
  for (const [words, code] of [
    ['scan IN', 0],
    ['match IN', 10],
    ['match IN --offline', 10],
    ['organize IN --library LIB --preset kodi --plan PLAN', 10],
    ['organize --from-plan PLAN', 10],
    ['run IN --library LIB --apply', 10],
    ['organize --from-plan PLAN --apply', 6],
    ['run LIB --library LIB', 0],
    ['history', 0],
    ['rollback', 0],
    ['rollback --apply', 0],
    ['resume', 0],
  ] as const)
    expect([words, (await check(words)).code]).toEqual([words, code]);
});

it('settings, key, cache, status', { timeout: 60_000 }, async () => {
  for (const words of [
    'settings',
    'settings get mode',
    'settings set exclude *.tmp,{a,b}',
    'settings unset exclude',
    'settings path',
    'status --diag',
    'cache stats',
    'cache purge --older-than 30d',
    'cache clear',
  ])
    expect([words, (await check(words)).code]).toEqual([words, 0]);
  expect((await check('settings key', KEY)).code).toBe(0);
  expect((await check('settings key --rotate')).code).toBe(0);
  expect((await check('settings key --remove')).code).toBe(0);
});

it('failures', async () => {
  for (const [words, code] of [
    ['scan /nonexistent/anime', 1],
    ['rollback nonesuch', 64],
    ['run IN', 64],
    ['rnu IN', 64],
    ['organize --from-plan /nonexistent/plan.json', 3],
  ] as const)
    expect([words, await check(words)]).toMatchObject([words, { code }]);
});

it('the demo', async () => {
  expect((await check('demo')).code).toBe(0);
});
