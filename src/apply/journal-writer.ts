// The one writer of a run's journal: what it has written is on the disk, or nothing more may be touched.
import { classifyErrno } from '../disk/errno.ts';
import { Failure } from '../model/failure.ts';
import { chained } from './chain.ts';
import type { JournalState } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { encodeEntry } from './record.ts';
import { JOURNAL_VERSION } from './record-schema.ts';
import { openAppendFile } from './transfer/append-file.ts';
import { RunTrouble } from './transfer/hands.ts';
import { giveReserve, keepReserve } from './transfer/reserve.ts';

export interface JournalWriter {
  /** Durable when this returns. Throws RunTrouble when it can't be relied on; nothing may be touched after that. */
  write(entries: readonly JournalEntry[]): void;
  close(): void;
}

export interface JournalOptions {
  readonly path: string;
  /** the file that keeps room for its last lines */
  readonly reserve: string;
  readonly runId: string;
  /** milliseconds since the epoch */
  readonly now: () => number;
  /** called when lines are in the file and not yet synced */
  readonly step: (name: string) => void;
  /** where to go on; null: a new journal */
  readonly after: JournalState | null;
}

/** Lines after which more will be touched: they are not worth the room that is kept for telling what was done. */
const promises = ({ type }: JournalEntry): boolean => type === 'begin' || type === 'intent';

/** Opens a journal for its one writer. Throws what the disk says where there is no room for it. */
export function openJournal({ path, reserve, runId, now, step, after }: JournalOptions): JournalWriter {
  const file = openAppendFile(path, after?.goodBytes ?? 0);
  let seq = after?.lastSeq ?? 0;
  let hash = after?.lastHash ?? '';
  let trouble: RunTrouble | null = null;
  let isBroken = false;
  const cantWrite = (error: unknown): RunTrouble => {
    const { code, text } = classifyErrno(error);
    return (trouble = new RunTrouble(code, `The journal can't be written: ${text}.`));
  };
  const append = (text: string, isPromise: boolean): void => {
    try {
      file.append(text);
    } catch (error) {
      const isSecondTime = trouble !== null;
      const told = cantWrite(error);
      if (isSecondTime) throw told;
      giveReserve(reserve);
      if (isPromise) throw told;
      append(text, isPromise);
    }
  };
  keepRoom(file, reserve);
  return {
    write(entries) {
      if (entries.length === 0) return;
      const isPromise = entries.some(promises);
      // a sync that failed is final; and with a full disk nothing new is begun
      if (trouble !== null && (isBroken || isPromise)) throw trouble;
      let text = '';
      let [nextSeq, nextHash] = [seq, hash];
      const tail = JSON.stringify({ ts: new Date(now()).toISOString(), run_id: runId }).slice(1, -1);
      for (const entry of entries) {
        nextSeq += 1;
        const told = JSON.stringify(encodeEntry(entry)).slice(1);
        const body = `{"schema_version":${JOURNAL_VERSION},"seq":${nextSeq},${tail},${told}`;
        const link = chained(nextHash, body);
        nextHash = link.hash;
        text += link.line;
      }
      append(text, isPromise);
      step('journal-written');
      try {
        file.sync();
      } catch (error) {
        isBroken = true;
        throw cantWrite(error);
      }
      [seq, hash] = [nextSeq, nextHash];
    },
    close: () => {
      file.close();
      giveReserve(reserve);
    },
  };
}

function keepRoom(file: { close(): void }, reserve: string): void {
  try {
    keepReserve(reserve);
  } catch (error) {
    file.close();
    const { code, text } = classifyErrno(error);
    throw new Failure({
      code,
      message: `There is no room for the run's journal: ${text}. Nothing was changed.`,
      path: reserve,
      cause: error,
    });
  }
}
