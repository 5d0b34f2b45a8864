// What the hand of Review answers, taken into its slice. Pure.
import { refound, resumed } from '../../review/arrivals.ts';
import { filedWork } from '../../review/filings.ts';
import { withEpisodeGroups } from '../../review/numbering.ts';
import type { Effect } from '../effect.ts';
import type { Message } from '../message.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import { tryingWork } from './pane-lines.ts';
import { groupInPane, type ReviewModel } from './review-model.ts';
import { layoutOf } from './review-layout.ts';
import { reviewFound } from './review-update.ts';

export type ReviewMessage = Extract<
  Message,
  { type: 'session-opened' | 'found-again' | 'found' | 'rested' | 'looked' | 'shelf-seen' | 'episode-groups-found' }
>;

/** What the library holds is looked up where a pane is there to show it. */
function shelfWish(model: ReviewModel, around: Surroundings): readonly Effect[] {
  const id = groupInPane(model);
  const candidate = id === null || layoutOf(around, model).paneWidth === 0 ? null : tryingWork(model, id);
  const { shelf } = model;
  if (!candidate || !around.roots || (shelf?.work.type === candidate.type && shelf.work.id === candidate.id)) return [];
  return [{ type: 'look-at-shelf', work: filedWork(candidate), roots: around.roots }];
}

export function reviewMessage(model: ReviewModel, message: ReviewMessage, around: Surroundings): Step<ReviewModel> {
  switch (message.type) {
    case 'session-opened': {
      const { left, isShared } = message;
      const told = {
        ...model,
        isShared,
        message: isShared ? 'another window shows this session: what you decide here is not kept' : null,
      };
      return still(left ? { ...told, review: resumed(model.review, left.now, left) } : told);
    }
    case 'found-again':
      return still({ ...model, review: refound(model.review, message.group, message.match) });
    case 'found':
      return reviewFound(model, message.request, message.match, message.ms);
    case 'rested': {
      const next = { ...model, paneGroup: model.cursor?.group ?? null, restedAt: model.cursor };
      return { model: next, effects: shelfWish(next, around) };
    }
    case 'looked':
      return still({ ...model, justChanged: null });
    case 'shelf-seen':
      return still({ ...model, shelf: message.shelf });
    case 'episode-groups-found':
      return still({ ...model, review: withEpisodeGroups(model.review, message.show, message.groups) });
  }
}
