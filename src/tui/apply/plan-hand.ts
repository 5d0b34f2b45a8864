// The hand of the plan: made, saved, and what was decided remembered for the next scan. Answers with messages. What makes plans loads when
// one is wanted.
import type { Parts } from '../../workflow/parts.ts';
import type { Effect, PlanWish } from '../effect.ts';
import type { Message } from '../message.ts';
import { asFailure } from '../tasks.ts';

export interface PlanHand {
  make(wish: PlanWish): Promise<void>;
  save(text: string): Promise<void>;
  remember(decisions: Extract<Effect, { type: 'remember' }>['decisions']): Promise<void>;
}

/** A hand that plans with the parts in force. */
export function createPlanHand(parts: () => Parts, dispatch: (message: Message) => void): PlanHand {
  return {
    async make(wish) {
      try {
        const { planFilings, planOptionsOf } = await import('../../workflow/plan.ts');
        dispatch({ type: 'plan-made', ...planFilings(parts(), { ...wish, options: planOptionsOf(wish.options) }) });
      } catch (error) {
        dispatch({ type: 'plan-failed', failure: asFailure(error) });
      }
    },
    async save(text) {
      const { placeForPlan, savePlan } = await import('../../workflow/save-plan.ts');
      const path = placeForPlan(parts());
      try {
        await savePlan(parts(), path, text);
        dispatch({ type: 'plan-saved', path, failure: null });
      } catch (error) {
        dispatch({ type: 'plan-saved', path, failure: asFailure(error) });
      }
    },
    async remember(decisions) {
      const { rememberDecisions } = await import('../../workflow/remember.ts');
      const problem = await rememberDecisions(parts(), decisions);
      if (problem !== null) dispatch({ type: 'noted', text: problem });
    },
  };
}
