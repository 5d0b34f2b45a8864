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

/** A store over a first model; effects are handed to `run` after the model has changed. */
export function createStore(first: UiModel, run: (effect: Effect) => void): Store {
  let model = first;
  const listeners = new Set<() => void>();
  return {
    model: () => model,
    dispatch(message) {
      const next = update(model, message);
      if (next.model !== model) {
        model = next.model;
        for (const listener of listeners) listener();
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
