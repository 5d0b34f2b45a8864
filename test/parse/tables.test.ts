// The tables of markers and terms: each row holds its own example, and none backtracks without bound.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { analyse, type Report } from 'scslre';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as markers from '../../src/parse/markers.ts';
import { mayHold, saidBy, type Marker } from '../../src/parse/marker.ts';
import { signsOf } from '../../src/parse/signs.ts';
import { TERMS, termOf } from '../../src/parse/terms.ts';

const isTable = (value: unknown): value is readonly Marker[] => Array.isArray(value);
const TABLES = Object.entries(markers).filter((entry): entry is [string, readonly Marker[]] => isTable(entry[1]));

describe.each(TABLES)('%s', (_table, rows) => {
  it('has rows whose examples they hold, each by another name', () => {
    for (const row of rows) {
      const found = row.pattern.exec(row.example);
      expect([row.name, found === null ? null : saidBy(row, found)]).toEqual([row.name, expect.any(Object)]);
    }
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});

describe('a marker row is tried wherever it holds', () => {
  const rows = TABLES.flatMap(([, all]) => all);
  const untried = (text: string): readonly string[] =>
    rows.filter((row) => row.pattern.test(text) && !mayHold(row, signsOf(text))).map(({ name }) => name);
  /** Every word, and every sign beyond ASCII, that a pattern has. */
  const words = rows.flatMap(({ pattern, example }) => [
    example,
    ...(pattern.source.match(/\p{L}{2,}|[^\x00-\x7f]/gu) ?? []),
  ]);
  const inEveryCase = [...new Set(words.flatMap((word) => [word, word.toUpperCase(), word.toLowerCase()]))];

  it('with each of its words', () => {
    const texts = inEveryCase.flatMap((word) =>
      [
        `${word}2`,
        `${word} 2`,
        `${word}. II`,
        `2${word}`,
        `2 ${word}`,
        `2nd ${word}`,
        `第2${word}`,
        `Second ${word}`,
      ].flatMap((text) => [text, `Show ${text}`, `Show - ${text}`]),
    );
    expect(texts.flatMap((text) => untried(text).map((row) => [row, text]))).toEqual([]);
  });

  it('among any others', () => {
    const signs = ['Some', '灯台街', 'ſ', '\u212a', '\u00a0', '～', '–', '.', '[', 'e', '05', '２'];
    const text = fc
      .array(fc.constantFrom(...signs, ...inEveryCase), { maxLength: 6 })
      .chain((parts) => fc.constantFrom('', ' ', ' - ').map((glue) => parts.join(glue)));
    fc.assert(
      fc.property(text, (any) => {
        expect(untried(any)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

it('terms know their examples', () => {
  for (const { field, example } of TERMS) expect([example, termOf(example)]).toEqual([example, field]);
});

const PARSE = fileURLToPath(new URL('../../src/parse/', import.meta.url));

/** Every pattern that is written down in the room: file and pattern. */
function literals(): readonly (readonly [where: string, pattern: RegExp])[] {
  return readdirSync(PARSE)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const found: (readonly [string, RegExp])[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          found.push([`${name} ${node.text}`, new RegExp(node.text.slice(1, end), node.text.slice(end + 1))]);
        }
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(name, readFileSync(join(PARSE, name), 'utf8'), ts.ScriptTarget.Latest));
      return found;
    });
}

const reports = ({ source, flags }: RegExp): readonly Report[] => analyse({ source, flags }).reports;

describe('time', () => {
  it('of a row of the tables grows with the name, and no faster', () => {
    const rows = TABLES.flatMap(([table, all]) =>
      all.map(({ name, pattern }) => [`${table} ${name}`, pattern] as const),
    );
    const terms = TERMS.map(({ example, pattern }) => [`term ${example}`, pattern] as const);
    expect([...rows, ...terms].filter(([, pattern]) => reports(pattern).length > 0)).toEqual([]);
  });

  it('of no pattern grows beyond the square of a name, of which 255 letters are read', () => {
    const patterns = literals();
    expect(patterns.length).toBeGreaterThan(50);
    expect(patterns.filter(([, pattern]) => reports(pattern).some((report) => report.exponential))).toEqual([]);
  });
});
