// The Scan screen as lines: what has been counted so far, and what TMDB's client is doing. Pure.
import { header, hint, rule } from './components/frame.ts';
import type { Block } from './components/block.ts';
import { BLANK, line, piece, shownCut, type Line } from './line.ts';
import type { Surroundings } from './model.ts';
import { isWorthShowing, type ScanModel } from './scan-model.ts';

const count = (value: number): string => value.toLocaleString('en').padStart(9);
const row = (value: number, text: string): Line => [piece(count(value), 'strong'), piece(`  ${text}`)];

const STATES: Readonly<Record<string, string>> = {
  Normal: 'answers as it should',
  Throttle: 'is slow: we ask less often',
  Sleep: 'asks us to wait',
  HalfOpen: 'is tried again',
  CacheOnly: 'can’t be reached: what is known is used',
  offline: 'is not asked',
};

function clientLine({ client, clientText }: ScanModel): Line {
  if (!client) return line('           TMDB has not been asked yet', 'quiet');
  const waits = client.nextTryMs === null ? '' : `, next try in ${Math.ceil(client.nextTryMs / 1000)} s`;
  const said = clientText === '' ? `TMDB ${STATES[client.state] ?? ''}` : clientText;
  return line(`           ${said}${waits}`, client.state === 'Normal' || client.state === 'offline' ? 'quiet' : 'warn');
}

function countRows(scan: ScanModel, { glyphs, columns }: Surroundings, total: number): readonly Block[] {
  const { client } = scan;
  const percent = total === 0 ? 0 : Math.floor((scan.matched * 100) / total);
  return [
    row(scan.folders, scan.folders === 1 ? 'folder read' : 'folders read'),
    row(scan.files, scan.files === 1 ? 'file found' : 'files found'),
    row(scan.leftOut, 'left out by name (samples, hidden, unfinished)'),
    row(scan.matched, `of ${total.toLocaleString('en')} groups matched`),
    { widget: { type: 'progress', percent, width: Math.min(60, columns - 12) }, height: 1 },
    BLANK,
    row(
      client?.requests ?? 0,
      `requests ${glyphs.dot} ${(client?.cacheHits ?? 0).toLocaleString('en')} answers from the cache`,
    ),
    clientLine(scan),
    BLANK,
  ];
}

/** All rows of the frame. */
export function scanScreen(scan: ScanModel, around: Surroundings): readonly Block[] {
  const { glyphs, columns, folders } = around;
  const { troubles } = scan;
  const total = Math.max(scan.groups, scan.matched);
  const from = folders.length === 1 ? (folders[0] ?? '') : `${folders.length} folders`;
  const head: readonly Block[] = [
    header('scan', around),
    BLANK,
    line(` ${shownCut(from, columns - 2, glyphs.ellipsis)}`, 'strong'),
    BLANK,
    ...(isWorthShowing(scan) ? countRows(scan, around, total) : []),
  ];
  const room = Math.max(0, around.rows - head.length - 2);
  const told = troubles.slice(-room).map((text) => line(` ! ${shownCut(text, columns - 4, glyphs.ellipsis)}`, 'warn'));
  const fill = Array.from({ length: Math.max(0, room - told.length) }, () => BLANK);
  const message = scan.failure ?? (scan.state === 'ended' && scan.groups === 0 ? 'no videos were found there' : null);
  const toReview = total > 0 || scan.state === 'running' ? ['Enter to Review'] : [];
  const keys = [...toReview, ...(scan.state === 'running' ? ['Esc stop'] : ['Esc to Start', 'R scan again', 'q quit'])];
  return [...head, ...told, ...fill, rule(message, '', around), hint(keys, around)];
}
