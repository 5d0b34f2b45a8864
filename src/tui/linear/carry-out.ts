// The end of a dialogue: the plan as lines, and what becomes of it.
import type { Plan } from '../../model/plan.ts';
import { display } from '../../names/display.ts';
import { ownDecisions } from '../../review/decided.ts';
import type { Review } from '../../review/review.ts';
import { applyPlan } from '../../workflow/apply.ts';
import type { MadePlan } from '../../workflow/plan.ts';
import { rememberDecisions } from '../../workflow/remember.ts';
import type { Dialogue } from './dialogue.ts';

/** Says what would be done; the number of files that would go. */
export function tellPlan({ say }: Dialogue, plan: Plan): number {
  const going = plan.operations.filter(({ accepted }) => accepted);
  for (const { source, destination, action } of going)
    say(`${action} ${display(source)}\n  to ${display(destination)}`);
  for (const { source, reason } of plan.refusals) say(`stays ${display(source)}: ${reason}`);
  for (const { ok, text } of plan.preflight) if (!ok) say(`! ${text}`);
  const go = `${going.length} ${going.length === 1 ? 'file' : 'files'} would go`;
  const stay = `${plan.refusals.length} ${plan.refusals.length === 1 ? 'stays' : 'stay'}`;
  say(`${go}, ${stay}. Nothing has been changed yet.`);
  return going.length;
}

/** Remembers what was decided, and carries the plan out. */
export async function carryOut(dialogue: Dialogue, review: Review, made: MadePlan): Promise<void> {
  const { parts, options, signal, say } = dialogue;
  const problem = await rememberDecisions(parts, ownDecisions(review));
  if (problem !== null) say(problem);
  const { verifyHash, breakLock } = options;
  for await (const told of applyPlan(parts, { plan: made.plan, text: made.text, verifyHash, breakLock }, signal)) {
    if (told.type !== 'run-advanced') continue;
    const { event } = told;
    if (event.type === 'operation-ended' && event.status !== 'done')
      say(`${event.status} ${display(event.operation.source)}: ${event.reason ?? event.code ?? ''}`);
    else if (event.type === 'run-ended')
      say(
        `Run ${event.runId}: ${event.done} done, ${event.skipped} left, ${event.failed} failed. anivault rollback --apply undoes it.`,
      );
  }
}
