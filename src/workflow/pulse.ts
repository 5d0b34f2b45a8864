// A beat while something is waited for. It knows nothing of what is told at it.
import type { Clock } from '../model/ports.ts';

/** A pause counts down before a person's eyes, and a slow answer shows that somebody is waited for. */
const PULSE_MS = 500;

/** Does the work and calls `beat` every half second meanwhile. */
export async function withPulse(
  clock: Clock,
  signal: AbortSignal,
  beat: () => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const pulse = async (): Promise<void> => {
    while (!until.aborted) {
      await clock.sleep(PULSE_MS, until).catch(() => undefined);
      if (!until.aborted) await beat();
    }
  };
  const beating = pulse();
  try {
    await work();
  } finally {
    over.abort();
    await beating;
  }
}
