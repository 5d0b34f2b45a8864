// Keys while the pane is entered: candidates tried and taken. Everything else is the list's. Pure.
import { matchOf } from '../../review/review.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import { goOn, say, takeAsRead, takeCandidate } from './review-deeds.ts';
import { layoutOf } from './review-layout.ts';
import { CLOSED_PANE, type ReviewModel } from './review-model.ts';

/** Null for a key that the list answers. */
export function paneKey(model: ReviewModel, name: string, around: Surroundings): Step<ReviewModel> | null {
  const { cursor, pane, review } = model;
  if (!cursor) return null;
  const count = matchOf(review, cursor.group)?.candidates.length ?? 0;
  const candidate = (step: number): Step<ReviewModel> => {
    const next = Math.max(0, Math.min(count, pane.candidate + step));
    const message = next === count ? 'as read: nothing is taken yet' : `trying no. ${next + 1}: nothing is taken yet`;
    return say({ ...model, pane: { ...pane, candidate: next, scroll: 0 } }, message);
  };
  const page = Math.max(1, Math.floor(layoutOf(around, model).paneRows / 2));
  switch (name) {
    case 'up':
    case 'k':
      return candidate(-1);
    case 'down':
    case 'j':
      return candidate(1);
    case 'pagedown':
    case 'ctrl-d':
      return still({ ...model, pane: { ...pane, scroll: pane.scroll + page } });
    case 'pageup':
    case 'ctrl-u':
      return still({ ...model, pane: { ...pane, scroll: Math.max(0, pane.scroll - page) } });
    case 'enter':
      if (pane.candidate < 0) return say(model, '↑↓ or a number chooses · s searches · n leaves it for later');
      return pane.candidate >= count
        ? takeAsRead(model, cursor.group)
        : takeCandidate(model, cursor.group, pane.candidate);
    case 'n':
      return goOn(model, 'left for later');
    case 'tab':
    case 'shift-tab':
    case 'escape':
      return still({ ...model, pane: CLOSED_PANE, message: null });
    default:
      return null;
  }
}
