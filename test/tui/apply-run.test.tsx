// A run on Apply: how far it is, stopped and gone on with, undone, and what is left of it in Review.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApplyEvent } from '../../src/model/run.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { libraryEvents } from '../support/library.ts';
import { PLAN } from './plan.ts';
import { openReviewed, type Window } from './window.tsx';

let events: readonly WorkflowEvent[];
let window: Window;
beforeAll(async () => {
  events = await libraryEvents();
});
beforeEach(() => {
  window = openReviewed(events);
  window.press('p');
  window.dispatch({ type: 'plan-made', plan: PLAN, text: 'the text', hash: '00' });
});
afterEach(() => {
  window.close();
});

const asked = (type: string): Window['effects'] => window.effects.filter((effect) => effect.type === type);

describe('while it runs and after it', () => {
  const [operation] = PLAN.operations;
  const run = (): void => {
    if (!operation) throw new Error('no operation');
    window.press('y');
    window.dispatch({
      type: 'events',
      task: 'apply',
      events: [
        { type: 'run-advanced', event: { type: 'run-started', runId: 'r1', total: 3, bytes: 1_200_000_000 } },
        { type: 'run-advanced', event: { type: 'operation-started', operation } },
        {
          type: 'run-advanced',
          event: { type: 'operation-ended', operation, status: 'done', code: null, reason: null, bytes: 400_000_000 },
        },
      ],
    });
  };

  it('shows how far it is, and Esc asks before it stops', async () => {
    run();
    const frame = await window.frame();
    expect(frame).toContain('1 of 3');
    expect(frame).toContain('400 MB of 1.2 GB');
    window.press('escape');
    expect(await window.frame()).toContain('Stop after this file?');
    expect(asked('stop-task')).toEqual([]);
    window.dispatch({ type: 'chosen', value: 'yes' });
    expect(asked('stop-task')).toEqual([{ type: 'stop-task', task: 'apply' }]);
  });

  it('can be stopped in a terminal that has become too small', async () => {
    run();
    window.dispatch({ type: 'resized', columns: 40, rows: 10 });
    expect(await window.frame()).toContain('Esc stops the run');
    window.press('escape');
    expect(await window.frame()).toContain('Stop after this file? y/N');
    window.press('y');
    expect(asked('stop-task')).toHaveLength(1);
  });

  it('goes on with a run that was stopped, and counts it as one', async () => {
    run();
    const ended = (done: number, state: 'paused' | 'complete'): void => {
      window.dispatch(
        {
          type: 'events',
          task: 'apply',
          events: [
            {
              type: 'run-advanced',
              event: {
                type: 'run-ended',
                runId: 'r1',
                state,
                done,
                skipped: 0,
                failed: 0,
                bytes: 0,
                code: null,
                reason: state === 'paused' ? 'The run was asked to stop.' : null,
              },
            },
          ],
        },
        { type: 'task-ended', task: 'apply', failure: null },
      );
    };
    ended(1, 'paused');
    expect(window.model().done).toBe(1);
    expect(await window.frame()).toContain('Enter go on');
    window.press('enter');
    expect(asked('resume-run')).toEqual([{ type: 'resume-run', runId: 'r1', task: 'apply' }]);
    expect(asked('apply')).toHaveLength(1);
    expect(await window.frame()).toContain('Under way');
    if (!operation) throw new Error('no operation');
    const second = { ...operation, id: 'o2', source: '/srv/torrents/anime/2.mkv' };
    window.dispatch({
      type: 'events',
      task: 'apply',
      events: [
        { type: 'run-advanced', event: { type: 'run-started', runId: 'r1', total: 1, bytes: 400_000_000 } },
        {
          type: 'run-advanced',
          event: { type: 'operation-ended', operation: second, status: 'done', code: null, reason: null, bytes: 400 },
        },
      ],
    });
    expect(await window.frame()).toContain('1 of 1');
    ended(1, 'complete');
    expect(await window.frame()).toContain('Done: 2');
    expect(window.model().done).toBe(2);
  });

  it('counts what was copied before the current file, though it is told as done in batches', async () => {
    run();
    if (!operation) throw new Error('no operation');
    const begin = (id: string): void => {
      const event = { type: 'operation-started', operation: { ...operation, id } } as const;
      window.dispatch({ type: 'events', task: 'apply', events: [{ type: 'run-advanced', event }] });
    };
    begin('o2');
    expect(await window.frame()).toContain('1 of 3 · 400 MB of 1.2 GB');
    begin('o3');
    expect(await window.frame()).toContain('2 of 3 · 800 MB of 1.2 GB');
    expect(window.model().apply.progress.done).toBe(1);
  });

  it('tells bytes, pace and what is left in the middle of the very first copy', async () => {
    if (!operation) throw new Error('no operation');
    const tell = (at: number, ...told: readonly ApplyEvent[]): void =>
      window.dispatch({
        type: 'events',
        task: 'apply',
        at,
        events: told.map((event) => ({ type: 'run-advanced', event })),
      });
    window.press('y');
    const total = { type: 'run-started', runId: 'r1', total: 1, bytes: 400_000_000 } as const;
    tell(1000, total, { type: 'operation-started', operation });
    tell(3000, { type: 'operation-advanced', operation, part: 'written', bytes: 200_000_000 });
    expect(await window.frame()).toContain(' 0 of 1 · 200 MB of 400 MB · 50 MB/s · 6 s left');
    tell(9000, { type: 'operation-advanced', operation, part: 'read-back', bytes: 200_000_000 });
    const frame = await window.frame();
    expect(frame).toContain(' 0 of 1 · 400 MB of 400 MB · 38 MB/s · 3 s left');
    expect(frame).toMatch(/^ reading back \S.*\.mkv *$/m);
  });

  it.each(['ㅛ', 'ｙ'])('%s is a yes, too, and not a second one', (letter) => {
    run();
    window.press('escape', letter, letter);
    expect(asked('stop-task')).toHaveLength(1);
  });

  it('q and Ctrl-C do not leave a running run', () => {
    run();
    window.press('q', 'ctrl-c');
    expect(asked('quit')).toEqual([]);
  });

  it('u undoes it after a yes, and what was filed is no longer listed in Review', () => {
    run();
    window.dispatch({ type: 'task-ended', task: 'apply', failure: null });
    const files = (): number =>
      [...window.model().review.review.groups.values()].reduce((sum, { files: some }) => sum + some.length, 0);
    const before = files();
    window.press('u');
    window.dispatch({ type: 'chosen', value: 'no' });
    expect(asked('undo-run')).toEqual([]);
    window.press('u');
    window.dispatch({ type: 'chosen', value: 'yes' });
    expect(asked('undo-run')).toEqual([{ type: 'undo-run', runId: 'r1', only: null }]);
    window.close();
    window = openReviewed(events);
    window.press('p');
    window.dispatch({ type: 'plan-made', plan: PLAN, text: 'the text', hash: '00' });
    run();
    window.dispatch({ type: 'task-ended', task: 'apply', failure: null });
    window.press('enter');
    expect(window.model().screen).toBe('review');
    expect(files()).toBe(before - 1);
  });
});
