// The Scan screen's slice: what is counted while folders are read and groups matched. Pure.
import type { ClientStatus } from '../model/ports.ts';
import type { WorkflowEvent } from '../workflow/event.ts';
import { lookedAt, type Look } from './scan-pace.ts';

export interface ScanModel {
  readonly state: 'idle' | 'running' | 'ended';
  readonly folders: number;
  readonly files: number;
  readonly leftOut: number;
  readonly troubles: readonly string[];
  readonly groups: number;
  readonly matched: number;
  readonly client: ClientStatus | null;
  /** when the first was told of it, and the last; null: nothing yet. Monotonic milliseconds */
  readonly from: number | null;
  readonly until: number | null;
  /** how far it was in the last seconds */
  readonly looks: readonly Look[];
  /** what the client last said of itself */
  readonly clientText: string;
  readonly failure: string | null;
}

export const idleScan: ScanModel = {
  state: 'idle',
  folders: 0,
  files: 0,
  leftOut: 0,
  troubles: [],
  groups: 0,
  matched: 0,
  client: null,
  from: null,
  until: null,
  looks: [],
  clientText: '',
  failure: null,
};

/** Troubles kept for showing; the log has all. */
const TROUBLES_SHOWN = 50;

/** Counts a batch of events in, told at a time in milliseconds. `groups` and `matched` are told by the review, which knows them all. */
export function countScan(
  scan: ScanModel,
  events: readonly WorkflowEvent[],
  groups: number,
  matched: number,
  at: number,
): ScanModel {
  let { folders, files, leftOut, troubles, client, clientText } = scan;
  for (const event of events) {
    if (event.type === 'listing-scanned') {
      folders += 1;
      leftOut += event.listing.skipped.length;
      for (const unit of event.listing.units) files += 1 + unit.sidecars.length;
    } else if (event.type === 'file-troubled')
      troubles = [...troubles, `${event.trouble.message} ${event.trouble.path}`].slice(-TROUBLES_SHOWN);
    else if (event.type === 'progressed') client = event.client ?? client;
    else if (event.type === 'client-changed') [client, clientText] = [event.client, event.text];
  }
  const looks = lookedAt(scan.looks, { at, matched, requests: client?.requests ?? 0 });
  const from = scan.from ?? at;
  return { ...scan, folders, files, leftOut, troubles, client, clientText, groups, matched, from, until: at, looks };
}

/** A scan that is over sooner is not shown. */
const WORTH_MS = 1000;

/** It takes a while, or it has ended and Review has not taken over: what was counted is to be seen. */
export const isWorthShowing = ({ state, from, until, troubles }: ScanModel): boolean =>
  state !== 'running' || troubles.length > 0 || (from !== null && until !== null && until - from >= WORTH_MS);
