// Work beside the window is told in batches: at most four a second, the first at once, nothing lost.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Message } from '../../src/tui/message.ts';
import { createTasks } from '../../src/tui/tasks.ts';
import type { Parts } from '../../src/workflow/parts.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';

/** A clock that stands still until it is told to go on. */
function standingClock(): { clock: Parts['clock']; readonly advance: (ms: number) => Promise<void> } {
  let now = 0;
  let sleepers: { until: number; wake: () => void }[] = [];
  const clock = {
    now: () => now,
    monotonic: () => now,
    sleep: (ms: number) => new Promise<void>((wake) => sleepers.push({ until: now + ms, wake })),
  };
  return {
    clock,
    async advance(ms) {
      now += ms;
      const due = sleepers.filter(({ until }) => until <= now);
      sleepers = sleepers.filter(({ until }) => until > now);
      for (const { wake } of due) wake();
      await turn();
    },
  };
}

const SECONDS = 5;
const A_STEP_MS = 10;

it('tells four times a second at most, and everything in the end', async () => {
  const { clock, advance } = standingClock();
  const log = { write: () => undefined };
  const told: Message[] = [];
  const tasks = createTasks({ parts: { clock, log } as unknown as Parts, dispatch: (message) => told.push(message) });
  let next: () => void = () => undefined;
  const steps = (SECONDS * 1000) / A_STEP_MS;
  async function* work(): AsyncGenerator<WorkflowEvent> {
    for (let step = 0; step < steps; step += 1) {
      yield { type: 'progressed', phase: 'match', done: step, total: steps, client: null };
      await new Promise<void>((go) => {
        next = go;
      });
    }
  }
  tasks.start('scan', work);
  await turn();
  for (let step = 0; step < steps; step += 1) {
    await advance(A_STEP_MS);
    next();
    await turn();
  }
  await turn();
  const batches = told.filter((message) => message.type === 'events');
  expect(batches.length).toBeGreaterThan(SECONDS * 3);
  // one more at its begin, one at its end
  expect(batches.length).toBeLessThanOrEqual(SECONDS * 4 + 2);
  expect(batches.flatMap(({ events }) => events)).toHaveLength(steps);
  expect(told.at(-1)).toMatchObject({ type: 'task-ended', failure: null });
});
