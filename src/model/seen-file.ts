// What is remembered of a file that was dealt with before.

/** What became of a file: a run placed it, a rollback put it back, a person left it out. */
export type Fate = 'placed' | 'undone' | 'left-out';

export interface SeenFile {
  readonly path: string;
  /** bytes, as it was then */
  readonly size: number;
  /** nanoseconds since the epoch, as it was then */
  readonly mtimeNs: string;
  /** null: what was remembered of it holds no more */
  readonly fate: Fate | null;
  /** ISO 8601 UTC */
  readonly at: string;
  /** where it was placed; null for every other fate */
  readonly destination: string | null;
}
