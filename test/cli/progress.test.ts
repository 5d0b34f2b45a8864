// Progress for people: a bar in place on a terminal, never too wide, never too often; plain lines elsewhere.
import { describe, expect, it } from 'vitest';
import { followProgress } from '../../src/cli/human-progress.ts';
import { createProgress, progressLine, type Advance } from '../../src/cli/progress.ts';
import type { Operation } from '../../src/model/plan.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import { cellWidth } from '../../src/names/width.ts';

const advance = (parts: Partial<Advance> = {}): Advance => ({
  label: 'Asking TMDB',
  done: 12,
  total: 40,
  unit: 'groups',
  detail: '',
  ...parts,
});

describe('the line', () => {
  it.each([
    ['with a bar', {}, 80, 'Asking TMDB [######..............] 12 of 40 groups'],
    ['what is worked on', { detail: 'a.mkv' }, 80, 'Asking TMDB [######..............] 12 of 40 groups  a.mkv'],
    ['no end known', { total: null }, 80, 'Asking TMDB 12 groups'],
    ['nothing to do', { done: 0, total: 0 }, 80, 'Asking TMDB [....................] 0 of 0 groups'],
    ['all done', { done: 40 }, 80, 'Asking TMDB [####################] 40 of 40 groups'],
    ['a narrow terminal', {}, 40, 'Asking TMDB 12 of 40 groups'],
    ['no room for the name', { detail: 'a-long-name.mkv' }, 34, 'Asking TMDB 12 of 40 groups'],
  ])('%s', (_, parts, columns, line) => {
    expect(progressLine(advance(parts), columns)).toBe(line);
  });

  it.each([10, 20, 33, 59, 60, 80, 200])('is never wider than %i cells, in Japanese neither', (columns) => {
    const line = progressLine(
      advance({ detail: '進撃の巨人 - 01 (1080p) 進撃の巨人 進撃の巨人 進撃の巨人.mkv' }),
      columns,
    );
    expect(cellWidth(line)).toBeLessThanOrEqual(columns);
  });
});

const written = (isTTY: boolean, use: (show: (done: number, at: number) => void) => void): string[] => {
  const writes: string[] = [];
  let now = 0;
  const stream = { write: (text: string) => writes.push(text), isTTY, columns: 80 };
  const progress = createProgress(stream, () => now);
  use((done, at) => {
    now = at;
    progress.show(advance({ done }));
  });
  progress.clear();
  return writes;
};

describe('on a terminal', () => {
  it('four repaints a second at most, none where nothing changed, and the line is taken away at the end', () => {
    const all = written(true, (show) => {
      for (let at = 0; at < 2000; at += 10) show(at, at);
    });
    expect(all.length).toBeLessThanOrEqual(9);
    expect(all.at(-1)).toBe('\r\u001b[K');
    expect(written(true, (show) => [0, 500, 1000].forEach((at) => show(7, at)))).toHaveLength(2);
  });
});

describe('elsewhere', () => {
  it('a plain line every ten seconds, and nothing for what is over before', () => {
    expect(written(false, (show) => [10, 9000].forEach((at) => show(1, at)))).toEqual([]);
    expect(written(false, (show) => [9000, 10_000, 12_000, 20_500].forEach((at) => show(at, at)))).toEqual([
      'Asking TMDB: 10000 of 40 groups\n',
      'Asking TMDB: 20500 of 40 groups\n',
    ]);
  });
});

describe('what is told of the way', () => {
  const operation = { source: '/dl/a.mkv', destination: '/lib/A/\u001b[31m進撃.mkv' } as Operation;
  const run = (type: 'operation-started' | 'operation-ended') =>
    ({
      type: 'run-advanced',
      event: { type, operation, status: 'done', code: null, reason: null, bytes: 1 },
    }) as const;
  const begun = { type: 'run-advanced', event: { type: 'run-started', runId: 'r', total: 2, bytes: 0 } } as const;

  it('a run counts what ended and names what is under way, made visible', () => {
    const follow = followProgress(() => 0);
    expect(follow(begun)).toBeNull();
    expect(follow(run('operation-started'))).toMatchObject({ label: 'Filing', done: 0, total: 2 });
    expect(follow(run('operation-ended'))).toMatchObject({ done: 1, detail: '\\x1b[31m進撃.mkv' });
  });

  it('a copy tells bytes in its middle, and draws the bar by them', () => {
    let now = 0;
    const follow = followProgress(() => now);
    const file = { ...operation, id: 'o1', identity: { size: 3 * 1024 ** 3 } } as Operation;
    const tell = (event: object) => follow({ type: 'run-advanced', event: event as ApplyEvent });
    tell({ type: 'run-started', runId: 'r', total: 2, bytes: 4 * 1024 ** 3 });
    expect(tell({ type: 'operation-started', operation: file })).toMatchObject({ unit: 'operations', done: 0 });
    const way = (part: string) => tell({ type: 'operation-advanced', operation: file, part, bytes: 1024 ** 3 });
    const line = (told: Advance | null): string => progressLine(told ?? advance(), 120);
    now = 10_000;
    expect(line(way('written'))).toBe(
      'Filing [##..................] 0 of 2 operations, 1.0 GB of 4.0 GB, 70 s left  \\x1b[31m進撃.mkv',
    );
    now = 3600_000;
    expect(line(way('read-back'))).toBe(
      'Filing [##########..........] 0 of 2 operations, 3.0 GB of 4.0 GB, 60 min left  reading back \\x1b[31m進撃.mkv',
    );
  });

  it('an undoing says so', () => {
    const follow = followProgress(() => 0);
    follow({ type: 'undo-planned', runId: 'r', operations: [] });
    follow(begun);
    expect(follow(run('operation-started'))?.label).toBe('Undoing');
  });

  it('once TMDB is asked, reading names is not told any more', () => {
    const follow = followProgress(() => 0);
    const told = (phase: 'scan' | 'match') =>
      follow({ type: 'progressed', phase, done: 3, total: phase === 'scan' ? null : 9, client: null });
    expect(told('scan')).toEqual({ label: 'Reading names', unit: 'files', done: 3, total: null, detail: '' });
    expect(told('match')?.label).toBe('Asking TMDB');
    expect(told('scan')).toBeNull();
  });
});
