// What a command's events add up to: 0 where nobody is needed, 10 where something waits or failed, and why a run stopped.
import { describe, expect, it } from 'vitest';
import { createTally } from '../../src/cli/tally.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { fileGroup, groupMatch, parsedUnit } from '../support/builders.ts';

const group = fileGroup([parsedUnit('/dl/a.mkv'), parsedUnit('/dl/b.mkv')]);
const planWith = (codes: readonly string[], accepted: readonly boolean[] = []): WorkflowEvent => ({
  type: 'plan-built',
  hash: 'h',
  plan: {
    operations: accepted.map((each, i) => ({ id: `o${i}`, accepted: each })),
    refusals: codes.map((code) => ({ source: '/dl/a.mkv', destination: null, code, reason: '' })),
  } as unknown as Plan,
});
const advanced = (event: Partial<ApplyEvent>): WorkflowEvent => ({ type: 'run-advanced', event: event as ApplyEvent });
const ended = (state: 'complete' | 'paused', told: object = {}): WorkflowEvent =>
  advanced({
    type: 'run-ended',
    runId: 'r1',
    state,
    done: 1,
    skipped: 0,
    failed: 0,
    bytes: 7,
    code: null,
    reason: null,
    ...told,
  });
const tallyOf = (...events: readonly WorkflowEvent[]): ReturnType<typeof createTally> => {
  const tally = createTally();
  for (const event of events) tally.add(event);
  return tally;
};

describe('exit code', () => {
  it.each([
    ['nothing at all', [], 0],
    ['a strong match', [{ type: 'group-matched', group, match: groupMatch(group, 'strong') }], 0],
    ['a medium match', [{ type: 'group-matched', group, match: groupMatch(group, 'medium') }], 10],
    ['no match', [{ type: 'group-matched', group, match: groupMatch(group, 'none') }], 10],
    ['all there already', [planWith(['already-right', 'already-there', 'same-content'])], 0],
    ['what needs nobody', [planWith(['left-out', 'undone-before', 'extra-not-kept', 'older-version', 'empty'])], 0],
    ['a refusal', [planWith(['already-right', 'target-exists'])], 10],
    ['an operation that waits', [planWith([], [true, false])], 10],
    ['a folder that can’t be read', [{ type: 'file-troubled', phase: 'scan', trouble: {} }], 10],
    ['a run that went well', [ended('complete')], 0],
    ['a run with a failure', [ended('complete', { failed: 1 })], 10],
    ['a run that left a file', [ended('complete', { skipped: 1 })], 10],
    ['an undo that leaves a file', [{ type: 'undo-planned', runId: 'r', operations: [{ status: 'refused' }] }], 10],
  ] as [string, WorkflowEvent[], number][])('%s', (_, events, exit) => {
    const tally = tallyOf(...events);
    expect([tally.exitCode(), tally.stopped()]).toEqual([exit, null]);
  });

  it('a match that became certain waits no longer', () => {
    const medium: WorkflowEvent = { type: 'group-matched', group, match: groupMatch(group, 'medium') };
    const strong: WorkflowEvent = { type: 'group-matched', group, match: groupMatch(group, 'strong') };
    expect(tallyOf(medium, strong).exitCode()).toBe(0);
  });
});

describe('a run that stopped', () => {
  it.each([
    ['E-FS-FULL', 5],
    ['E-FS-PERM', 4],
    ['E-INTERRUPTED', 130],
    [null, 1],
    ['gone-mad', 1],
  ])('%s ends %i and says how to go on', (code, exit) => {
    const stopped = tallyOf(ended('paused', { code, reason: 'It stopped.' })).stopped();
    expect(stopped).toMatchObject({ exit, message: 'It stopped.' });
    expect(stopped?.hint).toMatch(/anivault resume r1.*anivault rollback r1 --apply/);
  });

  it('and was resumed to its end is none', () => {
    expect(tallyOf(ended('paused', { code: 'E-FS-FULL' }), ended('complete')).stopped()).toBeNull();
  });
});

describe('numbers', () => {
  it('count files, not the folders made and removed on the way', () => {
    const operationEnded = (action: string, status: string): WorkflowEvent =>
      advanced({ type: 'operation-ended', operation: { action }, status, code: null, reason: null, bytes: 0 } as never);
    const totals = tallyOf(
      advanced({ type: 'run-started', runId: 'r1', total: 4, bytes: 0 }),
      operationEnded('move', 'done'),
      operationEnded('remove-folder', 'undone'),
      operationEnded('move', 'undone'),
      operationEnded('move', 'failed'),
      ended('complete', { failed: 1 }),
    ).totals();
    expect(totals).toMatchObject({ moved: 2, errors: 1, bytes: 7, runId: 'r1' });
  });

  it('count groups that wait and their files', () => {
    const other = { ...group, id: 'other' };
    const totals = tallyOf(
      { type: 'group-matched', group, match: groupMatch(group, 'medium') },
      { type: 'group-matched', group: other, match: groupMatch(other, 'none') },
      planWith(['already-there']),
    ).totals();
    expect(totals).toMatchObject({ waiting: 2, matched: 2, unmatched: 2, alreadyThere: 1, skipped: 1 });
  });
});
