// The tables of markers and terms: each row holds its own example, and no row takes longer the longer a name is repeated.
import { describe, expect, it } from 'vitest';
import * as markers from '../../src/parse/markers.ts';
import type { Marker } from '../../src/parse/markers.ts';
import { TERMS, termOf } from '../../src/parse/terms.ts';

const isTable = (value: unknown): value is readonly Marker[] => Array.isArray(value);
const TABLES = Object.entries(markers).filter((entry): entry is [string, readonly Marker[]] => isTable(entry[1]));

describe.each(TABLES)('%s', (_table, rows) => {
  it('has rows whose examples they hold, each by another name', () => {
    for (const { name, pattern, example, says } of rows) {
      const found = pattern.exec(example);
      expect([name, found === null ? null : says(found)]).toEqual([name, expect.any(Object)]);
    }
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});

it('terms know their examples', () => {
  for (const { field, example } of TERMS) expect([example, termOf(example)]).toEqual([example, field]);
});
