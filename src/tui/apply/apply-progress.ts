// A run told to the Apply screen: events folded into numbers. Pure.
import type { Operation } from '../../model/plan.ts';
import type { WorkflowEvent } from '../../workflow/event.ts';
import { advanced, type Pace, paceAfter, type RunWay } from '../../workflow/run-way.ts';
import type { Progress } from './apply-model.ts';

/** Failures kept for showing; the journal has all. */
const FAILURES_SHOWN = 100;

/** Folders made or removed on the way are steps, but no file of anybody’s. */
const isFolderStep = ({ action }: Operation): boolean => action === 'make-folder' || action === 'remove-folder';

/** Folds a batch of events in. */
export function withProgress(progress: Progress, events: readonly WorkflowEvent[], at: number | null = null): Progress {
  let { done, skipped, failed, current, runId, stopped } = progress;
  let way: RunWay = progress;
  const failures = [...progress.failures];
  const filed = new Set(progress.filed);
  for (const told of events) {
    if (told.type !== 'run-advanced') continue;
    const { event } = told;
    way = advanced(way, event);
    switch (event.type) {
      case 'run-started':
        runId = event.runId;
        break;
      case 'operation-started':
      case 'operation-advanced':
        current = event.operation.destination;
        break;
      case 'operation-ended':
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
        stopped = event.state === 'paused' ? (event.reason ?? event.code ?? 'stopped') : null;
        break;
    }
  }
  return {
    ...way,
    done,
    skipped,
    failed,
    current,
    failures: failures.slice(-FAILURES_SHOWN),
    runId,
    filed,
    stopped,
    from: progress.from ?? at,
    until: at ?? progress.until,
  };
}

/** How fast a run goes, over all of it; null while that is not known. */
export const paceOf = (progress: Progress): Pace | null =>
  progress.from === null || progress.until === null ? null : paceAfter(progress, progress.until - progress.from);
