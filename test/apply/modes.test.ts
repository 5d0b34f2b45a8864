// Permissions that another disk does not keep: the journal does, and undoing gives them back, whichever way it goes.
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chained } from '../../src/apply/chain.ts';
import { readJournal } from '../../src/apply/journal.ts';
import { lostModes } from '../../src/apply/lost-modes.ts';
import { undoScriptForSh } from '../../src/apply/undo-script-sh.ts';
import { undoSteps } from '../../src/apply/undo-steps.ts';
import type { Plan } from '../../src/model/plan.ts';
import { conductHere, openRoom, type Room } from './room.ts';

const [FROM, TO] = ['in/a.mkv', 'out/A/a.mkv'];
const trial = { noSameDevice: true };

let room: Room;
let plan: Plan;
beforeEach(() => {
  room = openRoom({ [FROM]: 'content' });
  chmodSync(room.at(FROM), 0o640);
  plan = room.plan([{ from: FROM, to: TO }]);
});
afterEach(() => room.dispose());

const modeOf = (path: string): string => (lstatSync(room.at(path)).mode & 0o7777).toString(8);
/** What a disk without permissions makes of a file's. */
const forgetMode = (): void => chmodSync(room.at(TO), 0o777);
const journal = (): string => join(room.runsFolder, 'run00001.jsonl');

describe('after a move to a disk without permissions', () => {
  beforeEach(() => {
    room.apply(plan, trial);
    expect(modeOf(TO)).toBe('640');
    forgetMode();
  });

  it('rollback gives back those that the journal tells, and its own undoing those of that disk', () => {
    expect(readJournal(journal())?.steps.get('o1')?.intent.sourceMode).toBe(0o640);
    room.rollback('run00001', { trial });
    expect(modeOf(FROM)).toBe('640');
    room.rollback('run00002', { trial });
    expect(modeOf(TO)).toBe('777');
  });

  it('so does a rollback that was stopped at any step and went on', () => {
    for (let stopAt = 1, isOver = false; !isOver; stopAt += 1) {
      const undo = room.requests.rollback('run00001', { trial });
      isOver = conductHere(undo, stopAt).end.state === 'complete';
      if (!isOver) room.resume(undo.runId, trial);
      expect(modeOf(FROM)).toBe('640');
      room.rollback(undo.runId, { trial });
      expect(modeOf(TO)).toBe('777');
      if (isOver) expect(stopAt).toBeGreaterThan(5);
    }
  });

  it('and of a file that changed there, where that goes back all the same', () => {
    writeFileSync(room.at(TO), 'other content');
    room.rollback('run00001', { trial, includeChanged: true });
    expect(readFileSync(room.at(FROM), 'utf8')).toBe('other content');
    expect(modeOf(FROM)).toBe('640');
  });

  it('a journal that does not tell them is undone as ever', () => {
    let last = '';
    const lines = readFileSync(journal(), 'utf8').trim().split('\n');
    const older = lines.map((line) => {
      const told = JSON.parse(line) as Record<string, unknown>;
      const rest = Object.fromEntries(Object.entries(told).filter(([key]) => key !== 'source_mode' && key !== 'h'));
      const link = chained(last, JSON.stringify(rest));
      last = link.hash;
      return link.line;
    });
    writeFileSync(journal(), older.join(''));
    expect(readJournal(journal())?.steps.get('o1')?.intent.sourceMode).toBeNull();
    expect(room.rollback('run00001', { trial }).end).toMatchObject({ state: 'complete', skipped: 0, failed: 0 });
    expect(modeOf(FROM)).toBe('777');
  });
});

it('a file that is only renamed keeps what a person gave it since', () => {
  room.apply(plan);
  chmodSync(room.at(TO), 0o600);
  room.rollback('run00001');
  expect(modeOf(FROM)).toBe('600');
});

describe('the undo script', () => {
  /** Runs it where `ln` fails, as between two disks. */
  const undo = (mode: number | null): { status: number | null; stderr: string } => {
    const steps = undoSteps(plan.operations, { replaced: () => null, lostMode: () => mode }, []);
    const [script, tools] = [room.at('undo.sh'), room.at('tools')];
    writeFileSync(script, undoScriptForSh(steps));
    mkdirSync(tools);
    writeFileSync(join(tools, 'ln'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const env = { ...process.env, PATH: `${tools}:${process.env['PATH'] ?? ''}` };
    return spawnSync('sh', [script], { env, encoding: 'utf8' });
  };

  it.each([
    [0o640, '640'],
    [null, '777'],
  ])('gives back %o', (mode, wanted) => {
    room.apply(plan, trial);
    forgetMode();
    expect(undo(mode)).toMatchObject({ status: 0, stderr: '' });
    expect(modeOf(FROM)).toBe(wanted);
  });

  it('is told them of what goes to another disk alone', () => {
    const [operation] = plan.operations;
    if (!operation?.identity) throw new Error('no operation');
    expect(lostModes()(operation)).toBeNull();
    const elsewhere = { ...operation, identity: { ...operation.identity, dev: '0' } };
    expect(lostModes()(elsewhere)).toBe(0o640);
    expect(lostModes()({ ...elsewhere, action: 'copy' })).toBeNull();
    expect(lostModes()({ ...elsewhere, source: join(dirname(elsewhere.source), 'gone') })).toBeNull();
  });
});
