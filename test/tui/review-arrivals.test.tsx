// What comes to Review by itself: results while somebody looks, the order once all has come, a session that was left.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSession, sessionText } from '../../src/review/session.ts';
import type { SessionLine, SessionPlace } from '../../src/review/session-line.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { libraryEvents } from '../support/library.ts';
import { openReviewed, openWindow, type Window } from './window.tsx';

let events: readonly WorkflowEvent[];
let window: Window;
beforeAll(async () => {
  events = await libraryEvents();
});
beforeEach(() => {
  window = openReviewed(events);
});
afterEach(() => {
  window.close();
});

const titleAt = (): string => {
  const { review } = window.model();
  return review.review.groups.get(review.cursor?.group ?? '')?.title ?? '';
};
function goTo(title: string): void {
  window.press('g');
  for (let step = 0; titleAt() !== title; step += 1) {
    if (step > 50) throw new Error(`no row ${title}`);
    window.press('down');
  }
}

describe('when all has come', () => {
  const order = (opened: Window): readonly string[] => opened.model().review.listed;
  /** the group that belongs at the top comes last */
  const topLast = (): readonly WorkflowEvent[] => {
    const [top] = order(window);
    const isTop = (event: WorkflowEvent): boolean => event.type === 'group-matched' && event.group.id === top;
    return [...events.filter((event) => !isTop(event)), ...events.filter(isTop)];
  };
  const late = (...keys: readonly string[]): Window => {
    const opened = openWindow({ columns: 80, rows: 24 });
    opened.dispatch({ type: 'started' }, { type: 'events', task: 'scan', events: topLast().slice(0, -1) });
    opened.press('enter', ...keys);
    opened.dispatch({ type: 'events', task: 'scan', events: topLast().slice(-1) });
    return opened;
  };

  it('rows take the order of their folders where no key was pressed', () => {
    const opened = late();
    opened.dispatch({ type: 'task-ended', task: 'scan', failure: null });
    expect(order(opened)).toEqual(order(window));
    expect(opened.model().review.cursor).toEqual(window.model().review.cursor);
    opened.close();
  });

  it('a cursor that a session came back to stays on its row', () => {
    const opened = late('down');
    const { cursor } = opened.model().review;
    const back = openWindow({ columns: 80, rows: 24 });
    const place: SessionPlace = { view: 'to-decide', opened: [], filter: '', group: cursor?.group ?? null, file: null };
    const left = { now: opened.model().review.review.now, past: [], future: [], place };
    back.dispatch(
      { type: 'started' },
      { type: 'session-opened', left, isShared: false },
      { type: 'events', task: 'scan', events: topLast().slice(0, -1) },
    );
    back.press('enter');
    back.dispatch(
      { type: 'events', task: 'scan', events: topLast().slice(-1) },
      { type: 'task-ended', task: 'scan', failure: null },
    );
    expect(order(back)).toEqual(order(window));
    expect(back.model().review.cursor).toEqual(cursor);
    opened.close();
    back.close();
  });

  it('rows stay where they are once somebody is at work', () => {
    const opened = late('down', 'up');
    const before = order(opened);
    opened.dispatch({ type: 'task-ended', task: 'scan', failure: null });
    expect(order(opened)).toEqual(before);
    expect(before).not.toEqual(order(window));
    opened.close();
  });
});

it('results that arrive move nothing under the cursor', () => {
  const late = openWindow({ columns: 80, rows: 24 });
  late.dispatch({ type: 'started' }, { type: 'events', task: 'scan', events: events.slice(0, -3) });
  late.press('enter', 'down');
  const { cursor, listed } = late.model().review;
  late.dispatch({ type: 'events', task: 'scan', events: events.slice(-3) });
  expect(late.model().review.cursor).toEqual(cursor);
  expect(late.model().review.listed.slice(0, listed.length)).toEqual(listed);
  late.close();
});

describe('the session', () => {
  const kept = (): readonly SessionLine[] =>
    window.effects.flatMap((effect) => (effect.type === 'keep-session' ? effect.lines : []));

  it('keeps each decision as it is made, undo too, and brings all of it back', () => {
    goTo('Kanon');
    window.press('tab', '2');
    goTo('86');
    window.press('x');
    goTo('Sousou no Frieren');
    window.press('enter', 'u');
    const { now } = window.model().review.review;
    const session = readSession(sessionText(kept()));
    expect(session.now).toEqual(now);
    expect(session.past).toHaveLength(window.model().review.review.past.length);
    const back = openWindow({ columns: 80, rows: 24 });
    back.dispatch(
      { type: 'started' },
      { type: 'session-opened', left: session, isShared: false },
      { type: 'events', task: 'scan', events },
      { type: 'task-ended', task: 'scan', failure: null },
    );
    expect(back.model().review.review.now).toEqual(now);
    expect(back.model().review.cursor).toEqual(window.model().review.cursor);
    expect(back.effects.filter(({ type }) => type === 'keep-session')).toEqual([]);
    back.press('u', 'u');
    window.press('u', 'u');
    expect(back.model().review.review.now.decided).toEqual(window.model().review.review.now.decided);
    back.press('ctrl-r');
    expect(back.model().review.review.now.decided.size).toBe(1);
    back.close();
  });

  it('comes back to the very file, and to the place that was left at once', () => {
    window.press('f', 'f', 'f', 'g', 'right', 'down', 'down');
    expect(readSession(sessionText(kept())).place).toMatchObject({ view: 'all', file: 1 });
    window.press('G', 'q');
    const { cursor } = window.model().review;
    expect(readSession(sessionText(kept())).place).toMatchObject({ group: cursor?.group, file: null });
  });

  it('is kept where nothing was decided either, as the last words say', () => {
    window.press('q');
    expect(kept()).toMatchObject([{ t: 'at', view: 'to-decide' }]);
  });

  it('asks again for a work that only a search had found', () => {
    const { groups } = window.model().review.review;
    const group = [...groups.values()].find(({ title }) => title === 'KnY Movie');
    if (!group) throw new Error('no such group');
    const line = {
      t: 'decided',
      group: group.id,
      to: {
        kind: 'take',
        work: { type: 'movie', id: 635302 },
        by: 'person',
        filedAs: { kind: 'tmdb' },
        numbering: { order: 'tmdb', offset: 0, season: null },
      },
    } as const;
    const back = openWindow({ columns: 80, rows: 24 });
    back.dispatch(
      { type: 'started' },
      { type: 'session-opened', left: readSession(sessionText([line])), isShared: false },
      { type: 'events', task: 'scan', events },
    );
    expect(back.effects.filter(({ type }) => type === 'find-again')).toMatchObject([
      { group: { id: group.id }, ref: { id: 635302 } },
    ]);
    back.close();
  });

  it('passes over a line that was cut or is foreign', () => {
    window.press('g', 'x');
    const text = sessionText(kept());
    expect(readSession(`${text}{"t":"decided","gro\nnot json\n{"t":"other"}\n`).now).toEqual(
      window.model().review.review.now,
    );
  });
});
