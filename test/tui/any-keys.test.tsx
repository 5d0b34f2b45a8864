// Whatever is pressed, at whatever size: nothing is thrown, each frame is as high as the terminal allows, and its foot says what can be done.
// Nothing but `y` on Apply carries anything out.
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { libraryEvents } from '../support/library.ts';
import { PLAN } from './plan.ts';
import { RUNS, UNDO } from './runs.ts';
import { openReviewed, type Window } from './window.tsx';

let events: readonly WorkflowEvent[];
beforeAll(async () => {
  events = await libraryEvents();
});

const NAMED = [
  'up',
  'down',
  'left',
  'right',
  'pageup',
  'pagedown',
  'home',
  'end',
  'enter',
  'escape',
  'tab',
  'shift-tab',
];
const CONTROL = ['backspace', 'delete', 'ctrl-u', 'ctrl-d', 'ctrl-w', 'ctrl-r', 'ctrl-l', 'space'];
const LETTERS = [...Array.from('hjklgGnNavxesirofupRHqmtw,?*/0123456789'), 'ㅁ', '蟲', 'ｊ'];
const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 79, rows: 21 },
  { columns: 80, rows: 24 },
  { columns: 119, rows: 22 },
  { columns: 120, rows: 20 },
  { columns: 163, rows: 41 },
] as const;

/** Answers what the window has asked for since, as its hands would. */
function answer(window: Window, from: number): number {
  for (const effect of window.effects.slice(from)) {
    const [match] = window.model().review.review.matches.values();
    if (effect.type === 'search' && match) window.dispatch({ type: 'found', request: effect.request, match, ms: 5 });
    else if (effect.type === 'make-plan') window.dispatch({ type: 'plan-made', plan: PLAN, text: '{}', hash: '00' });
    else if (effect.type === 'read-history') window.dispatch({ type: 'history-read', runs: RUNS });
    else if (effect.type === 'look-at-run')
      window.dispatch({ type: 'run-seen', runId: effect.runId, operations: UNDO });
    else if (effect.type === 'scan')
      window.dispatch(
        { type: 'events', task: 'scan', events, at: 1 },
        { type: 'task-ended', task: 'scan', failure: null },
      );
  }
  return window.effects.length;
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NAMED) },
  { weight: 1, arbitrary: fc.constantFrom(...CONTROL) },
  { weight: 5, arbitrary: fc.constantFrom(...LETTERS) },
);

it('answers with a whole frame', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SIZES),
      fc.boolean(),
      fc.array(step, { minLength: 5, maxLength: 40 }),
      async (size, ascii, keys) => {
        const window = openReviewed(events, { ...size, ascii });
        let answered = window.effects.length;
        for (const key of keys) {
          window.press(key);
          answered = answer(window, answered);
        }
        const lines = (await window.frame()).trimEnd().split('\n');
        window.close();
        expect(lines.length).toBe(size.rows - 1);
        expect(lines.at(-1)).toMatch(/Enter|Esc|\?/);
        expect(window.effects.filter(({ type }) => type === 'apply' || type === 'undo-run')).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
