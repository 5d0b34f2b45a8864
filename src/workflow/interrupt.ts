// One way to end a workflow that a signal stopped.
import { Failure } from '../model/failure.ts';

const EXIT_OF_SIGNAL: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Throws E-INTERRUPTED (exit 129, 130 or 143 by the signal's name in the abort reason) once the signal has aborted. */
export function throwIfStopped(signal: AbortSignal): void {
  if (!signal.aborted) return;
  const name = typeof signal.reason === 'string' ? signal.reason : 'SIGINT';
  throw new Failure({ code: 'E-INTERRUPTED', message: 'Stopped before the end.', exit: EXIT_OF_SIGNAL[name] ?? 130 });
}
