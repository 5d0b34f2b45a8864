// What the hands that change files are told by the run around them, and how long they try when a disk says "not now".
import { classifyErrno } from '../../disk/errno.ts';
import type { FailureCode } from '../../model/failure.ts';

export interface Hands {
  /** called between any two changes of the disk */
  step(name: string): void;
  /** true when the run shall stop */
  stopped(): boolean;
  /** waits, in milliseconds */
  sleep(ms: number): void;
  /** behave as on a disk without hard links */
  readonly noLinks: boolean;
  /** behave as if every destination were on another disk */
  readonly noSameDevice: boolean;
}

/** Trouble that every other file would meet as well: the run pauses, and can be resumed. */
export class RunTrouble extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A copy was abandoned because the run shall stop; its temporary file is gone. */
export class Stopped extends Error {}

/** The file that was being copied is no longer what it was. */
export class SourceChanged extends Error {}

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;
const PATIENCE_MS = 15_000;
const GROWTH = 1.6;

/** Carries out `action`; trouble that passes (a scanner or player has the file open) is waited out for 15 s, then thrown. */
export function patiently<T>(hands: Hands, action: () => T): T {
  let waited = 0;
  let wait = FIRST_WAIT_MS;
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (classifyErrno(error).class !== 'transient' || waited >= PATIENCE_MS || hands.stopped()) throw error;
    }
    hands.sleep(wait);
    waited += wait;
    wait = Math.min(wait * GROWTH, LONGEST_WAIT_MS);
  }
}
