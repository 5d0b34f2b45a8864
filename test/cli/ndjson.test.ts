// The machine-readable output, held to the contract: exactly these keys, in this order, in every shape.
import { describe, expect, it } from 'vitest';
import { createNdjson } from '../../src/cli/ndjson.ts';
import type { CommandOutput } from '../../src/cli/output.ts';
import { createTally } from '../../src/cli/tally.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Candidate } from '../../src/model/match.ts';
import type { Operation, Plan } from '../../src/model/plan.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { fileGroup, groupMatch, parsedUnit, show } from '../support/builders.ts';

interface Line {
  readonly phase: string;
  readonly event: string;
  readonly ts: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function linesOf(tell: (output: CommandOutput) => void, applies = false): { raw: string; lines: readonly Line[] } {
  let raw = '';
  let now = Date.UTC(2026, 4, 3);
  const write = (text: string): void => void (raw += text);
  const shape = { reads: true, runs: true };
  tell(createNdjson({ phase: 'organize', shape, applies, write, now: () => (now += 100) }));
  const lines = raw.split('\n').slice(0, -1);
  return { raw, lines: lines.map((line) => JSON.parse(line) as Line) };
}
const told = (event: WorkflowEvent, applies = false): readonly Line[] =>
  linesOf((output) => output.add(event), applies).lines;
const keys = (line: Line | undefined): string => Object.keys(line?.fields ?? {}).join(' ');

const unit = parsedUnit('/dl/[Group] Mushishi - 01 \u001b[31m\u202e.mkv', { releaseGroup: 'Group' });
const group = fileGroup([unit]);
const candidate = (id: number, placed = 1): Candidate =>
  ({
    type: 'tv',
    id,
    title: 'Mushi-Shi',
    year: 2005,
    score: 0.95,
    placed,
    reasons: [{ code: 'name', points: 50, text: 'its name, exactly' }],
    placements: [{ kind: 'episode', season: 1, episodes: [1], certain: true, note: null }],
    entry: show(),
  }) as unknown as Candidate;
const operation: Operation = {
  id: 'o1',
  action: 'move',
  unit: 'u1',
  source: '/dl/a.mkv',
  destination: '/lib/A/a.mkv',
  identity: null,
  replaces: null,
  content: null,
  accepted: true,
  show: 'A',
};
const plan: Plan = {
  id: 'p',
  created: '2026-05-03T00:00:00.000Z',
  options: { preset: 'plex', template: null, filmTemplate: null, mode: 'move', onConflict: 'skip', prune: false },
  roots: { shows: '/lib', films: null },
  sources: ['/dl'],
  operations: [operation, { ...operation, id: 'o2', accepted: false }],
  refusals: [{ source: '/dl/b.mkv', destination: null, code: 'no-match', reason: 'nothing was found' }],
  preflight: [],
  mounts: [],
  shows: [],
  conflicts: [],
};

describe('every line', () => {
  it('has exactly phase, event, ts and fields, and is safe to look at', () => {
    const { raw, lines } = linesOf((output) => {
      output.start({ command: 'run', args: ['/dl'] });
      output.add({ type: 'folder-parsed', folder: { folder: '/dl', units: [unit] } as never });
      output.complete({ totals: createTally().totals(), elapsedMs: 5 });
    });
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['phase', 'event', 'ts', 'fields']);
      expect(line.ts).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    expect(raw.replaceAll('\n', '')).toMatch(/^[^\u0000-\u001f\u202e]*$/);
    expect(lines[1]?.fields['file_path']).toBe('/dl/[Group] Mushishi - 01 \u001b[31m\u202e.mkv');
  });
});

