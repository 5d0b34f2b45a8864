// Whether a disk is asked at once, while it answers from memory, or through the thread pool: a share that hangs must not hang all else, and on a slow one
// many questions are asked together.
import type { Clock } from '../model/ports.ts';

/** Asked at once without a pause, in milliseconds: half a frame, so that keys are answered. */
const SLICE_MS = 8;
/** One answer says nothing of a disk: a large folder, a busy moment. */
const ANSWERS_LEAST = 8;
/** Questions asked through the thread pool before a slow disk is tried at once again. */
const SLOW_FOR = 2000;

export interface Pace {
  /** the disk answered at once of late, and the slice since the last pause is not used up */
  mayAskNow(): boolean;
  /** the same after a pause, where one is due; false where the disk did not answer at once of late */
  mayAskSoon(): Promise<boolean>;
  /** asks at once */
  now<T>(ask: () => T): T;
  /** asks so many questions through the thread pool */
  later<T>(questions: number, ask: () => Promise<T>): Promise<T>;
}

/** A pace that learns how fast the disk answers; to take longer than `slowMs` for one question is slow. */
export function createPace({ monotonic, sleep }: Pick<Clock, 'monotonic' | 'sleep'>, slowMs: number): Pace {
  /** since the last pause */
  let spent = 0;
  /** since the disk was judged last */
  const answers = { count: 0, ms: 0 };
  let slowFor = 0;
  const judge = (): void => {
    if (answers.count < ANSWERS_LEAST) return;
    if (answers.ms / answers.count > slowMs) slowFor = SLOW_FOR;
    [answers.count, answers.ms] = [0, 0];
  };
  const mayAskNow = (): boolean => slowFor === 0 && spent < SLICE_MS;
  return {
    mayAskNow,
    async mayAskSoon() {
      judge();
      if (spent >= SLICE_MS && slowFor === 0) await sleep(0);
      spent = 0;
      return mayAskNow();
    },
    now(ask) {
      const began = monotonic();
      try {
        return ask();
      } finally {
        const ms = monotonic() - began;
        spent += ms;
        answers.ms += ms;
        answers.count += 1;
      }
    },
    async later(questions, ask) {
      try {
        return await ask();
      } finally {
        slowFor = Math.max(0, slowFor - questions);
      }
    },
  };
}
