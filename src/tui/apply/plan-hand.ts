// The hand of the plan: made, saved, and what was decided remembered for the next scan. Answers with messages.
import { join } from 'node:path';
import type { Parts } from '../../workflow/parts.ts';
import { planFilings, planOptionsOf } from '../../workflow/plan.ts';
import { rememberDecisions } from '../../workflow/remember.ts';
import type { Effect, PlanWish } from '../effect.ts';
import type { Message } from '../message.ts';
import { asFailure } from '../tasks.ts';

export interface PlanHand {
  make(wish: PlanWish): void;
  save(text: string): Promise<void>;
  remember(decisions: Extract<Effect, { type: 'remember' }>['decisions']): Promise<void>;
}

/** A hand that plans with the parts in force. */
export function createPlanHand(parts: () => Parts, dispatch: (message: Message) => void): PlanHand {
  return {
    make(wish) {
      try {
        dispatch({ type: 'plan-made', ...planFilings(parts(), { ...wish, options: planOptionsOf(wish.options) }) });
      } catch (error) {
        dispatch({ type: 'plan-failed', failure: asFailure(error) });
      }
    },
    async save(text) {
      const place = parts();
      const time = new Date(place.clock.now()).toISOString().replace(/[:.]/g, '-');
      const path = join(place.folders.state, 'plans', `plan-${time}.json`);
      try {
        await place.writeTextFile(path, text);
        dispatch({ type: 'plan-saved', path, failure: null });
      } catch (error) {
        dispatch({ type: 'plan-saved', path, failure: asFailure(error) });
      }
    },
    async remember(decisions) {
      const problem = await rememberDecisions(parts(), decisions);
      if (problem !== null) dispatch({ type: 'noted', text: problem });
    },
  };
}
