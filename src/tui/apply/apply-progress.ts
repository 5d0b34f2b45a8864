// A run told to the Apply screen: events folded into numbers. Pure.
import type { Operation } from '../../model/plan.ts';
import type { WorkflowEvent } from '../../workflow/event.ts';
import type { Progress } from './apply-model.ts';

/** Failures kept for showing; the journal has all. */
const FAILURES_SHOWN = 100;

/** Folders made or removed on the way are steps, but no file of anybody’s. */
const isFolderStep = ({ action }: Operation): boolean => action === 'make-folder' || action === 'remove-folder';

/** Folds a batch of events in. */
export function withProgress(progress: Progress, events: readonly WorkflowEvent[], at: number | null = null): Progress {
  let { total, steps, done, skipped, failed, bytes, bytesTotal, current, runId, stopped } = progress;
  const begun = new Map(progress.begun);
  const failures = [...progress.failures];
  const filed = new Set(progress.filed);
  for (const told of events) {
    if (told.type !== 'run-advanced') continue;
    const { event } = told;
    switch (event.type) {
      case 'run-started':
        [total, bytesTotal, runId] = [event.total, event.bytes, event.runId];
        break;
      case 'operation-started':
        current = event.operation.destination;
        begun.set(event.operation.id, event.operation.identity?.size ?? 0);
        break;
      case 'operation-ended':
        bytes += event.bytes;
        steps += 1;
        begun.delete(event.operation.id);
        if (isFolderStep(event.operation)) break;
        if (event.status === 'failed') {
          failed += 1;
          failures.push(`${event.code ?? ''} ${event.reason ?? ''} ${event.operation.source}`.trim());
        } else if (event.status === 'skipped') {
          skipped += 1;
          failures.push(`left: ${event.reason ?? event.code ?? ''} ${event.operation.source}`);
        } else {
          done += 1;
          if (event.operation.source !== '') filed.add(event.operation.source);
        }
        break;
      case 'run-ended':
        current = null;
        begun.clear();
        stopped = event.state === 'paused' ? (event.reason ?? event.code ?? 'stopped') : null;
        break;
    }
  }
  return {
    total,
    steps,
    done,
    skipped,
    failed,
    bytes,
    bytesTotal,
    current,
    begun,
    failures: failures.slice(-FAILURES_SHOWN),
    runId,
    filed,
    stopped,
    from: progress.from ?? at,
    until: at ?? progress.until,
  };
}

/** Steps and bytes as they are shown: what was copied before the file that is copied now counts, though it is not made safe yet. */
export function shownOf({ steps, bytes, bytesTotal, begun }: Progress): {
  readonly steps: number;
  readonly bytes: number;
} {
  if (bytesTotal === 0) return { steps, bytes };
  const before = [...begun.values()].slice(0, -1);
  return { steps: steps + before.length, bytes: bytes + before.reduce((sum, each) => sum + each, 0) };
}

export interface Pace {
  /** files a second */
  readonly files: number;
  /** bytes a second; 0 where nothing is copied */
  readonly bytes: number;
  /** seconds that are left */
  readonly left: number;
}

/** A pace is told after so many milliseconds: before that it only jumps. */
const STEADY_MS = 500;

/** How fast a run goes, over all of it; null while that is not known. What is copied is measured by bytes, all else by files. */
export function paceOf(progress: Progress): Pace | null {
  const { from, until, total, bytesTotal } = progress;
  const { steps, bytes } = shownOf(progress);
  if (from === null || until === null || until - from < STEADY_MS || steps === 0) return null;
  const seconds = (until - from) / 1000;
  const left =
    bytes > 0 && bytesTotal > 0 ? (bytesTotal - bytes) / (bytes / seconds) : (total - steps) / (steps / seconds);
  return { files: steps / seconds, bytes: bytes / seconds, left: Math.max(0, left) };
}
