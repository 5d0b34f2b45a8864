// Which operations of a run are carried out together: those that touch no name of each other. Pure.
import type { Operation } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';
import type { Task } from './task.ts';

const isFolderWork = ({ action }: Operation): boolean => action === 'make-folder' || action === 'remove-folder';

/**
 * Cuts a run into batches that keep units whole and hold nothing that touches a name another one in it touches. `most` is asked how many
 * tasks may share a batch, each time one of them might end.
 */
export function* batchesOf(tasks: readonly Task[], most: () => number): Generator<readonly Task[]> {
  let batch: Task[] = [];
  let touched = new Set<string>();
  for (const [index, task] of tasks.entries()) {
    const { operation } = task;
    const keys = [pathKey(operation.source), pathKey(operation.destination)];
    const before = batch.at(-1)?.operation;
    const isFull = batch.length >= most() && before?.unit !== operation.unit;
    const isOtherKind = before !== undefined && isFolderWork(before) !== isFolderWork(operation);
    const meets = before !== undefined && !isFolderWork(operation) && keys.some((key) => touched.has(key));
    if (index > 0 && (isFull || isOtherKind || meets)) {
      yield batch;
      batch = [];
      touched = new Set();
    }
    batch.push(task);
    for (const key of keys) touched.add(key);
  }
  if (batch.length > 0) yield batch;
}
