// History by keys: into a run, a show, a file; a part of a run undone; all runs searched; a show reviewed again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLAN } from './plan.ts';
import { RUNS, UNDO } from './runs.ts';
import { openWindow, type Window } from './window.tsx';

const [run] = RUNS;
const TITAN = UNDO.filter(({ source }) => source.includes('進撃'));
let window: Window;
beforeEach(() => {
  window = openWindow({ columns: 80, rows: 24 });
  window.press('H');
  window.dispatch({ type: 'history-read', runs: RUNS });
});
afterEach(() => {
  window.close();
});

const asked = (type: string): Window['effects'] => window.effects.filter((effect) => effect.type === type);
const lookInside = (): void => {
  window.press('enter');
  window.dispatch({ type: 'run-seen', runId: run?.id ?? '', operations: UNDO });
};

describe('undoing', () => {
  it('takes the whole run on its row, after a yes', () => {
    window.press('u');
    window.dispatch({ type: 'chosen', value: 'yes' });
    expect(asked('undo-run')).toEqual([{ type: 'undo-run', runId: run?.id, only: null }]);
  });

  it('takes just the show on a show’s row, and names it', async () => {
    lookInside();
    window.press('down', 'down', 'u');
    expect(await window.frame()).toMatch(/Undo 進撃の巨人 \(2013\) \[tmdbid-1429\]\?[^]*^ y undo {2}n Esc leave it/m);
    window.dispatch({ type: 'chosen', value: 'yes' });
    expect(asked('undo-run')).toEqual([{ type: 'undo-run', runId: run?.id, only: TITAN.map(({ source }) => source) }]);
  });

  it('takes just the file on a file’s row', () => {
    lookInside();
    window.press('down', 'down', 'enter', 'down', 'u');
    window.dispatch({ type: 'chosen', value: 'yes' });
    expect(asked('undo-run')).toEqual([{ type: 'undo-run', runId: run?.id, only: [TITAN[0]?.source] }]);
  });

  it('does nothing without a yes, nor where a run is undone already', () => {
    window.press('u');
    window.dispatch({ type: 'chosen', value: 'no' });
    window.press('down', 'down', 'down', 'u');
    expect(window.model().history.message).toMatch(/^that run is undone already/);
    expect(asked('undo-run')).toEqual([]);
  });

  it('takes what could not go back when the run was undone, once it is looked at', async () => {
    const undone = RUNS.findIndex(({ state }) => state === 'undone');
    const { id = '' } = RUNS[undone] ?? {};
    window.press(...Array.from({ length: undone }, () => 'down'), 'enter');
    window.dispatch({ type: 'run-seen', runId: id, operations: [] });
    expect(await window.frame()).toContain('nothing in it is left to undo');
    window.press('u');
    expect(await window.frame()).not.toContain('Undo this run?');
    window.press('enter', 'enter');
    window.dispatch({ type: 'run-seen', runId: id, operations: UNDO });
    window.press('u');
    window.dispatch({ type: 'chosen', value: 'yes' });
    expect(asked('undo-run')).toEqual([{ type: 'undo-run', runId: id, only: null }]);
  });
});

describe('searching', () => {
  const found = new Map([['01run4', new Set([TITAN[0]?.source ?? ''])]]);

  it('shows the runs that have the words, and Esc shows all again', async () => {
    window.press('/');
    window.type('titan');
    window.press('enter');
    expect(asked('search-history')).toEqual([{ type: 'search-history', words: 'titan' }]);
    window.dispatch({ type: 'history-found', words: 'titan', hits: found });
    expect(await window.frame()).toContain('1 file in 1 run');
    expect(await window.frame()).not.toContain('damaged');
    window.press('escape');
    expect(window.model().screen).toBe('history');
    expect(await window.frame()).toContain('damaged');
    window.press('escape');
    expect(window.model().screen).toBe('start');
  });

  it('takes no answer to an older search', () => {
    window.press('/');
    window.type('86');
    window.press('enter');
    window.dispatch({ type: 'history-found', words: 'titan', hits: found });
    expect(window.model().history.hits).toBeNull();
  });

  it('lists only what fits inside a run', () => {
    window.press('/');
    window.type('titan');
    window.press('enter');
    window.dispatch({ type: 'history-found', words: 'titan', hits: found });
    window.press('enter');
    window.dispatch({ type: 'run-seen', runId: '01run4', operations: UNDO });
    window.press('down', 'enter', 'down', 'down', 'u');
    expect(window.model().history.asked?.only).toEqual([TITAN[0]?.source]);
  });
});

it('e scans a show where it is, below the roots of its run', () => {
  lookInside();
  window.press('e');
  expect(window.model().history.message).toMatch(/go to a show/);
  window.press('down', 'down', 'e');
  expect(asked('scan')).toMatchObject([
    {
      folders: [`${PLAN.roots.shows ?? ''}/進撃の巨人 (2013) [tmdbid-1429]`],
      roots: PLAN.roots,
      options: { mode: 'move' },
      again: { only: null },
    },
  ]);
});

it('e keeps to the names that the run gave, whatever new ones would be called', () => {
  const { options, ...told } = RUNS[0] ?? {};
  if (!options) throw new Error('no run');
  const named = { preset: 'plex', template: null, filmTemplate: '{title}' } as const;
  window.dispatch({ type: 'history-read', runs: [{ ...told, options: { ...options, ...named } } as never] });
  const before = window.model().around.options.preset;
  lookInside();
  window.press('down', 'down', 'e');
  expect(before).not.toBe('plex');
  expect(asked('scan')).toMatchObject([{ options: named }]);
  window.press('escape');
});

it('e reads by the first names, and Start speaks of what it spoke of before', () => {
  const before = window.model().around;
  lookInside();
  window.press('down', 'down', 'e');
  const shown = UNDO.filter(({ source }) => source.includes('進撃の巨人'));
  const names = window.model().again?.firstNames;
  expect([...(names ?? [])]).toEqual(shown.map(({ source, cameFrom }) => [source, cameFrom]));
  window.dispatch({ type: 'task-ended', task: 'scan', failure: null });
  window.press('escape');
  expect(window.model()).toMatchObject({ screen: 'start', again: null, around: before });
});
