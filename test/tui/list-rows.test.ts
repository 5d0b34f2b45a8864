// Rows that are counted instead of made are the rows that would be made.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FileGroup } from '../../src/model/match.ts';
import { rowsIn, type Row } from '../../src/tui/review/list-rows.ts';
import { fileGroup, parsedUnit } from '../support/builders.ts';

const FILE = parsedUnit('/a/b.mkv');

function madeRows(
  listed: readonly string[],
  opened: ReadonlySet<string>,
  groups: ReadonlyMap<string, FileGroup>,
): readonly Row[] {
  return listed.flatMap((group): readonly Row[] => [
    { group, file: null },
    ...(opened.has(group) ? (groups.get(group)?.files ?? []).map((_, file) => ({ group, file })) : []),
  ]);
}

it('for any list, whatever is open', () => {
  const sizes = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(sizes, fc.nat({ max: 6 }), fc.nat({ max: 9 }), (some, first, count) => {
      const listed = some.map((_, index) => `g${index}`);
      const groups = new Map(
        some.map(([files], index) => [`g${index}`, fileGroup(Array.from({ length: files }, () => FILE))]),
      );
      const opened = new Set(some.flatMap(([, isOpen], index) => (isOpen ? [`g${index}`] : [])));
      const made = madeRows(listed, opened, groups);
      const rows = rowsIn(listed, opened, groups);
      expect(rows.total).toBe(made.length);
      expect(rows.slice(0, made.length)).toEqual(made);
      expect(rows.slice(first, count)).toEqual(made.slice(first, first + count));
      for (const [index, row] of made.entries()) expect(rows.indexOf(row)).toBe(index);
      expect(rows.at(made.length)).toBeUndefined();
      expect(rows.indexOf({ group: 'other', file: null })).toBe(-1);
    }),
  );
});
