// A file is read whole to prove it: that can be stopped at each block, and is told as it goes on.
import type { Operation } from '../model/plan.ts';
import type { CopyAdvance } from '../model/run.ts';
import { type Hands, Stopped } from './transfer/hands.ts';

export interface Listener {
  readonly hands: Hands;
  readonly onBegun: (operation: Operation) => void;
  readonly onAdvanced: (operation: Operation, advance: CopyAdvance) => void;
}

/** What is called at each block that is read for an operation, with the bytes so far. Files of one block are not told of. */
export function reading(operation: Operation, { hands, onBegun, onAdvanced }: Listener): (bytes: number) => void {
  const size = operation.identity?.size ?? 0;
  let isTold = false;
  return (bytes) => {
    if (hands.stopped()) throw new Stopped('The run was asked to stop.');
    if (bytes === 0 || bytes >= size) return;
    if (!isTold) onBegun(operation);
    isTold = true;
    onAdvanced(operation, { part: 'read-back', bytes });
  };
}
