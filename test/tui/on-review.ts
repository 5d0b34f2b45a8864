// Where the cursor of Review is, what is decided there, and what was asked of TMDB: for tests that press keys.
import { decisionOf } from '../../src/review/review.ts';
import { countsOf } from '../../src/review/views.ts';
import type { Window } from './window.tsx';

export interface OnReview {
  /** the title of the cursor's group, as it was read */
  readonly titleAt: () => string;
  readonly goTo: (title: string) => void;
  readonly counts: () => ReturnType<typeof countsOf>;
  /** what is decided of the cursor's group */
  readonly decisionAt: () => ReturnType<typeof decisionOf>;
  readonly searches: () => Window['effects'];
}

/** Looks at the window that is open when it is asked. */
export function onReview(window: () => Window): OnReview {
  const titleAt = (): string => {
    const { review } = window().model();
    return review.review.groups.get(review.cursor?.group ?? '')?.title ?? '';
  };
  return {
    titleAt,
    goTo(title) {
      window().press('g');
      for (let step = 0; titleAt() !== title; step += 1) {
        if (step > 50) throw new Error(`no row ${title}`);
        window().press('down');
      }
    },
    counts: () => countsOf(window().model().review.review),
    decisionAt() {
      const { review } = window().model();
      return decisionOf(review.review, review.cursor?.group ?? '');
    },
    searches: () => window().effects.filter(({ type }) => type === 'search'),
  };
}
