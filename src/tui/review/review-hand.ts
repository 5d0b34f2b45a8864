// The hand of Review: searches, what the library holds, and the moments that a key or an eye needs. Answers with messages.
import type { CatalogueSession, Parts } from '../../workflow/parts.ts';
import { searchFor } from '../../workflow/search.ts';
import { openShelves } from '../../workflow/shelf.ts';
import type { Effect } from '../effect.ts';
import type { Message } from '../message.ts';
import { asFailure } from '../tasks.ts';

type ReviewEffect = Extract<
  Effect,
  { type: 'search' | 'find-again' | 'await-rest' | 'await-look' | 'look-at-shelf' | 'episode-groups' }
>;

export interface ReviewHand {
  run(effect: ReviewEffect): Promise<void>;
  /** the library may have changed: its folders are read anew when they are wanted */
  forgetShelves(): void;
  close(): void;
}

/** A search waits this long for the next letter. */
const TYPING_MS = 200;
/** The pane follows the cursor this long after the last key, so that a held arrow pays for list and strip only. */
const REST_MS = 150;
/** So long a key counts as meant for what stood under the cursor before it changed. */
const LOOK_MS = 700;

export interface ReviewHandRequest {
  readonly parts: () => Parts;
  /** null: no catalogue is open yet */
  readonly session: () => CatalogueSession | null;
  readonly dispatch: (message: Message) => void;
}

export function createReviewHand({ parts, session, dispatch }: ReviewHandRequest): ReviewHand {
  const again = new AbortController();
  const timers = new Map<string, AbortController>();
  let shelves = openShelves();

  /** Says so after a while, unless the same is begun anew before. */
  const later = async (name: string, ms: number): Promise<AbortSignal> => {
    timers.get(name)?.abort();
    const timer = new AbortController();
    timers.set(name, timer);
    await parts()
      .clock.sleep(ms, timer.signal)
      .catch(() => undefined);
    return timer.signal;
  };

  const find = async (wish: Extract<ReviewEffect, { type: 'search' }>): Promise<void> => {
    const signal = await later('search', TYPING_MS);
    const open = session();
    if (signal.aborted || !open) return;
    const { clock } = parts();
    const asked = clock.monotonic();
    try {
      const match = await searchFor(open, wish, signal);
      if (!signal.aborted) dispatch({ type: 'found', request: wish.request, match, ms: clock.monotonic() - asked });
    } catch (error) {
      if (!signal.aborted) dispatch({ type: 'noted', text: asFailure(error).message });
    }
  };

  const findAgain = async ({ group, ref, language }: Extract<ReviewEffect, { type: 'find-again' }>): Promise<void> => {
    const open = session();
    if (!open) return;
    const { signal } = again;
    const match = await searchFor(open, { group, refs: [ref], external: null, byWords: false, language }, signal);
    if (!signal.aborted) dispatch({ type: 'found-again', group: group.id, match });
  };

  const askGroups = async ({ show, language }: Extract<ReviewEffect, { type: 'episode-groups' }>): Promise<void> => {
    const answer = await session()?.catalogue.episodeGroups(show, language, again.signal);
    if (again.signal.aborted || !answer) return;
    if (answer.kind === 'unavailable') dispatch({ type: 'noted', text: `other orders: ${answer.reason}` });
    else dispatch({ type: 'episode-groups-found', show, groups: answer.kind === 'found' ? answer.value : [] });
  };

  return {
    async run(effect) {
      switch (effect.type) {
        case 'search':
          return find(effect);
        case 'find-again':
          return findAgain(effect);
        case 'await-rest': {
          const signal = await later('rest', REST_MS);
          if (!signal.aborted) dispatch({ type: 'rested' });
          return;
        }
        case 'await-look': {
          const signal = await later('look', LOOK_MS);
          if (!signal.aborted) dispatch({ type: 'looked' });
          return;
        }
        case 'episode-groups':
          return askGroups(effect);
        case 'look-at-shelf':
          dispatch({ type: 'shelf-seen', shelf: shelves.lookAt(effect.work, effect.roots) });
      }
    },
    forgetShelves() {
      shelves = openShelves();
    },
    close() {
      for (const timer of timers.values()) timer.abort();
      again.abort();
    },
  };
}
