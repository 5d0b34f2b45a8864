// What Start answers to a message: it may change the surroundings, too. Type only.
import type { Effect } from '../effect.ts';
import type { Screen, Surroundings } from '../model.ts';
import type { StartModel } from './start-model.ts';

export interface StartStep {
  readonly start: StartModel;
  readonly around: Surroundings;
  readonly effects: readonly Effect[];
  readonly go?: Screen;
}
