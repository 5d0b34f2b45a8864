// Every screen of the window, opened by keys and answers: what golden frames are taken of.
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { PLAN } from './plan.ts';
import { ENDED, RUNNING, RUNS, STOPPED, UNDO } from './runs.ts';
import type { Window, WindowWish } from './window.tsx';

function goToKanon(window: Window): void {
  while (window.model().review.review.groups.get(window.model().review.cursor?.group ?? '')?.title !== 'Kanon')
    window.press('n');
}

/** Opens a screen at a size. */
export type OpenScreen = (wish: WindowWish) => Window;

/**
 * Every screen by name, in a state that shows what it can. `windowAt` opens a window on Start, `reviewAt` one on Review with all of `events`
 * matched.
 */
export const screensOf = (
  windowAt: OpenScreen,
  reviewAt: OpenScreen,
  events: () => readonly WorkflowEvent[],
): readonly (readonly [string, OpenScreen])[] => [
  [
    'start',
    (wish) => {
      const window = windowAt(wish);
      window.dispatch({ type: 'start-facts', facts: { keySource: null, settingsProblem: null, session: null } });
      window.press('end', 'up', 'up', 'up');
      return window;
    },
  ],
  [
    'start-found',
    (wish) => {
      const window = windowAt(wish);
      const session = null;
      window.dispatch(
        { type: 'start-facts', facts: { keySource: 'settings', settingsProblem: null, session } },
        {
          type: 'library-seen',
          library: { shows: 412, films: 38, preset: 'jellyfin', isOneDisk: true, isInPlace: false },
        },
        { type: 'videos-counted', count: { videos: 20_114, folders: 1902 }, isAll: false },
      );
      window.press('end', 'up', 'up');
      return window;
    },
  ],
  [
    'scan',
    (wish) => {
      const window = windowAt(wish);
      window.dispatch(
        { type: 'started' },
        { type: 'events', task: 'scan', events: events().slice(0, 9), at: 5000 },
        { type: 'events', task: 'scan', events: [], at: 6000 },
      );
      return window;
    },
  ],
  ['review', reviewAt],
  [
    'review-pane',
    (wish) => {
      const window = reviewAt(wish);
      goToKanon(window);
      window.press('tab', 'down');
      return window;
    },
  ],
  [
    'review-search',
    (wish) => {
      const window = reviewAt(wish);
      goToKanon(window);
      window.press('s', 'ctrl-u');
      window.type('Kanon 2006');
      const { panel, review, cursor } = window.model().review;
      const match = review.matches.get(cursor?.group ?? '');
      const request = panel?.type === 'search' ? panel.finding.asking : null;
      if (match && request !== null) window.dispatch({ type: 'found', request, match, ms: 212 });
      return window;
    },
  ],
  [
    'review-numbers',
    (wish) => {
      const window = reviewAt(wish);
      goToKanon(window);
      window.press('r', 'tab', 'tab', 'ctrl-u');
      window.type('13');
      return window;
    },
  ],
  [
    'review-edit',
    (wish) => {
      const window = reviewAt(wish);
      window.press('g', 'e', 'tab', 'tab');
      window.type('2020');
      return window;
    },
  ],
  [
    'review-files',
    (wish) => {
      const window = reviewAt(wish);
      window.press('f', 'f', 'f', 'g', 'right', 'down');
      return window;
    },
  ],
  [
    'apply',
    (wish) => {
      const window = reviewAt(wish);
      window.press('p');
      window.dispatch({ type: 'plan-made', plan: PLAN, text: '{}', hash: '00' });
      window.press('end', 'right', 'g');
      return window;
    },
  ],
  [
    'apply-running',
    (wish) => {
      const window = reviewAt(wish);
      window.press('p');
      window.dispatch({ type: 'plan-made', plan: PLAN, text: '{}', hash: '00' });
      window.press('y');
      window.dispatch(...RUNNING);
      return window;
    },
  ],
  [
    'apply-ended',
    (wish) => {
      const window = reviewAt(wish);
      window.press('p');
      window.dispatch({ type: 'plan-made', plan: PLAN, text: '{}', hash: '00' });
      window.press('y');
      window.dispatch(...RUNNING, ...ENDED);
      return window;
    },
  ],
  [
    'apply-stopped',
    (wish) => {
      const window = reviewAt(wish);
      window.press('p');
      window.dispatch({ type: 'plan-made', plan: PLAN, text: '{}', hash: '00' });
      window.press('y');
      window.dispatch(...RUNNING, ...STOPPED);
      return window;
    },
  ],
  [
    'history',
    (wish) => {
      const window = reviewAt(wish);
      window.press('H');
      window.dispatch({ type: 'history-read', runs: RUNS });
      window.press('enter');
      window.dispatch({ type: 'run-seen', runId: RUNS[0]?.id ?? '', operations: UNDO });
      window.press('down', 'down', 'enter');
      return window;
    },
  ],
  [
    'settings',
    (wish) => {
      const window = reviewAt(wish);
      window.press(',', 'down', 'down', 'down', 'down', 'enter');
      return window;
    },
  ],
  [
    'help',
    (wish) => {
      const window = reviewAt(wish);
      window.press('?');
      return window;
    },
  ],
];