describe('shapes', () => {
  it('a file that was read', () => {
    const [line] = told({ type: 'folder-parsed', folder: { folder: '/dl', units: [unit] } as never });
    expect(line).toMatchObject({ phase: 'parse', event: 'info' });
    expect(keys(line)).toBe('file_path kind size parsed');
    expect(Object.keys(line?.fields['parsed'] as object).join(' ')).toBe(
      'title titles season episodes absolute year type release_group resolution source video_codec audio checksum version episode_title parser confidence evidence',
    );
  });

  it('a file that was left out', () => {
    const skipped = [{ path: '/dl/x.part', kind: 'video', size: 3, code: 'unfinished', reason: 'still loading' }];
    const [line] = told({ type: 'listing-scanned', listing: { folder: '/dl', units: [], skipped } as never });
    expect(line).toMatchObject({ phase: 'scan', event: 'info', fields: { skipped: { code: 'unfinished' } } });
    expect(keys(line)).toBe('file_path kind size skipped');
  });

  it('a match, told when matching is over; at most five candidates', () => {
    const many = Array.from({ length: 9 }, (_, i) => candidate(i + 1));
    const match = groupMatch(group, 'strong', many);
    const [line, end] = linesOf((output) => {
      output.add({ type: 'group-matched', group, match: groupMatch(group, 'none') });
      output.add({ type: 'group-matched', group, match });
      output.complete({ totals: createTally().totals(), elapsedMs: 5 });
    }).lines;
    expect([line?.phase, line?.event, end?.event]).toEqual(['match', 'info', 'complete']);
    expect(keys(line)).toBe(
      'file_path state decided_by tmdb_type tmdb_id title year season episodes score reasons candidates',
    );
    expect(line?.fields).toMatchObject({ state: 'strong', tmdb_id: 1, season: 1, episodes: [1] });
    expect(line?.fields['candidates']).toHaveLength(5);
    expect(Object.keys((line?.fields['candidates'] as object[])[0] ?? {}).join(' ')).toBe(
      'tmdb_type tmdb_id title year score placed',
    );
  });

  it('no match: unknown is null, lists are empty, nothing is missing', () => {
    const [line] = linesOf((output) => {
      output.add({ type: 'group-matched', group, match: groupMatch(group, 'none', [candidate(1)]) });
      output.complete({ totals: createTally().totals(), elapsedMs: 5 });
    }).lines;
    expect(line?.fields).toMatchObject({ state: 'none', tmdb_type: null, tmdb_id: null, title: null, year: null });
    expect(line?.fields).toMatchObject({ season: null, episodes: [], score: 0, reasons: [] });
  });

  it('operations: planned, not accepted, refused', () => {
    const lines = told({ type: 'plan-built', plan, hash: 'h' });
    expect(lines.map(({ fields }) => fields['status'])).toEqual(['planned', 'refused', 'refused']);
    for (const line of lines) {
      expect([line.phase, line.event]).toEqual(['organize', 'info']);
      expect(keys(line)).toBe('operation_id action source destination status reason');
    }
    expect(lines[2]?.fields['reason']).toBe('no-match: nothing was found');
  });

  it('operations of a run are told when they end, not when planned', () => {
    expect(told({ type: 'plan-built', plan, hash: 'h' }, true).map(({ fields }) => fields['status'])).toEqual([
      'refused',
      'refused',
    ]);
    const ended = { type: 'operation-ended', operation, status: 'failed', code: 'E-FS-IO', reason: 'no', bytes: 0 };
    const [line] = told({ type: 'run-advanced', event: ended as never }, true);
    expect(line?.fields).toMatchObject({ operation_id: 'o1', status: 'failed', reason: 'E-FS-IO: no' });
    expect(keys(line)).toBe('operation_id action source destination status reason');
  });

  it('progress, at most four times a second', () => {
    const { lines } = linesOf((output) => {
      for (let done = 1; done <= 9; done += 1)
        output.add({ type: 'progressed', phase: 'scan', done, total: null, client: null });
    });
    const times = lines.map(({ ts }) => Date.parse(ts));
    expect(lines.length).toBeLessThan(9);
    for (const [i, time] of times.slice(1).entries()) expect(time - (times[i] ?? 0)).toBeGreaterThanOrEqual(250);
    expect(keys(lines[0])).toBe('done total client_state rate in_flight cache_hits next_try_ms');
  });

  it('how far a run is while a file is copied, in bytes', () => {
    const sized = { ...operation, identity: { size: 600, mtimeNs: '0', dev: '1', ino: '1' } };
    const { lines } = linesOf((output) => {
      const add = (event: ApplyEvent): void => output.add({ type: 'run-advanced', event });
      add({ type: 'run-started', runId: 'r', total: 2, bytes: 1000 });
      add({ type: 'operation-started', operation: sized });
      for (let bytes = 100; bytes < 600; bytes += 100)
        add({ type: 'operation-advanced', operation: sized, part: 'written', bytes });
    }, true);
    expect(lines.map(({ phase, event, fields }) => [phase, event, fields['done'], fields['total']])).toEqual([
      ['organize', 'progress', 50, 1000],
      ['organize', 'progress', 200, 1000],
    ]);
    expect(keys(lines[0])).toBe('done total client_state rate in_flight cache_hits next_try_ms');
  });

  it('trouble with one file is a warning with the fields of an error', () => {
    const trouble = { code: 'E-FS-PERM', message: 'no', path: '/dl/x', hint: null } as const;
    const [line] = told({ type: 'file-troubled', phase: 'scan', trouble });
    expect([line?.phase, line?.event]).toEqual(['scan', 'warning']);
    expect(keys(line)).toBe('error_code error_message file_path hint');
  });

  it('complete, with the numbers that fit', () => {
    const [line] = linesOf((output) => output.complete({ totals: createTally().totals(), elapsedMs: 5 })).lines;
    expect(keys(line)).toBe(
      'file_count parsed parse_failures matched unmatched waiting left_out already_there cache_hits cache_misses requests moved skipped bytes run_id errors elapsed_ms files_per_min',
    );
  });

  it('error comes last, after the matches that are known', () => {
    const { lines } = linesOf((output) => {
      output.add({ type: 'group-matched', group, match: groupMatch(group, 'strong', [candidate(1)]) });
      output.fail(new Failure({ code: 'E-FS-FULL', message: 'full', path: '/lib' }));
    });
    expect(lines.map(({ event }) => event)).toEqual(['info', 'error']);
    expect(keys(lines[1])).toBe('error_code error_message file_path hint');
  });
});
