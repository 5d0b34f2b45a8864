// Scanning and matching as the window sees it: counts, groups that come, its end, and the Scan screen's few keys. Pure.
import { lostWorks } from '../review/decided.ts';
import { lostEpisodeGroups } from '../review/numbering.ts';
import type { WorkflowEvent } from '../workflow/event.ts';
import type { Message } from './message.ts';
import type { UiModel } from './model.ts';
import { reviewComplete, reviewEvents } from './review/review-arrivals.ts';
import { countScan } from './scan-model.ts';
import { calm, goTo, startScan, type Next } from './transitions.ts';

/** So many groups fill a first screen: Scan gives way to Review. */
const FIRST_SCREEN = 20;

/** A key on the Scan screen. */
export function scanKey(model: UiModel, name: string): Next {
  const { scan, review } = model;
  switch (name) {
    case 'enter':
      return review.review.groups.size > 0 || scan.state === 'running' ? goTo(model, 'review', []) : calm(model);
    case 'escape':
      return scan.state === 'running'
        ? {
            model: { ...model, scan: { ...scan, failure: 'stopping ...' } },
            effects: [{ type: 'stop-task', task: 'scan' }],
          }
        : goTo(model, 'start', [{ type: 'read-start-facts' }]);
    case 'R':
      return scan.state === 'running' ? calm(model) : startScan(model);
    default:
      return calm(model);
  }
}

/** A batch of what scanning and matching told. */
export function scanEvents(model: UiModel, events: readonly WorkflowEvent[], at: number): Next {
  const { model: review, effects: looks } = reviewEvents(model.review, events);
  const { groups, matches } = review.review;
  const next = { ...model, review, scan: countScan(model.scan, events, groups.size, matches.size, at) };
  const fresh = events.flatMap((event) => (event.type === 'group-matched' ? [event.group.id] : []));
  const language = model.around.options.lang;
  const lost = lostWorks(review.review, fresh).map((each) => ({ type: 'find-again' as const, ...each, language }));
  const orders = lostEpisodeGroups(review.review, fresh).map((show) => ({
    type: 'episode-groups' as const,
    show,
    language,
  }));
  const effects = [...lost, ...orders, ...looks];
  return model.screen === 'scan' && matches.size >= FIRST_SCREEN
    ? goTo(next, 'review', effects)
    : { model: next, effects };
}

/** The end of a scan, in order or not. */
export function scanEnded(model: UiModel, failure: Extract<Message, { type: 'task-ended' }>['failure']): Next {
  const scan = { ...model.scan, state: 'ended' as const, failure: failure?.message ?? null };
  const next = { ...model, scan };
  if (failure?.code === 'E-TMDB-KEY') {
    const start = { ...model.start, row: 'key' as const, message: failure.message };
    return goTo({ ...next, start }, 'start', [{ type: 'read-start-facts' }]);
  }
  const { groups } = model.review.review;
  if (failure && failure.code !== 'E-INTERRUPTED') {
    const text = [failure.message, failure.path, failure.hint].filter(Boolean).join(' ');
    return calm({ ...next, scan: { ...scan, failure: text }, review: { ...next.review, message: text } });
  }
  if (model.screen === 'scan' && groups.size > 0) return goTo(next, 'review', []);
  if (model.screen !== 'review') return calm(next);
  const { model: review, effects } = reviewComplete(next.review);
  const message = next.review.message ?? `all ${groups.size} groups matched`;
  return { model: { ...next, review: { ...review, message } }, effects };
}
