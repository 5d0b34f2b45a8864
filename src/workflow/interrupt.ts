// One way to end a workflow that a signal stopped.
import { Failure } from '../model/failure.ts';

const EXIT_OF_SIGNAL: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** 129, 130 or 143, by the signal's name in the abort reason. */
export const exitOfSignal = ({ reason }: AbortSignal): number =>
  EXIT_OF_SIGNAL[typeof reason === 'string' ? reason : 'SIGINT'] ?? 130;

/** Throws E-INTERRUPTED (exit 129, 130 or 143 by the signal's name in the abort reason) once the signal has aborted. */
export function throwIfStopped(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new Failure({ code: 'E-INTERRUPTED', message: 'Stopped before the end.', exit: exitOfSignal(signal) });
}
