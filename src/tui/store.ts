// Holds the model: messages in, effects out, listeners told. Knows nothing of what either means.
import type { Effect } from './effect.ts';
import type { Message } from './message.ts';
import type { UiModel } from './model.ts';
import { update } from './update.ts';

export interface Store {
  readonly model: () => UiModel;
  dispatch(message: Message): void;
  /** something to be done that no message asked for */
  begin(effect: Effect): void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * A store over a first model; effects are handed to `run` after the model has changed. Listeners are told once for all that came at once:
 * keys that pile up on a slow line cost one frame, not one each.
 */
export function createStore(first: UiModel, run: (effect: Effect) => void): Store {
  let model = first;
  let isTelling = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    isTelling = false;
    for (const listener of listeners) listener();
  };
  return {
    model: () => model,
    dispatch(message) {
      const next = update(model, message);
      if (next.model !== model) {
        model = next.model;
        if (!isTelling) queueMicrotask(tell);
        isTelling = true;
      }
      for (const effect of next.effects) run(effect);
    },
    begin: run,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
