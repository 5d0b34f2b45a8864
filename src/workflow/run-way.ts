// How far a run is: what apply tells, folded into the numbers that every window draws from. Pure.
import type { ApplyEvent, CopyAdvance } from '../model/run.ts';

export interface RunWay {
  /** steps of the run, folders made or removed among them */
  readonly total: number;
  readonly steps: number;
  /** of what ended well */
  readonly bytes: number;
  readonly bytesTotal: number;
  /** begun and not told as ended yet, with their bytes: files are made safe many at a time, but copied one after another */
  readonly begun: ReadonlyMap<string, number>;
  /** how far the file is that is copied now; null: none is, or nothing is known of it yet */
  readonly copy: CopyAdvance | null;
}

export const NO_WAY: RunWay = { total: 0, steps: 0, bytes: 0, bytesTotal: 0, begun: new Map(), copy: null };

/** The way after one more event. */
export function advanced(way: RunWay, event: ApplyEvent): RunWay {
  switch (event.type) {
    case 'run-started':
      return { ...way, total: event.total, bytesTotal: event.bytes };
    case 'operation-started': {
      const { id, identity } = event.operation;
      return { ...way, begun: new Map(way.begun).set(id, identity?.size ?? 0), copy: null };
    }
    case 'operation-advanced':
      return { ...way, copy: { part: event.part, bytes: event.bytes } };
    case 'operation-ended': {
      const { id } = event.operation;
      const begun = way.begun.has(id) ? new Map([...way.begun].filter(([each]) => each !== id)) : way.begun;
      return { ...way, begun, copy: null, steps: way.steps + 1, bytes: way.bytes + event.bytes };
    }
    case 'run-ended':
      return { ...way, begun: new Map(), copy: null };
  }
}

export interface ShownWay {
  readonly steps: number;
  readonly bytes: number;
  /** bytes by what they cost: those that are copied count half when they are written, and whole when they are read back */
  readonly work: number;
}

/** Steps and bytes as they are shown: what was copied before the file that is copied now counts, though it is not made safe yet. */
export function shownOf({ steps, bytes, bytesTotal, begun, copy }: RunWay): ShownWay {
  if (bytesTotal === 0) return { steps, bytes, work: bytes };
  const sizes = [...begun.values()];
  const current = sizes.pop() ?? 0;
  const before = sizes.reduce((sum, each) => sum + each, bytes);
  const isWritten = copy?.part === 'read-back';
  const done = copy?.bytes ?? 0;
  return {
    steps: steps + sizes.length,
    bytes: before + (isWritten ? current : done),
    work: before + (isWritten ? current + done : done) / 2,
  };
}

export interface Pace {
  /** files a second */
  readonly files: number;
  /** bytes a second, written and read back; 0 where nothing is copied */
  readonly bytes: number;
  /** seconds that are left */
  readonly left: number;
}

/** A pace is told after so many milliseconds: before that it only jumps. */
const STEADY_MS = 500;

/** How fast a run goes that came so far in `ms`; null while that is not known. What is copied is measured by bytes, all else by files. */
export function paceAfter(way: RunWay, ms: number): Pace | null {
  const { steps, work } = shownOf(way);
  if (ms < STEADY_MS || (steps === 0 && work === 0)) return null;
  const { total, bytesTotal } = way;
  const seconds = ms / 1000;
  const left =
    work > 0 && bytesTotal > 0 ? (bytesTotal - work) / (work / seconds) : (total - steps) / (steps / seconds);
  return { files: steps / seconds, bytes: work / seconds, left: Math.max(0, left) };
}

/** `5 s left`, `12 min left`, `3 h left`. */
export function leftText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s left`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min left` : `${Math.round(seconds / 3600)} h left`;
}
