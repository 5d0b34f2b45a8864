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

/** Rows of one kind on one disk as one, in the order in which each came first. */
export function byDisk(rows: readonly Row[]): readonly Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows.filter(({ skipped }) => skipped === null)) {
    const name = `${row.what}s, ${row.disk}`;
    const sum = sums.get(name);
    const faults = Object.fromEntries(FAULTS.map((fault) => [fault, row.faults[fault] + (sum?.faults[fault] ?? 0)]));
    const points = row.points + (sum?.points ?? 0);
    sums.set(name, { ...row, name, points, faults: faults as Row['faults'], first: null });
  }
  return [...sums.values()];
}

/** `1812 kill points: 0 lost, 0 partial, …` */
export function summaryOf(what: Row['what'], rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number): number =>
    rows.filter((row) => row.what === what).reduce((total, row) => total + of(row), 0);
  const faults = FAULTS.map((fault) => `${sum((row) => row.faults[fault])} ${fault}`);
  return `${sum(({ points }) => points)} ${what} points: ${faults.join(', ')}`;
}
