// The hand of the session: opened for what is scanned, added to as decisions are made, let go at the end. Answers with messages.
import type { SessionLine } from '../../review/session-line.ts';
import type { Parts } from '../../workflow/parts.ts';
import { openSession, type OpenSession, type SessionSubject } from '../../workflow/session.ts';
import type { Message } from '../message.ts';
import { asFailure } from '../tasks.ts';

export interface SessionHand {
  /** lets go of the one before */
  open(subject: SessionSubject): void;
  append(lines: readonly SessionLine[]): void;
  close(nothingWaits: boolean): void;
}

/** No session is open yet. */
export function createSessionHand(parts: () => Parts, dispatch: (message: Message) => void): SessionHand {
  let session: OpenSession | null = null;
  const tried = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      dispatch({ type: 'noted', text: `decisions can’t be kept: ${asFailure(error).message}` });
    }
  };
  return {
    open(subject) {
      session?.close(false);
      session = null;
      tried(() => {
        session = openSession(parts(), subject);
        dispatch({ type: 'session-opened', left: session.left, isShared: session.isShared });
      });
    },
    append(lines) {
      tried(() => session?.append(lines));
    },
    close(nothingWaits) {
      session?.close(nothingWaits);
    },
  };
}
