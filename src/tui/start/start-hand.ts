// What Start wants done: facts read, a key tried and kept, settings stored, folders looked at. Answers with messages.
import {
  canLinkInto,
  countVideos,
  lookAtLibrary,
  lookAtRoot,
  lookAtSource,
  type Count,
  type Standpoint,
} from '../../workflow/look.ts';
import type { Parts } from '../../workflow/parts.ts';
import { lastSession } from '../../workflow/session.ts';
import type { Effect } from '../effect.ts';
import type { Message } from '../message.ts';
import { asFailure } from '../tasks.ts';

interface StartHandRequest {
  readonly parts: Parts;
  readonly dispatch: (message: Message) => void;
  readonly standpoint: Standpoint;
}

export interface StartHand {
  readFacts(): Promise<void>;
  tryKey(key: string, baseUrl: string): Promise<void>;
  storeSettings(values: Readonly<Record<string, string | null>>): Promise<void>;
  lookAtFolder(path: string): Promise<void>;
  lookAtRoot(row: 'shows' | 'films', path: string): Promise<void>;
  lookAround(effect: Extract<Effect, { type: 'look-around' }>): Promise<void>;
  /** ends what only counts */
  stop(): void;
}

export function createStartHand({ parts, dispatch, standpoint }: StartHandRequest): StartHand {
  let counting = new AbortController();
  return {
    stop() {
      counting.abort('SIGINT');
    },
    async lookAround({ folders, roots, options, triesLinks }) {
      counting.abort('SIGINT');
      counting = new AbortController();
      const { signal } = counting;
      if (roots) {
        const library = lookAtLibrary(roots, folders);
        dispatch({ type: 'library-seen', library });
        const mayLink = triesLinks && library.isOneDisk && !library.isInPlace;
        const can = mayLink && (await canLinkInto(parts, roots, folders, options, signal));
        if (signal.aborted) return;
        if (mayLink) dispatch({ type: 'links-tried', can });
      }
      let last: Count | null = null;
      for await (const count of countVideos(parts, folders, options, signal)) {
        if (signal.aborted) return;
        last = count;
        dispatch({ type: 'videos-counted', count, isAll: false });
      }
      if (last) dispatch({ type: 'videos-counted', count: last, isAll: true });
    },
    async readFacts() {
      const session = lastSession(parts);
      try {
        const keySource = await parts.key.source();
        dispatch({ type: 'start-facts', facts: { keySource, settingsProblem: null, session } });
      } catch (error) {
        dispatch({
          type: 'start-facts',
          facts: { keySource: null, settingsProblem: asFailure(error).message, session },
        });
      }
    },
    async tryKey(key, baseUrl) {
      try {
        await parts.key.try(key, baseUrl, new AbortController().signal);
        await parts.key.store(key);
        dispatch({ type: 'key-tried', failure: null });
      } catch (error) {
        dispatch({ type: 'key-tried', failure: asFailure(error) });
      }
    },
    async storeSettings(values) {
      try {
        const settings = await parts.openSettings();
        for (const [key, value] of Object.entries(values))
          if (value === null) await settings.unset(key);
          else if (settings.values[key] !== value) await settings.set(key, value);
        dispatch({ type: 'settings-stored', failure: null });
      } catch (error) {
        dispatch({ type: 'settings-stored', failure: asFailure(error) });
      }
    },
    async lookAtFolder(text) {
      const { path, problem } = await lookAtSource(text, standpoint);
      dispatch({ type: 'folder-seen', path, problem: problem?.message ?? null });
    },
    async lookAtRoot(row, text) {
      const { path, problem } = await lookAtRoot(text, standpoint);
      dispatch({ type: 'root-seen', row, path, problem: problem?.message ?? null });
    },
  };
}
