// Journals that were torn or damaged: a torn end is cut off, any other change is noticed or does no harm.
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listRuns, runToUndo } from '../../src/apply/history.ts';
import { readJournal } from '../../src/apply/journal.ts';
import { openRoom, type Room } from './room.ts';

let room: Room;
let path: string;
let whole: Buffer;
beforeEach(() => {
  room = openRoom({ 'in/蟲師 01.mkv': 'one', 'in/two.mkv': 'two' });
  room.apply(
    room.plan([
      { from: 'in/蟲師 01.mkv', to: 'out/蟲師/S01E01.mkv' },
      { from: 'in/two.mkv', to: 'out/Mushishi\n/S01E02.mkv' },
    ]),
  );
  path = join(room.runsFolder, 'run00001.jsonl');
  whole = readFileSync(path);
});
afterEach(() => room.dispose());

const lines = (): readonly Record<string, unknown>[] =>
  whole
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('says what the contract says, in order, for nobody else to read', () => {
  expect(lines().map(({ type }) => type)).toEqual(['begin', 'intent', 'intent', 'done', 'done', 'end']);
  expect(lines().map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const line of lines()) expect(line).toMatchObject({ schema_version: 1, run_id: 'run00001' });
  expect(lines()[1]).toMatchObject({
    operation_id: 'o1',
    action: 'move',
    source: room.at('in/蟲師 01.mkv'),
    identity: { size: 3, mtime_ns: '1600000000000000000' },
    made_folders: [room.at('out'), room.at('out/蟲師')],
  });
  for (const file of ['run00001.jsonl', 'run00001.plan.json', 'rollback-run00001.sh', 'rollback-run00001.ps1'])
    expect(statSync(join(room.runsFolder, file)).mode & 0o777).toBe(0o600);
  expect(statSync(room.runsFolder).mode & 0o777).toBe(0o700);
});

describe('a torn end', () => {
  it('is left out wherever it is cut, and never changes what stands before it', () => {
    const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1);
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      const read = readJournal(path);
      const complete = ends.filter((end) => end <= length).length;
      expect(read?.lastSeq ?? 0).toBe(complete);
    }
  });

  it('is cut off when the run goes on', () => {
    const before = room.tree();
    writeFileSync(path, whole.subarray(0, whole.length - 40));
    expect(listRuns(room.runsFolder)[0]).toMatchObject({ state: 'interrupted' });
    expect(room.resume('run00001').end).toMatchObject({ state: 'complete', failed: 0 });
    expect(readJournal(path)?.ended).toBe(true);
    expect(room.tree()).toEqual(before);
  });
});

describe('damage', () => {
  it('of any byte is noticed, or touches nothing but the last line', () => {
    let noticed = 0;
    const last = readJournal(path)?.lastSeq ?? 0;
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(path, damaged);
      try {
        expect(readJournal(path)?.lastSeq ?? 0).toBe(last - 1);
        expect(at).toBe(whole.length - 1);
      } catch (error) {
        expect(error).toMatchObject({ code: 'E-JOURNAL' });
        noticed += 1;
      }
    }
    expect(noticed).toBe(whole.length - 1);
  });

  it('stops rollback and resume before they change anything', () => {
    const before = room.tree();
    const damaged = Buffer.from(whole);
    damaged[500] = 0x7e;
    writeFileSync(path, damaged);
    expect(() => room.rollback('run00001')).toThrow(expect.objectContaining({ code: 'E-JOURNAL' }));
    expect(() => room.resume('run00001')).toThrow(expect.objectContaining({ code: 'E-JOURNAL' }));
    expect(() => runToUndo(room.runsFolder, 'run00001')).toThrow(expect.objectContaining({ code: 'E-JOURNAL' }));
    expect(listRuns(room.runsFolder)).toMatchObject([{ id: 'run00001', state: 'damaged' }]);
    expect(room.tree()).toEqual(before);
  });

  it('a line that somebody added is not believed', () => {
    appendFileSync(path, `${JSON.stringify({ ...lines()[5], seq: 7 })}\n`);
    expect(() => readJournal(path)).toThrow(/Line 7/);
  });
});
