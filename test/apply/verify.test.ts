// What `verify` says of a run: its journal's integrity, and what became of each file that it put somewhere.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyRun } from '../../src/apply/verify.ts';
import type { Verification, VerifiedFile } from '../../src/model/run.ts';
import { openRoom, type Room } from './room.ts';

const RUN = 'run00001';
let room: Room;
beforeEach(() => {
  room = openRoom({ 'in/1.mkv': 'one', 'in/2.mkv': 'two!', 'in/3.mkv': 'three', 'in/4.mkv': 'four' });
});
afterEach(() => room.dispose());

const wish = (number: number, action?: 'move' | 'copy' | 'hardlink' | 'symlink') => ({
  from: `in/${number}.mkv`,
  to: `out/${number}.mkv`,
  ...(action === undefined ? {} : { action }),
});
const NFO = { from: '', to: 'out/tvshow.nfo', action: 'write', content: '<tvshow/>' } as const;

async function verified(hash = false, run = RUN): Promise<{ journal: Verification; files: string[] }> {
  const found: (Verification | VerifiedFile)[] = [];
  const signal = new AbortController().signal;
  for await (const each of verifyRun(room.runsFolder, run, { hash, signal })) found.push(each);
  const [journal] = found.filter((each): each is Verification => each.kind === 'journal');
  if (journal === undefined) throw new Error('Nothing was told of the journal.');
  const files = found.filter((each): each is VerifiedFile => each.kind === 'file');
  return { journal, files: files.map(({ operationId, status }) => `${operationId} ${status}`) };
}

it('finds every kind of file where the run put it', async () => {
  room.apply(room.plan([wish(1), wish(2, 'copy'), wish(3, 'hardlink'), wish(4, 'symlink'), NFO]));
  const { journal, files } = await verified(true);
  expect(journal.good).toBe(journal.lines);
  expect(files).toEqual(['o1 intact', 'o2 intact', 'o3 intact', 'o4 intact', 'o5 intact'].sort());
});

it('tells what is missing and what has another size, and by hash what has another content', async () => {
  room.apply(room.plan([wish(1, 'copy'), wish(2, 'copy'), wish(3, 'copy'), NFO]));
  rmSync(room.at('out/1.mkv'));
  writeFileSync(room.at('out/2.mkv'), 'longer than two');
  writeFileSync(room.at('out/3.mkv'), 'eerht');
  writeFileSync(room.at('out/tvshow.nfo'), '<tvshow>');
  expect((await verified()).files.sort()).toEqual(['o1 missing', 'o2 changed', 'o3 intact', 'o4 changed']);
  expect((await verified(true)).files.sort()).toEqual(['o1 missing', 'o2 changed', 'o3 changed', 'o4 changed']);
});

it('says nothing of what was undone, and follows what a later run took on', async () => {
  room.apply(room.plan([wish(1), wish(2), wish(3)]));
  room.rollback(RUN, { only: ['o1'] });
  room.apply(room.plan([{ from: 'out/2.mkv', to: 'out/elsewhere/2.mkv' }]));
  room.apply(room.plan([{ from: 'out/elsewhere/2.mkv', to: 'out/2.mkv' }]));
  room.apply(room.plan([{ from: 'out/3.mkv', to: 'out/elsewhere/3.mkv' }]));
  expect((await verified()).files.sort()).toEqual(['o2 intact', 'o3 intact']);
  renameSync(room.at('out/elsewhere/3.mkv'), room.at('out/3.mkv'));
  expect((await verified()).files.sort()).toEqual(['o2 intact', 'o3 missing']);
});

it('counts the lines of a damaged journal, and relies on none of them', async () => {
  room.apply(room.plan([wish(1), wish(2)]));
  const path = join(room.runsFolder, `${RUN}.jsonl`);
  const lines = readFileSync(path, 'utf8').split('\n');
  lines[2] = lines[2]?.replace('two', 'tow').replace('2.mkv', '3.mkv') ?? '';
  writeFileSync(path, lines.join('\n'));
  const { journal, files } = await verified();
  expect(journal).toMatchObject({ lines: 6, good: 5 });
  expect(files).toEqual([]);
});

it('knows no run that is not there', async () => {
  await expect(verified(false, 'run00009')).rejects.toMatchObject({ code: 'E-USAGE' });
});
