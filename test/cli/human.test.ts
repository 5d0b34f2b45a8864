// People's output: answers on stdout, trouble on stderr, and no name is ever sent to the terminal as it is.
import { describe, expect, it } from 'vitest';
import { createHuman, type HumanOptions } from '../../src/cli/human.ts';
import type { CommandOutput } from '../../src/cli/output.ts';
import { createTally } from '../../src/cli/tally.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Candidate } from '../../src/model/match.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { fileGroup, groupMatch, parsedUnit } from '../support/builders.ts';

function textOf(tells: HumanOptions['tells'], tell: (output: CommandOutput) => void, isTTY = false) {
  let out = '';
  let err = '';
  let now = 0;
  const stderr = { write: (text: string) => (err += text), isTTY, columns: 60 };
  const write = (text: string): void => void (out += text);
  tell(createHuman({ tells, applies: false, write, stderr, columns: 80, now: () => (now += 300) }));
  return { out, err };
}

const HOSTILE = 'Mushishi \u001b]0;owned\u0007 \u202e.mkv';
const placement = (season: number, episode: number): object => ({
  kind: 'episode',
  season,
  episodes: [episode],
  certain: true,
});
const candidateWith = (placements: readonly object[]): Candidate =>
  ({ type: 'tv', id: 1, title: 'Mushi-Shi', year: 2005, score: 0.95, placements, reasons: [] }) as unknown as Candidate;

describe('matches', () => {
  it.each([
    ['a run of episodes', [placement(1, 1), placement(1, 2), placement(1, 3)], 'S01E01-03'],
    ['gaps are told', [placement(1, 1), placement(1, 2), placement(1, 5)], 'S01E01-02,05'],
    ['two seasons', [placement(1, 26), placement(2, 1)], 'S01E26, S02E01'],
    ['files without a place', [placement(1, 1), { kind: 'none', code: 'x', reason: 'y' }], 'S01E01, 1 without a place'],
    ['a film', [{ kind: 'film' }], 'film'],
  ])('%s', (_, placements, says) => {
    const group = fileGroup(placements.map((__, i) => parsedUnit(`/dl/${i}.mkv`)));
    const match = groupMatch(group, 'strong', [candidateWith(placements)]);
    const { out } = textOf('matches', (output) => {
      output.add({ type: 'group-matched', group, match });
      output.complete({ totals: createTally().totals(), elapsedMs: 1 });
    });
    expect(out).toContain(`→ Mushi-Shi (2005) ${says}\n`);
  });
});

describe('names from outside', () => {
  it.each(['files', 'matches'] as const)('are made visible: %s', (tells) => {
    const unit = parsedUnit(`/dl/${HOSTILE}`, { title: HOSTILE });
    const group = fileGroup([unit], { title: HOSTILE });
    const events: WorkflowEvent[] = [
      { type: 'folder-parsed', folder: { folder: '/dl', units: [unit] } as never },
      { type: 'group-matched', group, match: groupMatch(group, 'none') },
      { type: 'noted', phase: 'scan', code: 'x', text: HOSTILE },
      {
        type: 'file-troubled',
        phase: 'scan',
        trouble: { code: 'E-FS-IO', message: HOSTILE, path: HOSTILE, hint: null },
      },
    ];
    const { out, err } = textOf(tells, (output) => {
      for (const event of events) output.add(event);
      output.rows([{ fields: { path: '' }, text: HOSTILE }]);
      output.fail(new Failure({ code: 'E-FS-GONE', message: HOSTILE, path: HOSTILE, hint: HOSTILE }));
    });
    expect(out + err).toMatch(/^[^\u0000-\u0009\u000b-\u001f\u202e]*$/);
    expect(out).toContain('\\x1b]0;owned\\x07');
  });
});

describe('the last words', () => {
  const scanned: WorkflowEvent = { type: 'phase-started', phase: 'scan' };
  const totalsOf = (...events: WorkflowEvent[]) => {
    const tally = createTally();
    for (const event of [scanned, ...events]) tally.add(event);
    return tally.totals();
  };

  it('an empty folder is said to be one', () => {
    const { out } = textOf('files', (output) => output.complete({ totals: totalsOf(), elapsedMs: 1 }));
    expect(out).toBe('No video and no subtitle was found there.\n');
  });

  it('counts one and many in words that fit', () => {
    const listing = {
      type: 'listing-scanned',
      listing: { folder: '/', units: [parsedUnit('/a.mkv').unit], skipped: [] },
    };
    const group = fileGroup([parsedUnit('/a.mkv')]);
    const { out } = textOf('matches', (output) =>
      output.complete({
        totals: totalsOf(listing as never, { type: 'group-matched', group, match: groupMatch(group, 'weak') }),
        elapsedMs: 1,
      }),
    );
    expect(out).toContain('1 file read, 1 group waits for a person.');
  });
});

describe('what was left out before', () => {
  it.each([
    ['undone-before', true],
    ['left-out-before', true],
    ['placed-before', false],
    ['sample', false],
  ])('%s: says how it is taken up again: %s', (code, says) => {
    const skipped = [{ path: '/a.mkv', kind: 'video', size: 1, code, reason: '' }];
    const tally = createTally();
    tally.add({ type: 'phase-started', phase: 'scan' });
    tally.add({ type: 'listing-scanned', listing: { folder: '/', units: [], skipped } } as never);
    const { out } = textOf('plan', (output) => output.complete({ totals: tally.totals(), elapsedMs: 1 }));
    expect(out).toContain(`1 left out (1 ${code}).\n`);
    expect(out.includes('`--again`')).toBe(says);
  });
});

describe('progress', () => {
  it('is wiped before anything else is written to a terminal', () => {
    const { err } = textOf(
      'files',
      (output) => {
        output.add({ type: 'progressed', phase: 'scan', done: 5, total: null, client: null });
        output.fail(new Failure({ code: 'E-FS-GONE', message: 'gone' }));
      },
      true,
    );
    expect(err).toBe('\r\u001b[KReading names 5 files\r\u001b[Kanivault: gone [E-FS-GONE]\n');
  });

  it('is silent in a log for the first seconds', () => {
    const { err } = textOf('files', (output) =>
      output.add({ type: 'progressed', phase: 'scan', done: 5, total: null, client: null }),
    );
    expect(err).toBe('');
  });
});
