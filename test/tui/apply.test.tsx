// Apply by keys before anything is done: nothing goes without y, conflicts are settled by number, replacing takes a word.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

describe('before it', () => {
  it('Enter and every letter but y change nothing', () => {
    window.press('enter', 'right', 'a', 'e', 's', 'x', 'n', 'space', 'down', 'G', 'g');
    expect(asked('apply')).toEqual([]);
  });

  it('cuts a long check once', async () => {
    const text = 'a root whose path is far longer than the line that is to show it is not there yet and will be made';
    const preflight = [{ code: 'root', ok: true, text, stops: null } as const];
    window.press('escape', 'p');
    window.dispatch({ type: 'plan-made', plan: { ...PLAN, preflight }, text: 'the text', hash: '00' });
    const frame = await window.frame();
    expect(frame).toContain('✓ a root whose path');
    expect(frame).not.toContain('……');
  });

  it('y carries out the plan that was shown, and remembers what a person decided', () => {
    window.press('escape', 'a', 'p');
    window.dispatch({ type: 'plan-made', plan: PLAN, text: 'the text', hash: '00' });
    window.press('y');
    expect(asked('apply')).toMatchObject([{ plan: PLAN, text: 'the text' }]);
    expect(asked('remember')).toMatchObject([{ decisions: [{}, {}, {}] }]);
    expect(window.model().apply.state).toBe('running');
  });

  it('a number settles the conflict under the cursor, and the plan is made anew with it', () => {
    window.press('2');
    const wish = asked('make-plan').at(-1);
    expect(wish?.type === 'make-plan' ? [...wish.wish.choices] : []).toEqual([
      ['rivals 86', { take: PLAN.refusals[0]?.source }],
    ]);
    expect(window.model().apply.state).toBe('planning');
  });

  it('replacing wants the word', () => {
    window.press('down', '3');
    window.type('y');
    window.press('enter');
    expect(asked('make-plan')).toHaveLength(1);
    window.press('3');
    window.type('replace');
    window.press('enter');
    const wish = asked('make-plan').at(-1);
    expect(wish?.type === 'make-plan' ? wish.wish.choices.get('taken spirited away') : null).toBe('replace');
  });

  it('an answered conflict stays in its place with its answer marked', async () => {
    window.press('2');
    window.dispatch({
      type: 'plan-made',
      plan: { ...PLAN, conflicts: PLAN.conflicts.map((each, index) => (index === 0 ? { ...each, inForce: 1 } : each)) },
      text: 'the text',
      hash: '00',
    });
    expect(await window.frame()).toMatch(/2 {2}\[Judas\] 86 - 01 \[1080p\]\.mkv.*←/);
  });

  it('m and t change mode and preset, and the plan with them', async () => {
    window.press('m');
    expect(await window.frame()).toContain('How should files get there?');
    window.dispatch({ type: 'chosen', value: 'copy' });
    expect(window.model().around.options.mode).toBe('copy');
    expect(asked('make-plan')).toHaveLength(2);
    window.dispatch({ type: 'plan-made', plan: PLAN, text: 'the text', hash: '00' });
    window.press('t');
    window.dispatch({ type: 'chosen', value: 'plex' });
    expect(window.model().around.options.preset).toBe('plex');
  });

  it('x leaves out what the line is about, as Review would, and the plan is made without it', () => {
    const [group] = [...window.model().review.review.groups.values()];
    const [file] = group?.files ?? [];
    const [operation] = PLAN.operations;
    if (!group || !file || !operation) throw new Error('no group');
    const sources = group.files.map(({ unit }) => `${unit.file.folder}/${unit.file.name}`);
    const operations = sources.map((source, index) => ({ ...operation, id: `x${index}`, source }));
    window.press('escape', 'p');
    window.dispatch({
      type: 'plan-made',
      plan: { ...PLAN, operations, refusals: [], conflicts: [] },
      text: 'the text',
      hash: '01',
    });
    window.press('end', 'x');
    expect(window.model().review.review.now.decided.get(group.id)).toEqual({ kind: 'left-out' });
    const wish = asked('make-plan').at(-1);
    const codes = wish?.type === 'make-plan' ? wish.wish.unfiled.filter(({ code }) => code === 'left-out') : [];
    expect(codes).toHaveLength(sources.length);
    window.press('escape', 'u');
    expect(window.model().review.review.now.decided.has(group.id)).toBe(false);
  });

  it('the files of an opened show are rows, however many, and x leaves out one of them', async () => {
    const [group] = [...window.model().review.review.groups.values()].filter(({ files }) => files.length > 2);
    const [, operation] = PLAN.operations;
    if (!group || !operation) throw new Error('no group');
    const own = group.files.map(({ unit }) => `${unit.file.folder}/${unit.file.name}`);
    const more = Array.from({ length: 40 }, (_, index) => `/srv/torrents/anime/${index}.mkv`);
    const operations = [...own, ...more].map((source, index) => ({
      ...operation,
      id: `x${index}`,
      unit: `x${index}`,
      source,
      destination: operation.destination.replace('E01', `E${index + 1}x`),
    }));
    window.press('escape', 'p');
    window.dispatch({
      type: 'plan-made',
      plan: { ...PLAN, operations, refusals: [], conflicts: [] },
      text: 'the text',
      hash: '01',
    });
    window.press('right', 'G');
    expect(await window.frame()).toMatch(new RegExp(`> +now +39\\.mkv\\n +new .*E${own.length + 40}x`));
    window.press('enter');
    expect(window.model().apply.message).toMatch(/^x leaves this file out/);
    window.press('left');
    expect(await window.frame()).toMatch(/>▾ 進撃の巨人/);
    window.press('down', 'down', 'x');
    expect([...window.model().review.review.now.leftFiles]).toEqual([own[1]]);
    window.dispatch({
      type: 'plan-made',
      plan: { ...PLAN, operations, refusals: [], conflicts: [] },
      text: 'the text',
      hash: '02',
    });
    window.press('left', 'left');
    expect(await window.frame()).not.toContain('now  ');
  });

  it('a conflict under the cursor shows all its answers, wherever it stands on the page', async () => {
    const [first] = PLAN.conflicts;
    if (!first) throw new Error('no conflict');
    const conflicts = Array.from({ length: 9 }, (_, index) => ({ ...first, key: `c${index}` }));
    window.press('escape', 'p');
    window.dispatch({ type: 'plan-made', plan: { ...PLAN, conflicts }, text: 'the text', hash: '01' });
    for (let step = 0; step < conflicts.length; step += 1) {
      expect(await window.frame()).toMatch(/\n>!.*\n {5}1 .*\n {5}2 .*\n {5}3 .*\n/);
      window.press('down');
    }
  });

  it('/ narrows conflicts and shows by words, and Esc shows all again', async () => {
    window.press('/');
    window.type('進撃');
    expect(await window.frame()).toContain('1 of 2 shows and films');
    expect(await window.frame()).not.toContain('Spirited Away');
    window.press('enter', 'escape');
    expect(await window.frame()).toContain('Spirited Away');
    expect(window.model().screen).toBe('apply');
  });

  it('w saves the plan as it was shown', () => {
    window.press('w');
    expect(asked('save-plan')).toEqual([{ type: 'save-plan', text: 'the text' }]);
  });

  it('a plan that can’t be made is told, and y does nothing then', async () => {
    window.press('t');
    window.dispatch({ type: 'chosen', value: 'kodi' });
    const failure = { code: 'E-USAGE', message: 'The template has no {numbers}.', path: null } as never;
    window.dispatch({ type: 'plan-failed', failure });
    expect(await window.frame()).toContain('The template has no {numbers}.');
    window.press('y');
    expect(asked('apply')).toEqual([]);
  });
});
