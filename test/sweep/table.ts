// The sweep's results as lines for people. Pure.
import { FAULTS } from './attack.ts';
import type { Row } from './campaign.ts';

const HEADS = ['points', ...FAULTS];

/** A row for each campaign and victim; what was found first stands below its row. */
export function tableOf(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length), 0);
  const head = [' '.repeat(width), ...HEADS].join('  ');
  const lines = rows.map(({ name, points, faults, first, skipped }) => {
    if (skipped !== null) return `${name.padEnd(width)}  skipped: ${skipped}`;
    const counts = [points, ...FAULTS.map((fault) => faults[fault])];
    const cells = counts.map((count, index) => String(count).padStart(HEADS[index]?.length ?? 0));
    return [name.padEnd(width), ...cells].join('  ') + (first === null ? '' : `\n    ${first}`);
  });
  return [head, ...lines].join('\n');
}

/** One row by itself, told as its campaign ends: `this disk: moves, apply: 117 points, clean`. */
export function lineOf({ name, points, first, skipped }: Row): string {
  if (skipped !== null) return `${name}: skipped: ${skipped}`;
  return `${name}: ${points} points, ${first === null ? 'clean' : `first found at ${first}`}`;
}

/** `1,812 kill points: 0 lost, 0 partial, …` */
export function summaryOf(what: string, rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const faults = FAULTS.map((fault) => `${sum((row) => row.faults[fault])} ${fault}`);
  return `${sum(({ points }) => points)} ${what}: ${faults.join(', ')}`;
}
