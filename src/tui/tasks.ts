// Work that goes on beside the window: one of each kind at a time, told in batches, stopped in order.
import { Failure } from '../model/failure.ts';
import type { WorkflowEvent } from '../workflow/event.ts';
import type { Parts } from '../workflow/parts.ts';
import type { Message, TaskName } from './message.ts';

/** Events are told in batches of so many milliseconds: at most four repaints a second from progress. */
const BATCH_MS = 250;
/** The first of a task is told sooner: that it goes is seen at once. */
const FIRST_MS = 40;
/** A first screen of groups is told as soon as it is there, in place of the next batch. */
const FIRST_ROWS = 20;

/** Any error as one that can be shown. */
export const asFailure = (error: unknown): Failure =>
  error instanceof Failure
    ? error
    : new Failure({
        code: 'E-BUG',
        message: `Something went wrong that is our fault: ${error instanceof Error ? error.message : String(error)}`,
        cause: error,
      });

/** Hands events on in batches, so that a frame is drawn for many of them. */
function createBatch(
  { parts, dispatch }: TasksRequest,
  task: TaskName,
): { add(event: WorkflowEvent): void; flush(): void } {
  let events: WorkflowEvent[] = [];
  let isWaiting = false;
  let isFirst = true;
  let isTold = false;
  const first = new Set<string>();
  const tell = (): void => {
    if (events.length === 0) return;
    const some = events;
    events = [];
    dispatch({ type: 'events', task, events: some, at: parts.clock.monotonic() });
  };
  const tellIn = (ms: number): void => {
    isWaiting = true;
    void parts.clock.sleep(ms).then(() => {
      isWaiting = false;
      const wasTold = isTold;
      isTold = false;
      if (!wasTold) tell();
      else if (events.length > 0) tellIn(BATCH_MS);
    });
  };
  return {
    add(event) {
      events.push(event);
      if (!isWaiting) tellIn(isFirst ? FIRST_MS : BATCH_MS);
      isFirst = false;
      if (event.type !== 'group-matched' || first.size === FIRST_ROWS) return;
      first.add(event.group.id);
      if (first.size < FIRST_ROWS) return;
      isTold = true;
      tell();
    },
    flush: tell,
  };
}

export interface TasksRequest {
  readonly parts: Parts;
  readonly dispatch: (message: Message) => void;
}

export interface Tasks {
  /** begins a task; one of the same kind is stopped and waited for first */
  start(task: TaskName, produce: (signal: AbortSignal) => AsyncIterable<WorkflowEvent>): void;
  stop(task: TaskName, reason: string): void;
  /** stops all and waits for their ends */
  close(reason: string): Promise<void>;
}

interface Task {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** No task runs yet. */
export function createTasks(request: TasksRequest): Tasks {
  const { parts, dispatch } = request;
  const tasks = new Map<TaskName, Task>();
  return {
    start(task, produce) {
      const stop = new AbortController();
      const before = tasks.get(task)?.ended ?? Promise.resolve();
      const batch = createBatch(request, task);
      const work = async (): Promise<void> => {
        await before;
        let failure: Failure | null = null;
        try {
          for await (const event of produce(stop.signal)) batch.add(event);
        } catch (error) {
          failure = asFailure(error);
          const { code, message, path } = failure;
          parts.log.write('error', 'task-failed', { task, code, text: message, path });
        }
        batch.flush();
        dispatch({ type: 'task-ended', task, failure });
      };
      tasks.get(task)?.stop.abort('SIGINT');
      tasks.set(task, { stop, ended: work() });
    },
    stop(task, reason) {
      tasks.get(task)?.stop.abort(reason);
    },
    async close(reason) {
      for (const { stop } of tasks.values()) stop.abort(reason);
      await Promise.all([...tasks.values()].map(({ ended }) => ended));
    },
  };
}
