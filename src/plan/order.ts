// The order of operations: one that needs another's source gone comes after it; circles are broken through a temporary name. Pure.
import { dirname, join } from 'node:path';
import type { Operation } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';

/** Sorts so that no operation lands on a file that a later one moves away. Ids are given anew in the order of work. */
export function orderOperations(operations: readonly Operation[], planId: string): readonly Operation[] {
  const bySource = new Map(
    operations.filter(({ action }) => action === 'move').map((operation) => [pathKey(operation.source), operation]),
  );
  const ordered: Operation[] = [];
  const state = new Map<Operation, 'open' | 'done'>();
  const last: Operation[] = [];

  const visit = (operation: Operation): void => {
    if (state.has(operation)) return;
    state.set(operation, 'open');
    const before = bySource.get(pathKey(operation.destination));
    const circle = before !== undefined && before !== operation && state.get(before) === 'open';
    if (before && before !== operation && !circle) visit(before);
    if (circle) {
      // its target is still in use by the operation that waits for it: step aside first, land when the circle is through
      const aside = join(dirname(operation.destination), `.anivault-${planId.slice(-8)}-${operation.id}.cyc`);
      ordered.push({ ...operation, destination: aside });
      last.push({ ...operation, source: aside });
    } else ordered.push(operation);
    state.set(operation, 'done');
  };
  for (const operation of operations) visit(operation);
  return [...ordered, ...last].map((operation, index) => ({ ...operation, id: `o${index + 1}` }));
}
