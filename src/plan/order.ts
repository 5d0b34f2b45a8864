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
  const last: Operation[] = [];
  const seen = new Set<Operation>();
  for (const first of operations) {
    const chain: Operation[] = [];
    const inChain = new Set<Operation>();
    let next: Operation | undefined = first;
    while (next && !seen.has(next)) {
      seen.add(next);
      inChain.add(next);
      chain.push(next);
      const before = bySource.get(pathKey(next.destination));
      next = before === next ? undefined : before;
    }
    const end = chain.at(-1);
    if (next && end && inChain.has(next)) {
      // its target is still in use by the one that waits for it: step aside first, land when the circle is through
      const aside = join(dirname(end.destination), `.anivault-${planId.slice(-8)}-${end.id}.cyc`);
      chain.pop();
      ordered.push({ ...end, destination: aside });
      last.push({ ...end, source: aside });
    }
    ordered.push(...chain.reverse());
  }
  return [...ordered, ...last].map((operation, index) => ({ ...operation, id: `o${index + 1}` }));
}
