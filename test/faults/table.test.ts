// The table of faults is complete, and what it names is there.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FAULTS } from './table.ts';

const rows = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
const fileOf = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

it('has every row once', () => {
  expect(FAULTS.map(({ row }) => row)).toEqual(rows('C', 84));
});

it.each(FAULTS)('$row: $fault', ({ proof }) => {
  if ('reason' in proof) return expect(proof.reason.length).toBeGreaterThan(10);
  expect(existsSync(fileOf(proof.file)), proof.file).toBe(true);
  expect(readFileSync(fileOf(proof.file), 'utf8')).toContain(proof.test);
});
