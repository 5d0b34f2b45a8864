// `corrections`: what is listed, what removing one changes, and the words for what goes wrong. Real files in a temporary folder.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventSchema } from '../../src/cli/event-schema.ts';
import {
  addCorrection,
  correctionOf,
  findCorrection,
  loadCorrections,
  releaseGroupOf,
} from '../../src/match/corrections.ts';
import type { Correction } from '../../src/model/decision.ts';
import { fileGroup, parsedUnit } from '../support/builders.ts';
import { runWords, type Outcome } from './world.ts';

let folder = '';
const file = (): string => join(folder, 'corrections.json');
const run = (words: string): Promise<Outcome> =>
  runWords(words, { parts: { folders: { config: folder, cache: folder, state: folder } } });

const group = (title: string) => fileGroup([parsedUnit('/dl/1.mkv', { title })], { title, titles: [title] });
const decided: Pick<Correction, 'work' | 'filedAs' | 'numbering'> = {
  work: { type: 'tv', id: 26867 },
  filedAs: { kind: 'romaji' },
  numbering: { order: 'group:abc123', offset: 12, season: 2 },
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anivault-corrections-'));
  await addCorrection(file(), correctionOf(group('Mushi Shi'), decided, '2026-05-03T08:00:00.000Z'));
  await addCorrection(
    file(),
    correctionOf(
      group('Tea Ninja'),
      { ...decided, filedAs: { kind: 'tmdb' }, numbering: { order: 'tmdb', offset: 0, season: null } },
      '2026-05-02T08:00:00.000Z',
    ),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lists them for people, oldest first, and as events that the schema knows', async () => {
  const lines = (await run('corrections')).stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^[0-9a-f]{12} {2}2026-05-02 {2}tea ninja, series → tv 26867$/);
  expect(lines[1]).toMatch(
    /^[0-9a-f]{12} {2}2026-05-03 {2}mushi shi, series → tv 26867 · an episode group, season 2, \+12$/,
  );
  const { events } = await run('corrections list --json');
  for (const event of events()) expect(eventSchema.safeParse(event).error).toBeUndefined();
  expect(events().filter(({ event }) => event === 'info')).toHaveLength(2);
});

it('forgets one, so that the rule decides again', async () => {
  const { corrections } = await loadCorrections(file());
  const id = findCorrection(corrections, group('MUSHI-SHI!'))?.id ?? '';
  const { code, stdout } = await run(`corrections remove ${id}`);
  expect([code, stdout]).toEqual([0, `correction ${id} forgotten: the rule decides again\n`]);
  const left = (await loadCorrections(file())).corrections;
  expect(left).toHaveLength(1);
  expect(findCorrection(left, group('Mushi Shi'))).toBeNull();
});

it.each([
  ['corrections remove', 64, 'Which correction?'],
  ['corrections remove 0000', 64, 'There is no correction “0000”.'],
  ['corrections drop', 64, 'corrections has no drop.'],
])('%s: says what is wrong and changes nothing', async (words, code, text) => {
  const said = await run(words);
  expect(said.code).toBe(code);
  expect(said.stderr).toContain(text);
  expect((await loadCorrections(file())).corrections).toHaveLength(2);
});

it('keeps a way of counting for the release group that has it, and a work for all', async () => {
  const from = (...releaseGroups: readonly (string | null)[]) =>
    fileGroup(
      releaseGroups.map((releaseGroup, index) => parsedUnit(`/dl/${index}.mkv`, { title: 'Red Kettle', releaseGroup })),
      { title: 'Red Kettle', titles: ['Red Kettle'] },
    );
  const plain = { ...decided, numbering: { order: 'tmdb', offset: 0, season: null } } as const;
  const decide = (asked: ReturnType<typeof from>, what: typeof decided) =>
    addCorrection(file(), correctionOf(asked, what, '2026-05-04T08:00:00.000Z'), releaseGroupOf(asked));
  const found = async (asked: ReturnType<typeof from>) =>
    findCorrection((await loadCorrections(file())).corrections, asked)?.numbering.offset ?? null;

  await decide(from('Elysium', 'Elysium'), decided);
  expect(await found(from('Elysium'))).toBe(12);
  expect(await found(from('Doki'))).toBeNull();
  expect(await found(from('Elysium', 'Doki'))).toBeNull();
  await decide(from('Doki'), plain);
  expect(await found(from('Elysium'))).toBe(12);
  expect(await found(from('Elysium', 'Doki'))).toBe(0);
  expect((await run('corrections')).stdout).toContain('red kettle [Elysium], series');
  // what is decided for that release group later takes the place of what was
  await decide(from('Elysium'), plain);
  expect(await found(from('Elysium'))).toBe(0);
});

it('never writes over a file that it can’t read', async () => {
  writeFileSync(file(), '{ broken');
  expect((await run('corrections')).code).toBe(3);
  expect((await run('corrections remove 0000')).code).toBe(3);
});
